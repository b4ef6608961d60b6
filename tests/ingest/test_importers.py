"""The text and Markdown importers: any text survives, no word goes missing, ids are made once."""

import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import article_from_json, article_to_json
from reader.draft import build_article, make_slug
from reader.errors import InputError
from reader.ingest.markdown import read_markdown
from reader.ingest.text import read_text
from reader.pipeline import parse_article

ID = re.compile(r"^[a-z][a-z0-9-]*(_(h|s\d+|b\d+|plain\d+|plainb\d+|summary\d+|key\d+))?$")
TEXT_LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "A Heading",
            "Is It Safe?",
            "• an item",
            "  • Another",
            "- dash",
            "1. one",
            "2) two",
            "(a) three",
            "=====",
            "---",
        ]
    ),
    st.sampled_from(
        ["* * *", "o  bullet", "Some words follow here. And more of them.", "Signs are:", "wrapped on", "3. Mai"]
    ),
    st.text(max_size=20),
)
MARKDOWN_LINES = st.one_of(
    st.sampled_from(
        ["", "", "# A", "## B *c*", "### ", "- item", "  - deeper", "1. one", "> quote", "> [!NOTE]", "> > q"]
    ),
    st.sampled_from(
        ["| a | b |", "|---|---|", "```", "    code", "<div>x</div>", "<!-- c -->", "---", "***", "a  ", "Setext\n==="]
    ),
    st.sampled_from(
        ["![alt](p.png)", '![alt](p.png "cap")', "*a **b** c*", "`x  y`", "[l](u)", "a<br>b", "H<sub>2</sub>O."]
    ),
    st.sampled_from(["Two. Sentences", "&amp; &#0; &nbsp;x", "[a]: /b", "\\*no\\*", "<b", "日本。語", "List:"]),
    st.text(max_size=20),
)
IMPORTERS = {"text": read_text, "markdown": read_markdown}


def _lines(strategy):
    return st.lists(strategy, max_size=25).map("\n".join)


def _all_ids(article):
    for section in article.sections:
        yield section.id
        yield section.heading.id
        yield from (s.id for s in section.sentences)
        stack = list(section.blocks)
        while stack:
            block = stack.pop()
            yield block.id
            stack += block.blocks


def _check(article):
    ids = list(_all_ids(article))
    assert all(ID.match(id_) for id_ in ids), ids
    assert len(set(ids)) == len(ids)
    assert article.words.read == article.words.kept + article.words.left_out
    assert "words-differ" not in {note.code for note in article.notes}
    for section in article.sections:
        for sentence in section.sentences:
            assert sentence.text == sentence.text.strip() != ""
            assert all(0 <= m.start < m.end <= len(sentence.text) for m in sentence.marks)
    assert article_from_json(json.loads(json.dumps(article_to_json(article)))) == article


@given(_lines(TEXT_LINES))
def test_any_plain_text_becomes_an_article_that_lost_no_word(text):
    _check(build_article(read_text(text), "a name"))


@pytest.mark.parametrize("text", ["![alt](p.png)\n---", "| ![alt](p.png) | b |\n|---|---|\n| c | d |"])
def test_a_picture_in_a_heading_or_a_cell_is_read_as_its_text(text):
    _check(build_article(read_markdown(text), "a name"))


@given(_lines(MARKDOWN_LINES))
def test_any_markdown_becomes_an_article_that_lost_no_word(text):
    try:
        draft = read_markdown(text)
    except InputError:
        return  # front matter that is none: refused with a reason
    _check(build_article(draft, "a name"))


@given(st.binary(max_size=200), st.sampled_from(["text", "markdown"]))
def test_any_bytes_are_read_or_refused_with_a_reason(data, format):
    try:
        article = parse_article(data, "a file", format)
    except InputError:
        return
    _check(article)


@given(st.text())
def test_any_heading_gives_an_id_that_is_safe_everywhere(heading):
    slug = make_slug(heading)
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", slug)
    assert len(slug) <= 60


def test_equal_headings_get_ids_of_their_own():
    article = build_article(read_markdown("# A\n\nx\n\n# A\n\nx\n\n# A 2\n\nx\n\n# A\n\nx\n"))
    assert [section.id for section in article.sections] == ["a", "a-2", "a-2-2", "a-3"]


def test_a_heading_keeps_its_place_for_a_deeper_one_with_text():
    article = build_article(read_markdown("# T\n\nx\n\n## A\n\n### B\n\n### C\n\nText.\n"))
    assert [section.heading.text for section in article.sections] == ["T", "A", "C"]


def test_a_heading_over_nothing_but_empty_headings_is_left_out():
    article = build_article(read_markdown("# T\n\nx\n\n## A\n\n### B\n\n## C\n\nText.\n"))
    assert [section.heading.text for section in article.sections] == ["T", "C"]
    assert [note.message.split("“")[1].split("”")[0] for note in article.notes] == ["A", "B"]


def test_a_heading_without_words_is_left_out_without_a_word():
    article = build_article(read_markdown("Text.\n\n# \n\n## A\n\nMore.\n"), "x")
    assert [note.code for note in article.notes] == []
    assert [section.heading.text for section in article.sections] == ["A", "A"]


def test_a_title_with_nothing_under_it_is_the_title_and_no_section():
    article = build_article(read_markdown("# Title\n\n## A\n\nText.\n"))
    assert (article.title, [section.heading.text for section in article.sections]) == ("Title", ["A"])
    assert article.notes == ()


def test_an_empty_title_in_the_front_matter_is_no_title():
    assert build_article(read_markdown("---\ntitle:\n---\n# Real\n\nText.\n")).title == "Real"


def test_a_date_in_the_front_matter_stays_as_it_was_written():
    assert build_article(read_markdown("---\ndate: 2026-01-31\n---\n# A\n\nText.\n")).date == "2026-01-31"


def test_text_before_the_first_heading_is_a_section_under_the_title():
    article = build_article(read_markdown("Text first.\n\n# A\n\nMore.\n"), "my file")
    assert [section.heading.text for section in article.sections] == ["A", "A"]
    assert article.title == "A"


def test_script_and_style_and_comments_are_no_text():
    draft = read_markdown("<div>One<script>two()</script><style>p {}</style><!-- three --> four</div>\n")
    assert draft.sections[0].blocks[0].text == "One four"


def test_html_that_is_never_closed_keeps_its_words():
    draft = read_markdown("<div>\nOne <!-- two\nthree <b four\n")
    assert draft.sections[0].blocks[0].text == "One two three <b four"


DEEP = {
    "quotes": ">" * 20_000 + " deep",
    "quotes with spaces": "> " * 20_000 + "deep",
    "lists": "\n".join("  " * depth + "- x" for depth in range(600)),
    "emphasis": "*a **b " * 2_000 + "b** a*" * 2_000,
}


@pytest.mark.parametrize("name", DEEP)
def test_markup_nested_too_deep_is_refused_with_a_reason(name):
    with pytest.raises(InputError, match="nested at most 100 deep"):
        read_markdown(DEEP[name])


@pytest.mark.parametrize("text", ["[" * 3_000 + "x" + "]" * 3_000, "![" * 1_000, "*a **b " * 1_000, "`" * 3_000])
def test_markup_that_is_never_closed_is_text(text):
    assert build_article(read_markdown(text), "x").words.kept == build_article(read_markdown(text), "x").words.read


HOSTILE = {
    "comments that stay open": ("markdown", lambda n: "<div>\n" + "<!--" * n + "x"),
    "scripts that stay open": ("markdown", lambda n: "<div>\n" + "<script>" * n + "x"),
    "attributes that stay open": ("markdown", lambda n: "<div>\n" + '<a "' * n),
    "less-than signs": ("markdown", lambda n: "<div>\n" + "<" * n),
    "equal headings": ("markdown", lambda n: "# a\n\nb\n\n" * (n // 10)),
    "headings in text": ("text", lambda n: "Head\n\n" * (n // 10)),
    "bullets in text": ("text", lambda n: "• a\n" * (n // 10)),
    "one long line": ("text", lambda n: "a.b." * n),
}


def _seconds(name, n):
    """Return the least time that this thread itself needed, whatever else the machine does."""
    format, make = HOSTILE[name]
    text = make(n)
    best = 9e9
    for _ in range(2):
        began = time.thread_time()
        build_article(IMPORTERS[format](text), "x")
        best = min(best, time.thread_time() - began)
    return best


@pytest.mark.parametrize("name", HOSTILE)
def test_ten_times_the_input_takes_no_more_than_forty_times_as_long(name):
    # Quadratic would be a hundred times; two milliseconds stand for what does not grow.
    assert _seconds(name, 40_000) < 40 * (_seconds(name, 4_000) + 0.002)
