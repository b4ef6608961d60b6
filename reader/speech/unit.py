"""A unit: one version of one section, the smallest piece that is spoken, stored and cached."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import Any

from reader.article import Article, Section
from reader.speech.encode import encode_opus
from reader.speech.engine import DEFAULT_RATE, Voice, find_notation, find_version, open_engine
from reader.speech.pronunciation import EMPTY, Dictionary, load_shipped
from reader.speech.recording import RATE, list_passages, record
from reader.speech.spoken import Manner, Verbosity
from reader.speech.timing import make_record
from reader.speech.utterance import Announcements, Utterance, Version, plan_speech

FORMAT = 2
"""Raise it when the same words are to be recorded otherwise: another encoding, other joins, other times."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How an article is read: how fast, in words a minute, how much of what is for the eye, with which words."""

    rate: int = DEFAULT_RATE
    verbosity: Verbosity = "some"
    announcements: Announcements = field(default_factory=Announcements)
    dictionary: Dictionary = EMPTY


USUAL = Delivery()
"""As a listener who chose nothing hears it."""


def deliver(article: Article, delivery: Delivery) -> Delivery:
    """Return a delivery whose own words come first, then those of an article, then the shipped ones."""
    words = (*delivery.dictionary.sources, article.pronunciations, load_shipped())
    return replace(delivery, dictionary=Dictionary(*words))


@dataclass(frozen=True, slots=True)
class Unit:
    """What is said, by whom and how; `name` is that of its files: "side-effects", "side-effects.plain"."""

    name: str
    utterances: tuple[Utterance, ...]
    voice: Voice
    delivery: Delivery

    @property
    def audio(self) -> str:
        """The name of its audio file."""
        return f"{self.name}.ogg"

    @property
    def record(self) -> str:
        """The name of its timing record."""
        return f"{self.name}.json"

    @property
    def captions(self) -> str:
        """The name of its captions."""
        return f"{self.name}.vtt"

    @property
    def manner(self) -> Manner:
        """How its texts are said."""
        return Manner(self.delivery.verbosity, find_notation(self.voice), self.delivery.dictionary)


def plan_unit(section: Section, version: Version, voice: Voice, delivery: Delivery) -> Unit:
    """Return the unit of one version of a section."""
    name = section.id if version == "original" else f"{section.id}.{version}"
    return Unit(name, plan_speech(section, version, delivery.announcements), voice, delivery)


def find_key(unit: Unit) -> str:
    """Return the hash of all that a unit's recording depends on, as 64 hexadecimal digits."""
    said = [_describe(utterance, unit) for utterance in unit.utterances]
    voice = [unit.voice.engine, find_version(unit.voice), unit.voice.id, unit.delivery.rate]
    return hashlib.sha256(json.dumps([FORMAT, voice, said]).encode()).hexdigest()


def _describe(utterance: Utterance, unit: Unit) -> list[Any]:
    """Return all that is heard of an utterance, whatever made it so: its rules, its dictionary, its marks."""
    passages = [
        (passage.text, tongue) for _, passage, tongue in list_passages(utterance, unit.voice.language, unit.manner)
    ]
    return [utterance.id, utterance.text, passages, utterance.pause_after]


def make_unit(unit: Unit, audio: str = "") -> tuple[bytes, dict[str, Any]]:
    """Return a unit's Ogg Opus file and its timing record, which calls the file `audio`.

    To be run in a fresh process: `reader.speech.worker.run_fresh(make_unit, unit)`.
    """
    engine = open_engine(unit.voice, unit.delivery.rate)
    recording = record(unit.utterances, engine, unit.voice.language, unit.manner)
    data = encode_opus(recording.samples)
    return data, make_record(audio or unit.audio, len(recording.samples) / RATE, recording.sentences)
