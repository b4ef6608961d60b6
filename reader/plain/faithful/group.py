"""One aligned group: the source sentences on one side, the plain sentences that stand for them on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reader.plain.faithful.analysis import Analysis, Force, analyse
from reader.plain.faithful.findings import Finding, make_finding
from reader.plain.faithful.quantities import Quantity


@dataclass
class Side:
    """The sentences of one side, each taken apart, with their ids."""

    sentences: list[Analysis]
    ids: Sequence[str]

    def forces(self, kind: str) -> list[tuple[int, Force]]:
        """Return the forces of a kind, each with the number of its sentence."""
        return [(n, force) for n, sentence in enumerate(self.sentences) for force in sentence.forces.get(kind, ())]

    def quantities(self) -> Iterator[tuple[int, Quantity]]:
        """Yield every quantity with the number of its sentence."""
        for n, sentence in enumerate(self.sentences):
            for quantity in sentence.quantities:
                yield n, quantity

    @cached_property
    def kinds(self) -> set[str]:
        """The kinds of force that occur on this side."""
        return {kind for sentence in self.sentences for kind in sentence.forces}

    @cached_property
    def concepts(self) -> set[str]:
        """What the content words of this side are about."""
        return {concept for sentence in self.sentences for concept in sentence.places}

    @cached_property
    def words(self) -> set[str]:
        """Every token of this side in lower case."""
        return {token.lower for sentence in self.sentences for token in sentence.tokens}

    @cached_property
    def text(self) -> str:
        """All sentences of this side in lower case."""
        return " ".join(sentence.text for sentence in self.sentences).lower()

    def occurrences(self, concept: str) -> Iterator[tuple[int, int]]:
        """Yield sentence number and token place of each occurrence of a concept."""
        for n, sentence in enumerate(self.sentences):
            for place in sentence.places.get(concept, ()):
                yield n, place

    def quote(self, n: int, force: Force | Quantity, more: int = 4) -> str:
        """Return the words at a force or quantity and a few behind it, for a message."""
        return self.sentences[n].quote(force.start, force.end + more).rstrip(".!?,;: ")


@dataclass
class Group:
    """A group under comparison and what was found in it.

    `partial` says that the plain side may leave things out, as a summary does; it may still say nothing else.
    """

    source: Side
    plain: Side
    partial: bool = False
    known: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    vocabulary: frozenset[str] = frozenset()
    warns: bool = False
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, message: str, source: int = -1, plain: int = -1) -> None:
        """Add a finding; the side that is not named is shown by the sentence closest to the other."""
        if source < 0 and plain >= 0:
            source = _closest(self.plain.sentences[plain], self.source)
        elif plain < 0 and source >= 0:
            plain = _closest(self.source.sentences[source], self.plain)
        places = {}
        for name, side, n in (("source", self.source, source), ("plain", self.plain, plain)):
            if 0 <= n < len(side.sentences):
                places[f"{name}_text"] = side.sentences[n].text
                places[f"{name}_id"] = side.ids[n] if n < len(side.ids) else ""
        finding = make_finding(code, message, **places)
        if finding not in self.findings:
            self.findings.append(finding)


def make_group(
    sources: Sequence[str], plains: Sequence[str], source_ids: Sequence[str], plain_ids: Sequence[str]
) -> Group:
    """Return the group of two lists of sentences."""
    return Group(
        Side([analyse(text) for text in sources], source_ids), Side([analyse(text) for text in plains], plain_ids)
    )


def _closest(sentence: Analysis, side: Side) -> int:
    """Return the number of the sentence of a side that shares most concepts with another; -1 of none."""
    shared = [len(sentence.places.keys() & other.places.keys()) for other in side.sentences]
    return shared.index(max(shared)) if shared else -1
