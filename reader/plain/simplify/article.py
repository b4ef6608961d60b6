"""The plain version of a section that has none, made by program: sentence by sentence, block by block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reader.article import Block, Mark, PlainVersion, Section, Sentence, Term
from reader.plain.simplify.define import RULE, find_definitions
from reader.plain.simplify.draft import Edit
from reader.plain.simplify.rules import DRAFT_RULE
from reader.plain.simplify.search import PlainSentence, Simplified, simplify_sentence

_TEXT_BLOCKS = frozenset(("paragraph", "item", "quote", "callout"))
NOT_RUNNING_TEXT = "It is part of a table or a picture, so it stays as it is."
LINK = "It has a link that a plainer wording would lose."


@dataclass(frozen=True)
class AutomaticPlain:
    """A plain version made by program, and the edits of each of its sentences, by id."""

    version: PlainVersion
    edits: dict[str, tuple[Edit, ...]]

    def is_definition(self, id_: str) -> bool:
        """Tell whether a sentence only says what a term means."""
        return any(edit.rule == RULE for edit in self.edits.get(id_, ()))


def make_plain_section(
    section: Section,
    language: str,
    glossary: tuple[Term, ...] = (),
    drafted: Mapping[str, tuple[str, ...]] | None = None,
) -> AutomaticPlain:
    """Return a section's plain version with the same blocks; `language` is a BCP 47 tag.

    A term of the glossary is explained once, behind the sentence in which it stands first. `drafted` holds sentences
    that a model wrote, by the id of their source; where there is one, the version's origin is "draft".
    """
    maker = _Maker(section.id, language, glossary, drafted or {})
    blocks = tuple(maker.make_block(block) for block in section.blocks)
    is_draft = any(edit.rule == DRAFT_RULE for edits in maker.edits.values() for edit in edits)
    return AutomaticPlain(PlainVersion(blocks, "draft" if is_draft else "automatic"), maker.edits)


@dataclass
class _Maker:
    """Numbers the blocks and sentences of one section's plain version in reading order."""

    section_id: str
    language: str
    glossary: tuple[Term, ...]
    drafted: Mapping[str, tuple[str, ...]]
    edits: dict[str, tuple[Edit, ...]] = field(default_factory=dict)
    defined: set[str] = field(default_factory=set)
    blocks: int = 0

    def make_block(self, block: Block) -> Block:
        """Return the block with plain sentences."""
        self.blocks += 1
        id_ = f"{self.section_id}_plainb{self.blocks}"
        running = block.type in _TEXT_BLOCKS
        sentences = tuple(plain for sentence in block.sentences for plain in self._make(sentence, running))
        return replace(block, id=id_, sentences=sentences, blocks=tuple(map(self.make_block, block.blocks)))

    def _make(self, source: Sentence, running: bool) -> list[Sentence]:
        if not running:
            return [self._number(source, source.text, source.marks, (), NOT_RUNNING_TEXT)]
        return [*self._simplify(source), *self._define(source)]

    def _simplify(self, source: Sentence) -> list[Sentence]:
        made = self._drafted(source) or simplify_sentence(source.text, self.language)
        marks = _carry_marks(source, made)
        if marks is None:
            return [self._number(source, source.text, source.marks, (), LINK)]
        parts = zip(made.sentences, marks, strict=True)
        return [self._number(source, part.text, own, part.edits, made.kept_because) for part, own in parts]

    def _drafted(self, source: Sentence) -> Simplified | None:
        """Return what a model wrote for a sentence, where that keeps its links."""
        texts = self.drafted.get(source.id)
        if texts is None:
            return None
        edit = Edit(DRAFT_RULE, source.text, " ".join(texts))
        made = Simplified(tuple(PlainSentence(text, (edit,)) for text in texts))
        return made if _carry_marks(source, made) is not None else None

    def _define(self, source: Sentence) -> list[Sentence]:
        found = find_definitions(source.text, self.glossary, self.defined)
        return [self._number(source, text, (), (edit,), None) for text, edit in found]

    def _number(
        self, source: Sentence, text: str, marks: tuple[Mark, ...], edits: tuple[Edit, ...], kept_because: str | None
    ) -> Sentence:
        id_ = f"{self.section_id}_plain{len(self.edits) + 1}"
        self.edits[id_] = edits
        return Sentence(id_, text, marks, (source.id,), kept_because or "")


def _carry_marks(source: Sentence, made: Simplified) -> list[tuple[Mark, ...]] | None:
    """Return the source's marks, placed in the plain sentences, or None where a link finds no place."""
    if made.text == source.text:
        return [source.marks]
    found: list[list[Mark]] = [[] for _ in made.sentences]
    for mark in source.marks:
        words = source.text[mark.start : mark.end]
        places = [(n, s.text.find(words)) for n, s in enumerate(made.sentences) if words in s.text]
        if places:
            number, start = places[0]
            found[number].append(replace(mark, start=start, end=start + len(words)))
        elif mark.kind == "link":
            return None
    return [tuple(marks) for marks in found]
