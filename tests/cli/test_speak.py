"""The commands `speak` and `voices`, as they are typed."""

import json
import re
import subprocess
import sys

import pytest

from reader.errors import EXIT_ENVIRONMENT, EXIT_OK, EXIT_USAGE

ARTICLE = "# A drug\n\n## Dose\n\nStart at 0.25 mg.\n\n## Help\n\nTalk to a nurse.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "drug.md"
    path.write_text(ARTICLE)
    return path


def plainspoken(*arguments):
    command = [sys.executable, "-c", "import sys; from reader.cli import main; sys.exit(main())", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_speak_records_every_section_and_says_so_in_one_line(article, tmp_path):
    done = plainspoken("speak", article, "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (EXIT_OK, "")
    assert done.stdout.startswith("Sections: 2 spoken, 0 unchanged. 0 min ")
    assert {p.suffix for p in (tmp_path / "out").iterdir() if not p.name.startswith(".")} == {".ogg", ".json", ".vtt"}


def test_speak_again_does_nothing(article, tmp_path):
    plainspoken("speak", article, "--out", tmp_path / "out")
    assert plainspoken("speak", article, "--out", tmp_path / "out").stdout.startswith("Sections: 0 spoken, 2 unchanged")


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        (["--voice", "nobody"], EXIT_ENVIRONMENT, "“nobody”"),
        (["--rate", "20"], EXIT_USAGE, "80 to 450"),
        (["--rate", "fast"], EXIT_USAGE, "fast"),
    ],
)
def test_speak_refuses_what_it_cannot_do(article, tmp_path, options, status, message):
    done = plainspoken("speak", article, "--out", tmp_path / "out", *options)
    assert (done.returncode, done.stdout) == (status, "")
    assert message in done.stderr


def test_speak_into_a_file_is_an_error_in_one_line(article):
    done = plainspoken("speak", article, "--out", article)
    assert done.returncode == EXIT_ENVIRONMENT
    assert done.stderr.count("\n") == 1


def test_voices_are_a_table_of_language_name_and_id():
    lines = plainspoken("voices").stdout.splitlines()
    assert lines[0].split() == ["LANGUAGE", "NAME", "ID"]
    rows = [re.split(r" {2,}", line) for line in lines]
    assert ["en-us", "English (America)", "gmw/en-US"] in rows


def test_voices_can_be_had_as_json():
    voices = json.loads(plainspoken("voices", "--json").stdout)
    assert {"id": "gmw/en-US", "name": "English (America)", "language": "en-us", "engine": "espeak"} in voices
