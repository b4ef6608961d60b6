"""The floors of the house: an import may only point down, and the lower floors stay light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import reader

PACKAGE = Path(reader.__file__).parent
# From the ground up; the parts of one floor are strangers to each other.
FLOORS = (
    ("errors", "article", "preferences"),
    ("text",),
    ("draft",),
    ("ingest", "readability", "plain", "speech"),
    ("pipeline",),
    ("platform",),
    ("surface",),
    ("app", "offline", "export", "cli"),
)
# What a part may import of its own floor: records know errors, the browser's Python runs the app, and the command line
# calls what it offers.
NEIGHBOURS = {
    ("article", "errors"),
    ("preferences", "errors"),
    ("offline", "app"),
    ("cli", "app"),
    ("cli", "offline"),
    ("cli", "export"),
}
HEAVY = ("panel", "bokeh", "numpy", "pandas", "lxml")
LIGHT_FLOORS = {part for floor in FLOORS[:5] for part in floor}


def _part_of(path, package):
    return path.relative_to(package).with_suffix("").parts[0]


def _imports(path, package, top_level_only=False):
    """Yield the name and the line of each module that a file imports, relative ones made absolute."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in _walk(tree, top_level_only):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                here = ("reader", *path.relative_to(package).parts[: -node.level])
                base = ".".join([*here, *([base] if base else [])])
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def _walk(tree, top_level_only):
    """Yield the nodes of a tree; at the top level, what runs on import and is not only for the type checker."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if top_level_only and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if top_level_only and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
            continue
        waiting += ast.iter_child_nodes(node)


def find_arrows_up(package):
    """Return a line for each import of a higher floor or of a stranger on the same one."""
    floor_of = {part: height for height, floor in enumerate(FLOORS) for part in floor}
    faults = []
    for path in sorted(package.rglob("*.py")):
        part = _part_of(path, package)
        if part in ("__init__", "__main__"):
            continue
        if part not in floor_of:
            faults.append(f"{path.relative_to(package)}: {part} stands on no floor")
            continue
        for name, line in _imports(path, package):
            top, _, rest = name.partition(".")
            other = rest.partition(".")[0]
            if top != "reader" or other not in floor_of or other == part or (part, other) in NEIGHBOURS:
                continue
            if floor_of[other] >= floor_of[part]:
                faults.append(f"{path.relative_to(package)}:{line}: {part} imports {other}")
    return faults


def find_heavy_imports(package):
    """Return a line for each import of a heavy package that runs as soon as a light floor is imported."""
    return [
        f"{path.relative_to(package)}:{line}: {name}"
        for path in sorted(package.rglob("*.py"))
        if _part_of(path, package) in LIGHT_FLOORS
        for name, line in _imports(path, package, top_level_only=True)
        if name.partition(".")[0] in HEAVY
    ]


def test_no_import_points_up():
    assert find_arrows_up(PACKAGE) == []


def test_the_floors_up_to_the_pipeline_import_nothing_heavy():
    assert find_heavy_imports(PACKAGE) == []


def test_the_checker_reads_every_part_of_the_package():
    parts = {_part_of(path, PACKAGE) for path in PACKAGE.rglob("*.py")}
    assert {"article", "text", "ingest", "pipeline", "surface", "cli"} <= parts


def _package(tmp_path, **files):
    for name, source in files.items():
        path = tmp_path.joinpath(*name.split("__")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("import reader.pipeline", "text imports pipeline"),
        ("from reader.cli import main", "text imports cli"),
        ("from reader import surface", "text imports surface"),
        ("from .. import draft", "text imports draft"),
        ("from ..ingest.files import decode", "text imports ingest"),
        ("def f():\n    from reader.app import state", "text imports app"),
        ("class C:\n    import reader.speech.files", "text imports speech"),
    ],
)
def test_the_checker_sees_an_arrow_up(tmp_path, source, fault):
    faults = find_arrows_up(_package(tmp_path, text__words=source))
    assert [line.split(": ")[1] for line in faults] == [fault]


@pytest.mark.parametrize("source", ["from reader.speech import files", "import reader.readability.score"])
def test_the_checker_sees_strangers_on_one_floor_meet(tmp_path, source):
    assert len(find_arrows_up(_package(tmp_path, ingest__text=source))) == 1


def test_the_checker_asks_for_a_floor_for_each_new_part(tmp_path):
    assert find_arrows_up(_package(tmp_path, attic__box="")) == ["attic/box.py: attic stands on no floor"]


@pytest.mark.parametrize(
    "source",
    [
        "import json, reader.errors",
        "from reader.article import Article",
        "from . import words",
        "from ..errors import X",
    ],
)
def test_the_checker_allows_an_arrow_down(tmp_path, source):
    assert find_arrows_up(_package(tmp_path, text__words=source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np",
        "from lxml import html",
        "class C:\n    import pandas.io",
        "try:\n    import bokeh\nfinally: pass",
    ],
)
def test_the_checker_sees_a_heavy_import(tmp_path, source):
    assert len(find_heavy_imports(_package(tmp_path, speech__encode=source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    import numpy",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import numpy",
        "import numpyish",
    ],
)
def test_the_checker_allows_a_heavy_import_where_it_is_used(tmp_path, source):
    assert find_heavy_imports(_package(tmp_path, speech__encode=source)) == []


@pytest.mark.parametrize("module", ["simplify", "glossary", "faithful", "drafting", "summary", "review"])
def test_each_part_of_plain_language_can_be_loaded_first(module):
    done = subprocess.run([sys.executable, "-c", f"import reader.plain.{module}"], capture_output=True, check=False)
    assert done.stderr == b""
