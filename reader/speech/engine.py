"""What an engine is: a voice that turns one sentence into samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from reader.speech.pronunciation import Phonemes
from reader.speech.timing import WordEvent

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Samples = npt.NDArray[np.int16]

EngineName = Literal["espeak", "pyttsx3", "piper"]

SLOWEST, FASTEST, DEFAULT_RATE = 80, 450, 175
"""Words a minute."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that can be asked for by id, name or language; it belongs to one engine.

    `model` is where a neural voice's file is; the recordings depend on its content, not on its place.
    """

    id: str
    name: str
    language: str
    engine: EngineName
    model: str = ""


@dataclass(frozen=True, slots=True)
class Sound:
    """A spoken text: mono samples, how many there are a second, and when its words begin, if that is known."""

    samples: Samples
    rate: int
    events: tuple[WordEvent, ...] = ()


class Engine(Protocol):
    """A voice made ready at one rate."""

    def speak(self, text: str, language: str = "") -> Sound:
        """Return a text spoken, in another language than the voice's if it can; what says nothing may be empty."""


def open_engine(voice: Voice, rate: int) -> Engine:
    """Return a voice made ready at a rate in words a minute. A process opens one engine, once."""
    if voice.engine == "espeak":
        from reader.speech.espeak import EspeakEngine

        return EspeakEngine(voice.id, rate)
    if voice.engine == "piper":
        from reader.speech.piper_engine import PiperEngine

        return PiperEngine(voice.model, rate)
    from reader.speech.pyttsx3_engine import Pyttsx3Engine

    return Pyttsx3Engine(voice.id, rate)


def find_notation(voice: Voice) -> Phonemes:
    """Return the notation of sounds that a voice reads between [[ and ]]."""
    notations: dict[EngineName, Phonemes] = {"espeak": "espeak", "piper": "ipa"}
    return notations.get(voice.engine, "")


def find_version(voice: Voice) -> str:
    """Return the version of a voice's engine, and of its model; another one may sound different."""
    if voice.engine == "espeak":
        from reader.speech import espeak

        return espeak.find_version()
    if voice.engine == "piper":
        from reader.speech import piper_engine

        return piper_engine.find_version(voice.model)
    from importlib.metadata import version

    return f"pyttsx3 {version('pyttsx3')}"
