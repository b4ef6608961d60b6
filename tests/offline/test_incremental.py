"""A build of the same things does nothing, at once; and two builds of the same things are the same, byte for byte."""

import shutil
import time
from pathlib import Path

import pytest
from offline.test_site_build import look_at

from reader.cli import main
from reader.errors import EXIT_OK
from reader.offline.site import build_site, find_site
from reader.offline.stamp import make_stamp
from reader.pipeline import shipped_content

SMALL = Path(__file__).parent.parent / "content_small"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Build the small article's site by the command, once."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(SMALL, folder / "content")
    assert run(folder) == EXIT_OK
    return folder


@pytest.fixture
def place(made, tmp_path):
    """A copy that a test may change."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


def run(folder, *options):
    return main(["build", str(folder / "content"), "--out", str(folder / "site"), "--without-python", *options])


def read_all(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_unchanged_folder_takes_no_time_and_writes_nothing(place, capsys, monkeypatch):
    monkeypatch.setattr("reader.offline.site.build_site", None)  # it is not even looked into
    before = look_at(place / "site")
    began = time.perf_counter()
    assert run(place) == EXIT_OK
    assert time.perf_counter() - began < 2
    assert look_at(place / "site") == before
    assert capsys.readouterr().out.endswith("Sections: 0 spoken, 7 unchanged. Files: 0 written.\n")


@pytest.mark.parametrize(
    "path",
    [
        "tea/index.html",
        *(
            pytest.param(path, marks=pytest.mark.full)
            for path in ("tea/audio/serving.ogg", "service_worker.js", "inventory.json")
        ),
    ],
)
def test_a_file_that_is_gone_or_damaged_is_made_again(place, path):
    whole = read_all(place / "site")
    for damage in (lambda file: file.unlink(), lambda file: file.write_bytes(b"damaged")):
        damage(place / "site" / path)
        assert run(place) == EXIT_OK
        assert read_all(place / "site") == whole


def test_a_changed_sentence_is_made_anew_alone_and_the_log_says_so(place, capsys):
    article = place / "content" / "tea" / "article.md"
    article.write_text(article.read_text("utf-8").replace("by some drinkers", "by some people"), "utf-8")
    assert run(place) == EXIT_OK
    said = capsys.readouterr().out.splitlines()
    sounds = [line for line in said if line.endswith(".ogg")]
    # The recording of the whole article holds the section.
    assert sounds == ["changed: tea/audio/serving.ogg", "changed: tea/audio/whole_original.ogg"]
    assert {line for line in said if "/audio/" not in line and line.startswith("changed")} == {
        "changed: tea/index.html",
        "changed: tea/report.csv",
        "changed: tea/report.html",
        "changed: tea/report.json",
    }
    assert "Sections: 1 spoken, 6 unchanged." in said[-1]


def test_what_is_asked_for_is_part_of_the_stamp(place):
    content = place / "content"
    assert make_stamp(content, ["a"]) == make_stamp(content, ["a"])
    assert make_stamp(content, ["a"]) != make_stamp(content, ["b"])
    (content / "tea" / "notes.txt").write_text("more", "utf-8")
    assert find_site(place / "site", make_stamp(content, ["a"])) is None


def test_two_builds_are_equal_byte_for_byte_sound_and_all(made, tmp_path):
    shutil.copytree(SMALL, tmp_path / "content")
    assert run(tmp_path) == EXIT_OK
    assert read_all(tmp_path / "site") == read_all(made / "site")


@pytest.mark.full
def test_two_builds_of_the_shipped_articles_are_equal_byte_for_byte(tmp_path):
    for name in ("one", "two"):
        build_site(shipped_content(), tmp_path / name)
    one, two = read_all(tmp_path / "one"), read_all(tmp_path / "two")
    assert sum(path.endswith(".ogg") for path in one) > 20
    assert one == two
