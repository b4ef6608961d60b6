"""Settings of a project: `.plainspoken.toml`, or `[tool.plainspoken]` in `pyproject.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.errors import InputError

_KEYS: dict[str, tuple[type, ...]] = {
    "target": (str,),
    "fail-over": (int, float),
    "files": (list,),
    "baseline": (str,),
    "version": (str,),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project's file says, by key, and the folder it stands in, which its paths start from."""

    values: dict[str, Any]
    folder: Path

    def path(self, key: str) -> Path | None:
        """Return a path of the settings, or None."""
        return self.folder / self.values[key] if key in self.values else None


def find_settings(start: Path) -> Settings:
    """Return the settings of the nearest folder that has any, from `start` upwards; else empty ones.

    Raises:
        InputError: a file that is there cannot be understood.
    """
    for folder in (start, *start.parents):
        own, project = folder / ".plainspoken.toml", folder / "pyproject.toml"
        if own.is_file():
            return Settings(_check(_read(own), own), folder)
        if project.is_file():
            tool = _read(project).get("tool", {})
            if "plainspoken" in tool:
                return Settings(_check(tool["plainspoken"], project), folder)
    return Settings({}, start)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError("a TOML file", f"a mistake in {path.name}: {error}", "Correct it.") from None


def _check(values: dict[str, Any], path: Path) -> dict[str, Any]:
    for key, value in values.items():
        if key not in _KEYS:
            raise InputError(f"settings {', '.join(_KEYS)}", f"“{key}” in {path.name}", "Correct the name.")
        if not isinstance(value, _KEYS[key]) or isinstance(value, bool):
            kind = " or ".join(kind.__name__ for kind in _KEYS[key])
            raise InputError(f"{kind} for “{key}”", f"{value!r} in {path.name}", "Correct the value.")
    return values
