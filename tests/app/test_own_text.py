"""A text of the reader's own becomes an article's page, with the scores that the command line prints."""

import json
import subprocess
import sys

import pytest
from browser.listening import wait_for_stage
from browser.own_text import TEXT, open_own, read_scores


@pytest.fixture
def page(visit, served):
    return wait_for_stage(visit(served.own), "python")


def score_by_command(tmp_path, name, text):
    file = tmp_path / name
    file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "reader", "score", "--json", str(file)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def test_a_pasted_text_is_shown_with_the_scores_of_the_command_line(page, tmp_path):
    open_own(page, TEXT)
    assert page.get_by_role("heading", level=1).text_content() == "Sleep"
    assert read_scores(page) == score_by_command(tmp_path, "text.md", TEXT)


def test_a_file_is_opened_by_its_name(page, tmp_path):
    file = tmp_path / "my-tea.txt"
    file.write_text("Warm the pot first. Then pour.\n", "utf-8")
    page.get_by_label("Or choose a file").set_input_files(file)
    page.get_by_role("button", name="Open", exact=True).click()
    assert page.get_by_role("heading", level=1, name="my tea").wait_for() is None


def test_what_cannot_be_read_is_said_and_the_form_stays(page, tmp_path):
    file = tmp_path / "scan.txt"
    file.write_bytes(b"%PDF-1.7")
    page.get_by_label("Or choose a file").set_input_files(file)
    page.get_by_role("button", name="Open", exact=True).click()
    page.get_by_text("found a PDF in scan.txt").wait_for()
    assert page.get_by_label("Paste a text").is_visible()


def test_the_article_offers_the_page(visit, served):
    page = visit(served.address)
    page.get_by_role("link", name="open your own text").click()
    page.get_by_role("heading", level=1, name="Open your own text").wait_for()
