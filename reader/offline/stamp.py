"""What a site was made of, in one hash: a build of the same things has nothing to do, and is over at once.

The hash covers every byte of the content, of this program and its pinned parts, the versions of the packages that it
uses, and what was asked for. That the site is still whole is told by its inventory.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import reader
from reader.offline.inventory import Item, read_inventory

NAME = ".plainspoken-build.json"
_FRONT_END = ("package.json", "package-lock.json")


def make_stamp(content: Path, options: Sequence[str]) -> str:
    """Return the hash of all that a site is made of; `options` are what was asked for, in words."""
    package = Path(reader.__file__).parent
    made_of = hashlib.sha256()
    parts = [*options, *_list_versions(), *_hash_files(content), *_hash_files(package)]
    pins = [path for path in (package.parent / name for name in _FRONT_END) if path.is_file()]
    for part in [*parts, *(_hash_file(path) for path in pins)]:
        made_of.update(f"{len(part)}:{part}".encode())
    return made_of.hexdigest()


def describe_build(stamp: str, counts: dict[str, int], unlisted: Iterable[Item]) -> bytes:
    """Return what a build remembers: its stamp, its counts, and the files that the inventory leaves out."""
    files = {item.path: hashlib.sha256(item.read()).hexdigest() for item in unlisted}
    return (json.dumps({"stamp": stamp, "counts": counts, "files": files}, indent=1) + "\n").encode()


def find_counts(out: Path, stamp: str) -> dict[str, int] | None:
    """Return the counts of the build that made the site, if it was made of the same things and is whole; else None."""
    try:
        known: dict[str, Any] = json.loads((out / NAME).read_bytes())
        if known["stamp"] != stamp:
            return None
        files = {path: found["sha256"] for path, found in read_inventory(out).items()}
        if not files or any(_hash_file(out / path) != digest for path, digest in {**files, **known["files"]}.items()):
            return None
        counts: dict[str, int] = known["counts"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return counts


def _list_versions() -> list[str]:
    """Return all that is installed beside us: any of it may change what comes out."""
    found = {f"{package.name}=={package.version}" for package in distributions()}
    return sorted([*found, sys.version, platform.platform()])


def _hash_files(folder: Path) -> list[str]:
    """Return path and hash of each file below a folder, caches and hidden files left out."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    kept = sorted(path for path in paths if not any(part.startswith((".", "__pycache__")) for part in path.parts))
    return [f"{path.as_posix()} {_hash_file(folder / path)}" for path in kept]


def _hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
