from hypothesis import given
from hypothesis import strategies as st

from reader.plain.simplify.tokens import tokenize


def texts_of(text):
    return [token.text for token in tokenize(text)]


@given(st.text())
def test_every_token_is_the_text_at_its_place(text):
    assert all(text[token.start : token.end] == token.text for token in tokenize(text))


@given(st.text())
def test_nothing_but_white_space_stands_between_tokens(text):
    end = 0
    for token in tokenize(text):
        assert token.start >= end
        assert not text[end : token.start].strip()
        end = token.end
    assert not text[end:].strip()


def test_a_contraction_is_two_tokens():
    assert texts_of("She doesn't know Mary’s dog.") == ["She", "does", "n't", "know", "Mary", "’s", "dog", "."]


def test_numbers_and_abbreviations_stay_whole():
    assert texts_of("Dr. Lee gave 1,000.5 mg at 5:30 p.m. in the U.S.") == (
        ["Dr.", "Lee", "gave", "1,000.5", "mg", "at", "5:30", "p.m.", "in", "the", "U.S."]
    )


def test_an_address_stays_whole_without_the_full_stop_behind_it():
    assert texts_of("See https://example.org/a?b=1.") == ["See", "https://example.org/a?b=1", "."]
