"""What a built folder holds: each file with its size, hash and pack; only what changed is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.speech.files import write_file

NAME = "inventory.json"
SCHEMA = 2

PAGES = "pages"
"""Pages, style, modules and fonts: what reading needs."""
VOICE = "voice"
"""The built-in voice."""
PYTHON = "python"
"""The Panel app and Python for it."""
SNAPSHOT = "snapshot"
"""Python's memory after its start, for a quicker one."""
NO_PACK = ""
"""Files of the build itself, which no reader keeps."""


def audio_pack(slug: str) -> str:
    """Return the name of the pack with an article's recorded speech."""
    return f"audio/{slug}"


def downloads_pack(slug: str) -> str:
    """Return the name of the pack with an article's recordings for other players."""
    return f"downloads/{slug}"


@dataclass(frozen=True, slots=True)
class Item:
    """A file of a site: its path below the folder with forward slashes, its content or where that stands, its pack."""

    path: str
    source: bytes | Path
    pack: str

    def read(self) -> bytes:
        """Return what stands in the file."""
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files a build wrote, found unchanged and removed; and, after an earlier build, which are new."""

    written: int
    unchanged: int
    removed: int
    paths: tuple[str, ...] = ()


def write_files(out: Path, items: Iterable[Item], unlisted: Iterable[Item] = ()) -> Changes:
    """Write the files that differ, remove what an earlier build left over, and write the inventory.

    A source that is the file's own place stands there already. `unlisted` are files that the inventory leaves out,
    as it does itself. Nothing is removed that an earlier inventory does not list.

    Raises:
        EnvironmentFault: the folder cannot be written.
    """
    ordered = sorted(items, key=lambda item: item.path)
    before = read_inventory(out)
    contents = {item.path: item.read() for item in [*ordered, *unlisted]}
    listed = {item.path: _describe(contents[item.path], item.pack) for item in ordered}
    changed = [path for path, data in contents.items() if not _holds(out / path, data)]
    for path in changed:
        write_file(out / path, contents[path])
    stale = {path for path in before if _is_own(out, path)} - contents.keys() - {NAME}
    for path in stale:
        (out / path).unlink(missing_ok=True)
    inventory = format_inventory(listed)
    if not _holds(out / NAME, inventory):
        write_file(out / NAME, inventory)
    new = tuple(path for path, found in listed.items() if before.get(path, {}).get("sha256") != found["sha256"])
    return Changes(len(changed), len(contents) - len(changed), len(stale), new if before else ())


def describe_items(items: Iterable[Item]) -> dict[str, dict[str, Any]]:
    """Return size, hash and pack of each file, by its path, in order."""
    return {item.path: _describe(item.read(), item.pack) for item in sorted(items, key=lambda item: item.path)}


def format_inventory(files: dict[str, dict[str, Any]]) -> bytes:
    """Return the inventory of such files as it is written."""
    return (json.dumps({"schema": SCHEMA, "files": files}, indent=1) + "\n").encode()


def read_inventory(out: Path) -> dict[str, dict[str, Any]]:
    """Return what an earlier build listed, by path; nothing where its inventory is missing or damaged."""
    try:
        files = json.loads((out / NAME).read_bytes())["files"]
        return {path: found for path, found in files.items() if isinstance(found, dict)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _describe(data: bytes, pack: str) -> dict[str, Any]:
    return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "pack": pack}


def _is_own(out: Path, path: str) -> bool:
    """Tell whether a path is a file inside `out`, reached by no link."""
    root = out.resolve()
    place = root / path
    try:
        return place.resolve() == place and place.is_relative_to(root) and place.is_file()
    except (OSError, ValueError):
        return False


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
