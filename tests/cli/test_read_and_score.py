"""The commands read and score as a person or a program meets them: output, one-line errors, exit statuses."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.cli import COMMANDS
from reader.errors import InputError
from reader.pipeline import read_article, shipped_content

PYTHON = [sys.executable, "-m", "reader"]
CASES = Path(__file__).parents[1] / "cases"
LOOK_ALIKE = CASES / "klonopin-look-alike" / "input.txt"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def _run(*args, stdin=b"", **options):
    return subprocess.run([*PYTHON, *map(str, args)], input=stdin, capture_output=True, timeout=120, **options)


def _error_of(done):
    """Return the one line that a failed command may print."""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("plainspoken: ")
    assert done.stdout == b""
    return lines[0]


@pytest.fixture
def write(tmp_path):
    def write_file(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


# --- what works ---


def test_read_prints_the_article_as_json():
    done = _run("read", LOOK_ALIKE)
    assert done.returncode == 0
    assert json.loads(done.stdout) == json.loads((LOOK_ALIKE.parent / "expected.json").read_text(encoding="utf-8"))


def test_read_takes_a_folder_of_content():
    done = _run("read", shipped_content() / "klonopin")
    assert done.returncode == 0
    assert all("plain" in section for section in json.loads(done.stdout)["sections"])


def test_notes_go_to_standard_error_one_line_each():
    lines = _run("read", LOOK_ALIKE).stderr.decode().splitlines()
    assert [line.split(")")[0] for line in lines] == [
        "note (line 15, heading-without-text",
        "note (line 58, lead-in-without-list",
    ]


def test_an_article_without_a_heading_is_read_with_a_note(write):
    done = _run("read", write("walk.txt", "we went for a walk, and it rained all day.\n"))
    assert done.returncode == 0
    assert json.loads(done.stdout)["sections"][0]["heading"] == "walk"
    assert b"no-heading" in done.stderr


def test_standard_input_is_markdown_unless_another_format_is_named():
    source = b"# *Hello*\n\nSome text.\n"
    assert json.loads(_run("read", "-", stdin=source).stdout)["title"] == "Hello"
    assert json.loads(_run("read", "-", "--format", "text", stdin=source).stdout)["title"] == "# *Hello*"


def test_the_format_can_be_named_for_a_file_of_any_name(write):
    path = write("article.html", "# Hello\n\nSome text.\n")
    assert json.loads(_run("read", path, "--format", "markdown").stdout)["title"] == "Hello"


def test_utf_16_with_a_byte_order_mark_is_read(write):
    done = _run("read", write("a.md", "# Café\n\nNaïve text.\n".encode("utf-16")))
    assert json.loads(done.stdout)["title"] == "Café"


def test_letters_come_out_as_utf_8_whatever_the_terminal_claims(write):
    done = _run("read", write("a.md", "# Café ☕\n\nText.\n"), env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["title"] == "Café ☕"


def test_score_json_names_every_section_and_the_whole():
    done = _run("score", LOOK_ALIKE, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == json.loads((LOOK_ALIKE.parent / "expected-scores.json").read_text("utf-8"))


def test_the_score_table_has_a_row_for_each_section_and_one_for_the_whole():
    lines = _run("score", LOOK_ALIKE).stdout.decode().splitlines()
    table = lines[3 : lines.index("", 3)]
    assert len(table) == 9 + 1
    assert table[-1].startswith("The whole article")


def test_score_says_why_there_is_no_figure(write):
    done = _run("score", write("short.md", "# Short\n\nToo little text.\n"))
    assert done.returncode == 0
    assert b"Too short to score" in done.stdout


def test_version_prints_the_name_and_the_version():
    done = _run("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"plainspoken {reader.__version__}\n")


def test_help_names_every_command_and_the_exit_statuses():
    shown = _run("--help").stdout.decode()
    for command in COMMANDS:
        assert f"\n    {command.__name__.rpartition('.')[2]} " in shown
    statuses = " ".join(shown.partition("exit status:")[2].split())
    for status in ("0 fine", "1 findings", "2 the command", "3 the input", "4 the machine"):
        assert status in statuses


def test_output_that_is_no_longer_read_is_no_error():
    with subprocess.Popen(
        [*PYTHON, "read", shipped_content() / "klonopin"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"{\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
    assert process.returncode == 0


# --- what cannot be read: exit status 3 ---


def _front_matter(text):
    return f"---\n{text}\n---\n# A\n\nText.\n"


UNREADABLE = {
    "an empty file": ("a.txt", b"", "no text"),
    "white space only": ("a.md", b" \n\t\n", "no text"),
    "a byte order mark only": ("a.txt", b"\xef\xbb\xbf", "no text"),
    "a picture that says it is text": ("a.txt", PNG, "a PNG picture"),
    "a picture": ("a.png", PNG, ".png"),
    "a file with NUL bytes": ("a.txt", b"Hello\0there", "binary data"),
    "Latin-1": ("a.txt", "Ol\xe1\nCaf\xe9".encode("latin-1"), "0xe1 in line 1"),
    "a surrogate in UTF-8": ("a.txt", b"Hello\n\xed\xa0\x80", "0xed in line 2"),
    "a lone surrogate in UTF-16": ("a.txt", b"\xff\xfeA\x00\x00\xd8B\x00", "UTF-16 with a broken character"),
    "half a unit of UTF-16": ("a.txt", b"\xff\xfeA", "UTF-16 with a broken character"),
    "headings only": ("a.md", b"# One\n\n## Two\n", "no text under any heading"),
    "front matter that is never closed": ("a.md", b"---\ntitle: A\n\nText.\n", "no second line ---"),
    "front matter that is no YAML": ("a.md", _front_matter("title: [A"), "a mistake in line 3"),
    "front matter with an alias": ("a.md", _front_matter("a: &x [1]\nb: *x"), "aliases"),
    "front matter that is a list": ("a.md", _front_matter("- a\n- b"), "a list"),
    "front matter that is a sentence": ("a.md", _front_matter("just words"), "a str"),
    "front matter that makes Python objects": ("a.md", _front_matter("a: !!python/object:os.system x"), "line 2"),
    "front matter with half a character": ("a.md", _front_matter('title: "\\ud800"'), "half a character"),
    "front matter nested without end": ("a.md", _front_matter("a: " + "[" * 20_000), "a mistake"),
    "a number of ten thousand digits": ("a.md", _front_matter("title: " + "9" * 10_000), "a mistake"),
    "quotes nested without end": ("a.md", ">" * 20_000 + " deep", "deeper markup"),
    "emphasis nested without end": ("a.md", "*a **b " * 2_000 + "b** a*" * 2_000, "deeper markup"),
}


# The others take the same way through the command; the importers' own tests run them every time.
_EVERY_TIME = {"an empty file", "a picture that says it is text", "Latin-1", "a lone surrogate in UTF-16"} | {
    "front matter that is never closed",
    "front matter with an alias",
    "front matter that is a list",
    "quotes nested without end",
}


@pytest.mark.parametrize(
    "what", [name if name in _EVERY_TIME else pytest.param(name, marks=pytest.mark.full) for name in UNREADABLE]
)
def test_what_cannot_be_read_is_one_line_and_status_3(what, write):
    name, content, found = UNREADABLE[what]
    done = _run("read", write(name, content))
    assert done.returncode == 3
    assert found in _error_of(done)


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_is_refused_by_the_pipeline(what, write):
    name, content, found = UNREADABLE[what]
    with pytest.raises(InputError, match=re.escape(found)):
        read_article(write(name, content))


def test_score_refuses_what_read_refuses(write):
    done = _run("score", write("a.txt", PNG))
    assert done.returncode == 3
    assert "a PNG picture" in _error_of(done)


def test_a_file_that_is_not_there_is_named(tmp_path):
    done = _run("read", tmp_path / "nothing.txt")
    assert done.returncode == 3
    assert "nothing.txt" in _error_of(done)


def test_a_name_with_a_line_break_is_still_one_line(tmp_path):
    done = _run("read", tmp_path / "no\nthing.txt")
    assert done.returncode == 3
    assert "no thing.txt" in _error_of(done)


def test_a_name_longer_than_the_system_allows_is_a_problem_of_the_input():
    done = _run("read", "a" * 5_000)
    assert done.returncode == 3
    _error_of(done)


def test_a_folder_without_an_article_is_refused(tmp_path):
    done = _run("read", tmp_path)
    assert done.returncode == 3
    assert "without article.md" in _error_of(done)


def test_a_hundred_megabytes_are_refused_before_they_are_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    done = _run("read", path)
    assert done.returncode == 3
    assert "100 MB" in _error_of(done)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless device here")
def test_an_endless_device_is_refused():
    done = _run("read", "/dev/zero", "--format", "text")
    assert done.returncode == 3
    assert "at most 20 MB" in _error_of(done)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_refused(write):
    path = write("a.txt", "Text.")
    path.chmod(0)
    done = _run("read", path)
    assert done.returncode == 3
    assert "cannot be opened" in _error_of(done)


@pytest.mark.parametrize("data", [b"", PNG, b"\0"])
def test_standard_input_is_checked_as_files_are(data):
    done = _run("read", "-", stdin=data)
    assert done.returncode == 3
    assert "standard input" in _error_of(done)


# --- usage: exit status 2 ---


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], "COMMAND"),
        (["nonsense"], "nonsense"),
        (["read"], "FILE"),
        (["read", "a.txt", "--format", "pdf"], "pdf"),
        (["read", "a.txt", "b.txt"], "b.txt"),
        (["score", "a.txt", "--nonsense"], "--nonsense"),
    ],
)
def test_a_command_that_is_not_understood_is_one_line_and_status_2(arguments, found):
    done = _run(*arguments)
    assert done.returncode == 2
    assert found in _error_of(done)


# --- the machine: exit status 4 ---


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to try here")
def test_a_full_disk_is_one_line_and_status_4():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PYTHON, "read", CASES / "four-items" / "input.md"], stdout=full, stderr=subprocess.PIPE, timeout=120
        )
    assert done.returncode == 4
    assert done.stderr.decode().startswith("plainspoken: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell that closes streams")
@pytest.mark.parametrize(("closed", "status"), [(">&-", 0), ("2>&-", 0), ("<&-", 0)])
def test_a_stream_that_was_closed_is_no_crash(closed, status):
    command = f'"{sys.executable}" -m reader read "{LOOK_ALIKE}" {closed}'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=120)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    if closed == "2>&-":
        json.loads(done.stdout)


@pytest.mark.skipif(os.name != "posix", reason="a shell that closes streams")
def test_a_standard_input_that_was_closed_is_an_empty_one():
    command = f'"{sys.executable}" -m reader read - <&-'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, timeout=120)
    assert done.returncode == 3
    assert "no text in standard input" in _error_of(done)
