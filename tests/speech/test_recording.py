"""Sentences joined: exact times, our pauses, no clicks."""

from io import BytesIO
from itertools import pairwise

import numpy as np
import pytest
import soundfile

from reader.article import Mark
from reader.speech.encode import encode_opus
from reader.speech.engine import Sound
from reader.speech.espeak import EspeakEngine
from reader.speech.loudness import TARGET, measure_loudness
from reader.speech.recording import RATE, record
from reader.speech.utterance import Utterance, plan_speech

TEXTS = ("First of the two, it starts at 0.25 mg.", "The second — “quoted” — costs 12.50 a day [3].", "Stop!")


@pytest.fixture(scope="module")
def recording(make_section):
    return record(plan_speech(make_section(*TEXTS)), EspeakEngine("gmw/en-US", 175), "en-us")


def speak(*texts):
    utterances = [Utterance(f"s{n}", text, 0.3, "paragraph") for n, text in enumerate(texts)]
    return record(utterances, EspeakEngine("gmw/en-US", 175), "en-us")


def test_the_silence_between_sentences_is_the_planned_pause(recording, make_section):
    planned = [utterance.pause_after for utterance in plan_speech(make_section(*TEXTS))]
    measured = [b.start - a.end for a, b in pairwise(recording.sentences)]
    assert measured == pytest.approx(planned[:-1], abs=1 / RATE)


def test_pauses_are_silent_and_sentences_are_not(recording):
    loudness = np.abs(recording.samples.astype(int))
    for sentence, following in pairwise(recording.sentences):
        assert loudness[round(sentence.start * RATE) : round(sentence.end * RATE)].max() > 5000
        assert loudness[round(sentence.end * RATE) + 1 : round(following.start * RATE) - 1].max() == 0


def test_a_lead_is_heard_before_its_sentence_and_is_none_of_its_words():
    bare, led = (
        record([Utterance("s", "Take it.", 0.2, "item", lead=lead)], EspeakEngine("gmw/en-US", 175), "en-us")
        for lead in ("", "item 2 of 5")
    )
    (short,), (long,) = bare.sentences, led.sentences
    assert long.start == 0
    assert [word.char_start for word in long.words] == [word.char_start for word in short.words]
    assert long.words[0].start > 0.8
    assert long.end - long.words[0].start == pytest.approx(short.end - short.words[0].start, abs=0.05)


def test_a_passage_in_another_language_keeps_its_places():
    text = "They say bonjour mes amis here."
    marks = (Mark(9, 25, "language", "fr"),)
    utterance = Utterance("s", text, 0.2, "paragraph", marks)
    (sentence,) = record([utterance], EspeakEngine("gmw/en-US", 175), "en-us").sentences
    places = [(word.char_start, word.char_end) for word in sentence.words]
    assert places == sorted(places)
    assert text[slice(*places[-1])] == "here"
    assert {text.index("bonjour"), text.index("amis")} <= {start for start, _ in places}


def test_speech_is_as_loud_as_it_should_be_and_no_sentence_border_clicks(recording):
    """Heard as it will be heard: decoded from Opus."""
    heard, rate = soundfile.read(BytesIO(encode_opus(recording.samples)))
    assert measure_loudness(heard, rate) == pytest.approx(TARGET, abs=1)
    assert 20 * np.log10(np.abs(heard).max()) < -1
    steps = np.abs(np.diff(heard))
    for sentence in recording.sentences:
        for time in (sentence.start, sentence.end):
            place = round(time * rate)
            assert steps[max(0, place - 24) : place + 24].max(initial=0) < 0.01  # -40 dBFS


def test_a_sentence_begins_and_ends_softly(recording):
    steps = np.abs(np.diff(recording.samples.astype(int)))
    for sentence in recording.sentences:
        for place in (round(sentence.start * RATE), round(sentence.end * RATE) - 1):
            assert steps[max(0, place - 3) : place + 3].max(initial=0) < 300


def test_every_word_of_a_sentence_is_timed(recording):
    first = recording.sentences[1]
    words = [TEXTS[0][w.char_start : w.char_end] for w in first.words]
    assert " ".join(words) == "First of the two it starts at 0.25 mg"


def test_words_stay_inside_their_sentence_and_in_order(recording):
    for sentence in recording.sentences:
        times = [time for word in sentence.words for time in (word.start, word.end)]
        assert times == sorted(times)
        assert sentence.start <= times[0] <= times[-1] <= sentence.end


def test_the_last_word_ends_with_its_sentence(recording):
    for sentence in recording.sentences:
        assert sentence.words[-1].end == pytest.approx(sentence.end, abs=0.06)


def test_a_word_before_a_comma_ends_before_the_next_begins():
    (sentence,) = speak("take, paper").sentences
    assert sentence.words[0].end < sentence.words[1].start - 0.1


@pytest.mark.parametrize("text", ["", "…", "[12]", "—"])
def test_what_says_nothing_takes_no_time(text):
    first, silent, last = speak("One.", text, "Two.").sentences
    assert silent.start == silent.end == last.start
    assert last.start - first.end == pytest.approx(0.3)


def test_nothing_to_say_at_all_is_a_short_silence():
    assert 0 < len(speak("").samples) < RATE


@pytest.mark.parametrize("text", ["😀", "日本語です。", "Привет, мир!", "مرحبا", "a\0b", "\ud800x", "<b>&amp;"])
def test_any_writing_keeps_the_times_in_order(text):
    recording = speak(text)
    (sentence,) = recording.sentences
    times = [time for word in sentence.words for time in (word.start, word.end)]
    assert times == sorted(times)
    assert sentence.end <= len(recording.samples) / RATE


def test_a_sentence_of_ten_thousand_characters_is_timed_to_its_end():
    text = "and the drug is taken with food " * 320
    (sentence,) = speak(text).sentences
    assert text[sentence.words[-1].char_start :].strip() == "food"
    assert len(sentence.words) > 1500


def test_an_engine_without_events_gives_sentences_without_words():
    class Hum:
        def speak(self, text, language=""):
            return Sound((8000 * np.sin(np.arange(22_050))).astype(np.int16), 22_050)

    (sentence,) = record([Utterance("s", "Hum.", 0.2, "paragraph")], Hum(), "en").sentences
    assert sentence.words == ()
    assert sentence.end - sentence.start == pytest.approx(1.0, abs=0.03)
