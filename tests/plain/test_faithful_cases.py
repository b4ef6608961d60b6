"""The check on tables of pairs: what says the same raises no error, what does not is found under its code."""

from pathlib import Path

import pytest

from reader.plain.faithful import CODES, check_sentences

TABLES = Path(__file__).parent / "faithful"


def _read(name):
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _pair(text):
    source, plain = text.split(" => ")
    return source.split(" | "), plain.split(" | ")


@pytest.mark.parametrize("line", _read("same.txt"))
def test_what_says_the_same_raises_no_error(line):
    assert [f for f in check_sentences(*_pair(line)) if f.severity == "error"] == []


@pytest.mark.parametrize("line", _read("changed.txt"))
def test_what_says_another_thing_is_found(line):
    code, pair = line.split(": ", 1)
    assert code in [finding.code for finding in check_sentences(*_pair(pair))]


@pytest.mark.parametrize("line", [line.split(": ", 1)[1] for line in _read("changed.txt")])
def test_the_source_itself_is_never_found_at_fault(line):
    source, _ = _pair(line)
    assert [f for f in check_sentences(source, [*source, "So it is."]) if f.severity == "error"] == []


def test_the_tables_are_as_long_as_they_should_be():
    assert len(_read("same.txt")) >= 60
    assert len(_read("same.txt")) + len(_read("changed.txt")) >= 150


# Found with an article, or in two texts, and tested where they are: see test_faithful_article.py.
ELSEWHERE = {"source-unspoken", "plain-unfounded", "hard-word", "name-replaced", "too-long"}
# A kind of quantity whose other codes are in the table: the three come from one rule.
KINDS = {code.rsplit("-", 1)[0] for code in CODES if code.endswith("-invented")}


def test_every_code_has_a_case():
    told = {line.split(": ", 1)[0] for line in _read("changed.txt")}
    for code in CODES.keys() - told - ELSEWHERE:
        kind = code.rsplit("-", 1)[0]
        assert kind in KINDS, code
        assert any(known.startswith(kind) for known in told), code


def test_every_finding_shows_both_sentences_and_the_severity_of_its_code():
    found = check_sentences(
        ["Take 5 mg.", "Rest."], ["Take 50 mg.", "Rest."], source_ids=("a", "b"), plain_ids=("x", "y")
    )
    assert [(f.code, f.severity, f.source_id, f.plain_id) for f in found] == [("dose-changed", "error", "a", "x")]
    assert (found[0].source_text, found[0].plain_text) == ("Take 5 mg.", "Take 50 mg.")
    assert "5 mg" in found[0].message


def test_a_partial_text_may_leave_out_but_not_change():
    source = ["Take 5 mg twice a day with water, but do not drive."]
    assert check_sentences(source, ["Take it with water."], partial=True) == []
    assert [f.code for f in check_sentences(source, ["Take 6 mg."], partial=True)] == ["dose-changed"]


def test_every_code_is_in_the_docs():
    text = (Path(__file__).parents[2] / "docs" / "plain-language.md").read_text(encoding="utf-8")
    missing = [code for code in CODES if f"`{code}`" not in text and f"`{code.rsplit('-', 1)[0]}`" not in text]
    assert missing == []
