import io
import json
import sys

import pytest

from reader.cli import main

ARTICLE = """# Tea

## What it is

The drink, which was first made in China, is popular. Many people utilize it.

## Warning

> [!WARNING]
> Do not take more than 2 mg, which is the largest dose.
"""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "tea.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def read_json(capsys, *arguments):
    assert main(["plain", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_each_plain_sentence_names_its_sources_and_its_edits(article, capsys):
    data = read_json(capsys, article)
    assert data["schema"] == 1
    section = data["sections"][0]
    assert (section["id"], section["origin"], section["review"]) == ("what-it-is", "automatic", None)
    assert section["sentences"][-1]["text"] == "Many people use it."
    assert section["sentences"][-1]["sources"] == ["what-it-is_s2"]
    assert section["sentences"][-1]["edits"][0]["rule"] == "word:utilize"
    assert "Source: " in section["sentences"][-1]["edits"][0]["why"]


def test_a_dose_stays_and_the_reason_is_given(article, capsys):
    sentence = read_json(capsys, article)["sections"][1]["sentences"][0]
    assert "2 mg" in sentence["text"]
    assert sentence["edits"] == [] or "which" not in sentence["text"]
    assert all(s["edits"] or s["kept_because"] for s in read_json(capsys, article)["sections"][1]["sentences"])


def test_the_summary_names_plain_sentences_of_its_section(article, capsys):
    for section in read_json(capsys, article)["sections"]:
        assert section["summary"]
        assert set(section["summary"]) <= {sentence["id"] for sentence in section["sentences"]}


def test_a_content_folder_gives_what_a_person_wrote(capsys):
    from reader.pipeline import shipped_content

    data = read_json(capsys, str(shipped_content() / "klonopin"))
    assert {section["origin"] for section in data["sections"]} == {"written"}
    assert all(section["summary"] for section in data["sections"])


def test_people_get_text_with_reasons(article, capsys):
    assert main(["plain", article]) == 0
    out = capsys.readouterr().out
    assert "Many people use it." in out
    assert "made by program" in out


def plain_lines(monkeypatch, capsys, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["plain", "--lines", "-"]) == 0
    return capsys.readouterr().out


def test_lines_give_one_line_out_for_each_line_in(monkeypatch, capsys):
    text = (
        "The castle, which was built by a duke, was destroyed by fire.\n\n"
        "Die Katze schläft auf dem Sofa und träumt.\n  \nThey utilize it.\n"
    )
    out = plain_lines(monkeypatch, capsys, text.encode())
    assert out.split("\n") == [
        "The castle burned down. The castle was built by a duke.",
        "",
        "Die Katze schläft auf dem Sofa und träumt.",
        "  ",
        "They use it.",
        "",
    ]


def test_a_last_line_without_its_end_is_not_lost(monkeypatch, capsys):
    assert plain_lines(monkeypatch, capsys, b"one\ntwo") == "one\ntwo\n"


def test_line_ends_that_are_not_line_feeds_make_no_new_lines(monkeypatch, capsys):
    assert plain_lines(monkeypatch, capsys, "a\u2028b\x0bc\r\nd".encode()).split("\n") == ["a\u2028b\x0bc", "d", ""]


def test_lines_that_are_not_utf8_are_an_input_error(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe")))
    assert main(["plain", "--lines", "-"]) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_file_of_lines_is_one_line_of_error(tmp_path, capsys):
    assert main(["plain", "--lines", str(tmp_path / "none.txt")]) == 3
    assert capsys.readouterr().err.count("\n") == 1
