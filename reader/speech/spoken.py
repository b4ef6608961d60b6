"""Written text rewritten into what a voice should say, with the way back to the written text.

A voice reads "0.25 mg" as "em gee" and "[12]" as "twelve". Each rule of `spoken_rules.json` finds one such
spelling and says it in words. Every code point of the result knows the range of written code points it came
from, so a word that is heard can be lit up where it is seen. `spoken.js` is the same engine for the page: for
the same text and manner both give the same words and the same places, and one table of cases tests both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from reader.article import Mark
from reader.speech import numbers
from reader.speech.pronunciation import EMPTY, Dictionary, Phonemes
from reader.speech.rules import RULES

Verbosity = Literal["none", "few", "some", "most"]
Span = tuple[int, int]

_FIRST_PLACEHOLDER, _LAST_PLACEHOLDER = 0xE000, 0xF8FF
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Text to be said; `starts[i]` to `ends[i]` is the written range its code point `i` came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def find_written(self, start: int, end: int) -> Span:
        """Return the half-open written range of a half-open spoken range, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is said: how much of what is for the eye, which notation of sounds the voice knows, which words."""

    verbosity: Verbosity = "some"
    phonemes: Phonemes = ""
    dictionary: Dictionary = field(default=EMPTY)


PLAIN_MANNER = Manner()


def say(text: str, language: str = "en", manner: Manner = PLAIN_MANNER, marks: Iterable[Mark] = ()) -> Spoken:
    """Return what a voice of a language says for a written text.

    The dictionary comes first, and what it says no rule touches. The rules are English; other languages keep
    their text. Marks of kind "subscript" and "superscript" are heard: x with a raised 2 is "x squared".
    """
    spoken, held = _hold_dictionary_words(text, _raise_digits(text, marks), manner)
    primary = language.split("-")[0].lower()
    if primary == "en":
        spoken = _apply_rules(spoken, manner.verbosity, _is_day_first(language))
    return _release(_part_brackets(spoken), held)


def split_languages(text: str, marks: Iterable[Mark], language: str) -> list[tuple[int, int, str]]:
    """Return the passages of a text, each with its language: a tag of a mark of kind "language", else `language`."""
    passages: list[tuple[int, int, str]] = []
    done = 0
    for mark in sorted((m for m in marks if m.kind == "language" and m.value), key=lambda m: (m.start, -m.end)):
        start, end = max(done, mark.start), min(len(text), mark.end)
        if start < end:
            passages += [(done, start, language)] * (done < start) + [(start, end, mark.value)]
            done = end
    return passages + [(done, len(text), language)] * (done < len(text))


def announce(name: str, **values: object) -> str:
    """Return an announcement, such as "item 2 of 5" of name "item", place 2 and count 5; not yet made to be said."""
    template: str = RULES["announcements"][name]
    return template.format(**values)


def _is_day_first(language: str) -> bool:
    return language.lower().replace("_", "-").split("-")[-1] in ("gb", "au", "nz", "ie", "in", "za")


# --- what happens before and after the rules ---

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FLAT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺₀₁₂₃₄₅₆₇₈₉", "0123456789-+0123456789")


def _raise_digits(text: str, marks: Iterable[Mark]) -> str:
    """Return the text with the digits of raised and lowered passages as Unicode's own, one for one."""
    for mark in marks:
        table = {"superscript": _RAISED, "subscript": _LOWERED}.get(mark.kind)
        if table:
            text = text[: mark.start] + text[mark.start : mark.end].translate(table) + text[mark.end :]
    return text


def _hold_dictionary_words(written: str, text: str, manner: Manner) -> tuple[Spoken, list[str]]:
    """Return the text with each dictionary word as one private code point, and what these stand for.

    The voices say nothing for a private code point; those that are written become spaces.
    """
    text = _PRIVATE.sub(" ", text)
    held: list[str] = []
    pieces, starts, ends = [], [], []
    done = 0
    for start, end, said in manner.dictionary.find(written, manner.phonemes):
        new = ""
        if said:
            if len(held) > _LAST_PLACEHOLDER - _FIRST_PLACEHOLDER:
                break
            new = chr(_FIRST_PLACEHOLDER + len(held))
            held.append(said)
        pieces += [text[done:start], new]
        starts += [*range(done, start), *[start] * len(new)]
        ends += [*range(done + 1, start + 1), *[end] * len(new)]
        done = end
    rest = range(done, len(text))
    pieces.append(text[done:])
    return Spoken("".join(pieces), (*starts, *rest), (*ends, *(place + 1 for place in rest))), held


def _release(spoken: Spoken, held: list[str]) -> Spoken:
    if not held:
        return spoken
    return _replace(spoken, _PRIVATE, lambda m: [(held[ord(m.group()) - _FIRST_PLACEHOLDER], m.span())])


def _part_brackets(spoken: Spoken) -> Spoken:
    """Return the text without "[[", which would be taken for phonemes."""
    return _replace(spoken, re.compile(r"\[(?=\[)"), lambda match: [("[ ", match.span())])


# --- rules ---

Piece = tuple[str, Span]


def _replace(spoken: Spoken, pattern: re.Pattern[str], say_match: Callable[[re.Match[str]], list[Piece]]) -> Spoken:
    """Return the text with every match replaced by pieces, each standing for its span of the text."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in pattern.finditer(spoken.text):
        start, end = match.span()
        if start == end:
            continue
        text.append(spoken.text[done:start])
        starts += spoken.starts[done:start]
        ends += spoken.ends[done:start]
        for new, (first, last) in say_match(match):
            text.append(new)
            starts += [spoken.starts[first]] * len(new)
            ends += [spoken.ends[last - 1]] * len(new)
        done = end
    if not done:
        return spoken
    text.append(spoken.text[done:])
    return Spoken("".join(text), (*starts, *spoken.starts[done:]), (*ends, *spoken.ends[done:]))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern and what is said at each verbosity: a template, or None where the text stays as it is.

    A template's `{group|way}` says a group of the pattern in a way of `_WAYS`, or by a table of the rules. The
    pattern is compiled for the first text that has one of the characters in `needs`: most texts need few rules.
    """

    source: str
    needs: frozenset[str]
    templates: tuple[str | None, ...]
    day_last: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compile(self.source)

    def apply(self, spoken: Spoken, level: int) -> Spoken:
        template = self.templates[level]
        if template is None or not self.pattern.search(spoken.text):
            return spoken
        parts = _parse_template(template)
        return _replace(spoken, self.pattern, lambda match: list(_say_parts(match, parts)))


@cache
def _parse_template(template: str) -> tuple[tuple[str, str, str], ...]:
    """Return a template's parts, each a literal text, or a group's name and the way it is said."""
    parts = re.findall(r"([^{}]+)|\{(\w+)(?:\|(\w+))?\}", template)
    return tuple(parts)


def _say_parts(match: re.Match[str], parts: Iterable[tuple[str, str, str]]) -> Iterator[Piece]:
    """Yield the pieces said for a match.

    A group's piece stands for the group, a literal for what lies between its neighbours or with the one
    before it; where the groups are not said in the order they are written, all stand for the whole match.
    """
    said = [
        (literal or _WAYS[way](match[_group(name)]), match.span(_group(name)) if name else None)
        for literal, name, way in parts
        if not name or match[_group(name)]
    ]
    if not said:
        return
    spans = _place_parts([span for _, span in said], match.span())
    yield from zip((text for text, _ in said), spans, strict=True)


def _group(name: str) -> str | int:
    return 0 if name == "0" else name


def _place_parts(spans: list[Span | None], whole: Span) -> list[Span]:
    known = [span for span in spans if span]
    if not known or any(a[1] > b[0] for a, b in pairwise(known)):
        return [whole] * len(spans)
    placed: list[Span] = []
    for place, span in enumerate(spans):
        if span is None:
            before = placed[-1][1] if placed else whole[0]
            following = next((later[0] for later in spans[place + 1 :] if later), whole[1])
            span = (before, following) if before < following else placed[-1] if placed else known[0]
        placed.append(span)
    placed[0] = (whole[0], placed[0][1])
    placed[-1] = (placed[-1][0], whole[1])
    return placed


@cache
def _compile(source: str) -> re.Pattern[str]:
    expanded = _expand(source)
    return re.compile(re.sub(r"\(\?<(?=[a-z])", "(?P<", expanded))


def _expand(pattern: str) -> str:
    macros = _load_macros()
    return re.sub(r"\{([A-Z]+1?)\}", lambda match: _expand(macros[match[1]]), pattern)


@cache
def _load_macros() -> dict[str, str]:
    macros = dict(RULES["macros"])
    units = list(RULES["units"])
    macros["UNIT"] = _choose_from(units)
    macros["PER"] = f"(?:/(?:{{NUM}}{{S}}?)?{_choose_from([*units, *RULES['per']])}{{E}})"
    return {**macros, "PERS": "{PER}{0,3}", "PERS1": "{PER}{1,3}"}


def _choose_from(words: list[str]) -> str:
    return f"(?:{'|'.join(map(_quote, sorted(words, key=len, reverse=True)))})"


@cache
def _load_rules() -> tuple[_Rule, ...]:
    return tuple(_make_rule(rule) for rule in RULES["rules"])


def _make_rule(rule: dict[str, Any]) -> _Rule:
    said = rule["say"]
    templates = (said,) * len(RULES["levels"]) if isinstance(said, str) else tuple(said)
    needs = frozenset(rule["if"].replace("0", "0123456789"))
    return _Rule(rule["find"], needs, templates, rule.get("order") == "month")


def _quote(text: str) -> str:
    return re.sub(r"[$.*+?()|{}^\[\]\\]", r"\\\g<0>", text)


def _apply_rules(spoken: Spoken, verbosity: Verbosity, day_first: bool) -> Spoken:
    level = RULES["levels"].index(verbosity)
    text, chars = spoken.text, set(spoken.text)
    for rule in _load_rules():
        if rule.needs.isdisjoint(chars) or (rule.day_last and day_first):
            continue
        spoken = rule.apply(spoken, level)
        if spoken.text is not text:
            text, chars = spoken.text, set(spoken.text)
    return spoken


# --- ways to say a group; numbers have theirs in `numbers` ---


def _say_letters(written: str) -> str:
    """Return letters to be said one by one.

    A voice takes a lone "A" for the article: so "M.A.O.I" with full stops, which all read as letters, and "eigh".
    """
    letters = re.sub("[^A-Z]", "", written.upper())
    if letters == "A":
        return "eigh"
    return ("." if "A" in letters else " ").join(letters)


def _say_name(written: str) -> str:
    return written if written in RULES["macros"]["SPOKENCAPS"].split("|") else _say_letters(written)


def _spell(written: str) -> str:
    runs = re.findall("[A-Za-z]+|[0-9]+", _flatten(written))
    return " ".join(_say_letters(run) if run.isalpha() else numbers.say_number(run) for run in runs)


def _flatten(written: str) -> str:
    return written.translate(_FLAT)


def _say_power(written: str) -> str:
    return _flatten(written).replace("-", "minus ").replace("+", "plus ").replace(",", ", ")


def _say_unit(written: str) -> str:
    form: str = RULES["units"][written]
    return form.split("/")[0].replace("[s]", "")


def _say_units(written: str) -> str:
    form: str = RULES["units"][written]
    return form.split("/")[-1].replace("[s]", "s")


def _say_per(written: str) -> str:
    said = ""
    for number, space, unit in re.findall(r"/([0-9.,]*)([ \u00a0\u2009\u202f]?)([^/]+)", written):
        name = _say_units(unit) if number else RULES["per"].get(space + unit) or _say_unit(unit)
        said += f" per {numbers.say_number(number) + ' ' if number else ''}{name}"
    return said


def _say_address(written: str) -> str:
    said = re.sub("[0-9]+", lambda match: f" {numbers.say_each(match.group())} ", written.removeprefix("www."))
    symbols: dict[str, str] = RULES["tables"]["symbols"]
    said = "".join(symbols.get(char, char) for char in said)
    return re.sub(" +", " ", said).strip(" ") if not written.startswith("/") else re.sub(" +", " ", said).rstrip(" ")


def _split_camel(written: str) -> str:
    return re.sub("([a-z])([A-Z0-9])", r"\1 \2", written.replace("_", " "))


def _say_month(written: str) -> str:
    months: dict[str, str] = RULES["tables"]["months"]
    if written[0] in "0123456789":
        return months[written.lstrip("0")]
    return next(month for month in months.values() if month.startswith(written[:3]))


def _look_up(table: str) -> Callable[[str], str]:
    return lambda written: str(RULES["tables"][table][written])


_WAYS: dict[str, Callable[[str], str]] = {
    "": lambda written: written,
    "lower": str.lower,
    "ion": lambda written: " plus",
    "number": numbers.say_number,
    "value": numbers.say_value,
    "digits": numbers.say_digits,
    "ordinal": numbers.say_ordinal,
    "year": numbers.say_year,
    "decade": numbers.say_decade,
    "minutes": numbers.say_minutes,
    "fraction": numbers.say_fraction,
    "romans": numbers.say_romans,
    "reign": numbers.say_reign,
    "dots": numbers.say_dots,
    "letters": _say_letters,
    "name": _say_name,
    "spell": _spell,
    "super": _say_power,
    "unit": _say_unit,
    "units": _say_units,
    "per": _say_per,
    "address": _say_address,
    "camel": _split_camel,
    "months": _say_month,
    "cents": _look_up("cents"),
    "vulgar": _look_up("vulgar"),
    "greek": _look_up("greek"),
}
