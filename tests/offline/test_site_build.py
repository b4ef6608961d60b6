"""A build writes what changed, takes away what is gone, and touches nothing else."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from reader.offline.site import build_site

SMALL = Path(__file__).parent.parent / "content_small"


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Build the site of the small article, once."""
    folder = tmp_path_factory.mktemp("first")
    shutil.copytree(SMALL, folder / "content")
    build_site(folder / "content", folder / "site")
    return folder


@pytest.fixture
def content(first, tmp_path):
    """Content that a test may change; its site stands beside it, built already."""
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


@pytest.fixture
def out(content):
    return content.parent / "site"


def look_at(folder):
    """Return each file with what would change if it were written again: its inode and time."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def find_written(before, after):
    return {path for path, state in after.items() if before.get(path) != state}


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def read_inventory(out):
    return json.loads((out / "inventory.json").read_text())


def test_a_second_build_writes_nothing(content, out):
    before = look_at(out)
    report = build_site(content, out)
    assert look_at(out) == before
    assert (report.spoken, report.unchanged, report.files.written, report.files.removed) == (0, 7, 0, 0)


def test_a_changed_sentence_makes_anew_its_sections_sound_the_page_and_its_report_alone(content, out):
    before = look_at(out)
    change(content / "tea" / "article.md", "by some drinkers", "by some people")
    build_site(content, out)
    written = find_written(before, look_at(out))
    assert {path for path in written if "/audio/" not in path} == {
        "tea/index.html",
        "tea/report.html",
        "tea/report.json",
        "tea/report.csv",
        "inventory.json",
        "service_worker.js",
    }
    # The whole article holds the section, so those files are made anew with it.
    assert {path for path in written if path.endswith(".ogg")} == {
        "tea/audio/serving.ogg",
        "tea/audio/whole_original.ogg",
    }


def test_a_changed_plain_sentence_leaves_the_sound_of_the_original(content, out):
    before = look_at(out)
    change(content / "tea" / "plain.md", "Heat the pot first.", "Warm the pot first.")
    build_site(content, out)
    sound = {path for path in find_written(before, look_at(out)) if path.endswith(".ogg")}
    # The whole plain article holds the section, so that one file is made anew with it.
    assert sound == {"tea/audio/warming-the-pot.plain.ogg", "tea/audio/whole_plain.ogg"}


def test_files_of_a_section_that_is_gone_are_removed(content, out):
    for name in ("article.md", "plain.md", "summary.md"):
        path = content / "tea" / name
        path.write_text(path.read_text("utf-8").split("## Serving")[0], "utf-8")
    build_site(content, out)
    assert list(out.rglob("*serving*")) == []
    assert not any("serving" in path for path in read_inventory(out)["files"])


@pytest.fixture
def two_articles(content, out):
    """Build a second article beside the first, and take it away."""
    (content / "water").mkdir()
    (content / "water" / "article.md").write_text("# Water\n\n## Water\n\nWater is wet.\n")
    build_site(content, out)
    assert (out / "water" / "audio" / "water.ogg").is_file()
    shutil.rmtree(content / "water")
    return content


def test_files_of_an_article_that_is_gone_are_removed(two_articles, out):
    build_site(two_articles, out)
    assert [path for path in (out / "water").rglob("*") if path.is_file()] == []


def test_an_article_without_a_plain_version_gets_one_by_program_and_says_so(content, out):
    (content / "water").mkdir()
    (content / "water" / "article.md").write_text("# Water\n\n## Water\n\nNumerous people utilize it.\n")
    build_site(content, out)
    page = (out / "water" / "index.html").read_text("utf-8")
    assert "Many people use it." in page
    assert "made by a program" in page


def test_an_article_that_is_gone_leaves_the_list(two_articles, out):
    build_site(two_articles, out)
    assert "water" not in (out / "index.html").read_text("utf-8")


def test_a_strangers_file_stays(two_articles, out):
    strangers = [out / "CNAME", out / "tea" / "audio" / "mine.ogg", out / "water" / "notes.txt"]
    for path in strangers:
        path.write_text("mine")
    build_site(two_articles, out)
    assert [path.read_text() for path in strangers] == ["mine"] * 3


def test_a_file_that_was_damaged_is_made_anew(content, out):
    whole = {name: (out / name).read_bytes() for name in ("tea/index.html", "tea/audio/serving.ogg")}
    for name in whole:
        (out / name).write_bytes(b"damaged")
    build_site(content, out)
    assert {name: (out / name).read_bytes() for name in whole} == whole


def test_the_inventory_tells_the_size_and_hash_of_every_file(out):
    listed = {path: {"size": f["size"], "sha256": f["sha256"]} for path, f in read_inventory(out)["files"].items()}
    found = {
        path.relative_to(out).as_posix(): {
            "size": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in out.rglob("*")
        if path.is_file() and path.name not in ("inventory.json", "service_worker.js")
    }
    assert listed == found


@pytest.mark.parametrize(
    ("path", "pack"),
    [
        ("index.html", "pages"),
        ("tea/index.html", "pages"),
        ("surface/reader.js", "pages"),
        ("surface/voice/espeak-ng.data", "voice"),
        ("tea/audio/serving.ogg", "audio/tea"),
        ("tea/audio/serving.json", "audio/tea"),
        ("tea/audio/whole_original.ogg", "downloads/tea"),
        ("tea/audio/.plainspoken-speech.json", ""),
    ],
)
def test_the_inventory_tells_which_pack_a_file_is_in(out, path, pack):
    assert read_inventory(out)["files"][path]["pack"] == pack


@pytest.mark.parametrize("escape", ["../outside.txt", "tea/../../outside.txt", "{outside}"])
def test_an_inventory_that_was_tampered_with_removes_nothing_outside(content, out, escape):
    outside = out.parent / "outside.txt"
    outside.write_text("mine")
    inventory = read_inventory(out)
    inventory["files"][escape.format(outside=outside)] = {"size": 4, "sha256": "0"}
    (out / "inventory.json").write_text(json.dumps(inventory))
    build_site(content, out)
    assert outside.read_text() == "mine"


def test_an_inventory_that_was_tampered_with_removes_nothing_behind_a_link(content, out):
    outside = out.parent / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine")
    (out / "link").symlink_to(outside, target_is_directory=True)
    inventory = read_inventory(out)
    inventory["files"]["link/mine.txt"] = {"size": 4, "sha256": "0"}
    (out / "inventory.json").write_text(json.dumps(inventory))
    build_site(content, out)
    assert (outside / "mine.txt").read_text() == "mine"


def test_a_speech_manifest_that_was_tampered_with_removes_nothing_outside(content, out):
    outside = out.parent / "outside.txt"
    outside.write_text("mine")
    manifest = out / "tea" / "audio" / ".plainspoken-speech.json"
    data = json.loads(manifest.read_text())
    data["units"]["gone"] = {"key": "0", "seconds": 0, "files": {"../../../outside.txt": {"size": 4, "sha256": "0"}}}
    manifest.write_text(json.dumps(data))
    build_site(content, out)
    assert outside.read_text() == "mine"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"files": 3}', '{"files": [1]}', '{"files": {"": {}}}', '{"files": {"tea": {}}}']
)
def test_an_inventory_that_cannot_be_understood_is_written_anew(content, out, text):
    right = (out / "inventory.json").read_bytes()
    (out / "inventory.json").write_text(text)
    build_site(content, out)
    assert (out / "inventory.json").read_bytes() == right
