"""Speech of whole articles into a folder, and of single sections on demand; nothing is spoken twice."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.article import Article, Section
from reader.speech.engine import DEFAULT_RATE, Voice
from reader.speech.files import write_file
from reader.speech.unit import Unit, find_key, make_unit, plan_unit
from reader.speech.utterance import Version
from reader.speech.voices import check_rate, choose_voice, resolve_voice
from reader.speech.worker import run_all, run_fresh

MANIFEST = ".plainspoken-speech.json"

Progress = Callable[[int, int], None]
"""Called with how many units are done and how many there are to do."""


@dataclass(frozen=True, slots=True)
class Report:
    """What `speak_article` did: sections spoken, found unchanged and removed, and seconds of speech in all."""

    spoken: int
    unchanged: int
    removed: int
    seconds: float


# --- a whole article ---


def speak_article(
    article: Article,
    out: Path,
    voice: str | Voice | None = None,
    rate: int = DEFAULT_RATE,
    report: Progress | None = None,
) -> Report:
    """Write `ID.ogg` and `ID.json` of every section, and `ID.plain.ogg` and `ID.plain.json` where it is plain.

    The folder's manifest remembers what each file was made of. What is unchanged is left alone, what is
    missing or damaged is made anew, and what belongs to a section that is gone is removed. `voice` is an id,
    a name or a language, by default the article's; `rate` is in words a minute.

    Raises:
        UsageError: the rate cannot be spoken.
        EnvironmentFault: there is no such voice, or the folder cannot be written.

    """
    chosen = resolve_voice(voice) if voice else choose_voice(article.language)
    units = {unit.name: unit for unit in _plan_units(article, chosen, check_rate(rate))}
    folder = _Folder(out)
    keys = {name: find_key(unit) for name, unit in units.items()}
    stale = {name: unit for name, unit in units.items() if not folder.has(name, keys[name])}
    # The longest first, so that no processor is left with it at the end.
    order = sorted(stale.values(), key=lambda unit: -sum(len(u.text) for u in unit.utterances))
    for done, (name, (audio, record)) in enumerate(run_all(make_unit, {u.name: (u,) for u in order}), 1):
        folder.add(stale[name], keys[name], audio, record)
        if report:
            report(done, len(stale))
    removed = folder.keep_only(units)
    return Report(len(stale), len(units) - len(stale), removed, folder.measure(units))


def _plan_units(article: Article, voice: Voice, rate: int) -> list[Unit]:
    versions: list[Version] = ["original", "plain"]
    return [
        plan_unit(section, version, voice, rate)
        for section in article.sections
        for version in versions
        if version == "original" or section.plain is not None
    ]


class _Folder:
    """A folder of speech and its manifest: for each unit its key, its length, its files' sizes and hashes."""

    def __init__(self, path: Path):
        self.path = path
        self.units: dict[str, Any] = _read_json(path / MANIFEST).get("units", {})

    def has(self, name: str, key: str) -> bool:
        """Tell whether a unit's files are there, whole, and made of the same things."""
        known = self.units.get(name, {"key": None})
        return known["key"] == key and all(self._is_whole(*item) for item in known["files"].items())

    def _is_whole(self, name: str, expected: dict[str, Any]) -> bool:
        path = self.path / name
        return path.is_file() and _describe(path.read_bytes()) == expected

    def add(self, unit: Unit, key: str, audio: bytes, record: dict[str, Any]) -> None:
        files = {unit.audio: audio, unit.record: dump_record(record)}
        for name, data in files.items():
            write_file(self.path / name, data)
        described = {name: _describe(data) for name, data in files.items()}
        self.units[unit.name] = {"key": key, "seconds": record["duration"], "files": described}
        self._save()  # after each, so that a stopped run has lost nothing

    def keep_only(self, names: dict[str, Unit]) -> int:
        """Remove the files of all other units that the manifest lists, and return how many units those were."""
        gone = self.units.keys() - names.keys()
        for name in gone:
            for file in self.units.pop(name)["files"]:
                (self.path / Path(file).name).unlink(missing_ok=True)  # in this folder, whatever the manifest says
        if gone:
            self._save()
        return len(gone)

    def measure(self, names: dict[str, Unit]) -> float:
        return float(sum(self.units[name]["seconds"] for name in names))

    def _save(self) -> None:
        text = json.dumps({"units": dict(sorted(self.units.items()))}, indent=1)
        write_file(self.path / MANIFEST, f"{text}\n".encode())


def _describe(data: bytes) -> dict[str, Any]:
    return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def dump_record(record: dict[str, Any]) -> bytes:
    """Return a timing record as it is written to its file."""
    return (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _read_json(path: Path) -> dict[str, Any]:
    """Return a JSON object of our own, or none where it is missing or damaged: then all is made anew."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


# --- one section on demand ---


@dataclass(frozen=True, slots=True)
class SpokenUnit:
    """A unit in the cache: its key, its audio file, and its timing record."""

    key: str
    audio: Path
    record: dict[str, Any]


def speak_unit(
    section: Section, version: Version = "original", voice: str | Voice = "en", rate: int = DEFAULT_RATE
) -> tuple[bytes, dict[str, Any]]:
    """Return one version of a section as an Ogg Opus file and its timing record, made in a fresh process.

    Raises:
        InputError: the section has no such version.
        UsageError: the rate cannot be spoken.
        EnvironmentFault: there is no such voice.

    """
    return run_fresh(make_unit, plan_unit(section, version, resolve_voice(voice), check_rate(rate)))


def find_unit_key(
    section: Section, version: Version = "original", voice: str | Voice = "en", rate: int = DEFAULT_RATE
) -> str:
    """Return the cache key of one version of a section: it changes with anything that can be heard."""
    return find_key(plan_unit(section, version, resolve_voice(voice), check_rate(rate)))


_being_made: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)


def ensure_unit(
    section: Section, version: Version, folder: Path, voice: str | Voice = "en", rate: int = DEFAULT_RATE
) -> SpokenUnit:
    """Return one version of a section from a cache folder, speaking it first if it is not there.

    The audio is named by its key and by the hash of its bytes, so a damaged one is known and made anew. It
    may be called from any thread and process: threads wait for each other, processes at worst do the same
    work twice, and no one sees half a file.
    """
    unit = plan_unit(section, version, resolve_voice(voice), check_rate(rate))
    key = find_key(unit)
    record_path = folder / f"{key}.json"
    with _being_made[record_path]:
        return _look_up(key, record_path) or _speak_into(unit, key, record_path)


def _look_up(key: str, record_path: Path) -> SpokenUnit | None:
    record = _read_json(record_path)
    audio = record_path.parent / str(record.get("audio"))
    if not audio.is_file() or audio.name != _name_audio(key, audio.read_bytes()):
        return None
    return SpokenUnit(key, audio, record)


def _speak_into(unit: Unit, key: str, record_path: Path) -> SpokenUnit:
    data, made = run_fresh(make_unit, unit)
    record = made | {"audio": _name_audio(key, data)}
    audio = record_path.parent / record["audio"]
    write_file(audio, data)
    write_file(record_path, dump_record(record))  # last, for it says that the audio is there
    return SpokenUnit(key, audio, record)


def _name_audio(key: str, data: bytes) -> str:
    return f"{key[:32]}-{hashlib.sha256(data).hexdigest()[:16]}.ogg"
