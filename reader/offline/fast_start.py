"""A quick start of Python in the browser: compiled files, and the memory of a Python that has the app open.

Both are made by the very Pyodide that will use them, in Node, and kept in the cache by the hash of all they come from.
The browser's half is `in_browser/fast_start.js`. It can do without the memory, and without this the rest stands.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader.errors import EnvironmentFault
from reader.offline.assets import Assets, hash_file, read_package
from reader.platform.cache import find_cache_folder
from reader.speech.files import write_file

_LIBRARY = "python_stdlib.zip"
_RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", _LIBRARY)
# What of Python's own library a page has no use for: mail, servers, debuggers, other processes, a shell.
_NOT_NEEDED = (
    *(
        "_pyrepl/",
        "doctest.py",
        "ensurepip/",
        "ftplib.py",
        "imaplib.py",
        "mailbox.py",
        "multiprocessing/",
        "optparse.py",
    ),
    *("pdb.py", "poplib.py", "pydoc.py", "pydoc_data/", "smtplib.py", "turtle.py", "wsgiref/", "xmlrpc/"),
)
_IN_NODE = Path(__file__).parent / "in_node"
_PATIENCE = 600  # seconds that Node may take


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A kept memory: the file's name, which tells its content, its bytes, and how large the memory was."""

    name: str
    data: bytes
    heap: int


def read_runtime(assets: Assets) -> dict[str, bytes]:
    """Return Pyodide's files by name, Python's own library without what no page needs.

    A kept memory belongs to exactly these bytes, so here and in the site they are the same.
    """
    files = read_package(assets.pyodide, _RUNTIME)
    library = _unpack_zip(files[_LIBRARY])
    needed = {path: data for path, data in library.items() if not path.startswith(_NOT_NEEDED)}
    return files | {_LIBRARY: _pack_zip(needed, zipfile.ZIP_DEFLATED)}


def compile_files(files: dict[str, bytes], assets: Assets) -> bytes:
    """Return an archive (.tar.xz) of the files in which each Python file is compiled.

    Raises:
        EnvironmentFault: Node or Pyodide does not do it.
    """
    source = _pack_zip(files)

    def compile_anew() -> bytes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "in.zip").write_bytes(source)
            _run_node("compile.mjs", assets, folder, "in.zip", "out.zip")
            return _pack_tar(_unpack_zip((folder / "out.zip").read_bytes()))

    return _keep("compile.mjs", [source], assets, ".tar.xz", compile_anew)


def make_snapshot(archives: dict[str, bytes], assets: Assets) -> Snapshot:
    """Return the memory of a Python that has unpacked the archives and opened the app.

    Raises:
        EnvironmentFault: Node or Pyodide does not do it.
    """

    def make_anew() -> bytes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for data in archives.values():
                with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                    archive.extractall(folder / "packages", filter="data")
            said = json.loads(_run_node("snapshot.mjs", assets, folder, "memory", "packages"))
            heap = int(said["heap"]).to_bytes(8, "big")
            return heap + gzip.compress((folder / "memory").read_bytes(), 9, mtime=0)

    kept = _keep("snapshot.mjs", list(archives.values()), assets, ".snapshot", make_anew)
    data = kept[8:]
    return Snapshot(f"snapshot-{hashlib.sha256(data).hexdigest()[:16]}.gz", data, int.from_bytes(kept[:8], "big"))


def _keep(script: str, sources: list[bytes], assets: Assets, ending: str, make: Callable[[], bytes]) -> bytes:
    """Return what was made of the same sources before, or make it."""
    recipe = (_IN_NODE / script).read_bytes() + repr(_NOT_NEEDED).encode()
    digest = hashlib.sha256(hash_file(assets.pyodide).encode() + recipe)
    for source in sources:
        digest.update(hashlib.sha256(source).digest())
    path = find_cache_folder() / "python" / f"{digest.hexdigest()}{ending}"
    if not path.is_file():
        write_file(path, make())
    return path.read_bytes()


def _run_node(script: str, assets: Assets, folder: Path, *names: str) -> str:
    """Run a script on an unpacked Pyodide with files of the folder, and return what it prints."""
    runtime = folder / "pyodide"
    runtime.mkdir()
    lock = read_package(assets.pyodide, ["pyodide-lock.json"])
    for name, data in (read_runtime(assets) | lock).items():
        (runtime / name).write_bytes(data)
    command = [assets.node, _IN_NODE / script, runtime, *(folder / name for name in names)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise _not_done(script, str(problem)) from problem
    if done.returncode:
        # Node quotes the line of code first, which may be a whole minified module.
        said = [line for line in done.stderr.splitlines() if "Error: " in line and len(line) < 500]
        raise _not_done(script, said[-1] if said else "no reason")
    return done.stdout


def _not_done(script: str, found: str) -> EnvironmentFault:
    return EnvironmentFault(f"Node to run {script}", f"“{found.strip()}”", "Leave Python out with --without-python.")


def _pack_zip(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(files):
            archive.writestr(zipfile.ZipInfo(path), files[path], method, 9)
    return buffer.getvalue()


def _unpack_zip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pack_tar(files: dict[str, bytes]) -> bytes:
    """Return files as an archive whose bytes depend on nothing but theirs."""
    buffer = io.BytesIO()  # xz makes compiled Python half of what zip does
    with tarfile.open(fileobj=buffer, mode="w:xz", preset=6) as archive:
        for path in sorted(files):
            entry = tarfile.TarInfo(path)
            entry.size = len(files[path])
            archive.addfile(entry, io.BytesIO(files[path]))
    return buffer.getvalue()
