"""Plain text written by people: tags, origin and review, and what is refused."""

from dataclasses import replace

import pytest

from reader.article import Review
from reader.draft import build_article
from reader.errors import InputError
from reader.ingest.markdown import read_markdown
from reader.plain.reviewed import attach_key_points, attach_plain, attach_summary

ORIGINAL = "## Use\n\nSwallow the tablet whole. Do not chew it.\n\n## Storage\n\nKeep it dry.\n"
PLAIN = """---
origin: written
review: null
---
## Use

Swallow it whole. {s1} Never chew it. {s2}

## Storage

Keep it dry. {s1}
"""


@pytest.fixture
def article():
    return build_article(read_markdown(ORIGINAL))


def _attach(article, text):
    return attach_plain(article, read_markdown(text), "plain.md")


def test_each_plain_sentence_names_its_sources_and_loses_its_tag(article):
    found = [(s.id, s.text, s.sources) for section in _attach(article, PLAIN).sections for s in section.plain.sentences]
    assert found == [
        ("use_plain1", "Swallow it whole.", ("use_s1",)),
        ("use_plain2", "Never chew it.", ("use_s2",)),
        ("storage_plain1", "Keep it dry.", ("storage_s1",)),
    ]


@pytest.mark.parametrize("tag", ["{s1 s2}", "{s1, s2}", "{use_s1 s2}", "{ s1  s2 }"])
def test_a_tag_may_name_several_sentences(article, tag):
    plain = _attach(article, PLAIN.replace("{s2}", tag)).sections[0].plain
    assert plain.sentences[1].sources == ("use_s1", "use_s2")


def test_a_plain_sentence_may_hold_stops_of_its_own(article):
    plain = _attach(article, PLAIN.replace("Never chew it.", "Never chew it, e.g. at 0.5 mg. Never!")).sections[0].plain
    assert plain.sentences[1].text == "Never chew it, e.g. at 0.5 mg. Never!"


def test_a_source_sentence_that_nothing_stands_for_gives_a_note(article):
    notes = _attach(article, PLAIN.replace(" Never chew it. {s2}", "")).notes
    assert [(note.code, note.where) for note in notes] == [("source-without-plain", "use_s2")]


def test_a_review_is_kept_as_it_was_signed(article):
    text = PLAIN.replace("review: null", "review: {by: Ann Hall, role: pharmacist, date: 2026-03-01}")
    assert _attach(article, text).sections[0].plain.review == Review("Ann Hall", "pharmacist", "2026-03-01")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("{s2}", "", "without one"),
        ("{s2}", "{s9}", "{s9}"),
        ("{s2}", "{}", "{}"),
        ("{s2}", "{storage_s1}", "{storage_s1}"),
        ("## Storage", "## Keeping", "“Keeping” where “Storage” should stand"),
        ("## Storage\n\nKeep it dry. {s1}\n", "", "“nothing” where “Storage” should stand"),
        ("{s1}\n", "{s1}\n\n## More\n\nText. {s1}\n", None),
        ("origin: written", "origin: magic", "origin: magic"),
        ("origin: written\n", "", "origin: None"),
        ("review: null", "review: Ann", "a review with by, role and date"),
        ("review: null", "review: {by: Ann}", "a review with by, role and date"),
    ],
)
def test_a_plain_file_that_does_not_fit_is_refused_with_its_place(article, old, new, found):
    with pytest.raises(InputError) as caught:
        _attach(article, PLAIN.replace(old, new))
    assert "plain.md" in str(caught.value)
    assert found is None or found in str(caught.value)


def test_a_summary_is_numbered_as_a_summary(article):
    text = "## Use\n\nSwallow it. {s1}\n\n## Storage\n\nDry. {s1}\n"
    done = attach_summary(article, read_markdown(text), "summary.md")
    assert [s.id for section in done.sections for s in section.summary] == ["use_summary1", "storage_summary1"]


def test_key_points_name_sentences_anywhere_in_the_article(article):
    done = attach_key_points(article, read_markdown("- Whole. {use_s1}\n- Dry. {storage_s1}\n"), "k.md")
    assert [(s.id, s.sources) for s in done.key_points] == [
        ("page_key1", ("use_s1",)),
        ("page_key2", ("storage_s1",)),
    ]


def test_more_than_five_key_points_are_refused(article):
    with pytest.raises(InputError, match="6 in k"):
        attach_key_points(article, read_markdown("- Whole. {use_s1}\n" * 6), "k.md")


def test_five_key_points_are_allowed(article):
    assert len(attach_key_points(article, read_markdown("- Whole. {use_s1}\n" * 5), "k.md").key_points) == 5


def test_an_article_keeps_its_own_sentences(article):
    done = _attach(article, PLAIN)
    assert [replace(section, plain=None) for section in done.sections] == list(article.sections)
