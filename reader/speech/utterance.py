"""What is said, in order, and how long the silence after each piece is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reader.article import Block, BlockType, Section, Sentence
from reader.errors import InputError

Version = Literal["original", "plain"]
Kind = BlockType | Literal["heading"]

AFTER_HEADING = 0.7
AFTER_BLOCK = 0.5
AFTER_CELL = 0.3
AFTER_SENTENCE = 0.25


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence to be said; `pause_after` is in seconds, `kind` is the heading or the block it stands in."""

    id: str
    text: str
    pause_after: float
    kind: Kind


def plan_speech(section: Section, version: Version = "original") -> tuple[Utterance, ...]:
    """Return a section's heading and sentences in reading order, each with the silence that follows it.

    The silence after the last one is a sentence's: how sections follow each other is up to the player.

    Raises:
        InputError: the plain version was asked for and the section has none.

    """
    planned = [_say(section.heading, AFTER_HEADING, "heading"), *_say_blocks(_blocks(section, version))]
    return (*planned[:-1], replace(planned[-1], pause_after=AFTER_SENTENCE))


def _blocks(section: Section, version: Version) -> tuple[Block, ...]:
    if version == "original":
        return section.blocks
    if section.plain is None:
        expected = f"a plain version of the section “{section.heading.text}”"
        raise InputError(expected, "none", "Ask for the original version.")
    return section.plain.blocks


def _say_blocks(blocks: Iterable[Block]) -> Iterator[Utterance]:
    for block in blocks:
        after_block = AFTER_CELL if block.type == "cell" else AFTER_BLOCK
        for place, sentence in enumerate(block.sentences, 1):
            last = place == len(block.sentences)
            yield _say(sentence, after_block if last else AFTER_SENTENCE, block.type)
        yield from _say_blocks(block.blocks)


def _say(sentence: Sentence, pause_after: float, kind: Kind) -> Utterance:
    return Utterance(sentence.id, sentence.text, pause_after, kind)
