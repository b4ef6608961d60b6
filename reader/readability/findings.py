"""What an editor would change in an English sentence: each finding says where, why, and what to write instead.

A finding knows which words would go and which would come. How much easier the text then is, is computed from that
(`reader.readability.reasons`), never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.readability.clean import CITATION, CountedSentence
from reader.readability.cuts import FINITE, Cut
from reader.readability.easier import EasierWord, load_easier_words

LONG_SENTENCE = 20  # words; plain-language guides ask for 15 to 20 (plainlanguage.gov, NHS)
MANY_CLAUSES = 4
MANY_NUMBERS = 5
MANY_ITEMS = 4
_LONGEST_ITEM = 7  # words
_AGENT_LENGTH = 5  # words looked at behind "by"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to change in a sentence: a half-open range of code points, words that go, words that come.

    `sentences` is how many sentences more there would be; `after` shows the changed words, "" where a person must
    find them.
    """

    code: str
    start: int
    end: int
    message: str
    removed: str = ""
    added: str = ""
    sentences: int = 0
    before: str = ""
    after: str = ""
    words: tuple[str, ...] = ()
    size: int = 0
    """Words of the sentence, where its length is the matter."""


Spans = list[tuple[int, int]]


def find_long_sentence(text: str, length: int) -> Iterator[Finding]:
    """Yield the one finding that needs no grammar: a sentence of too many words, in any language."""
    yield from _find_length(text, length, ()) if length > LONG_SENTENCE else ()


def find_findings(sentence: CountedSentence, length: int, spans: Spans, cuts: tuple[Cut, ...]) -> Iterator[Finding]:
    """Yield every finding of a sentence of so many counted words; `spans` are the ranges of all its words."""
    text = sentence.written
    yield from _find_length(text, length, cuts)
    words = [text[a:b].lower().replace("’", "'") for a, b in spans]
    yield from _find_easier(text, spans, words)
    yield from _find_passive(text, spans, words)
    yield from _find_patterns(text)
    if sentence.opens:
        yield from _find_opening_reference(text, words)
    yield from _find_numbers(text)


# --- length ---


def _find_length(text: str, length: int, cuts: tuple[Cut, ...]) -> Iterator[Finding]:
    is_long = length > LONG_SENTENCE
    bare = leave_out_citations(text)
    items = _find_items(bare) if is_long else None
    if items:
        yield _make_list(bare, items)
    if is_long or len(cuts) + 1 >= MANY_CLAUSES:
        code = "long-sentence" if is_long else "clauses"
        what = f"{length} words" if is_long else f"{len(cuts) + 1} parts with a verb of their own"
        message = f"This sentence has {what}: “{shorten(text)}”"
        if not cuts:
            yield Finding(code, 0, 0, message, size=length)
            return
        best = min(cuts, key=lambda cut: abs(cut.start - len(text) / 2))
        after = best.apply(text)
        removed = " ".join([*(re.findall(r"\w+", text[best.start : best.end])), best.dropped_first]).strip()
        yield Finding(
            code,
            best.start,
            best.end,
            message,
            removed,
            best.opening,
            1,
            leave_out_citations(text),
            leave_out_citations(after),
        )


def leave_out_citations(text: str) -> str:
    """Return a text without its citations, which are nothing to read."""
    return CITATION.sub("", text)


def shorten(text: str) -> str:
    """Return the first twelve words of a text, citations left out."""
    text = leave_out_citations(text)
    words = text.split()
    return text if len(words) <= 12 else " ".join(words[:12]) + " …"


_LAST_ITEM = re.compile(r",?\s+(?:and|or)\s+")
_ITEMS_OPEN = re.compile(r"\b(?:includes?|including|such as|are|may be|contains?|like|causes?):?\s+", re.I)
_STARTS_WITH_FIGURE = re.compile(r"\d")


def _find_items(text: str) -> tuple[int, list[str]] | None:
    """Return where an enumeration begins and its items, if there are enough short ones in a row."""
    bare = re.sub(r"\([^)]*\)", lambda m: " " * len(m.group()), text)
    for opened in _ITEMS_OPEN.finditer(bare):
        pieces = bare[opened.end() :].split(", ")
        if len(pieces) < MANY_ITEMS - 1:
            return None
        items = []
        for piece in pieces:
            last = _LAST_ITEM.split(piece.removeprefix("and ").removeprefix("or "), maxsplit=1)
            if piece.startswith(("and ", "or ")):
                last = [last[0]] if len(last) == 1 else [" and ".join(last)]
            items += [item.strip(" .;") for item in last]
            if len(last) > 1 or piece.startswith(("and ", "or ")):
                break
        ended = len(items) > len(pieces[: len(items)]) or any(
            p.startswith(("and ", "or ")) for p in pieces[: len(items)]
        )
        short = all(0 < len(i.split()) <= _LONGEST_ITEM and not _STARTS_WITH_FIGURE.match(i) for i in items)
        if (
            ended
            and short
            and len(items) >= MANY_ITEMS
            and not any(w in FINITE for i in items for w in i.lower().split())
        ):
            start = opened.end()
            return start, [text[start + _place(bare[start:], item) :][: len(item)] for item in items]
    return None


def _place(text: str, item: str) -> int:
    return max(0, text.find(item))


def _make_list(text: str, found: tuple[int, list[str]]) -> Finding:
    start, items = found
    # An item of fewer than four words names a thing and is no sentence: so it is counted, so it would be.
    gone = [item for item in items if len(item.split()) < 4]
    stay = [item for item in items if len(item.split()) >= 4]
    after = text[:start].rstrip(" :") + ": " + " ".join(f"• {item}" for item in items)
    message = f"This sentence counts up {len(items)} things. Make them a list: “{shorten(text)}”"
    return Finding("list", start, len(text), message, " ".join(gone), "", len(stay), text, after)


# --- words ---


def _find_easier(text: str, spans: Spans, words: list[str]) -> Iterator[Finding]:
    table = load_easier_words()
    done = 0
    for place, word in enumerate(words):
        if place < done or word not in table:
            continue
        for entry in table[word]:
            size = len(entry.words)
            if tuple(words[place : place + size]) == entry.words and entry.fits(words, place):
                start, end = spans[place][0], spans[place + size - 1][1]
                if _is_name(text, spans, place) or re.search(r"[^\w\s'’-]", text[start:end]):
                    continue
                new = entry.choose(words[:place])
                article = words[place - 1] if place else ""
                if article in _ARTICLES and new and article != _choose_article(new):
                    start, new = spans[place - 1][0], f"{_choose_article(new)} {new}"
                yield _make_easier(text[start:end], start, new, entry)
                done = place + size
                break


def _is_name(text: str, spans: Spans, place: int) -> bool:
    """Tell whether a word is a name's: a capital inside the sentence."""
    start, end = spans[place]
    return place > 0 and text[start].isupper() and text[start:end] != text[start:end].upper()


_ARTICLES = ("a", "an")


def _choose_article(word: str) -> str:
    return "an" if word[0] in "aeiou" and not word.startswith("use") else "a"


def _make_easier(old: str, start: int, new: str, entry: EasierWord) -> Finding:
    if new and old[0].isupper():
        new = new[0].upper() + new[1:]
    message = f"Write “{new}” for “{old}”." if new else f"Leave out “{old}”."
    return Finding(entry.code, start, start + len(old), message, old, new, 0, old, new, (old.lower(),))


# --- voice, negation, reference, numbers ---

_BE = frozenset("is are was were be been being".split())
_PARTICIPLES = frozenset(
    "taken given made done seen known found held kept sent told shown written broken chosen driven drawn brought built "
    "bought caught paid put read said sold set left lost led met run sought taught thought understood worn won".split()
)
_NO_PASSIVE = frozenset(
    "concerned interested based used located related tired married supposed allowed need speed".split()
)
_DETERMINERS = ("a", "an", "the", "your", "their", "his", "her", "its")
_NO_AGENT = frozenset(
    "mouth weight far half hand law mail phone post means way now then accident default injection using".split()
)


def _find_passive(text: str, spans: Spans, words: list[str]) -> Iterator[Finding]:
    for place, word in enumerate(words[:-1]):
        if word not in _BE:
            continue
        at = place + 1
        while at < len(words) - 1 and (words[at].endswith("ly") or words[at] in ("not", "also", "often", "then")):
            at += 1
        verb = words[at]
        if verb in _NO_PASSIVE or not (verb in _PARTICIPLES or (verb.endswith("ed") and len(verb) > 4)):
            continue
        agent = _find_agent(words, at)
        start, end = spans[place][0], spans[at + 1 if agent else at][1]
        old = text[start:end]
        if agent:
            message = f"Say who does it first: “{agent}” before the verb, in place of “{old} {agent}”."
            yield Finding("passive", start, end, message, f"{word} by", "", 0, old, "", (verb,))
        else:
            yield Finding("passive", start, end, f"Who does it? “{old}” does not say.", "", "", 0, old, "", (verb,))


def _find_agent(words: list[str], verb: int) -> str:
    """Return who acts, where "by" and a person or thing stand right behind the verb."""
    if words[verb + 1 : verb + 2] != ["by"] or words[verb + 2 : verb + 3] == []:
        return ""
    first = words[verb + 2]
    if first in _NO_AGENT or first.endswith("ing") or first[0].isdigit():
        return ""
    return " ".join(
        words[verb + 2 : verb + (4 if first in ("a", "an", "the", "your", "their", "his", "her", "its") else 3)]
    )


# What must be in the text for a pattern to be tried, the pattern, what to say, and what to write.
_PATTERNS: tuple[tuple[str, str, re.Pattern[str], str, str], ...] = tuple(
    (code, hint, re.compile(pattern, re.IGNORECASE), message, after)
    for code, hint, pattern, message, after in (
        ("double-negation", "not ", r"\bnot (?:un|in|im|ir|dis)(common|frequent|usual|likely|important|significant|"
         r"able|safe|possible|reasonable|clear|known|willing|happy|similar)\b", "Two negatives: say “{after}”.", r"\1"),
        ("double-negation", "not without", r"\bnot without\b", "Two negatives: say “with”.", "with"),
        ("double-negation", "er than", r"\bno fewer than\b", "Say “at least”.", "at least"),
        ("double-negation", "less than", r"\b(?:not|no) less than\b", "Say “at least”.", "at least"),
        ("double-negation", "not fail", r"\bdo not fail to\b", "Two negatives: say “be sure to”.", "be sure to"),
        ("double-negation", "not preclude", r"\bdoes not preclude\b", "Two negatives: say “allows”.", "allows"),
        ("reference", "er", r"\b(?:the|this|these) (?:former|latter)\b", "Name which one.", ""),
        ("reference", "afore", r"\b(?:the )?(?:aforementioned|aforesaid)\b", "Name it.", ""),
        ("reference", "above", r"\babove[- ]mentioned\b", "Name it.", ""),
        ("nominalisation", "e of ", r"\bthe \w+(?:ance|ence) of (?=the|a|an|your|this|these)\b",
         "A noun hides a verb here: say who does what.", ""),
        ("nominalisation", "n of ", r"\bthe \w+[ts]ion of (?=the|a|an|your|this|these)\b",
         "A noun hides a verb here: say who does what.", ""),
        ("nominalisation", "ment of ", r"\bthe \w+ment of (?=the|a|an|your|this|these)\b",
         "A noun hides a verb here: say who does what.", ""),
    )
)  # fmt: skip


def _find_patterns(text: str) -> Iterator[Finding]:
    small = text.lower()
    for code, hint, pattern, message, after in _PATTERNS:
        for match in pattern.finditer(text) if hint in small else ():
            new, old = match.expand(after), match.group().strip()
            yield Finding(code, *match.span(), message.format(after=new), old if new else "", new, 0, old, new)


_OPENS_UNNAMED = re.compile(r"^(This|That|These|Those|It|They)\b")
_IS_NAMED_LATER = re.compile(r"^(?:It|This|That) (?:is|was|may be|will be|seems|appears|takes|depends)\b")


def _find_opening_reference(text: str, words: list[str]) -> Iterator[Finding]:
    """Yield a finding where a paragraph opens with a word that stands for something named in another one."""
    match = _OPENS_UNNAMED.match(text)
    if match and len(words) > 1 and words[1] in FINITE and not _IS_NAMED_LATER.match(text):
        message = f"Name what “{match.group()}” stands for: the paragraph opens with it."
        yield Finding("reference", 0, match.end(), message, "", "", 0, match.group(), "")


_FIGURE = re.compile(r"(?<![\w-])\d[\d.,]*(?:\s?(?:mg|g|kg|ml|mcg|%|percent|per cent))?")


def _find_numbers(text: str) -> Iterator[Finding]:
    found = list(_FIGURE.finditer(text))
    if len(found) >= MANY_NUMBERS:
        message = f"This sentence has {len(found)} figures. Put them into a list or a table: “{shorten(text)}”"
        yield Finding("numbers", found[0].start(), found[-1].end(), message, "", "", 0, leave_out_citations(text), "")
