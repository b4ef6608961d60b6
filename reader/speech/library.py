"""Speech of whole articles into a folder, and of single sections on demand; nothing is spoken twice."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.article import Article, Section
from reader.draft import make_slug
from reader.speech.engine import Voice
from reader.speech.files import remove_leftovers, write_file
from reader.speech.pronunciation import Dictionary, load_shipped
from reader.speech.unit import USUAL, Delivery, Unit, deliver, find_key, make_unit, plan_unit
from reader.speech.utterance import Version, plan_speech
from reader.speech.voices import check_rate, choose_voice, resolve_voice
from reader.speech.whole import Part, join_parts, make_cues
from reader.speech.worker import run_all, run_fresh

MANIFEST = ".plainspoken-speech.json"
VOICES = "voices.json"
_WHOLES = {"whole_original", "whole_plain"}
_WHOLE_FORMAT = 1

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
    delivery: Delivery = USUAL,
    report: Progress | None = None,
) -> Report:
    """Write every section's recording, timing record and captions, and the whole article as one file.

    The files are those of `list_files`. The folder's manifest remembers what each was made of. What is
    unchanged is left alone, what is missing or damaged is made anew, and what belongs to a section that is gone
    is removed. `voice` is an id, a name, a language or "piper:" with a path or name, by default the article's.

    Raises:
        UsageError: the rate cannot be spoken.
        EnvironmentFault: there is no such voice, or the folder cannot be written.

    """
    chosen = resolve_voice(voice) if voice else choose_voice(article.language)
    check_rate(delivery.rate)
    units = {unit.name: unit for unit in _plan_units(article, chosen, deliver(article, delivery))}
    remove_leftovers(out)
    folder = _Folder(out)
    keys = {name: find_key(unit) for name, unit in units.items()}
    stale = {name: unit for name, unit in units.items() if not folder.has(name, keys[name])}
    # The longest first, so that no processor is left with it at the end.
    order = sorted(stale.values(), key=lambda unit: -sum(len(u.text) for u in unit.utterances))
    for done, (name, (audio, record)) in enumerate(run_all(make_unit, {u.name: (u,) for u in order}), 1):
        unit = stale[name]
        captions = make_cues([(0.0, record)], {u.id: u.text for u in unit.utterances})
        files = {unit.audio: audio, unit.record: dump_record(record), unit.captions: captions.encode()}
        folder.add(name, keys[name], record["duration"], files)
        if report:
            report(done, len(stale))
    wholes = _write_wholes(article, units, keys, folder)
    removed = folder.keep_only({*units, *wholes})
    return Report(len(stale), len(units) - len(stale), removed, folder.measure(units))


def speak_voices(
    article: Article,
    out: Path,
    voices: Sequence[str | Voice] = (),
    delivery: Delivery = USUAL,
    report: Progress | None = None,
) -> Report:
    """Speak an article with several voices: the first into `out`, each other into a folder of its own in it.

    `voices.json` lists them, the first first: `id`, `name`, `language`, `engine`, and `folder`, an address
    relative to the list, "" or with a slash at its end.

    Raises:
        UsageError: the rate cannot be spoken.
        EnvironmentFault: there is no such voice, or the folder cannot be written.

    """
    chosen = _resolve_voices(article, voices)
    reports = [speak_article(article, out / folder, voice, delivery, report) for folder, voice in chosen.items()]
    listed = [
        {"id": v.id, "name": v.name, "language": v.language, "engine": v.engine, "folder": folder}
        for folder, v in chosen.items()
    ]
    _write_changed(out / VOICES, (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode())
    spoken, unchanged, removed = (sum(getattr(r, name) for r in reports) for name in ("spoken", "unchanged", "removed"))
    return Report(spoken, unchanged, removed, sum(r.seconds for r in reports))


def list_files(article: Article, voices: Sequence[str | Voice] = ()) -> list[str]:
    """Return the files that `speak_voices` leaves, as paths below its folder, the manifests too."""
    versions = [(section.id, ".plain") for section in article.sections if section.plain]
    names = [section.id for section in article.sections] + ["".join(name) for name in versions]
    files = [f"{name}.{ending}" for name in names for ending in ("ogg", "json", "vtt")]
    files += [f"{name}.{ending}" for name in _list_wholes(article) for ending in ("ogg", "vtt")]
    files.append(MANIFEST)
    return [VOICES, *(f"{folder}{file}" for folder in _resolve_voices(article, voices) for file in files)]


def list_recorded(article: Article, voices: Sequence[str | Voice] = ()) -> list[tuple[str, str]]:
    """Return the voices of `speak_voices` for a reader to choose from: the folder of each, and its name."""
    found = _resolve_voices(article, voices)
    if len(found) == 1:
        return [("", "Recorded")]
    return [(folder, f"Recorded: {voice.name}") for folder, voice in found.items()]


def _resolve_voices(article: Article, voices: Sequence[str | Voice]) -> dict[str, Voice]:
    """Return the voices by their folders, none twice: the first has none of its own."""
    found = [resolve_voice(voice) for voice in voices] or [choose_voice(article.language)]
    distinct = list(dict.fromkeys(found))
    return {f"{make_slug(voice.id)}/" if place else "": voice for place, voice in enumerate(distinct)}


def _plan_units(article: Article, voice: Voice, delivery: Delivery) -> list[Unit]:
    versions: list[Version] = ["original", "plain"]
    return [
        plan_unit(section, version, voice, delivery)
        for section in article.sections
        for version in versions
        if version == "original" or section.plain is not None
    ]


# --- the whole article as one file ---


def _list_wholes(article: Article) -> dict[str, list[str]]:
    """Return the whole recordings, each with its units; no section's id holds an underscore, so no names meet."""
    sections = _list_sections(article)
    wholes = {"whole_original": [section.id for section in sections]}
    if any(section.plain for section in sections):
        wholes["whole_plain"] = [s.id + (".plain" if s.plain else "") for s in sections]
    return wholes


def _list_sections(article: Article) -> list[Section]:
    """Return the sections that people wrote: the glossary's words are spoken as one more, and no part of a whole."""
    return [section for section in article.sections if "_" not in section.id]


def _write_wholes(article: Article, units: dict[str, Unit], keys: dict[str, str], folder: _Folder) -> set[str]:
    wholes = _list_wholes(article)
    for name, members in wholes.items():
        titles = [section.heading.text for section in _list_sections(article)]
        made_of = [_WHOLE_FORMAT, article.title, article.language, titles, [keys[member] for member in members]]
        key = hashlib.sha256(json.dumps(made_of).encode()).hexdigest()
        if not folder.has(name, key):
            files = _join(name, article, [units[member] for member in members], titles, folder.path)
            folder.add(name, key, 0.0, files)
    return set(wholes)


def _join(name: str, article: Article, units: list[Unit], titles: list[str], path: Path) -> dict[str, bytes]:
    parts = [
        Part(title, (path / unit.audio).read_bytes(), _read_json(path / unit.record))
        for title, unit in zip(titles, units, strict=True)
    ]
    texts = {utterance.id: utterance.text for unit in units for utterance in unit.utterances}
    audio, captions = _join_captioned(parts, article, texts)
    return {f"{name}.ogg": audio, f"{name}.vtt": captions}


def _join_captioned(parts: list[Part], article: Article, texts: dict[str, str]) -> tuple[bytes, bytes]:
    audio, starts = join_parts(parts, article.title, article.language)
    return audio, make_cues(zip(starts, (part.record for part in parts), strict=True), texts).encode()


def _write_changed(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        write_file(path, data)


class _Folder:
    """A folder of speech and its manifest: for each unit its key, its length, its files' sizes and hashes."""

    def __init__(self, path: Path):
        self.path = path
        units = _read_json(path / MANIFEST).get("units")
        known = units.items() if isinstance(units, dict) else ()
        self.units: dict[str, Any] = {name: unit for name, unit in known if _is_described(unit)}

    def has(self, name: str, key: str) -> bool:
        """Tell whether a unit's files are there, whole, and made of the same things."""
        known = self.units.get(name)
        if known is None or known["key"] != key:
            return False
        return all(self._is_whole(*item) for item in known["files"].items())

    def _is_whole(self, name: str, expected: dict[str, Any]) -> bool:
        path = self.path / name
        return path.is_file() and _describe(path.read_bytes()) == expected

    def add(self, name: str, key: str, seconds: float, files: dict[str, bytes]) -> None:
        for file, data in files.items():
            write_file(self.path / file, data)
        described = {file: _describe(data) for file, data in files.items()}
        self.units[name] = {"key": key, "seconds": seconds, "files": described}
        self._save()  # after each, so that a stopped run has lost nothing

    def keep_only(self, names: set[str]) -> int:
        """Remove the files of all other units that the manifest lists, and return how many units those were."""
        gone = self.units.keys() - names
        for name in gone:
            for file in self.units.pop(name)["files"]:
                (self.path / Path(file).name).unlink(missing_ok=True)  # in this folder, whatever the manifest says
        if gone:
            self._save()
        return len(gone - _WHOLES)

    def measure(self, names: dict[str, Unit]) -> float:
        return float(sum(self.units[name]["seconds"] for name in names))

    def _save(self) -> None:
        text = json.dumps({"units": dict(sorted(self.units.items()))}, indent=1)
        write_file(self.path / MANIFEST, f"{text}\n".encode())


def _is_described(unit: object) -> bool:
    """Tell whether a manifest's entry has the shape of ours, and names files of this folder alone."""
    if not isinstance(unit, dict) or not isinstance(unit.get("files"), dict):
        return False
    files: dict[str, Any] = unit["files"]
    plain = all(Path(name).name == name and isinstance(found, dict) for name, found in files.items())
    return plain and bool(files) and isinstance(unit.get("key"), str) and isinstance(unit.get("seconds"), int | float)


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


def _choose(voice: str | Voice, delivery: Delivery | None) -> tuple[Voice, Delivery]:
    delivery = delivery or Delivery(dictionary=Dictionary(load_shipped()))
    check_rate(delivery.rate)
    return resolve_voice(voice), delivery


@dataclass(frozen=True, slots=True)
class SpokenUnit:
    """A unit in the cache: its key, its audio file, and its timing record."""

    key: str
    audio: Path
    record: dict[str, Any]


def speak_unit(
    section: Section, version: Version = "original", voice: str | Voice = "en", delivery: Delivery | None = None
) -> tuple[bytes, dict[str, Any]]:
    """Return one version of a section as an Ogg Opus file and its timing record, made in a fresh process.

    Raises:
        InputError: the section has no such version.
        UsageError: the rate cannot be spoken.
        EnvironmentFault: there is no such voice.

    """
    return run_fresh(make_unit, plan_unit(section, version, *_choose(voice, delivery)))


def find_unit_key(
    section: Section, version: Version = "original", voice: str | Voice = "en", delivery: Delivery | None = None
) -> str:
    """Return the cache key of one version of a section: it changes with anything that can be heard."""
    return find_key(plan_unit(section, version, *_choose(voice, delivery)))


_being_made: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)


def ensure_unit(
    section: Section, version: Version, folder: Path, voice: str | Voice = "en", delivery: Delivery | None = None
) -> SpokenUnit:
    """Return one version of a section from a cache folder, speaking it first if it is not there.

    The audio is named by its key and by the hash of its bytes, so a damaged one is known and made anew. It
    may be called from any thread and process: threads wait for each other, processes at worst do the same
    work twice, and no one sees half a file.
    """
    unit = plan_unit(section, version, *_choose(voice, delivery))
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


# --- downloads on demand ---


def caption_unit(section: Section, version: Version, spoken: SpokenUnit) -> bytes:
    """Return the WebVTT of one version of a section."""
    texts = {utterance.id: utterance.text for utterance in plan_speech(section, version)}
    return make_cues([(0.0, spoken.record)], texts).encode()


def ensure_whole(
    article: Article, version: Version, folder: Path, voice: str | Voice = "en", delivery: Delivery | None = None
) -> tuple[bytes, bytes]:
    """Return a whole article as one Ogg Opus file with chapters, and its WebVTT; what is not cached is spoken first.

    A section without a plain version is heard in its original words.
    """
    parts: list[Part] = []
    texts: dict[str, str] = {}
    for section in _list_sections(article):
        chosen: Version = version if section.plain else "original"
        unit = ensure_unit(section, chosen, folder, voice, delivery)
        parts.append(Part(section.heading.text, unit.audio.read_bytes(), unit.record))
        texts |= {utterance.id: utterance.text for utterance in plan_speech(section, chosen)}
    return _join_captioned(parts, article, texts)
