from reader.article import Article, Block, Section, Sentence
from reader.pipeline import make_plain
from reader.plain.summary import choose_key_points, choose_summary, rank_sentences

TEA = [
    "Green tea has caffeine.",
    "Many people drink green tea in the morning.",
    "The caffeine in green tea keeps people awake.",
    "My aunt once owned a bicycle.",
    "Green tea with less caffeine is sold too.",
    "A bicycle has two wheels.",
]


def make_section(texts, kind="", id="tea"):
    sentences = tuple(Sentence(f"{id}_s{n}", text) for n, text in enumerate(texts, 1))
    first = Block("paragraph", f"{id}_b1", sentences[:-1])
    last = Block("callout" if kind else "paragraph", f"{id}_b2", sentences[-1:], kind=kind)
    return Section(id, Sentence(f"{id}_h", "Tea"), 2, (first, last))


def test_a_sentence_that_shares_words_with_others_matters_more_than_a_lone_one():
    ranks = rank_sentences(TEA)
    assert ranks[2] > ranks[3]


def test_of_two_like_sentences_the_earlier_matters_more():
    ranks = rank_sentences(["Tea is hot.", "Tea is hot.", "Tea is hot."])
    assert ranks == sorted(ranks, reverse=True)


def test_no_sentences_have_no_ranks():
    assert rank_sentences([]) == []


def test_the_summary_stands_in_reading_order_and_leaves_the_lone_sentence_out():
    chosen = [sentence.id for sentence in choose_summary(make_section(TEA))]
    assert chosen == sorted(chosen)
    assert "tea_s4" not in chosen


def test_a_warning_is_always_in_the_summary():
    section = make_section([*TEA, "A lamp may fall."], kind="warning")
    assert "tea_s7" in [sentence.id for sentence in choose_summary(section)]
    assert "tea_s7" not in [sentence.id for sentence in choose_summary(make_section([*TEA, "A lamp may fall."]))]


def test_what_must_not_be_done_is_always_in_the_summary():
    section = make_section([*TEA[:3], "Do not take it with milk.", *TEA[3:]])
    assert "tea_s4" in [sentence.id for sentence in choose_summary(section)]


def test_key_points_are_at_most_five_and_hold_the_warnings():
    sections = tuple(make_section([*TEA, "Do not drive after taking it."], id=id_) for id_ in ("a", "b"))
    chosen = [sentence.id for sentence in choose_key_points(Article("", "en", sections))]
    assert len(chosen) == 5
    assert {"a_s7", "b_s7"} <= set(chosen)


def test_an_article_without_plain_text_gets_it_with_sources_and_says_that_a_program_made_it():
    article = make_plain(Article("Tea", "en", (make_section([*TEA, "They utilize it."]),)))
    section = article.sections[0]
    assert section.plain.origin == "automatic"
    assert section.plain.review is None
    assert section.plain.sentences[-1].text == "They use it."
    assert section.plain.sentences[-1].sources == ("tea_s7",)
    ids = {s.id for s in section.sentences}
    assert section.summary
    assert all(set(s.sources) <= ids for s in (*section.plain.sentences, *section.summary, *article.key_points))


def test_what_a_person_wrote_stays():
    article = make_plain(Article("Tea", "en", (make_section(TEA),)))
    assert make_plain(article) == article
