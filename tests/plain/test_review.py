"""Signatures under plain text: what they cover, when they stop to hold, and who can sign."""

import pytest

from reader.article import Review
from reader.draft import build_article
from reader.errors import InputError
from reader.ingest.front_matter import load_yaml
from reader.ingest.markdown import read_markdown
from reader.plain.review import attach_reviews, read_reviews, sign, write_reviews
from reader.plain.reviewed import attach_plain

ORIGINAL = "## Use\n\nSwallow it whole.\n\n> [!WARNING]\n> Do not chew it.\n\n## Storage\n\nKeep it [dry](https://a.example).\n"
PLAIN = """---
origin: written
review: null
---
## Use

Swallow it whole. {s1}

> [!WARNING]
> Never chew it. {s2}

## Storage

Keep it [dry](https://a.example). {s1}
"""


def make(original=ORIGINAL, plain=PLAIN):
    return attach_plain(build_article(read_markdown(original)), read_markdown(plain), "plain.md")


@pytest.fixture
def signed():
    return sign(make().sections[0], "Ann  Reader ", "pharmacist", "2026-11-22")


def test_a_review_that_holds_is_shown(signed):
    article = attach_reviews(make(), [signed])
    assert [s.plain.review for s in article.sections] == [Review("Ann Reader", "pharmacist", "2026-11-22"), None]
    assert article.notes == ()


@pytest.mark.parametrize(
    ("original", "plain"),
    [
        (ORIGINAL.replace("Swallow it", "Swallow them"), PLAIN),
        (ORIGINAL.replace("[!WARNING]", "[!NOTE]"), PLAIN),
        (ORIGINAL, PLAIN.replace("Swallow it", "Swallow them")),
        (ORIGINAL, PLAIN.replace("[!WARNING]", "[!NOTE]")),
        (ORIGINAL, PLAIN.replace("whole. {s1}", "whole. {s1 s2}")),
    ],
)
def test_a_review_is_stale_when_either_text_changes(signed, original, plain):
    article = attach_reviews(make(original, plain), [signed])
    assert article.sections[0].plain.review is None
    assert [(n.code, n.where) for n in article.notes] == [("review-stale", "use")]


def test_a_change_elsewhere_leaves_a_review_as_it_is(signed):
    article = attach_reviews(make(ORIGINAL.replace("Keep it", "Store it")), [signed])
    assert article.sections[0].plain.review is not None


def test_a_changed_link_makes_a_review_stale():
    signed = sign(make().sections[1], "Ann Reader", "nurse", "2026-11-22")
    article = attach_reviews(make(plain=PLAIN.replace("a.example", "b.example")), [signed])
    assert [n.code for n in article.notes] == ["review-stale"]


def test_a_review_of_a_section_that_is_gone_is_stale(signed):
    plain = PLAIN.replace("## Use", "## Taking")
    article = attach_reviews(make(ORIGINAL.replace("## Use", "## Taking"), plain), [signed])
    assert [n.where for n in article.notes] == ["use"]


@pytest.mark.parametrize(("by", "role"), [("", "nurse"), ("Ann Reader", " "), ("...", "nurse"), ("Ann", "7")])
def test_nobody_signs_without_name_and_role(by, role):
    with pytest.raises(InputError, match="signed by a person"):
        sign(make().sections[0], by, role, "2026-11-22")


def test_what_is_written_is_read_again(signed):
    assert read_reviews(load_yaml(write_reviews([signed]), "review.yaml"), "review.yaml") == [signed]


@pytest.mark.parametrize("data", ["text", [1], [{"section": "use"}], {"section": "use"}])
def test_another_shape_is_refused(data):
    with pytest.raises(InputError, match="plainspoken review"):
        read_reviews(data, "review.yaml")


def test_an_empty_file_is_no_review():
    assert read_reviews(None, "review.yaml") == []
