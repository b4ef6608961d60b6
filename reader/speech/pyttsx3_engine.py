"""The system's own voices through pyttsx3, where there is no espeak-ng: exact sentences, no words."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from reader.errors import EnvironmentFault
from reader.speech import espeak
from reader.speech.engine import Sound, Voice

_PATIENCE = 10.0  # seconds for a sentence, and so much more for each of its code points:
_PATIENCE_A_LETTER = 0.02
_LOOK_AGAIN = 0.02


@espeak.once
def _open_driver() -> Any:
    import pyttsx3

    if espeak.is_available():  # on Linux pyttsx3 has no other driver, and finds the library once it is loaded
        espeak.load_binding()
    try:
        return pyttsx3.init()
    except (ImportError, OSError, RuntimeError) as error:
        advice = "Install the Python package espeakng-loader, or espeak-ng itself."
        raise EnvironmentFault("a voice of the system", f"“{error}”", advice) from error


@espeak.once
def list_voices() -> tuple[Voice, ...]:
    """Return the system's voices by language."""
    found = _open_driver().getProperty("voices")
    voices = [Voice(v.id, v.name, _language(v.languages), "pyttsx3") for v in found]
    return tuple(sorted(voices, key=lambda voice: (voice.language, voice.id)))


def _language(languages: list[str | bytes]) -> str:
    first = languages[0] if languages else ""
    text = first.decode("utf-8", "replace") if isinstance(first, bytes) else first
    return text.replace("_", "-").lower()


class Pyttsx3Engine:
    """A voice of the system; pyttsx3 tells of no word's time, so its sounds carry no events."""

    def __init__(self, voice_id: str, rate: int):
        self._driver = _open_driver()
        self._driver.setProperty("voice", voice_id)
        self._driver.setProperty("rate", rate)

    def speak(self, text: str, language: str = "") -> Sound:
        """Return a text spoken, always by the one voice: `language` changes nothing.

        Raises:
            EnvironmentFault: the driver reported nothing and yet left no sound.

        """
        if not any(char.isalnum() for char in text):
            return _silence()
        with tempfile.TemporaryDirectory() as folder:
            # One file a run: of several queued ones the driver writes the last only.
            path = Path(folder, "sentence.wav")
            self._driver.save_to_file(text.encode("utf-8", "replace").decode().replace("\0", " "), str(path))
            self._driver.runAndWait()
            return _read_when_written(path, time.monotonic() + _PATIENCE + _PATIENCE_A_LETTER * len(text))


def _silence() -> Sound:
    import numpy as np

    return Sound(np.zeros(0, np.int16), 22_050)


def _read_when_written(path: Path, deadline: float) -> Sound:
    """Return the sound of a file that another thread may still be writing, once it is whole and has stopped to grow.

    The driver's word counts for nothing here: it comes back early, and swallows what goes wrong.
    """
    size = -1
    while time.monotonic() < deadline:
        before, size = size, path.stat().st_size if path.exists() else 0
        if size and size == before and _is_whole(path, size) and (sound := _read(path)):
            return sound
        time.sleep(_LOOK_AGAIN)
    advice = "Choose another voice: `plainspoken voices` lists them."
    raise EnvironmentFault("the system's voice to leave a sound", "none", advice)


def _is_whole(path: Path, size: int) -> bool:
    """Tell whether a WAV or AIFF file holds as much as its head says; half a sentence must never pass for one."""
    with path.open("rb") as file:
        kind, said = file.read(4), file.read(4)
    return 8 + int.from_bytes(said, "big" if kind == b"FORM" else "little") <= size


def _read(path: Path) -> Sound | None:
    import soundfile

    try:
        samples, rate = soundfile.read(path, dtype="int16", always_2d=True)
    except soundfile.LibsndfileError:
        return None
    return Sound(samples[:, 0], rate) if len(samples) else None
