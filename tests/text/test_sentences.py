"""The sentence splitter: a table of cases, and what holds for any text."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sentences import split_sentences
from reader.text.words import count_words, find_words

TABLE = Path(__file__).with_name("sentences.txt")
LANGUAGES = st.sampled_from(["en", "en-US", "es", "de", "fi"])
# Text in which stops, brackets, quotes and abbreviations are far more frequent than in life.
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [*".!?…。！？()[]\"'“”’ \n\t*–/", " ", " ", ". ", "e.g. ", "Dr. ", "U.S. ", "[1]", "0.5", "1. "]
        ),
        st.sampled_from(["the", "The", "A", "mg", "iPad", "etc", "Café", "日本", "🎉", "z. B. "]),
        st.text(max_size=3),
    ),
    max_size=60,
).map("".join)


def _read_table():
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            language, _, case = line.removeprefix("{").partition("} ") if line.startswith("{") else ("en", "", line)
            yield pytest.param(language, case.split(" | "), id=f"line {number}")


CASES = list(_read_table())


def _split(text, language="en"):
    return [text[start:end] for start, end in split_sentences(text, language)]


def test_the_table_has_enough_cases():
    assert len(CASES) >= 120


@pytest.mark.parametrize(("language", "sentences"), CASES)
def test_the_sentences_of_the_table_are_found(language, sentences):
    assert _split(" ".join(sentences), language) == sentences


@pytest.mark.parametrize("gap", ["\n", "  ", "\t\n ", "\u00a0"])
@pytest.mark.full
@pytest.mark.parametrize(("language", "sentences"), CASES)
def test_any_white_space_parts_sentences_as_a_space_does(language, sentences, gap):
    assert _split(gap.join(sentences), language) == sentences


@given(PIECES, LANGUAGES)
def test_ranges_are_in_order_do_not_overlap_and_leave_only_white_space_between(text, language):
    end = 0
    for start, stop in split_sentences(text, language):
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@given(PIECES, LANGUAGES)
def test_splitting_changes_no_word_count(text, language):
    assert sum(count_words(sentence) for sentence in _split(text, language)) == count_words(text)


@given(st.lists(st.sampled_from(["The dose is small.", "Is it safe?", "Stop!", "It holds 0.5 mg."]), min_size=1))
def test_sentences_put_together_come_apart_again(sentences):
    assert _split(" ".join(sentences)) == sentences


@given(PIECES)
def test_word_ranges_are_in_order_and_hold_a_letter_or_digit(text):
    end = 0
    for start, stop in find_words(text):
        assert end <= start < stop
        assert any(c.isalnum() for c in text[start:stop])
        end = stop


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "tlh", ""])
def test_an_unknown_language_is_split_as_english(tag):
    assert _split("See Dr. Hall. He knows.", tag) == ["See Dr. Hall.", "He knows."]


def test_a_bracket_that_is_never_closed_does_not_switch_off_the_others():
    assert _split("He (or she may go. It is fine (see b. Next.) and done. Bye.") == [
        "He (or she may go.",
        "It is fine (see b. Next.) and done.",
        "Bye.",
    ]


HOSTILE = {
    "opening brackets": lambda n: "(" * n,
    "bracket pairs": lambda n: "(" * n + "." + ")" * n,
    "spaced stops": lambda n: ". " * n,
    "dotted letters": lambda n: "a.b." * n,
    "stops without a space": lambda n: "." * n + "a",
    "mixed marks": lambda n: "!?" * n + "a",
    "closing quotes": lambda n: "." + '"' * n + "a",
    "opening quotes after each stop": lambda n: (". " + '"' * 60 + " ") * (n // 60),
    "abbreviations": lambda n: "Dr. " * n,
    "stops in one long bracket": lambda n: "a " * n + "(" + "x. " * n + ")",
    "citations": lambda n: ". [1" + ", 1" * n,
    "white space": lambda n: "." + " " * n + "a",
    "ideographic stops": lambda n: "。" * n + "a",
    "prose": lambda n: "The dose is 0.5 mg. Dr. Hall agrees (see below). " * (n // 20),
}


def _seconds(text):
    """Return the least time that this thread itself needed, whatever else the machine does."""
    best = 9e9
    for _ in range(3):
        began = time.thread_time()
        split_sentences(text)
        best = min(best, time.thread_time() - began)
    return best


@pytest.mark.parametrize("name", HOSTILE)
def test_ten_times_the_text_takes_no_more_than_forty_times_as_long(name):
    # Quadratic would be a hundred times; a millisecond stands for what the clock adds to very short times.
    assert _seconds(HOSTILE[name](50_000)) < 40 * (_seconds(HOSTILE[name](5_000)) + 0.001)


@pytest.mark.full
@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_of_a_megabyte_and_more_takes_no_more_than_its_share(name):
    assert _seconds(HOSTILE[name](1_000_000)) < 80 * (_seconds(HOSTILE[name](50_000)) + 0.001)
