"""What is said, in which order, with which pauses."""

import pytest

from reader.article import Block, PlainVersion, Section, Sentence
from reader.errors import InputError
from reader.speech.utterance import (
    AFTER_BLOCK,
    AFTER_CELL,
    AFTER_HEADING,
    AFTER_SENTENCE,
    Announcements,
    plan_speech,
)


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


def list_leads(*blocks, **announced):
    section = Section("a", Sentence("a_h", "Heading"), 2, blocks)
    return [(u.id, u.lead) for u in plan_speech(section, announcements=Announcements(**announced))][1:]


def cell(id_, text, header=False):
    return Block("cell", f"{id_}_b", (Sentence(id_, text),) if text else (), header=header)


def test_nothing_is_announced_of_a_list_unless_asked_for():
    assert list_leads(LIST) == [("a_s3", ""), ("a_s4", "")]


def test_items_are_numbered_when_asked_for():
    assert list_leads(LIST, items=True) == [("a_s3", "item 1 of 2"), ("a_s4", "item 2 of 2")]


def test_a_heading_is_announced_with_its_level_when_asked_for():
    assert plan_speech(SECTION, announcements=Announcements(headings=True))[0].lead == "heading level 2"


def test_a_table_is_read_row_by_row_each_cell_after_its_column():
    rows = (
        Block("row", "r1", blocks=(cell("a", "Drug", True), cell("b", "Dose", True))),
        Block("row", "r2", blocks=(cell("c", "Tea"), cell("d", "1 mg"), cell("e", "extra"))),
        Block("row", "r3", blocks=(cell("f", ""), cell("g", "2 mg"))),
    )
    table = Block("table", "t", blocks=rows)
    assert list_leads(table) == [
        ("a", ""),
        ("b", ""),
        ("c", "Drug:"),
        ("d", "Dose:"),
        ("e", ""),
        ("g", "Dose:"),
    ]


def test_a_picture_is_described_with_or_without_a_caption():
    figure = Block("figure", "a_b9", sentences(9), description="A blue tablet.")
    bare = Block("figure", "a_b10", description="A box.")
    assert list_leads(figure, bare) == [("a_s9", "Picture: A blue tablet."), ("a_b10", "Picture: A box.")]
