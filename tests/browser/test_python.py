"""Python in the browser: the app opens a reader's own text there as it does on the server."""

import json
import shutil

import pytest
from browser.fixtures import SMALL
from browser.own_text import TEXT, open_own, read_scores
from browser.site_server import serve_folder

from reader.offline.assets import fetch_assets
from reader.offline.site import build_site
from reader.pipeline import parse_article
from reader.readability.score import scores_to_json

BOOT = 90_000  # milliseconds that Python may take on a busy machine


@pytest.fixture(scope="session")
def python_site(site, tmp_path_factory):
    """Serve the small article with Python beside it; yields the address of the top."""
    folder = tmp_path_factory.mktemp("python")
    shutil.copytree(site.folder, folder, dirs_exist_ok=True)
    build_site(SMALL, folder, assets=fetch_assets())
    with serve_folder(folder) as address:
        yield address


def score(text):
    return json.loads(json.dumps(scores_to_json(parse_article(text.encode(), "text", "markdown"))))


def test_a_text_sent_before_python_is_there_is_opened_when_it_is(visit, python_site):
    page = visit(f"{python_site}app.html")
    page.set_default_timeout(BOOT)
    assert page.locator("html").get_attribute("data-stage") == "controls"
    open_own(page, TEXT)
    assert page.locator("html").get_attribute("data-stage") == "python"
    assert page.get_by_role("heading", level=1).text_content() == "Sleep"
    assert read_scores(page) == score(TEXT)
    # It is an article as any other: with a plain version, and a voice.
    page.get_by_role("switch", name="Plain language").click()
    page.get_by_text("This plain version was made by a program.").first.wait_for()
    page.get_by_role("button", name="Listen to What helps").click()
    page.locator("#page_player").wait_for()
