"""`plainspoken build` as it is typed: what goes wrong is one line, and the site can be served."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import EXIT_ENVIRONMENT, EXIT_INPUT, EXIT_OK
from reader.offline.site import build_site

SMALL = Path(__file__).parent.parent / "content_small"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    build_site(SMALL, folder)
    return folder


def run_build(*arguments, before=""):
    """Run the command in a process of its own, with some code before it."""
    code = f"{before}\nimport sys; from reader.cli import main; sys.exit(main(['build', *sys.argv[1:]]))"
    command = [sys.executable, "-c", code, "--without-python", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def list_parts(folder):
    return [path for path in folder.rglob("*") if path.name.endswith(".part")]


def test_a_build_says_in_one_line_what_it_did(tmp_path, built):
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    run_build(SMALL, "--out", tmp_path)
    done = run_build(SMALL, "--out", tmp_path)
    assert (done.returncode, done.stderr) == (EXIT_OK, "")
    assert done.stdout == f"{tmp_path}: articles: 1. Sections: 0 spoken, 7 unchanged. Files: 0 written.\n"


def test_a_folder_without_an_article_is_said_in_one_line(tmp_path):
    done = run_build(tmp_path, "--out", tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (EXIT_INPUT, "", 1)
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the limit stands in for a full disk, and is known to Unix alone")
@pytest.mark.parametrize("limit", [10, 4000, 20_000])
def test_a_full_disk_is_said_in_one_line_and_leaves_nothing_half_written(tmp_path, limit):
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    done = run_build(SMALL, "--out", tmp_path, before=full)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (EXIT_ENVIRONMENT, "", 1)
    assert list_parts(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the limit stands in for a full disk, and is known to Unix alone")
def test_a_disk_that_fills_up_leaves_an_earlier_site_as_it_was(tmp_path, built):
    shutil.copytree(built, tmp_path / "site")
    shutil.copytree(SMALL, tmp_path / "content")
    article = tmp_path / "content" / "tea" / "article.md"
    article.write_text(article.read_text("utf-8").replace("8 minutes", "9 minutes"), "utf-8")
    before = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
    done = run_build(tmp_path / "content", "--out", tmp_path / "site", before=full)
    assert done.returncode == EXIT_ENVIRONMENT
    assert {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()} == before


def test_a_place_that_is_no_folder_is_said_in_one_line(tmp_path):
    (tmp_path / "out").write_text("mine")
    done = run_build(SMALL, "--out", tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (EXIT_ENVIRONMENT, "", 1)
    assert (tmp_path / "out").read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said_in_one_line(tmp_path):
    tmp_path.chmod(0o500)
    done = run_build(SMALL, "--out", tmp_path / "out")
    tmp_path.chmod(0o700)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (EXIT_ENVIRONMENT, "", 1)


@pytest.fixture
def served(tmp_path, built):
    """Serve the site as `build --serve` shows it: the process and its port."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    command = [sys.executable, "-m", "reader", "build", "--without-python", str(SMALL), "--out"]
    command += [str(tmp_path), "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        port = int(re.search(r"http://localhost:(\d+)/", process.stdout.readline())[1])
        yield process, port
        process.kill()


def ask(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_a_served_site_answers_ranges_and_this_machine_alone_and_ends_quietly(served, built):
    process, port = served
    sound = (built / "tea" / "audio" / "serving.ogg").read_bytes()
    assert ask(port, "/tea/audio/serving.ogg", Range="bytes=100-199") == (206, sound[100:200])
    assert ask(port, "/")[0] == 200
    assert ask(port, "/", Host=f"evil.example:{port}")[0] == 403
    assert ask(port, "/", Origin="http://evil.example")[0] == 403
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == EXIT_OK
