"""A sentence taken apart once: tokens, quantities, names, and the words that carry its force with what they govern."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from reader.plain.faithful.addresses import find_links, find_phones
from reader.plain.faithful.names import expand_aliases, find_names, fold_name
from reader.plain.faithful.quantities import Quantity, find_quantities
from reader.plain.faithful.vocabulary import IMPERATIVES, PHRASES
from reader.plain.faithful.words import Token, tokenize

LONGEST = 4000
"""Characters of a sentence that are looked at; more than that is no sentence, and is not compared."""
_REACH = 3
"""How many content words behind a "not" or a "may" are taken as what it governs."""
_CLAUSE_ENDS = frozenset(";:()–—") | {".", "!", "?"}


@dataclass(slots=True)
class Force:
    """A word or phrase that carries force: its kind and value, its tokens, and the concepts around it.

    `after` are the next content words in the same clause, nearest first; `before` the last ones, nearest first.
    """

    kind: str
    value: str
    start: int
    end: int
    after: tuple[str, ...]
    before: tuple[str, ...]
    joined: int = 1
    """How many of `after` it governs alike: two in "do not crush or chew"."""

    @property
    def heads(self) -> tuple[str, ...]:
        """The concepts it governs alike."""
        return self.after[: self.joined] if self.after else (self.head,)

    @property
    def head(self) -> str:
        """The concept it governs: the next content word, or the last one where none follows."""
        return self.after[0] if self.after else self.before[0] if self.before else ""

    @property
    def around(self) -> set[str]:
        """All concepts near it."""
        return {*self.after, *self.before}


@dataclass(slots=True)
class Analysis:
    """All that the check knows of one sentence."""

    text: str
    tokens: list[Token]
    quantities: list[Quantity]
    names: dict[str, int]
    forces: dict[str, list[Force]] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)
    """Concept -> the places of its tokens."""
    imperative: bool = False
    question: bool = False
    words: frozenset[str] = frozenset()
    """Every token in lower case."""
    folded: frozenset[str] = frozenset()
    """The words as names are compared, with their other forms."""
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    def list(self, kind: str) -> list[Force]:
        """Return the forces of a kind."""
        return self.forces.get(kind, [])

    def quote(self, start: int, end: int) -> str:
        """Return the words of the sentence from one token to before another."""
        return self.text[self.tokens[start].start : self.tokens[min(end, len(self.tokens)) - 1].end]


@lru_cache(maxsize=8192)
def analyse(text: str) -> Analysis:
    """Return the analysis of one sentence, kept, for a source is compared with many drafts."""
    tokens = tokenize(text[:LONGEST])
    quantities = find_quantities(tokens)
    analysis = Analysis(text, tokens, quantities, find_names(tokens))
    analysis.words = frozenset(token.lower for token in tokens)
    analysis.folded = frozenset(expand_aliases({fold_name(word) for word in analysis.words} | analysis.words))
    analysis.phones, analysis.links = find_phones(tokens, analysis.words), find_links(tokens)
    analysis.imperative = _is_imperative(tokens)
    analysis.question = bool(tokens) and "?" in tokens[-1].text
    for place, token in enumerate(tokens):
        if token.content:
            analysis.places.setdefault(token.concept, []).append(place)
    _find_forces(analysis)
    return analysis


def _find_forces(analysis: Analysis) -> None:
    tokens = analysis.tokens
    taken = _taken_by_bounds(analysis.quantities)
    place, count = 0, len(tokens)
    while place < count:
        step = 1
        for stems, entries in PHRASES.get(tokens[place].stem, ()):
            size = len(stems)
            if size > 1 and tuple(t.stem for t in tokens[place : place + size]) != stems:
                continue
            step = size
            for kind, value in entries:
                if place in taken and kind.startswith(("axis", "hedge", "quantifier", "negation")):
                    continue
                if kind != "plain" and _applies(kind, tokens, place):
                    force = _make_force(analysis, kind, value, place, place + size)
                    analysis.forces.setdefault(force.kind, []).append(force)
            break
        place += step


_QUALITIES = frozenset(f"axis:{axis}" for axis in ("safety", "quality", "likelihood", "ease", "commonness", "law"))
_TURNED = {"+": "-", "-": "+"}


def _make_force(analysis: Analysis, kind: str, value: str, start: int, end: int) -> Force:
    tokens = analysis.tokens
    if kind == "negation" and any(q.denied and start < q.bounded_from <= start + 3 for q in analysis.quantities):
        kind = "denial"  # "do not take more than 4 mg" is a limit, which the quantity carries
    if kind in _QUALITIES and start > 0 and tokens[start - 1].lower == "not":
        value = _TURNED[value]  # "not safe" is dangerous
    after, before = _surroundings(tokens, start, end)
    return Force(kind, value, start, end, after, before, _count_joined(tokens, end) if kind == "negation" else 1)


def _count_joined(tokens: list[Token], end: int) -> int:
    """Return how many content words behind a place stand in one row: "crush or chew", "crush, split or chew"."""
    count, joined = 0, True
    for token in tokens[end:]:
        if token.content and joined:
            count, joined = count + 1, False
        elif token.lower in ("or", "nor", ","):
            joined = True
        elif count or token.text in _CLAUSE_ENDS:
            break
    return max(1, count)


def _taken_by_bounds(quantities: list[Quantity]) -> set[int]:
    """Return the places that quantities read already: "more" of "more than 12" is no comparison."""
    taken: set[int] = set()
    for quantity in quantities:
        taken.update(range(quantity.start, quantity.end))
        if quantity.bounded_from >= 0:
            taken.update(range(quantity.bounded_from, quantity.start))
        elif quantity.bound:
            taken.update((quantity.end, quantity.end + 1))
    return taken


_OF_RANK = frozenset("large main primary principal predominant chief".split())


def _applies(kind: str, tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if kind == "quantifier" and token.lower in _OF_RANK:
        return False  # only "largely" and "mainly" say how often
    if kind == "hedge" and token.lower == "may":
        return not (token.text == "May" and place > 0 and _is_month(tokens, place))
    if kind == "axis:side" and token.lower in ("left", "right"):
        return place + 1 < len(tokens) or place > 0
    return True


_BEFORE_A_MONTH = frozenset("in of by until since during from to last next early late mid and before after".split())


def _is_month(tokens: list[Token], place: int) -> bool:
    """Tell whether a "May" inside a sentence is the month: "in May", "May 5"."""
    follows = place + 1 < len(tokens) and tokens[place + 1].kind == "number"
    return follows or tokens[place - 1].lower in _BEFORE_A_MONTH or tokens[place - 1].kind == "number"


def _surroundings(tokens: list[Token], start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    after: list[str] = []
    for token in tokens[end:]:
        if token.text in _CLAUSE_ENDS or len(after) == _REACH:
            break
        if token.content:
            after.append(token.concept)
    before: list[str] = []
    for token in reversed(tokens[:start]):
        if token.text in _CLAUSE_ENDS or len(before) == _REACH:
            break
        if token.content:
            before.append(token.concept)
    return tuple(after), tuple(before)


_BEFORE_AN_ORDER = frozenset("please also then but so now first instead never always only and or".split())
_CLAUSE_STARTS = frozenset((":", ";"))
_LEADS = frozenset("if when before after in for unless while until to with as once".split())
_NO_ORDER = frozenset("is are was were to may can will of has have should must does do did with".split()) - {
    "to",
    "with",
}


def _is_imperative(tokens: list[Token]) -> bool:
    """Tell whether a clause begins with an order: "Call 911", "If it hurts, stop", "but tell your doctor"."""
    opens, led = True, bool(tokens) and tokens[0].lower in _LEADS
    for place, token in enumerate(tokens):
        following = tokens[place + 1].lower if place + 1 < len(tokens) else ""
        if opens and token.lower in IMPERATIVES and following not in _NO_ORDER:
            return True
        opens = (opens and token.lower in _BEFORE_AN_ORDER) or token.text in _CLAUSE_STARTS
        opens = opens or (token.text == "," and led)
    return False
