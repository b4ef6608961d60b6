"""The pack "python": the runtime, the Python parts in two archives, BokehJS, the page's scripts, and `app.html`."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import reader
from reader.offline.assets import PYTHON, Assets, read_package, read_wheel
from reader.offline.fast_start import Snapshot, compile_files, make_snapshot, read_runtime
from reader.offline.inventory import PYTHON as PACK
from reader.offline.inventory import SNAPSHOT, Item
from reader.surface.own import OWN, render_own

FOLDER = "python/"
PACKAGES = f"/lib/python{PYTHON}/site-packages"
"""Where the archives are unpacked in the browser."""

_HERE = Path(__file__).parent / "in_browser"
# Panel's script asks for those of widgets and tables, though no page of ours shows any.
_FROM_WHEELS = {
    "bokeh.min.js": ("bokeh", "bokeh/server/static/js/bokeh.min.js"),
    "bokeh-widgets.min.js": ("bokeh", "bokeh/server/static/js/bokeh-widgets.min.js"),
    "bokeh-tables.min.js": ("bokeh", "bokeh/server/static/js/bokeh-tables.min.js"),
    "panel.min.js": ("panel", "panel/dist/panel.min.js"),
}
# What no page in a browser asks of the wheels: tests, servers' files, other languages' words, compiled parts, notes.
_NOT_PACKED = (
    *("*.dist-info/RECORD", "*.dist-info/WHEEL", "*.dist-info/entry_points.txt", "*.data/*"),
    *("tests/*", "*/tests/*", "*.so", "*.pyi", "*.pyx", "*.c", "*.ts", "*.map", "*.gif", "*.less"),
    *(
        "panel/dist/*",
        "panel/examples/*",
        "panel/command/*",
        "panel/package/*",
        "panel/package-lock.json",
        "panel/styles/*",
    ),
    *("panel/template/*.css", "panel/template/*.js", "pyviz_comms/labextension/*.js"),
    *("bokeh/server/static/*", "bokeh/sphinxext/*", "bokeh/sampledata/*", "bokeh/command/*", "bokeh/_sri/[!3]*"),
    *(
        "bokeh/_sri/3.[!9]*",
        "bokeh/client/*",
        "bokeh/plotting/*",
        "bokeh/server/*",
        "panel/auth.py",
        "panel/io/convert.py",
    ),
    *("textstat/resources/es/*", "pyphen/dictionaries/*"),
)
_PACKED_YET = (
    "pyphen/dictionaries/hyph_en_US.dic",
    "pyphen/dictionaries/hyph_es.dic",
    "pyphen/dictionaries/hyph_de_DE.dic",
)
_OWN_PARTS = (
    *("article.py", "draft.py", "errors.py", "pipeline.py", "preferences.py"),
    *("text", "ingest", "readability", "plain", "speech", "surface/templates", "app/components", "offline/in_browser"),
)
_OWN_ENDINGS = (".py", ".js", ".html", ".txt", ".tsv", ".bin", ".json")


def make_python_pack(assets: Assets) -> list[Item]:
    """Return the files of the pack; those below `python/` and the page `app.html`."""
    files = read_runtime(assets)
    files |= {path.name: path.read_bytes() for path in _list_scripts()}
    for name, (package, path) in _FROM_WHEELS.items():
        files[name] = read_wheel(assets.wheels[package], path.__eq__)[path]
    parts = {"libraries.tar.xz": list_libraries(assets), "reader.tar.xz": list_own()}
    archives = {name: compile_files(part, assets) for name, part in parts.items()}
    snapshot = make_snapshot(archives, assets)
    files |= archives | {"build.json": _describe(assets, list(archives), snapshot)}
    page = render_own(root="", head=f'<script type="module" src="{FOLDER}app.js"></script>')
    return [
        *(Item(FOLDER + name, data, PACK) for name, data in files.items()),
        Item(OWN, page.encode(), PACK),
        Item(FOLDER + snapshot.name, snapshot.data, SNAPSHOT),
    ]


def _list_scripts() -> list[Path]:
    """Return the scripts that the page and its worker load themselves."""
    return sorted(_HERE.glob("*.js"))


def list_libraries(assets: Assets) -> dict[str, bytes]:
    """Return the files of the wheels that the browser needs, by path below the packages' folder, and the stand-in."""
    files = {"numpy.py": (_HERE / "numpy_stand_in.py").read_bytes()}
    for wheel in assets.wheels.values():
        files |= read_wheel(wheel, _is_needed)
    return files


def _is_needed(path: str) -> bool:
    return path in _PACKED_YET or not any(fnmatchcase(path, pattern) for pattern in _NOT_PACKED)


def list_own() -> dict[str, bytes]:
    """Return the files of this package that the browser needs: everything up to the pipeline, pages and components."""
    root = Path(reader.__file__).parent
    return {path.relative_to(root.parent).as_posix(): _unpack(path) for path in sorted(_find_own(root))}


def _unpack(path: Path) -> bytes:
    """Return a file's bytes; a table that zlib has packed comes unpacked in zlib's frame, for xz packs it better."""
    data = path.read_bytes()
    return zlib.compress(zlib.decompress(data), 0) if path.suffix == ".bin" else data


def _find_own(root: Path) -> Iterator[Path]:
    yield from root.glob("__init__.py")
    yield from (root / folder / "__init__.py" for folder in ("app", "offline", "surface"))
    yield from (root / "surface").glob("*.py")
    for part in _OWN_PARTS:
        place = root / part
        found = [place] if place.is_file() else place.rglob("*")
        yield from (path for path in found if path.suffix in _OWN_ENDINGS and path not in _list_scripts())


def _describe(assets: Assets, archives: list[str], snapshot: Snapshot) -> bytes:
    """Return what the worker has to know: Pyodide's description of itself, the archives, the kept memory."""
    lock = json.loads(read_package(assets.pyodide, ["pyodide-lock.json"])["pyodide-lock.json"])
    build: dict[str, Any] = {"lock": {"info": lock["info"], "packages": {}}, "packages": PACKAGES, "archives": archives}
    build["snapshot"] = {"name": snapshot.name, "heap": snapshot.heap}
    return (json.dumps(build, indent=1, sort_keys=True) + "\n").encode()
