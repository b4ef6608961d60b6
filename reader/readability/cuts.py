"""Where a long English sentence can be cut in two, and how the second sentence then begins.

Conditions ("if", "when", "unless", "until") are never cut from what they govern: a warning must not lose its case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FEWEST_WORDS = 4  # on either side of a cut


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SUBJECTS = _set("it they he she we you i this these there that")
_DETERMINERS = _set(
    "the a an its their your his her our my some many most several few all any each every no such other another both"
)
FINITE = _set(
    "is are was were has have had can could may might must will would shall should do does did isn't aren't wasn't "
    "weren't hasn't haven't hadn't can't cannot couldn't won't wouldn't shouldn't don't doesn't didn't means needs "
    "said says told ran sat fell lost led left met paid rose sold sent stood thought won wrote knew kept held "
    "felt grew found took made gave came went became began makes gives takes helps says shows causes comes goes "
    "gets keeps calls applies includes contains works"
)
_CONDITIONS = _set("if when unless until whether while whenever where provided except before after than")
_RELATIVES = _set("that which who whose whom where")
_COMMANDS = _set("please call ask tell take keep stop never")
_NOT_VERBS = _set("of in on at by for from to with about as than and or but not only also very more less")
_NOUNS_IN_S = _set("this its his as us less thus always perhaps sometimes besides whereas various previous serious")

# What joins two statements, what opens the second sentence in its place, and what must follow.
_JOINTS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern), opening, needs)
    for pattern, opening, needs in (
        (r";\s+(?:however|therefore|moreover|furthermore),?\s+", "", "clause"),
        (r";\s+", "", "clause"),
        (r",\s+but\s+", "But", "clause"),
        (r",\s+and\s+therefore\s+", "So", "clause"),
        (r",\s+so\s+(?!that\b|as\b)", "So", "clause"),
        (r",\s+and\s+", "", "clause"),
        (r",\s+and\s+", "It", "verb"),
        (r",\s+but\s+", "But it", "verb"),
        (r",\s+yet\s+", "But", "clause"),
        (r",\s+although\s+", "But", "clause"),
        (r",\s+though\s+", "But", "clause"),
        (r",\s+whereas\s+", "But", "clause"),
        (r",\s+because\s+", "This is because", "clause"),
        (r",\s+since\s+", "This is because", "clause"),
        (r",\s+which\s+", "This", "verb"),
        (r",\s+who\s+", "They", "verb"),
        (r"\s+[—–]\s+", "", "clause"),
        (r":\s+", "", "clause"),
    )
)
_ANY_JOINT = re.compile(r"[;,:]\s|\s[—–]\s")
_OPENED = re.compile(r"^(Because|Although|Though|Since|As)\s")
_OPENED_AS = {"Because": "So", "Since": "So", "As": "So", "Although": "But", "Though": "But"}
_CLOSED = {"(": ")", "[": "]", "“": "”"}


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to cut: the range of the joining words, what replaces them, and a word that goes at the start."""

    start: int
    end: int
    opening: str
    dropped_first: str = ""

    def apply(self, text: str) -> str:
        """Return the text as two sentences."""
        before, after = text[: self.start].rstrip(" ,;"), text[self.end :].lstrip()
        if self.dropped_first:
            before = before[len(self.dropped_first) :].lstrip()
            before = before[:1].upper() + before[1:]
        is_path = bool(re.match(r"\S*[\w][./_]\w", after))
        after = f"{self.opening} {after}" if self.opening else after if is_path else after[:1].upper() + after[1:]
        return f"{before}. {after}"


def find_cuts(text: str, spans: list[tuple[int, int]]) -> list[Cut]:
    """Return where a sentence can be cut, in order; `spans` are the ranges of its words."""
    if len(spans) < 2 * _FEWEST_WORDS:
        return []
    words = [text[a:b].lower() for a, b in spans]
    starts = [a for a, _ in spans]
    closed = _find_closed(text)
    found: list[Cut] = []
    for place in _ANY_JOINT.finditer(text):
        if closed[place.start()]:
            continue
        cut = _opened_cut(text, place.start(), words, starts) if not found else None
        cut = cut or _cut_at(text, place.start(), words, starts)
        if cut and _has_room(cut, found, starts):
            found.append(cut)
    return found


def _has_room(cut: Cut, found: list[Cut], starts: list[int]) -> bool:
    last = found[-1].end if found else 0
    before = sum(last <= start < cut.start for start in starts)
    after = sum(start >= cut.end for start in starts)
    return before >= _FEWEST_WORDS and after >= _FEWEST_WORDS


def _cut_at(text: str, place: int, words: list[str], starts: list[int]) -> Cut | None:
    for pattern, opening, needs in _JOINTS:
        match = pattern.match(text, place)
        if not match:
            continue
        following = _words_from(match.end(), words, starts, text)
        if needs == "clause" and _is_clause(following):
            return Cut(place, match.end(), opening)
        if needs == "verb" and following and _is_verb(following) and not _is_series(text, place, opening):
            return Cut(place, match.end(), opening)
    return None


def _is_series(text: str, place: int, opening: str) -> bool:
    """Tell whether an "and" closes a row of verbs: "it reads, counts, and shows"."""
    return opening == "It" and text.count(", ", 0, place) > 1


def _opened_cut(text: str, place: int, words: list[str], starts: list[int]) -> Cut | None:
    """Return the cut behind a sentence's opening reason: "Because A, B" is "A. So B"."""
    opened = _OPENED.match(text)
    if not opened or text[place] != "," or not _is_clause(_words_from(place + 1, words, starts, text)):
        return None
    if opened[1] in ("As", "Since") and not _is_clause(words[1:9]):
        return None
    return Cut(place, place + 2, _OPENED_AS[opened[1]], opened[1])


def _words_from(place: int, words: list[str], starts: list[int], text: str) -> list[str]:
    """Return up to nine words behind a place, none beyond the next comma, semicolon or bracket."""
    stop = re.compile(r"[;:()—]|,(?=\s)").search(text, place)
    end = stop.start() if stop else len(text)
    return [word for word, start in zip(words, starts, strict=True) if place <= start < end][:9]


def _is_clause(words: list[str]) -> bool:
    """Tell whether words begin a statement of their own: a subject, then a verb."""
    if len(words) < 3 or words[0] in _CONDITIONS:
        return False
    if words[:2] == ["do", "not"] or words[0] in _COMMANDS:
        return True
    if words[0] in _SUBJECTS:
        return words[1] in FINITE or words[1] not in _NOT_VERBS | _DETERMINERS | _SUBJECTS
    if words[0] in _NOT_VERBS | FINITE or words[1] in _DETERMINERS:
        return False  # "and refuse any request": a verb without a subject
    if words[0].endswith("ed") and words[1] in _NOT_VERBS:
        return False  # "and cached by"
    verb = next((place for place, word in enumerate(words) if place and word in FINITE), 0)
    return bool(verb) and not _RELATIVES & {*words[:verb]}


def _is_verb(words: list[str]) -> bool:
    """Tell whether words begin with a verb whose subject stands before."""
    first = words[0]
    return first in FINITE or (
        len(words) > 1
        and first.endswith("s")
        and not first.endswith(("ss", "'s"))
        and first not in _NOUNS_IN_S
        and words[1] in _DETERMINERS | _SUBJECTS | {"to", "that", "not"}
    )


def _find_closed(text: str) -> list[bool]:
    """Tell for each place whether it stands inside brackets or quotation marks."""
    closed, waiting = [False] * (len(text) + 1), ""
    for place, char in enumerate(text):
        if waiting:
            closed[place] = True
            waiting = "" if char == waiting else waiting
        elif char in _CLOSED and _CLOSED[char] in text[place:]:
            waiting = _CLOSED[char]
    return closed
