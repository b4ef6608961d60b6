"""What is known of a word's tag besides what the tagger learned."""

import pytest

from reader.plain.simplify.model import analyse


def tag_of(word, text):
    tree = analyse(text)
    return tree.tags[[token.text for token in tree.tokens].index(word)]


@pytest.mark.parametrize("illness", ["dyspnea", "diplopia", "alopecia", "urticaria"])
def test_a_rare_illness_in_small_letters_is_one_thing_and_no_name(illness):
    assert tag_of(illness, f"It causes {illness}.") == "NN"


@pytest.mark.parametrize("word", ["Malaria", "Tea"])
def test_a_common_noun_that_opens_a_sentence_is_no_name(word):
    assert tag_of(word, f"{word} has long been found in large towns.") == "NN"


@pytest.mark.parametrize(
    ("name", "text"), [("Rice", "Rice won the vote in May."), ("Gold", "Gold Coast won the game in May.")]
)
def test_a_name_that_opens_a_sentence_stays_one(name, text):
    assert tag_of(name, text) == "NNP"


def test_a_rare_verb_is_in_the_past_where_its_form_is():
    assert tag_of("befell", "Bad luck befell him.") == "VBD"
