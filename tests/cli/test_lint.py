"""The linter: what fails, what is left alone, and the forms in which it is told."""

import json
import subprocess
import sys

import pytest

from reader.cli import main

HARD = (
    "# Rules\n\n"
    + (
        "Organizations administering medication necessitate considerable documentation regarding individual patients. "
        "Practitioners additionally demonstrate responsibility concerning pharmaceutical interactions. "
    )
    * 5
)
EASY = "# Rules\n\n" + "The cat sat on the mat. It was a warm day. The dog ran to the door and sat down. " * 5


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "hard.md").write_text("---\ntitle: Hard\n---\n\n" + HARD, encoding="utf-8")
    (tmp_path / "texts" / "easy.md").write_text(EASY, encoding="utf-8")
    return tmp_path


def _run(capsys, *args):
    status = main(["score", *map(str, args)])
    return status, capsys.readouterr().out


def test_a_folder_fails_over_the_grade_and_names_file_and_line(folder, capsys):
    status, out = _run(capsys, "--target", "grade=6", "--fail-over", "8", "texts")
    assert status == 1
    assert out.startswith("texts/hard.md:5: error: “Rules” reads at grade ")
    assert "easy.md" not in out


def test_what_is_within_the_target_ends_with_0(folder, capsys):
    assert _run(capsys, "--target", "nhs", "texts/easy.md")[0] == 0


def test_over_the_target_and_under_the_failing_grade_is_a_warning(folder, capsys):
    status, out = _run(capsys, "--target", "grade=6", "--fail-over", "60", "texts/hard.md")
    assert status == 0
    assert ": warning: " in out


def test_findings_as_json(folder, capsys):
    status, out = _run(capsys, "--target", "grade=6", "--json", "texts/hard.md")
    data = json.loads(out)
    assert status == 1
    assert data["findings"][0]["rule"] == "too-hard"
    assert data["sections"][0]["id"] == "rules"


def test_findings_as_sarif(folder, capsys):
    run = json.loads(_run(capsys, "--target", "grade=6", "--sarif", "texts")[1])["runs"][0]
    (result,) = run["results"]
    assert result["ruleId"] in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("texts/hard.md", 5)


def test_findings_as_annotations_of_code_hosts(folder, capsys):
    out = _run(capsys, "--target", "grade=6", "texts", "--annotations")[1]
    assert out.startswith("::error file=texts/hard.md,line=5,title=Reads too hard::")
    assert out.count("\n") == 1
    report = json.loads(_run(capsys, "--target", "grade=6", "texts", "--annotations", "gitlab")[1])
    assert report[0]["location"] == {"path": "texts/hard.md", "lines": {"begin": 5}}


def test_old_text_in_the_baseline_does_not_block_and_changed_text_does(folder, capsys):
    rule = ("--target", "grade=6", "--baseline", "old.json", "texts")
    assert _run(capsys, *rule, "--update-baseline")[0] == 0
    assert _run(capsys, *rule)[0] == 0
    path = folder / "texts" / "hard.md"
    path.write_text(path.read_text(encoding="utf-8").replace("# Rules", "Intro.\n\n# Rules"), encoding="utf-8")
    assert _run(capsys, *rule)[0] == 1 or "Too hard: 0" in _run(capsys, *rule)[1]
    path.write_text(HARD + "Additionally, organizations demonstrate considerable responsibility.\n", encoding="utf-8")
    assert _run(capsys, *rule)[0] == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".plainspoken.toml", 'target = "grade=6"\nfail-over = 8\nfiles = ["texts"]\n'),
        ("pyproject.toml", '[tool.plainspoken]\ntarget = "grade=6"\nfiles = ["texts"]\n'),
    ],
)
def test_settings_are_read_from_the_project(folder, capsys, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    status, out = _run(capsys, "--check")
    assert status == 1
    assert "texts/hard.md" in out


@pytest.mark.parametrize("text", ['target = "grade=6', "goal = 6\n", "target = 6\n"])
def test_settings_that_cannot_be_understood_are_status_3(folder, capsys, text):
    (folder / ".plainspoken.toml").write_text(text, encoding="utf-8")
    assert main(["score", "--check"]) == 3
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--check"],
        ["--target", "grade=x", "texts"],
        ["--target", "level=Z9", "texts"],
        ["--update-baseline", "texts"],
    ],
)
def test_what_does_not_fit_together_is_status_2(folder, capsys, args):
    assert main(["score", *args]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_without_texts_and_a_missing_baseline_are_status_3(folder, capsys):
    (folder / "empty").mkdir()
    assert main(["score", "empty"]) == 3
    assert main(["score", "--target", "nhs", "--baseline", "none.json", "texts"]) == 3


def test_import_reader_loads_nothing_and_score_is_the_api():
    code = (
        "import sys, reader; assert not [m for m in sys.modules if m.startswith(('textstat', 'reader.'))]; "
        "found = reader.score('# A\\n\\n' + 'The cat sat on the mat by the door. ' * 10); "
        "assert found.whole.grade_band == (0, 3), found.whole.grade_band; assert found.sections[0].gain is None; "
        "assert found.to_json()['whole']['words'] == 90"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
