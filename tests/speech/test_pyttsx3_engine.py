"""pyttsx3's public interface, on whatever driver this system has.

Each in a process of its own: a process can start espeak for either engine, not for both.
"""

import threading
import time
import wave

import pytest

from reader.speech.engine import Voice
from reader.speech.unit import Delivery, Unit, make_unit
from reader.speech.utterance import Utterance
from reader.speech.worker import run_fresh

VOICE = Voice("gmw/en-us", "English (America)", "en-us", "pyttsx3")


def list_system_voices():
    from reader.speech.pyttsx3_engine import list_voices

    return list_voices()


def make(*texts, rate=175):
    utterances = tuple(Utterance(f"s{n}", text, 0.25, "paragraph") for n, text in enumerate(texts))
    return run_fresh(make_unit, Unit("a", utterances, VOICE, Delivery(rate)))


def test_the_systems_voices_are_listed():
    assert VOICE in run_fresh(list_system_voices)


def test_each_sentence_has_its_own_sound_and_time():
    short, long = make("One.", "This one is a good deal longer than that, and it goes on for a while.")[1]["sentences"]
    assert 0.2 < short["end"] < 1.5
    assert long["end"] - long["start"] > 3
    assert long["start"] - short["end"] == pytest.approx(0.25, abs=0.002)


def test_no_word_is_timed():
    assert [sentence["words"] for sentence in make("One two.")[1]["sentences"]] == [[]]


def test_a_sentence_sounds_as_long_as_by_espeak_itself():
    text = "The dose should start at a quarter of a milligram."
    espeak = Unit(
        "a", (Utterance("s0", text, 0.25, "paragraph"),), Voice("gmw/en-US", "", "en-us", "espeak"), Delivery()
    )
    assert make(text)[1]["duration"] == pytest.approx(run_fresh(make_unit, espeak)[1]["duration"], abs=0.1)


def test_a_file_that_stops_growing_half_written_is_waited_for(tmp_path):
    from reader.speech.pyttsx3_engine import _read_when_written

    path = tmp_path / "sentence.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22_050)
        file.writeframes(bytes(40_000))
    whole = path.read_bytes()
    path.write_bytes(whole[:30_000])
    threading.Timer(0.3, path.write_bytes, [whole]).start()
    assert len(_read_when_written(path, time.monotonic() + 10).samples) == 20_000


def test_a_sentence_that_says_nothing_takes_no_time():
    first, silent, last = make("One.", "…", "Two.")[1]["sentences"]
    assert silent["start"] == silent["end"] == last["start"] > first["end"]


def test_nothing_is_printed_on_standard_output(capfd):
    make("One.")
    assert capfd.readouterr().out == ""
