"""Piper's neural voices: natural speech, with the times of words out of the model's own alignment.

With no noise the same model gives the same bytes. Piper tells how many samples each phoneme has, not which
word it belongs to: so each word is also made phonemes alone, and the two rows of phonemes are laid side by side.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from reader.errors import EnvironmentFault
from reader.speech.engine import DEFAULT_RATE, Sound, Voice
from reader.speech.timing import WordEvent
from reader.text.words import find_words

PREFIX = "piper:"
_PACKAGES = "_piper_voice"  # how the modules of packages that carry a voice end
_BEFORE = frozenset("ˈˌ ")  # these belong to the sound after them
_PAUSES = frozenset(",.;:!?")
_SILENT = frozenset("ˈˌː ^$_.,;:!?-'\"()")


def find_voice(asked: str) -> Voice:
    """Return the voice of "piper:PATH" or "piper:NAME", the name of an installed voice package or a part of it.

    Raises:
        EnvironmentFault: there is no such voice.

    """
    name = asked.removeprefix(PREFIX)
    model = Path(name) if name.endswith(".onnx") else _find_packaged(name)
    if model is None or not model.is_file() or not _config_path(model).is_file():
        advice = "Give the path of an .onnx file with its .onnx.json beside it, or install a Piper voice package."
        raise EnvironmentFault("a Piper voice", f"“{name}”", advice)
    language = _read_config(model).get("language", {}).get("code", "en").replace("_", "-").lower()
    return Voice(f"{PREFIX}{model.stem}", f"{model.stem} (Piper)", language, "piper", str(model.resolve()))


def _find_packaged(name: str) -> Path | None:
    modules = {module for module in metadata.packages_distributions() if module.endswith(_PACKAGES)}
    for module in sorted(modules):
        model: Path = import_module(module).model_path()
        if name and name.replace("-", "_").lower() in f"{module} {model.stem}".replace("-", "_").lower():
            return model
    return None


def _config_path(model: Path) -> Path:
    return model.with_name(f"{model.name}.json")


def _read_config(model: Path) -> dict[str, Any]:
    try:
        config = json.loads(_config_path(model).read_bytes())
    except (OSError, ValueError):
        config = None
    return config if isinstance(config, dict) else {}


@cache
def find_version(model: str) -> str:
    """Return the version of Piper with the hash of a model."""
    content = hashlib.sha256(Path(model).read_bytes()).hexdigest()
    return f"piper {metadata.version('piper-tts')} {content[:16]}"


class PiperEngine:
    """A Piper voice at a rate in words a minute; 175 is taken for the model's own."""

    def __init__(self, model: str, rate: int):
        try:
            from piper import PiperVoice, SynthesisConfig
        except ImportError as error:
            advice = "Install plainspoken with its extra: pip install 'plainspoken[piper]'."
            raise EnvironmentFault("the package piper-tts", "none", advice) from error
        self._voice = PiperVoice.load(model, include_alignments=True)
        self._config = SynthesisConfig(
            noise_scale=0, noise_w_scale=0, length_scale=DEFAULT_RATE / rate, normalize_audio=False
        )

    def speak(self, text: str, language: str = "") -> Sound:
        """Return a text spoken; the model knows one language, so `language` changes nothing."""
        import numpy as np

        rate = self._voice.config.sample_rate
        chunks = list(self._voice.synthesize(text, self._config, include_alignments=True)) if text.strip() else []
        if not chunks:
            return Sound(np.zeros(0, np.int16), rate)
        samples = np.concatenate([chunk.audio_int16_array for chunk in chunks])
        phonemes = [(p.phoneme, int(p.num_samples)) for chunk in chunks for p in chunk.phoneme_alignments or ()]
        words = find_words(text)
        alone = [self._sound_out(text[start:end]) for start, end in words]
        times = place_sounds(alone, phonemes)
        events = (WordEvent(start, time / rate) for (start, _), time in zip(words, times, strict=True) if time >= 0)
        return Sound(samples, rate, tuple(events))

    def _sound_out(self, word: str) -> str:
        return "".join(phoneme for sentence in self._voice.phonemize(word) for phoneme in sentence)


def place_sounds(words: list[str], phonemes: list[tuple[str, int]]) -> list[int]:
    """Return for each word, given as phonemes, the sample at which it begins; -1 where it is not heard.

    `phonemes` are those of the sentence with their samples. A word begins with the space before it, in which
    the mouth already moves; a comma and the space after it are a pause, which belongs to the word before.
    """
    heard, begins = [], []
    place = start = 0
    previous = ""
    for phoneme, count in phonemes:
        if phoneme not in _SILENT:
            heard.append(phoneme)
            begins.append(start)
        place += count
        if phoneme not in _BEFORE or (phoneme == " " and previous in _PAUSES):
            start = place
        previous = phoneme
    sounds = [(sound, word) for word, text in enumerate(words) for sound in text if sound not in _SILENT]
    found = [-1] * len(words)
    for left, right in _lay_side_by_side([sound for sound, _ in sounds], heard):
        word = sounds[left][1]
        if found[word] < 0:
            found[word] = begins[right]
    return found


def _lay_side_by_side(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Return the pairs of places of two rows that cost the fewest changes (Needleman and Wunsch, 1970)."""
    costs = [list(range(len(right) + 1))]
    for row, sound in enumerate(left, 1):
        above, line = costs[-1], [row]
        for column, other in enumerate(right, 1):
            line.append(min(above[column - 1] + (sound != other), above[column] + 1, line[-1] + 1))
        costs.append(line)
    pairs = []
    row, column = len(left), len(right)
    while row and column:
        same = left[row - 1] == right[column - 1]
        if costs[row][column] == costs[row - 1][column - 1] + (not same):
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif costs[row][column] == costs[row - 1][column] + 1:
            row -= 1
        else:
            column -= 1
    return pairs[::-1]
