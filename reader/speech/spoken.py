"""Written text rewritten into what a voice should say, with the way back to the written text.

A voice reads "0.25 mg" as "em gee" and "[12]" as "twelve". Each rule below finds one such spelling and says
it in words. Every code point of the result knows the range of written code points it came from, so a word
that is heard can be lit up where it is seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Replacement = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Text to be said; `starts[i]` to `ends[i]` is the written range its code point `i` came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def find_written(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open written range of a half-open spoken range, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Rule:
    """A spelling and what is said for it.

    Where the pattern has a group named `said`, only that group is replaced and the rest is its surroundings.
    """

    pattern: re.Pattern[str]
    replacement: Replacement

    def apply(self, spoken: Spoken) -> Spoken:
        """Return the text with every match replaced, all its new code points standing for the whole match."""
        group = "said" if "said" in self.pattern.groupindex else 0
        text, starts, ends = [], [], []
        done = 0
        for match in self.pattern.finditer(spoken.text):
            start, end = match.span(group)
            new = self.replacement if isinstance(self.replacement, str) else self.replacement(match)
            text += [spoken.text[done:start], new]
            starts += [*spoken.starts[done:start], *[spoken.starts[start]] * len(new)]
            ends += [*spoken.ends[done:start], *[spoken.ends[end - 1]] * len(new)]
            done = end
        if not done:
            return spoken
        text.append(spoken.text[done:])
        return Spoken("".join(text), (*starts, *spoken.starts[done:]), (*ends, *spoken.ends[done:]))


def say(text: str, language: str = "en") -> Spoken:
    """Return what a voice of a language says for a written text; the rules are English, others keep the text."""
    spoken = Spoken(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    if language.split("-")[0].lower() == "en":
        for rule in RULES:
            spoken = rule.apply(spoken)
    return spoken


# --- units ---

_UNITS = {
    "mg": ("milligram", "milligrams"),
    "mcg": ("microgram", "micrograms"),
    "µg": ("microgram", "micrograms"),
    "μg": ("microgram", "micrograms"),
    "g": ("gram", "grams"),
    "kg": ("kilogram", "kilograms"),
    "mL": ("milliliter", "milliliters"),
    "ml": ("milliliter", "milliliters"),
    "dL": ("deciliter", "deciliters"),
    "L": ("liter", "liters"),
    "mm": ("millimeter", "millimeters"),
    "cm": ("centimeter", "centimeters"),
    "km": ("kilometer", "kilometers"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "h": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mmHg": ("millimeter of mercury", "millimeters of mercury"),
    "mmol": ("millimole", "millimoles"),
    "mEq": ("milliequivalent", "milliequivalents"),
    "IU": ("international unit", "international units"),
    "kcal": ("kilocalorie", "kilocalories"),
    "bpm": ("beat per minute", "beats per minute"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "%": ("percent", "percent"),
}
_PER = {"day": "day", "d": "day", "dose": "dose", "hour": "hour", "week": "week", "wk": "week"}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_BELOW = "|".join(sorted([*map(re.escape, _UNITS), *_PER], key=len, reverse=True))
_AFTER_NUMBER = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)[ \u00a0\u202f]?"
    rf"(?P<said>(?P<gap>-?)(?P<unit>{_UNIT})(?P<below>(?:/(?:{_BELOW}))*))(?!\w)"
)
_ALONE = re.compile(rf"(?<![\w/])(?P<unit>{_UNIT})(?P<below>(?:/(?:{_BELOW}))+)(?!\w)")


def _say_unit(match: re.Match[str]) -> str:
    number, gap = (match["number"], match["gap"]) if "number" in match.re.groupindex else ("", "")
    one, many = _UNITS[match["unit"]]
    single = number == "1" or gap == "-"  # "1 mg" and "a 5-mg tablet", but "0.5 mg" is many
    below = match["below"].split("/")[1:]
    per = "".join(f" per {_PER.get(unit) or _UNITS[unit][0]}" for unit in below)
    joined = number and match.start("said") == match.end("number")
    return (" " if joined else "") + (one if single else many) + per


# --- numbers ---

_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_NUMBERED = "Schedule|Type|Phase|Stage|Class|Grade|Part|Chapter|Section|Factor|Table|Figure|Level|Volume|Appendix|Title"
_COUNTED = "hours?|days?|weeks?|months?|years?|minutes?|seconds?|times|tablets?|capsules?|doses?|drops?|people"


def _say_roman(match: re.Match[str]) -> str:
    return str(_ROMAN[match["said"]])


def _say_digits(match: re.Match[str]) -> str:
    """Return the digits of a telephone number one by one, a comma's pause between its groups."""
    return ", ".join(" ".join(digits) for digits in re.findall(r"\d+", match.group("said")))


# --- the table: order matters, for a later rule reads what the earlier ones wrote ---


def _rule(pattern: str, replacement: Replacement) -> Rule:
    return Rule(re.compile(pattern), replacement)


RULES = (
    # Citations are for the eye.
    _rule(r"\s?\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]", ""),
    # Abbreviations. The full stop goes, for a voice would end the sentence there.
    _rule(r"(?i)(?<![\w.])e\.\s?g\.,?(?!\w)", "for example,"),
    _rule(r"(?i)(?<![\w.])i\.\s?e\.,?(?!\w)", "that is,"),
    _rule(r"(?i)(?<![\w.])b\.i\.d\.?(?!\w)", "twice a day"),
    _rule(r"(?i)(?<![\w.])t\.i\.d\.?(?!\w)", "three times a day"),
    _rule(r"(?i)(?<![\w.])q\.i\.d\.?(?!\w)", "four times a day"),
    _rule(r"(?i)(?<![\w.])p\.r\.n\.?(?!\w)", "as needed"),
    _rule(r"(?i)(?<![\w.])vs\.(?=\s)", "versus"),
    _rule(r"(?i)(?<![\w.])approx\.(?=\s)", "approximately"),
    _rule(r"\bDr\.(?=\s+[A-Z])", "Doctor"),
    _rule(r"\bMr\.(?=\s+[A-Z])", "Mister"),
    _rule(r"\bMrs\.(?=\s+[A-Z])", "Missus"),
    _rule(r"\bMs\.(?=\s+[A-Z])", "Miz"),
    _rule(r"\bProf\.(?=\s+[A-Z])", "Professor"),
    _rule(r"\b[Ff]igs\.(?=\s+\d)", "Figures"),
    _rule(r"\b[Ff]ig\.(?=\s+\d)", "Figure"),
    _rule(r"\b[Nn]o\.(?=\s+\d)", "number"),
    _rule(r"\b[Vv]ol\.(?=\s+\d)", "volume"),
    # Telephone numbers: 1-800-222-1222, (800) 222-1222, 911 where it is called.
    _rule(r"(?<![\w-])(?P<said>(?:\+?1[-. ])?(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-.]\d{4})(?![\w-])", _say_digits),
    _rule(r"(?i)\b(?:call|calling|dial|text|phone|ring|or)\s(?P<said>911|988|999|112)(?![\w%-]|[.,]\d)", _say_digits),
    _rule(r"(?<![\w.,-])(?P<said>911|988)(?=\s(?:Suicide|Lifeline|Crisis))", _say_digits),
    _rule(r"(?<![\w/])24/7(?![\w/])", "twenty-four seven"),
    # Ranges; a hyphen is one only before something that is counted.
    _rule(r"(?<=\d)[–—](?=\d)", " to "),
    _rule(r"(?<=\d\s)[–—](?=\s\d)", "to"),
    _rule(rf"(?<![\w-])\d[\d.]*(?P<said>-)(?=\d[\d.]*[ -]?(?:{_COUNTED}|{_UNIT})(?!\w))", " to "),
    # Units.
    Rule(_AFTER_NUMBER, _say_unit),
    Rule(_ALONE, _say_unit),
    # Roman numerals that number something; a lone I only after a capitalised word: "Part I", not "the part I like".
    _rule(rf"\b(?:{_NUMBERED})\s(?P<said>{'|'.join(_ROMAN)})\b", _say_roman),
    _rule(r"(?<=\s)&(?=\s)", "and"),
    _rule(r"&", " and "),
)
