"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from reader.errors import EnvironmentFault


def write_file(path: Path, data: bytes) -> None:
    """Write a file under another name in its folder, made if missing, and rename it when it is complete.

    Raises:
        EnvironmentFault: the disk is full or the folder cannot be written; nothing half-written stays.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_and_rename(path, data)
    except OSError as error:
        advice = "Make room or choose another folder."
        raise EnvironmentFault(f"to write {path}", f"“{error.strerror}”", advice) from error


def _write_and_rename(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
