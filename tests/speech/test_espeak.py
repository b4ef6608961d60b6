"""espeak-ng itself: what it says, and when it says it did."""

import subprocess
import sys

import numpy as np
import pytest

from reader.errors import EnvironmentFault
from reader.speech.espeak import EspeakEngine, find_version, list_voices
from reader.speech.spoken import Manner, say


@pytest.fixture
def engine():
    return EspeakEngine("gmw/en-US", 175)


def seconds(sound):
    return len(sound.samples) / sound.rate


def test_the_version_is_named():
    assert find_version().startswith("espeak-ng 1.")


def test_american_english_is_among_the_voices():
    assert ("gmw/en-US", "English (America)", "en-us") in [(v.id, v.name, v.language) for v in list_voices()]


def test_no_voice_needs_data_that_is_not_there():
    assert [v.id for v in list_voices() if v.id.startswith("mb/")] == []


def test_a_voice_that_is_not_there_is_an_error():
    with pytest.raises(EnvironmentFault, match="no-such-voice"):
        EspeakEngine("no-such-voice", 175)


def test_a_faster_rate_takes_less_time():
    text = "The same sentence at another rate."
    slow, fast = (seconds(EspeakEngine("gmw/en-US", rate).speak(text)) for rate in (100, 300))
    assert fast < 0.6 * slow


def test_events_count_code_points_even_after_quotes_dashes_and_emoji(engine):
    text = "“Naïve” — it’s 😀 the end… of café talk"
    places = [event.position for event in engine.speak(text).events]
    assert {text.index(word) for word in ("Naïve", "it", "end", "café", "talk")} <= set(places)


def test_double_brackets_hold_phonemes(engine):
    assert [event.position for event in engine.speak("[[kl@n'az@pam]] helps").events] == [2, 16]


def test_written_double_brackets_are_not_taken_for_phonemes(engine):
    written = say("[[h@l'oU]]", manner=Manner(phonemes="espeak")).text
    assert len(engine.speak(written).events) == len(engine.speak("h@l'oU").events) > 1


def test_a_passage_in_another_language_is_spoken_by_its_voice_and_the_next_is_not(engine):
    own, other, again = (engine.speak("six cent sans", language) for language in ("", "fr", ""))
    assert abs(seconds(other) - seconds(own)) > 0.01
    assert seconds(again) == pytest.approx(seconds(own), abs=0.01)


def test_a_language_nobody_speaks_is_spoken_by_the_engines_own_voice(engine):
    assert seconds(engine.speak("hello", "xx")) == pytest.approx(seconds(engine.speak("hello")), abs=0.01)


def test_angle_brackets_are_not_taken_for_markup(engine):
    assert seconds(engine.speak('<break time="5s"/> one')) > seconds(engine.speak("one")) + 0.5


def test_a_null_character_does_not_end_the_text(engine):
    assert seconds(engine.speak("one\0two three four")) > 2 * seconds(engine.speak("one"))


@pytest.mark.parametrize("text", ["", "...", "😀", "\ud800", "日本語です", "Привет, мир", "\n\n", "[["])
def test_any_text_gives_sound_or_silence(engine, text):
    assert seconds(engine.speak(text)) < 10


def test_a_word_begins_when_its_event_says(engine):
    """After a comma espeak is silent, so there the first audible sample is the word's."""
    sound = engine.speak("take, paper, cat, table, pink, talk.")
    audible = np.flatnonzero(np.abs(sound.samples.astype(int)) > 500) / sound.rate
    gaps = np.flatnonzero(np.diff(audible) > 0.1)
    onsets = audible[gaps + 1]
    announced = np.array([event.time for event in sound.events])
    assert len(onsets) >= 5
    assert [min(abs(announced - onset)) for onset in onsets] == pytest.approx([0] * len(onsets), abs=0.1)


def test_the_light_modules_import_nothing_heavy():
    code = (
        "import sys, reader.speech.library, reader.speech.voices;"
        "print([m for m in ('numpy', 'soundfile', 'soxr', 'pyttsx3') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
