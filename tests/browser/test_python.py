"""Python in the browser: the app opens a reader's own text there as it does on the server."""

import json

from browser.own_text import TEXT, open_own, read_scores

from reader.pipeline import parse_article
from reader.readability.score import scores_to_json

BOOT = 90_000  # milliseconds that Python may take on a busy machine


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
