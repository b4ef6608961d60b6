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


def remove_leftovers(folder: Path) -> None:
    """Remove what processes that are gone had begun to write."""
    for part in folder.glob(".*.part"):
        process = part.name.split(".")[-2].partition("-")[0]
        if process.isdecimal() and not _is_running(int(process)):
            part.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    """Tell whether a process may be there; on Windows asking would end it, so there all are taken to be."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _write_and_rename(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
