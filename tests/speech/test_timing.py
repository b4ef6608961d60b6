"""From a voice's events to words with times."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.speech.spoken import say
from reader.speech.timing import WordEvent, place_words
from reader.text.words import find_words


def place(text, *events, end=9.0):
    words = place_words([WordEvent(*event) for event in events], say(text), end)
    return [(text[w.char_start : w.char_end], w.start, w.end) for w in words]


def test_each_event_is_a_word_until_the_next():
    assert place("of men", (0, 0.0), (3, 1.5)) == [("of", 0.0, 1.5), ("men", 1.5, 9.0)]


def test_an_event_that_joins_words_gives_one_range():
    assert place("of the day", (0, 0.0), (7, 1.0)) == [("of the", 0.0, 1.0), ("day", 1.0, 9.0)]


def test_the_events_of_a_decimal_give_one_word():
    assert place("12.50 is", (0, 0.0), (7, 0.4), (13, 0.7), (18, 0.8), (23, 1.3)) == [
        ("12.50", 0.0, 1.3),
        ("is", 1.3, 9.0),
    ]


def test_written_words_said_as_several_stay_one():
    assert place("open 24/7", (0, 0.0), (5, 0.5), (17, 1.0)) == [("open", 0.0, 0.5), ("24/7", 0.5, 9.0)]


def test_an_event_on_a_quote_belongs_to_the_word_that_follows():
    assert place("a “word”", (0, 0.0), (2, 0.5)) == [("a", 0.0, 0.5), ("word", 0.5, 9.0)]


def test_a_symbol_that_is_announced_is_a_word():
    assert place("a 😀 b", (0, 0.0), (2, 0.5), (4, 1.0)) == [("a", 0.0, 0.5), ("😀", 0.5, 1.0), ("b", 1.0, 9.0)]


def test_an_event_beyond_the_text_is_no_word():
    assert place("a", (0, 0.0), (7, 0.5)) == [("a", 0.0, 9.0)]


def test_no_events_give_no_words():
    assert place("a b") == []


EVENTS = st.lists(st.builds(WordEvent, st.integers(0, 60), st.floats(0, 60)), max_size=20)
TEXTS = st.one_of(st.text(max_size=50), st.sampled_from(["Take 0.25 mg of the 24/7 drug [12] in 1–4 hours & rest."]))


@given(TEXTS, EVENTS)
def test_words_are_in_order_apart_and_inside(text, events):
    words = place_words(events, say(text), 60.0)
    assert all(0 <= w.char_start < w.char_end <= len(text) for w in words)
    assert all(0 <= w.start <= w.end <= 60 for w in words)
    for word, following in pairwise(words):
        assert word.char_end <= following.char_start
        assert word.end <= following.start


@given(st.text("aé7 -“”—.", max_size=50).filter(find_words), st.floats(0, 9))
def test_one_event_at_the_start_covers_every_word(text, time):
    (word,) = place_words([WordEvent(0, time)], say(text, "de"), 9.0)
    found = find_words(text)
    assert (word.char_start, word.char_end) == (found[0][0], found[-1][1])
