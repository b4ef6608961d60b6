"""Python in the browser: the app opens a reader's own text there as it does on the server."""

import json

import pytest
from browser.own_text import TEXT, open_own, read_scores
from browser.waiting import wait_until

from reader.pipeline import parse_article
from reader.readability.score import scores_to_json

BOOT = 90_000  # milliseconds that Python may take on a busy machine
KEEP_ALL = """async () => {
  const { state, send } = await import("../surface/offline.js");
  if (!navigator.serviceWorker.controller || !state.status) return false;
  if (!state.status.busy) send({ type: "keep", packs: ["*"] });
  return document.documentElement.dataset.offline === "all";
}"""


def score(text):
    return json.loads(json.dumps(scores_to_json(parse_article(text.encode(), "text", "markdown"))))


def test_a_text_sent_before_python_is_there_is_opened_when_it_is(visit, python_site):
    page = visit(f"{python_site.top}app.html", strict=True)
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


@pytest.fixture
def kept_page(visit, python_site):
    """Open the article when everything is kept on the device."""
    page = visit(f"{python_site.top}tea/index.html", strict=True)
    page.set_default_timeout(BOOT)
    wait_until(page, KEEP_ALL, timeout=BOOT / 1000)
    return page


@pytest.mark.full
def test_python_starts_by_itself_where_all_is_kept_and_ends_when_the_reader_says_so(kept_page):
    kept_page.locator("html[data-stage=python]").wait_for(state="attached")
    kept_page.get_by_role("button", name="Settings").click()
    kept_page.get_by_role("radio", name="Only when I open a text").check()
    kept_page.locator("html[data-stage=controls]").wait_for(state="attached")
    kept_page.reload()
    kept_page.locator("html[data-stage=controls][data-offline=all]").wait_for(state="attached")
    kept_page.wait_for_timeout(3000)
    assert kept_page.locator("html").get_attribute("data-stage") == "controls"


@pytest.mark.full
def test_on_a_first_visit_python_is_neither_fetched_nor_started(visit, python_site):
    page = visit(f"{python_site.top}tea/index.html", strict=True)
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.locator("html[data-offline=article]").wait_for(state="attached")
    page.wait_for_timeout(3000)
    assert [url for url in asked if "/python/" in url] == []
    assert page.locator("html").get_attribute("data-stage") == "controls"


@pytest.mark.full
@pytest.mark.parametrize("name", ["python/reader.tar.xz", "python/panel.min.js", "python/pyodide.asm.wasm"])
def test_where_a_file_is_missing_the_page_says_that_python_did_not_start(visit, python_site, name):
    page = visit(f"{python_site.top}python/build.json", complains=True)
    page.context.route(f"**/{name}", lambda route: route.fulfill(status=404))
    page.goto(f"{python_site.top}app.html")
    page.get_by_text("Python did not start, so no text can be opened").wait_for(timeout=BOOT)
