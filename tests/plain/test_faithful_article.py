"""The check on whole articles and on pairs of texts, and what becomes of a sentence that fails."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.article import Term, article_from_json, article_to_json
from reader.draft import build_article
from reader.ingest.markdown import read_markdown
from reader.pipeline import read_content, read_written, shipped_content
from reader.plain.faithful import (
    check_article,
    check_sentences,
    check_texts,
    group_sentences,
    has_error,
    refuse_unfaithful,
)
from reader.plain.glossary import find_terms
from reader.plain.reviewed import attach_key_points, attach_plain, attach_summary

ORIGINAL = """# Zolpam

## Use

Adults take 5 mg of Zolpam at night. It may cause a rash.

> [!WARNING]
> Do not drive after a dose. Call 911 if breathing is slow.

Read the [leaflet](https://example.org/leaflet).
"""
PLAIN = """---
origin: written
review: null
---
## Use

Adults take 5 mg of Zolpam at night. {s1} It may cause a rash. {s2}

> [!WARNING]
> Do not drive after a dose. {s3} Call 911 if breathing is slow. {s4}

Read the [leaflet](https://example.org/leaflet). {s5}
"""


def make_article(*changes):
    plain = PLAIN
    for old, new in changes:
        assert old in plain
        plain = plain.replace(old, new)
    return attach_plain(build_article(read_markdown(ORIGINAL)), read_markdown(plain), "plain.md")


def codes(article):
    return [finding.code for finding in check_article(article) if finding.severity == "error"]


def test_the_shipped_article_has_no_error():
    assert [f for f in check_article(read_written(shipped_content() / "klonopin")) if f.severity == "error"] == []


def test_a_faithful_article_has_no_finding():
    assert check_article(make_article()) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("5 mg of Zolpam at night", "5 g of Zolpam at night", "unit-changed"),
        ("It may cause a rash. {s2}", "", "source-unspoken"),
        ("> [!WARNING]\n> Do not drive after a dose. {s3} ", "> [!WARNING]\n> ", "warning-lost"),
        ("> [!WARNING]\n> Do not", "Do not", "warning-lost"),
        ("[leaflet](https://example.org/leaflet)", "leaflet", "link-lost"),
        ("https://example.org/leaflet", "https://example.com/leaflet", "link-invented"),
    ],
)
def test_what_is_lost_from_an_article_is_found(old, new, code):
    article = make_article((old, new))
    assert code in codes(article)


def test_a_name_may_give_way_to_a_pronoun_only_where_the_title_names_it():
    found = check_article(make_article(("5 mg of Zolpam at night", "5 mg of it at night")))
    assert [(f.code, f.severity) for f in found] == [("name-replaced", "note")]


def test_sentences_that_share_a_source_are_checked_together():
    article = make_article(("It may cause a rash. {s2}", "It may cause this: {s2} A rash. {s2}"))
    groups = group_sentences(article.sections[0].plain.sentences)
    assert [(ids, len(plains)) for ids, plains in groups][:2] == [(("use_s1",), 1), (("use_s2",), 2)]


def test_groups_are_the_connected_parts():
    article = make_article(("It may cause a rash. {s2}", "Both. {s1 s2} It may cause a rash. {s2}"))
    assert group_sentences(article.sections[0].plain.sentences)[0][0] == ("use_s1", "use_s2")


def test_a_summary_may_leave_out_but_not_change():
    article = make_article()
    short = attach_summary(article, read_markdown("## Use\n\nAdults take 5 mg. {s1}\n"), "summary.md")
    wrong = attach_summary(article, read_markdown("## Use\n\nAdults take 8 mg. {s1}\n"), "summary.md")
    assert (codes(short), codes(wrong)) == ([], ["dose-changed"])


def test_a_hard_word_is_a_note_until_the_glossary_explains_it():
    article = make_article(("It may cause a rash.", "It may cause a rash (an alteration of skin)."))
    article = replace(article, glossary=())
    assert [f.code for f in check_article(article)] == ["hard-word"]
    explained = replace(article, glossary=(Term("alteration", "A change."),))
    assert check_article(explained) == []


def test_terms_are_found_with_the_meaning_of_the_glossary():
    terms = {t.word: t for t in find_terms(read_content(shipped_content() / "klonopin"))}
    assert terms["epilepsy"].meaning == "A brain illness that brings seizures again and again."
    assert terms["seizure"].meaning == "A burst of signals in the brain that can cause shaking or staring."
    assert terms["discontinuation"].syllables == 6
    assert "the" not in terms


# --- what fails is not shown ---


def test_the_original_stands_where_the_plain_text_fails_and_says_why():
    article = refuse_unfaithful(make_article(("It may cause a rash.", "It will cause a rash.")))
    kept = [s for s in article.sections[0].plain.sentences if s.kept_because]
    assert [(s.id, s.text, s.sources) for s in kept] == [("use_plain2", "It may cause a rash.", ("use_s2",))]
    assert "will cause a rash" in kept[0].kept_because
    assert [(n.code, n.where) for n in article.notes] == [("plain-refused", "use_plain2")]
    assert check_article(article) == []


def test_a_group_of_several_sources_gives_way_to_all_of_them():
    article = make_article(
        ("Adults take 5 mg of Zolpam at night. {s1} It may cause a rash. {s2}", "Adults take 50 mg at night. {s1 s2}")
    )
    sentences = refuse_unfaithful(article).sections[0].plain.sentences
    assert [s.text for s in sentences[:2]] == ["Adults take 5 mg of Zolpam at night.", "It may cause a rash."]
    assert len({s.id for s in sentences}) == len(sentences)


def test_a_list_item_that_is_replaced_leaves_no_empty_block():
    article = make_article(("It may cause a rash. {s2}", "It will: {s2}\n\n- cause a rash {s2}\n"))
    types = [block.type for block in refuse_unfaithful(article).sections[0].plain.blocks]
    assert types == ["paragraph", "callout", "paragraph"]


def test_a_summary_sentence_and_a_key_point_that_fail_are_left_out():
    article = attach_summary(make_article(), read_markdown("## Use\n\nAdults take 8 mg. {s1}\n"), "summary.md")
    article = attach_key_points(article, read_markdown("- Drive after a dose. {use_s3}\n"), "need-to-know.md")
    refused = refuse_unfaithful(article)
    assert (refused.sections[0].summary, refused.key_points) == ((), ())
    assert [n.where for n in refused.notes] == ["use_summary1", "page_key1"]


def test_why_a_sentence_was_kept_travels_in_the_json():
    article = refuse_unfaithful(make_article(("It may cause", "It will cause")))
    assert article_from_json(article_to_json(article)) == article


def test_a_faithful_article_comes_back_as_it_is():
    article = make_article()
    assert refuse_unfaithful(article) is article


# --- two texts ---


def test_two_texts_are_aligned_by_what_they_share():
    source = "Take 5 mg at night. Do not drive. Keep the pills dry."
    plain = "Keep the pills dry.\n\nAt night, take 5 mg. Do not drive."
    assert check_texts(source, plain) == []


def test_a_sentence_with_no_partner_is_found_on_either_side():
    found = check_texts("Take 5 mg. Bananas ripen slowly.", "Take 5 mg.\nElephants sing.")
    assert {"source-unspoken"} <= {f.code for f in found}
    assert check_texts("Take 5 mg.", "")[0].code == "source-unspoken"
    assert check_texts("", "Elephants sing.")[0].code == "plain-unfounded"


def test_ids_of_two_texts_count_their_sentences():
    found = check_texts("Rest. Take 5 mg.", "Rest. Take 6 mg.")
    assert [(f.code, f.source_id, f.plain_id) for f in found] == [("dose-changed", "s2", "p2")]


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=80)
PIECES = st.lists(
    st.sampled_from("take not 5 mg 1-4 hours , . twice a day half every 2 to of only unless may 911 1/0 0 ½ % $ b.i.d. "
                    "24/7 2026-02-31 0000-00-00 99/99/9999 ² ٣ May third in "
                    "five more than don't U.S. “ ( years old".split(" ")),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(ANY_TEXT | PIECES, ANY_TEXT | PIECES)
def test_any_two_texts_can_be_checked(source, plain):
    for finding in check_sentences([source], [plain]):
        assert finding.message
    check_texts(source, plain)


@given(PIECES | ANY_TEXT)
@example("every 0 hours")
def test_a_text_says_what_it_says(text):
    assert not has_error(check_sentences([text], [text, "Rest."]))


@pytest.mark.parametrize("text", ["take 5 " * 20_000, "x" * 100_000, "1,000" * 10_000, "(" * 20_000])
def test_what_is_too_long_to_be_a_sentence_is_refused_not_passed(text):
    assert [f.code for f in check_sentences([text], [text + "!"])] == ["too-long"]
    assert check_sentences([text], [text]) == []
