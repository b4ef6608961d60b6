"""What is said, in order, and how long the silence after each piece is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reader.article import Block, BlockType, Mark, Section, Sentence
from reader.errors import InputError
from reader.speech.spoken import announce

Version = Literal["original", "plain"]
Kind = BlockType | Literal["heading"]

AFTER_HEADING = 0.7
AFTER_BLOCK = 0.5
AFTER_CELL = 0.3
AFTER_SENTENCE = 0.25


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence to be said; `pause_after` is in seconds, `kind` is the heading or the block it stands in.

    `lead` is announced before it and written nowhere: "item 2 of 5", a table's column. A picture without a
    caption is an utterance of the figure's id with nothing but its lead.
    """

    id: str
    text: str
    pause_after: float
    kind: Kind
    marks: tuple[Mark, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Announcements:
    """What a listener may want announced besides pictures and the columns of tables, which always are."""

    items: bool = False
    headings: bool = False


def plan_speech(
    section: Section, version: Version = "original", announcements: Announcements = Announcements()
) -> tuple[Utterance, ...]:
    """Return a section's heading and sentences in reading order, each with the silence that follows it.

    A table is read row by row, each cell after the heading of its column. The silence after the last
    utterance is a sentence's: how sections follow each other is up to the player.

    Raises:
        InputError: the plain version was asked for and the section has none.

    """
    lead = announce("heading", level=section.level) if announcements.headings else ""
    heading = _say(section.heading, AFTER_HEADING, "heading", lead)
    planned = [heading, *_say_blocks(_blocks(section, version), announcements)]
    return (*planned[:-1], replace(planned[-1], pause_after=AFTER_SENTENCE))


def _blocks(section: Section, version: Version) -> tuple[Block, ...]:
    if version == "original":
        return section.blocks
    if section.plain is None:
        expected = f"a plain version of the section “{section.heading.text}”"
        raise InputError(expected, "none", "Ask for the original version.")
    return section.plain.blocks


def _say_blocks(blocks: Iterable[Block], announcements: Announcements) -> Iterator[Utterance]:
    for block in blocks:
        yield from _say_block(block, _lead_in(block), announcements)


def _lead_in(block: Block) -> str:
    return announce("picture", description=block.description) if block.description else ""


def _say_block(block: Block, lead: str, announcements: Announcements) -> Iterator[Utterance]:
    after_block = AFTER_CELL if block.type == "cell" else AFTER_BLOCK
    if lead and not block.sentences:
        yield Utterance(block.id, "", after_block, block.type, lead=lead)
    for place, sentence in enumerate(block.sentences, 1):
        last = place == len(block.sentences)
        yield _say(sentence, after_block if last else AFTER_SENTENCE, block.type, lead if place == 1 else "")
    if block.type == "table":
        yield from _say_table(block, announcements)
    elif block.type == "list" and announcements.items:
        for place, item in enumerate(block.blocks, 1):
            yield from _say_block(item, announce("item", place=place, count=len(block.blocks)), announcements)
    else:
        yield from _say_blocks(block.blocks, announcements)


def _say_table(table: Block, announcements: Announcements) -> Iterator[Utterance]:
    headings = [_read(cell) if cell.header else "" for cell in table.blocks[0].blocks] if table.blocks else []
    for row in table.blocks:
        for place, cell in enumerate(row.blocks):
            heading = headings[place] if place < len(headings) and not cell.header else ""
            spoken = bool(cell.sentences)  # an empty cell says nothing, not even its column
            lead = announce("column", heading=heading) if heading and spoken else ""
            yield from _say_block(cell, lead, announcements)


def _read(cell: Block) -> str:
    return " ".join(sentence.text for sentence in cell.walk())


def _say(sentence: Sentence, pause_after: float, kind: Kind, lead: str = "") -> Utterance:
    return Utterance(sentence.id, sentence.text, pause_after, kind, sentence.marks, lead)
