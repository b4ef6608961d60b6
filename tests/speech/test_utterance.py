"""What is said, in which order, with which pauses."""

import pytest

from reader.article import Block, PlainVersion, Section, Sentence
from reader.errors import InputError
from reader.speech.utterance import AFTER_BLOCK, AFTER_CELL, AFTER_HEADING, AFTER_SENTENCE, plan_speech


def sentences(*ids):
    return tuple(Sentence(f"a_s{n}", f"Sentence {n}.") for n in ids)


LIST = Block("list", "a_b2", blocks=(Block("item", "a_b3", sentences(3)), Block("item", "a_b4", sentences(4))))
ROW = Block("row", "a_b6", blocks=(Block("cell", "a_b7", sentences(5)), Block("cell", "a_b8", sentences(6))))
BLOCKS = (Block("paragraph", "a_b1", sentences(1, 2)), LIST, Block("table", "a_b5", blocks=(ROW,)))
PLAIN = PlainVersion((Block("paragraph", "a_plainb1", (Sentence("a_plain1", "Plain."),)),), "written")
SECTION = Section("a", Sentence("a_h", "Heading"), 2, BLOCKS, PLAIN)


def test_the_heading_comes_first_and_the_rest_in_reading_order():
    assert [u.id for u in plan_speech(SECTION)] == ["a_h", "a_s1", "a_s2", "a_s3", "a_s4", "a_s5", "a_s6"]


def test_pauses_tell_headings_blocks_and_sentences_apart():
    pauses = [u.pause_after for u in plan_speech(SECTION)]
    blocks = [AFTER_BLOCK] * 3
    assert pauses == [AFTER_HEADING, AFTER_SENTENCE, *blocks, AFTER_CELL, AFTER_SENTENCE]
    assert AFTER_HEADING > AFTER_BLOCK > AFTER_CELL > AFTER_SENTENCE


def test_each_utterance_knows_the_kind_of_its_block():
    assert [u.kind for u in plan_speech(SECTION)] == ["heading", *["paragraph"] * 2, *["item"] * 2, *["cell"] * 2]


def test_the_plain_version_is_said_under_the_same_heading():
    assert [u.id for u in plan_speech(SECTION, "plain")] == ["a_h", "a_plain1"]


def test_a_plain_version_that_is_missing_is_an_error():
    with pytest.raises(InputError, match="plain version of the section “Heading”"):
        plan_speech(Section("a", Sentence("a_h", "Heading"), 2, BLOCKS), "plain")
