"""Opening a text of the reader's own, as a reader does."""

import json

TEXT = """# Sleep

Sleep is good for you. It helps your heart and your mind. Most adults require approximately eight hours of sleep
every night, although requirements vary considerably between individuals. Do not take more than 0.5 mg of anything
before bed without asking your doctor.

## What helps

Go to bed at the same time every day. Keep the room dark, quiet and cool. Avoid coffee in the afternoon. Switch the
phone off an hour before you lie down.
"""


def open_own(page, text):
    """Paste a text, send it and wait until it is an article."""
    page.get_by_label("Paste a text").fill(text)
    page.get_by_role("button", name="Open", exact=True).click()
    page.locator("#page_article").wait_for(timeout=60_000)


def read_scores(page):
    """Return the scores that the page offers as a file."""
    with page.expect_download() as download:
        page.get_by_role("link", name="its scores as a file").click()
    return json.loads(download.value.path().read_text("utf-8"))
