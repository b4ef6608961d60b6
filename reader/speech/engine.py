"""What an engine is: a voice that turns one sentence into samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from reader.speech.timing import WordEvent

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Samples = npt.NDArray[np.int16]

EngineName = Literal["espeak", "pyttsx3"]

SLOWEST, FASTEST, DEFAULT_RATE = 80, 450, 175
"""Words a minute."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that can be asked for by id, name or language; it belongs to one engine."""

    id: str
    name: str
    language: str
    engine: EngineName


@dataclass(frozen=True, slots=True)
class Sound:
    """A spoken text: mono samples, how many there are a second, and when its words begin, if that is known."""

    samples: Samples
    rate: int
    events: tuple[WordEvent, ...] = ()


class Engine(Protocol):
    """A voice made ready at one rate."""

    def speak(self, text: str) -> Sound:
        """Return a text spoken; one that says nothing may give no samples."""


def open_engine(voice: Voice, rate: int) -> Engine:
    """Return a voice made ready at a rate in words a minute. A process opens one engine, once."""
    if voice.engine == "espeak":
        from reader.speech.espeak import EspeakEngine

        return EspeakEngine(voice.id, rate)
    from reader.speech.pyttsx3_engine import Pyttsx3Engine

    return Pyttsx3Engine(voice.id, rate)


def find_version(engine: EngineName) -> str:
    """Return the version of an engine; other versions may sound different."""
    if engine == "espeak":
        from reader.speech import espeak

        return espeak.find_version()
    from importlib.metadata import version

    return f"pyttsx3 {version('pyttsx3')}"
