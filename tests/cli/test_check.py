"""The commands `check` and `review`, as they are typed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reader.errors import EXIT_FINDINGS, EXIT_INPUT, EXIT_OK, EXIT_USAGE
from reader.pipeline import shipped_content
from reader.plain.faithful import CODES

ARTICLE = "# A drug\n\n## Dose\n\nTake 5 mg twice a day.\n\n## Driving\n\nDo not drive.\n"
PLAIN = """---
origin: written
review: null
---
## Dose

Take 5 mg b.i.d. {s1}

## Driving

Don't drive. {s1}
"""


def plainspoken(*arguments, stdin="", **environment):
    command = [sys.executable, "-c", "import sys; from reader.cli import main; sys.exit(main())", *map(str, arguments)]
    env = {**os.environ, "COLUMNS": "100", **environment}
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, env=env)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "drug"
    folder.mkdir()
    (folder / "article.md").write_text(ARTICLE)
    (folder / "plain.md").write_text(PLAIN)
    return folder


def change(folder, old, new):
    text = (folder / "plain.md").read_text()
    assert old in text
    (folder / "plain.md").write_text(text.replace(old, new))


def test_the_shipped_article_passes():
    done = plainspoken("check", shipped_content() / "klonopin")
    assert (done.returncode, done.stderr) == (EXIT_OK, "")
    assert "Errors: 0." in done.stdout


def test_a_changed_dose_is_shown_with_both_texts_and_ends_with_status_1(folder):
    change(folder, "5 mg", "50 mg")
    done = plainspoken("check", folder)
    assert done.returncode == EXIT_FINDINGS
    assert done.stdout.splitlines() == [
        "A drug",
        "",
        "error: The source says “5 mg”, the plain text “50 mg”. [dose-changed] dose_s1 -> dose_plain1",
        "  source: Take 5 mg twice a day.",
        "  plain:  Take 50 mg b.i.d.",
        "",
        "Errors: 1. Notes: 0.",
    ]


def test_two_files_are_checked_as_json(tmp_path):
    (tmp_path / "a.txt").write_text("Take 5 mg. Do not drive.")
    (tmp_path / "b.txt").write_text("Take 5 g. Do not drive.")
    done = plainspoken("check", "--source", tmp_path / "a.txt", "--plain", tmp_path / "b.txt", "--json")
    assert done.returncode == EXIT_FINDINGS
    assert json.loads(done.stdout) == {
        "findings": [
            {
                "code": "unit-changed",
                "severity": "error",
                "message": "The source says “5 mg”, the plain text “5 g”.",
                "source_id": "s1",
                "plain_id": "p1",
                "source_text": "Take 5 mg.",
                "plain_text": "Take 5 g.",
            }
        ]
    }


def test_a_note_alone_ends_with_status_0(tmp_path):
    (tmp_path / "a.txt").write_text("About 66 people came.")
    (tmp_path / "b.txt").write_text("66 people came.")
    done = plainspoken("check", "--source", tmp_path / "a.txt", "--plain", tmp_path / "b.txt")
    assert done.returncode == EXIT_OK
    assert "[approximation-changed]" in done.stdout


def test_sarif_has_the_shape_that_code_hosts_read(folder):
    change(folder, "Don't drive", "You can drive")
    done = plainspoken("check", folder, "--sarif")
    log = json.loads(done.stdout)
    assert (done.returncode, log["version"], len(log["runs"])) == (EXIT_FINDINGS, "2.1.0", 1)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(CODES)
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith(".")
    result = log["runs"][0]["results"][0]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "contraindication-lost"
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("drug/plain.md")
    assert place["region"]["startLine"] == 1 + (folder / "plain.md").read_text().splitlines().index(
        "You can drive. {s1}"
    )


@pytest.mark.parametrize("options", [["--source", "a.txt"], ["--plain", "a.txt"], ["--json", "--sarif"]])
def test_options_that_do_not_fit_are_refused(options):
    done = plainspoken("check", *options)
    assert (done.returncode, done.stdout) == (EXIT_USAGE, "")


def test_a_missing_file_is_an_error_in_one_line(tmp_path):
    done = plainspoken("check", "--source", tmp_path / "none.txt", "--plain", tmp_path / "none.txt")
    assert done.returncode == EXIT_INPUT
    assert done.stderr.count("\n") == 1


def test_what_fails_the_check_is_not_read_as_plain(folder):
    change(folder, "Don't drive", "You can drive")
    data = json.loads(plainspoken("read", folder).stdout)
    kept = data["sections"][1]["plain"][0]
    assert kept["text"] == "Do not drive."
    assert "drive" in kept["kept_because"]
    assert [note["code"] for note in data["notes"]] == ["plain-refused"]


# --- review ---


def test_a_person_signs_a_section_with_name_and_role(folder):
    done = plainspoken("review", folder, stdin="a\nAnn Reader\npharmacist\nq\n")
    assert done.returncode == EXIT_OK
    assert "Sections to review: 2 of 2." in done.stdout
    assert "Take 5 mg twice a day." in done.stdout
    assert "Signed by Ann Reader, pharmacist, " in done.stdout
    sections = json.loads(plainspoken("read", folder).stdout)["sections"]
    assert (sections[0]["plain_review"]["by"], sections[1]["plain_review"]) == ("Ann Reader", None)
    assert "Sections to review: 1 of 2." in plainspoken("review", folder, stdin="q\n").stdout


def test_a_signature_ends_when_the_text_changes(folder):
    plainspoken("review", folder, "dose", stdin="a\nAnn Reader\npharmacist\n")
    change(folder, "Take 5 mg b.i.d.", "Take 5 mg two times a day.")
    data = json.loads(plainspoken("read", folder).stdout)
    assert data["sections"][0]["plain_review"] is None
    assert [note["code"] for note in data["notes"]] == ["review-stale"]


def test_an_error_cannot_be_signed(folder):
    change(folder, "5 mg", "50 mg")
    done = plainspoken("review", folder, "dose", stdin="a\nAnn Reader\npharmacist\nq\n")
    assert "cannot be signed" in done.stdout
    assert not (folder / "review.yaml").exists()


@pytest.mark.parametrize("typed", ["", "q\n", "n\n", "a\n", "a\n\n\n", "a\nAnn Reader\n", "what\nq\n"])
def test_nobody_is_signed_who_did_not_sign(folder, typed):
    done = plainspoken("review", folder, "dose", stdin=typed)
    assert done.returncode == EXIT_OK
    assert not (folder / "review.yaml").exists()


def test_the_plain_text_is_edited_and_shown_again(folder, tmp_path):
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\n"
        "p = pathlib.Path(sys.argv[1])\n"
        "p.write_text(p.read_text().replace('b.i.d.', 'twice a day'))\n"
    )
    done = plainspoken("review", folder, "dose", stdin="e\nq\n", EDITOR=f"{sys.executable} {editor}", VISUAL="")
    assert done.stdout.count("Take 5 mg b.i.d.") == 1
    assert "twice a day" in (folder / "plain.md").read_text()


def test_an_edit_that_cannot_be_read_is_taken_back(folder, tmp_path):
    editor = tmp_path / "editor.py"
    editor.write_text("import sys, pathlib\npathlib.Path(sys.argv[1]).write_text('no tags')\n")
    done = plainspoken("review", folder, "dose", stdin="e\nq\n", EDITOR=f"{sys.executable} {editor}", VISUAL="")
    assert "was put back" in done.stdout
    assert (folder / "plain.md").read_text() == PLAIN


@pytest.mark.parametrize("arguments", [("nowhere",), ("FOLDER", "no-such-section")])
def test_what_cannot_be_reviewed_is_refused(folder, arguments):
    done = plainspoken("review", *(folder if a == "FOLDER" else a for a in arguments))
    assert (done.returncode, done.stderr.count("\n")) == (EXIT_INPUT, 1)


def test_a_narrow_terminal_shows_one_text_below_the_other(folder):
    done = plainspoken("review", folder, "dose", stdin="q\n", COLUMNS="40")
    assert " | " not in done.stdout
    assert max(len(line) for line in done.stdout.splitlines() if "[a]" not in line and "Grade" not in line) <= 60


def test_the_hook_for_pre_commit_runs_a_command_that_exists():
    hook = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    program, *arguments = hook["entry"].split()
    assert program == "plainspoken"
    assert plainspoken(*arguments, shipped_content()).returncode == EXIT_OK
