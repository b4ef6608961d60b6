"""espeak-ng through pyttsx3's binding, which tells when each word begins; its public interface does not."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar

from reader.errors import EnvironmentFault
from reader.speech.engine import Sound, Voice
from reader.speech.timing import WordEvent

_UNSPEAKABLE = dict.fromkeys((*range(32), 127), " ")  # a NUL would end the text, a line break the clause

_PHONEMES = 0x100  # espeakPHONEMES of speak_lib.h, which the binding does not name

Result = TypeVar("Result")

_lock = threading.RLock()


def once(function: Callable[[], Result]) -> Callable[[], Result]:
    """Make a function without arguments run once, other threads waiting: espeak crashes if two start it together."""
    cached = cache(function)

    @wraps(function)
    def call() -> Result:
        with _lock:
            return cached()

    return call


@once
def load_binding() -> Any:
    """Return pyttsx3's espeak binding, with the library and voices of espeakng-loader where it is installed.

    Raises:
        EnvironmentFault: there is no espeak-ng on this machine.

    """
    try:
        import espeakng_loader
    except ImportError:
        pass  # macOS and Windows: pyttsx3 looks for an installed espeak-ng
    else:
        # With its names global, the loader asks for "libespeak-ng.so.1" and gets this one.
        ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    try:
        from pyttsx3.drivers import _espeak
    except RuntimeError as error:
        advice = "Install the Python package espeakng-loader, or espeak-ng itself."
        raise EnvironmentFault("the speech library espeak-ng", "none", advice) from error
    return _espeak


def is_available() -> bool:
    """Tell whether espeak-ng can be used on this machine."""
    try:
        load_binding()
    except EnvironmentFault:
        return False
    return True


@once
def _initialize() -> int:
    """Start espeak, once a process, and return its samples a second."""
    binding = load_binding()
    rate: int = binding.Initialize(binding.AUDIO_OUTPUT_SYNCHRONOUS, 0)
    if rate <= 0:
        advice = "Install the Python package espeakng-loader anew."
        raise EnvironmentFault("espeak-ng to start with its voices", "that it would not", advice)
    return rate


def find_version() -> str:
    """Return espeak-ng's name and version."""
    binding = load_binding()
    info = binding.Info(None).decode("ascii", "replace")
    return f"espeak-ng {info.split()[0]}"


@once
def list_voices() -> tuple[Voice, ...]:
    """Return espeak's voices by language; MBROLA's are left out, for their data does not come along."""
    binding = load_binding()
    _initialize()
    # A language is preceded by a byte that holds its priority.
    voices = [
        Voice(_text(v.identifier), _text(v.name), _text(v.languages[1:]), "espeak") for v in binding.ListVoices(None)
    ]
    return tuple(sorted((v for v in voices if not v.id.startswith("mb/")), key=lambda v: (v.language, v.id)))


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


@cache
def _find_voice(language: str) -> str:
    """Return the id of the first voice of a language, or of its primary language in any region, or nothing."""
    wanted = language.casefold()
    tags = [] if not wanted else ["en-us"] if wanted == "en" else [wanted, wanted.split("-")[0]]
    known = [(voice.language.casefold(), voice.id) for voice in list_voices()]
    exact = (id_ for tag in tags for language, id_ in known if language == tag)
    regional = (id_ for language, id_ in known if tags and language.startswith(f"{tags[-1]}-"))
    return next(exact, None) or next(regional, "")


class EspeakEngine:
    """An espeak voice. espeak keeps one voice and one callback a process, so a process makes one of these."""

    def __init__(self, voice_id: str, rate: int):
        self._binding = load_binding()
        self._rate = _initialize()
        self._chunks: list[bytes] = []
        self._events: list[WordEvent] = []
        self._binding.SetSynthCallback(self._collect)
        if self._binding.SetVoiceByName(voice_id.encode()) != self._binding.EE_OK:
            raise EnvironmentFault("an espeak voice", voice_id, "List the voices with `plainspoken voices`.")
        self._binding.SetParameter(self._binding.RATE, rate, 0)
        self._own = self._current = voice_id

    def speak(self, text: str, language: str = "") -> Sound:
        """Return a text spoken: what stands in [[ ]] as phonemes, and nothing as SSML.

        `language` is a tag; where no voice speaks it, the engine's own voice does.
        """
        import numpy as np

        self._choose(_find_voice(language) or self._own)
        self._chunks.clear()
        self._events.clear()
        # A lone surrogate becomes one "?", so that places stay what they are.
        flags = self._binding.CHARS_UTF8 | _PHONEMES
        self._binding.Synth(text.translate(_UNSPEAKABLE).encode("utf-8", "replace"), flags=flags)
        return Sound(np.frombuffer(b"".join(self._chunks), np.int16), self._rate, tuple(self._events))

    def _choose(self, voice_id: str) -> None:
        if voice_id != self._current:
            self._binding.SetVoiceByName(voice_id.encode())
            self._current = voice_id

    def _collect(self, samples: Any, count: int, events: Any) -> int:
        if count:
            self._chunks.append(ctypes.string_at(samples, count * ctypes.sizeof(ctypes.c_short)))
        index = 0
        while events[index].type != self._binding.EVENT_LIST_TERMINATED:
            event = events[index]
            if event.type == self._binding.EVENT_WORD:
                # espeak counts code points from 1, and milliseconds
                self._events.append(WordEvent(event.text_position - 1, event.audio_position / 1000))
            index += 1
        return 0
