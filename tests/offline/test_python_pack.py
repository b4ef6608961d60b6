"""The files of the pack "python": small enough, the same each time, and nothing in them that a page has no use for."""

import gzip
import io
import json
import tarfile

import pytest

from reader.offline import fast_start
from reader.offline.assets import fetch_assets
from reader.offline.inventory import SNAPSHOT
from reader.offline.python_pack import list_libraries, list_own, make_python_pack
from reader.offline.site import build_site
from reader.pipeline import shipped_content

MOST = 16_000_000  # bytes of the offline set without sound and snapshot, compressed


def test_only_what_the_browser_needs_of_this_package_is_packed():
    names = set(list_own())
    assert {"reader/pipeline.py", "reader/plain/data/english.bin", "reader/surface/templates/own.html"} <= names
    outside = ("reader/cli/", "reader/app/server.py", "reader/surface/fonts/", "reader/offline/assets.py")
    assert [name for name in names if name.startswith(outside)] == []


def test_no_compiled_part_of_another_platform_is_packed():
    assert [name for name in list_libraries(fetch_assets()) if name.endswith((".so", ".pyd", ".dll"))] == []


def test_every_licence_of_a_library_travels_with_it():
    names = list_libraries(fetch_assets())
    packages = {name.split("/")[0] for name in names if ".dist-info/" in name}
    assert len(packages) == len(fetch_assets().wheels)
    for package in packages:
        assert any("licen" in name.lower() for name in names if name.startswith(package)), package


@pytest.mark.full
def test_the_offline_set_without_sound_is_small(tmp_path):
    build_site(shipped_content(), tmp_path, assets=fetch_assets())
    files = json.loads((tmp_path / "inventory.json").read_text("utf-8"))["files"]
    sizes = {}
    for path, file in files.items():
        data = (tmp_path / path).read_bytes()
        sizes[file["pack"]] = sizes.get(file["pack"], 0) + min(len(data), len(gzip.compress(data, 9)))
    assert sum(sizes[pack] for pack in ("pages", "voice", "python")) < MOST


@pytest.mark.full
def test_the_pack_is_the_same_when_it_is_made_anew(tmp_path, monkeypatch):
    assets = fetch_assets()
    first = {item.path: item.read() for item in make_python_pack(assets) if item.pack != SNAPSHOT}
    monkeypatch.setattr(fast_start, "find_cache_folder", lambda: tmp_path)
    again = {item.path: item.read() for item in make_python_pack(assets) if item.pack != SNAPSHOT}
    # The snapshot's name tells its bytes, which may differ, and stands in build.json.
    assert {path for path in first if first[path] != again[path]} <= {"python/build.json"}
    with tarfile.open(fileobj=io.BytesIO(first["python/reader.tar.xz"])) as archive:
        assert "reader/pipeline.pyc" in archive.getnames()
