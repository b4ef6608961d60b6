"""A unit: one version of one section, the smallest piece that is spoken, stored and cached."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from reader.article import Section
from reader.speech.encode import encode_opus, measure_duration
from reader.speech.engine import Voice, find_version, open_engine
from reader.speech.recording import record
from reader.speech.spoken import say
from reader.speech.timing import make_record
from reader.speech.utterance import Utterance, Version, plan_speech

FORMAT = 1
"""Raise it when the same words are to be recorded otherwise: another encoding, other joins, other times."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is said, by whom and how fast; `name` is that of its files: "side-effects", "side-effects.plain"."""

    name: str
    utterances: tuple[Utterance, ...]
    voice: Voice
    rate: int

    @property
    def audio(self) -> str:
        """The name of its audio file."""
        return f"{self.name}.ogg"

    @property
    def record(self) -> str:
        """The name of its timing record."""
        return f"{self.name}.json"


def plan_unit(section: Section, version: Version, voice: Voice, rate: int) -> Unit:
    """Return the unit of one version of a section."""
    name = section.id if version == "original" else f"{section.id}.{version}"
    return Unit(name, plan_speech(section, version), voice, rate)


def find_key(unit: Unit) -> str:
    """Return the hash of all that a unit's recording depends on, as 64 hexadecimal digits."""
    said = [[u.id, u.text, say(u.text, unit.voice.language).text, u.pause_after] for u in unit.utterances]
    voice = [unit.voice.engine, find_version(unit.voice.engine), unit.voice.id, unit.rate]
    return hashlib.sha256(json.dumps([FORMAT, voice, said]).encode()).hexdigest()


def make_unit(unit: Unit, audio: str = "") -> tuple[bytes, dict[str, Any]]:
    """Return a unit's Ogg Opus file and its timing record, which calls the file `audio`.

    To be run in a fresh process: `reader.speech.worker.run_fresh(make_unit, unit)`.
    """
    recording = record(unit.utterances, open_engine(unit.voice, unit.rate), unit.voice.language)
    data = encode_opus(recording.samples)
    return data, make_record(audio or unit.audio, measure_duration(data), recording.sentences)
