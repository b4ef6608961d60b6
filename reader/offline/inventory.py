"""What a built folder holds: each file with its size and hash; only what changed is written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.speech.files import write_file

NAME = "inventory.json"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files a build wrote, found unchanged and removed."""

    written: int
    unchanged: int
    removed: int


def write_files(out: Path, made: dict[str, bytes], kept: list[str]) -> Changes:
    """Write the made files that differ, remove what an earlier build left over, and write the inventory.

    `made` and `kept` are paths below `out` with forward slashes; `kept` names files that stand there already.
    Nothing is removed that an earlier inventory does not list.

    Raises:
        EnvironmentFault: the folder cannot be written.
    """
    stale = _read_paths(out) - made.keys() - set(kept) - {NAME}
    changed = {path: data for path, data in made.items() if not _holds(out / path, data)}
    for path, data in changed.items():
        write_file(out / path, data)
    for path in stale:
        (out / path).unlink(missing_ok=True)
    inventory = _describe(out, made, kept)
    if not _holds(out / NAME, inventory):
        write_file(out / NAME, inventory)
    return Changes(len(changed), len(made) - len(changed), len(stale))


def _read_paths(out: Path) -> set[str]:
    """Return what an earlier inventory lists, as far as it is a file inside `out`, reached by no link."""
    try:
        return {path for path in json.loads((out / NAME).read_bytes())["files"] if _is_own(out, path)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _is_own(out: Path, path: str) -> bool:
    root = out.resolve()
    place = root / path
    return place.resolve() == place and place.is_relative_to(root) and place.is_file()


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _describe(out: Path, made: dict[str, bytes], kept: list[str]) -> bytes:
    files: dict[str, Any] = {}
    for path in sorted({*made, *kept}):
        data = made[path] if path in made else (out / path).read_bytes()
        files[path] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return (json.dumps({"schema": SCHEMA, "files": files}, indent=1) + "\n").encode()
