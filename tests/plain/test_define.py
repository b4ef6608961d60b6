"""The rule “definition”: the glossary's words where a term stands first."""

from reader.article import Article, Block, Section, Sentence, Term
from reader.pipeline import make_plain, plain_to_json
from reader.plain.faithful import check_article
from reader.plain.glossary import define
from reader.plain.simplify.rules import explain_rule

COMA = Term("coma", "A deep sleep from which a person cannot be woken.", also=("comas",))
CNS = Term("CNS", "The brain and the spinal cord.")
CELL = Term("cell", "The smallest part of a body.")
RED_CELL = Term("red cell", "A cell that carries oxygen.")


def make_article(*texts, glossary=(COMA,), title="Sleep"):
    def make_section(number, sentences):
        id_ = f"s{number}"
        made = tuple(Sentence(f"{id_}_s{n}", text) for n, text in enumerate(sentences, 1))
        return Section(id_, Sentence(f"{id_}_h", f"Part {number}"), 2, (Block("paragraph", f"{id_}_b1", made),))

    sections = tuple(make_section(number, sentences) for number, sentences in enumerate(texts, 1))
    return Article(title, "en", sections, glossary=tuple(glossary))


def plain_texts(article, section=0):
    return [sentence.text for sentence in make_plain(article).sections[section].plain.sentences]


def test_a_term_is_explained_behind_the_sentence_in_which_it_stands_first():
    article = make_article(["He fell into a coma.", "The coma was long."])
    assert plain_texts(article) == ["He fell into a coma.", define(COMA), "The coma was long."]


def test_a_term_is_explained_once_in_each_section():
    article = make_article(["He fell into a coma."], ["She saw two comas."])
    assert define(COMA) in plain_texts(article, 0)
    assert define(COMA) in plain_texts(article, 1)


def test_a_dose_keeps_its_words_and_may_still_be_explained():
    article = make_article(["More than 20 mg a day can lead to a coma."])
    assert plain_texts(article) == ["More than 20 mg a day can lead to a coma.", define(COMA)]


def test_a_term_that_the_sentence_explains_itself_is_left():
    article = make_article(["A coma is a very deep sleep."])
    assert plain_texts(article) == ["A coma is a very deep sleep."]


def test_the_longer_term_hides_the_shorter_one():
    article = make_article(["It has a red cell."], glossary=(CELL, RED_CELL))
    assert plain_texts(article)[1:] == [define(RED_CELL)]


def test_a_short_form_counts_only_with_its_capitals():
    assert plain_texts(make_article(["The cns of a car."], glossary=(CNS,))) == ["The cns of a car."]
    assert define(CNS) in plain_texts(make_article(["It acts on the CNS."], glossary=(CNS,)))


def test_what_the_article_is_about_is_not_explained_in_every_section():
    article = make_article(["He fell into a coma."], title="What is a coma?")
    assert plain_texts(article) == ["He fell into a coma."]


def test_the_edit_is_marked_with_its_rule_and_the_source_of_its_sentence():
    sentence = plain_to_json(make_article(["He fell into a coma."]))["sections"][0]["sentences"][1]
    assert sentence["sources"] == ["s1_s1"]
    assert [edit["rule"] for edit in sentence["edits"]] == ["definition"]
    assert sentence["edits"][0]["why"] == explain_rule("definition")


def test_a_definition_is_no_part_of_a_summary_or_of_the_key_points():
    article = make_plain(make_article(["Never stop the medicine, or you may fall into a coma."]))
    assert all(sentence.text != define(COMA) for sentence in (*article.sections[0].summary, *article.key_points))


def test_the_check_takes_a_definition_from_the_glossary_for_no_change():
    article = make_article(["He fell into a coma."])
    assert [f for f in check_article(make_plain(article)) if f.severity == "error"] == []


def test_the_check_finds_the_same_sentence_where_no_glossary_stands_behind_it():
    from dataclasses import replace

    article = replace(make_plain(make_article(["He fell into a coma."])), glossary=())
    assert [f.code for f in check_article(article) if f.severity == "error"]
