"""A parsed sentence, and the questions that rules ask of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from reader.plain.simplify.parse import children
from reader.plain.simplify.tokens import Token

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
MONTHS = frozenset("january february march april may june july august september october november december".split())
SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
AUXILIARIES = frozenset(("aux", "auxpass"))


@dataclass(frozen=True)
class Tree:
    """A sentence with tags, heads (-1 for a root) and labels, one a token."""

    text: str
    tokens: tuple[Token, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    lower: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", tuple(t.text.lower().replace("’", "'") for t in self.tokens))

    @cached_property
    def kids(self) -> list[list[int]]:
        """Each token's children."""
        return children(self.heads)

    @cached_property
    def _spans(self) -> list[frozenset[int]]:
        spans = [{place} for place in range(len(self.heads))]
        depth_first: list[int] = [place for place, head in enumerate(self.heads) if head < 0]
        for place in depth_first:
            depth_first.extend(self.kids[place])
        for place in reversed(depth_first):
            if self.heads[place] >= 0:
                spans[self.heads[place]] |= spans[place]
        return [frozenset(span) for span in spans]

    def subtree(self, place: int) -> frozenset[int]:
        """Return a token with all that hangs on it."""
        return self._spans[place]

    def child(self, place: int, *labels: str) -> int | None:
        """Return the first child with one of the labels."""
        return next((c for c in self.kids[place] if self.labels[c] in labels), None)

    def children(self, place: int, labels: Iterable[str]) -> list[int]:
        """Return the children with one of the labels."""
        wanted = frozenset(labels)
        return [c for c in self.kids[place] if self.labels[c] in wanted]

    def subject(self, verb: int) -> int | None:
        """Return the head of a verb's own subject."""
        return next((c for c in self.kids[verb] if self.labels[c] in SUBJECTS and c < verb), None)

    def auxiliaries(self, verb: int) -> list[int]:
        """Return the auxiliaries of a verb that stand before it."""
        return [c for c in self.kids[verb] if self.labels[c] in AUXILIARIES and c < verb]

    def is_finite(self, verb: int) -> bool:
        """Whether the verb, or its first auxiliary, has a tense."""
        helpers = self.auxiliaries(verb)
        return (self.tags[helpers[0]] if helpers else self.tags[verb]) in FINITE

    def is_negated(self, verb: int) -> bool:
        """Whether "not", "never" or the like hangs on the verb."""
        return any(self.labels[c] == "neg" or self.lower[c] in NEGATIONS for c in self.kids[verb])

    def is_passive_participle(self, place: int) -> bool:
        """Whether a participle says what was done to its subject: "it was cut"."""
        return self.tags[place] == "VBN" and self.child(place, "auxpass") is not None

    def first_auxiliary(self, verb: int) -> int:
        """Return the token that carries the tense."""
        helpers = self.auxiliaries(verb)
        return helpers[0] if helpers else verb

    def tense(self, verb: int) -> str:
        """Return "past", "present" or "" (a modal, or none)."""
        tag = self.tags[self.first_auxiliary(verb)]
        return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(tag, "")


_YEAR = re.compile(r"1\d{3}|20\d\d")


def is_year(text: str) -> bool:
    """Tell whether a word is a year of our time or the last thousand years."""
    return _YEAR.fullmatch(text) is not None


NEGATIONS = frozenset("not n't never no neither nor hardly scarcely barely without cannot none nobody nothing".split())


def contiguous(places: Iterable[int]) -> bool:
    """Whether the tokens stand side by side."""
    found = sorted(places)
    return bool(found) and found[-1] - found[0] + 1 == len(found)


def find_quoted(tree: Tree) -> frozenset[int]:
    """Return the tokens that stand in quotation marks."""
    places: set[int] = set()
    opened: int | None = None
    for place, token in enumerate(tree.tokens):
        if token.text in "“«" or (token.text == '"' and opened is None):
            opened = place
        elif token.text in '”»"' and opened is not None:
            places.update(range(opened, place))
            opened = None
    if opened is not None:
        places.update(range(opened, len(tree.tokens)))  # it is closed in another sentence
    return frozenset(places)
