"""One article in one file: it opens from the disk with both versions, settings and sound."""

import re

import pytest
from browser.fixtures import SMALL
from browser.kept_site import is_ready
from browser.listening import wait_for_stage
from browser.waiting import wait_until

from reader.cli import main
from reader.errors import EXIT_INPUT, EXIT_OK, EXIT_USAGE


@pytest.fixture(scope="session")
def single(tmp_path_factory):
    """The small article as one file."""
    path = tmp_path_factory.mktemp("single") / "tea.html"
    assert main(["build", str(SMALL), "--single-file", "tea", "--out", str(path)]) == EXIT_OK
    return path


def test_it_opens_from_the_disk_and_reads_listens_and_remembers(visit, single):
    page = is_ready(visit(single.as_uri(), strict=True))
    assert page.locator("#steeping_s1").is_visible()
    page.get_by_role("switch", name="Plain language").click()
    assert page.locator("#steeping_plain1").is_visible()
    page.get_by_role("button", name="Listen to Steeping").click()
    wait_until(page, "document.documentElement.dataset.speaking?.startsWith('steeping_')")
    page.locator("#steeping_plain2").click()
    wait_until(page, "document.documentElement.dataset.speaking?.startsWith('steeping_plain2:')")
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("radio", name="Dark", exact=True).check()
    page.reload()
    is_ready(page)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    wait_until(page, "document.fonts.check('20px \"Atkinson Hyperlegible Next\"')")


def test_it_offers_no_voice_that_cannot_run_from_a_disk(visit, single):
    page = wait_for_stage(visit(single.as_uri()))
    assert page.locator("#page_voice option").all_inner_texts() == ["Recorded"]


def test_nothing_in_it_is_outside_of_it(single):
    text = single.read_text("utf-8")
    assert re.findall(r'\b(?:src|href)="(?!#|data:|https?://|mailto:|tel:)[^"]*"', text) == []
    assert set(re.findall(r"url\(\"?([^)\"]{0,10})", text.partition("</style>")[0])) == {"data:font/"}


def test_its_policy_names_its_own_scripts_and_styles_and_no_source(single):
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', single.read_text("utf-8"))
    sources = dict(part.split(" ", 1) for part in policy.replace("&#39;", "'").split("; "))
    assert sources["default-src"] == "'none'"
    assert len(re.findall(r"'sha256-[\w+/=]+'", sources["script-src"])) == 2
    assert "unsafe" not in policy
    assert "connect-src" not in sources


def test_made_again_it_is_the_same_and_is_not_written(single, capsys):
    before = single.stat()
    assert main(["build", str(SMALL), "--single-file", "tea", "--out", str(single)]) == EXIT_OK
    assert (single.stat().st_ino, single.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (
        capsys.readouterr().out
        == f"{single}: {before.st_size / 1e6:.1f} MB. Sections: 0 spoken, 7 unchanged. Unchanged.\n"
    )


def test_a_file_becomes_one_too_with_a_plain_version_made_by_program(tmp_path, capsys):
    note = tmp_path / "My note.md"
    note.write_text("# A note\n\n## Take\n\nUtilise one tablet. Do not take two.\n", "utf-8")
    assert main(["build", str(SMALL), "--single-file", str(note), "--out", str(tmp_path / "note.html")]) == EXIT_OK
    text = (tmp_path / "note.html").read_text("utf-8")
    assert "This plain version was made by a program." in text
    assert 'data-sound="take.plain.ogg"' in text


def test_an_article_that_is_not_there_is_said_in_one_line(tmp_path, capsys):
    out = tmp_path / "x.html"
    assert main(["build", str(SMALL), "--single-file", "coffee", "--out", str(out)]) == EXIT_INPUT
    said = capsys.readouterr().err
    assert "coffee" in said
    assert "tea" in said
    assert said.count("\n") == 1
    assert not out.exists()


def test_a_single_file_is_not_served(capsys):
    assert main(["build", str(SMALL), "--single-file", "tea", "--serve"]) == EXIT_USAGE
    assert capsys.readouterr().err.count("\n") == 1
