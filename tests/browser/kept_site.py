"""A reader's browser whose memory lasts, visits with the policy and the service worker on, and two versions of a site."""

import json
import shutil
from contextlib import contextmanager

from browser.fixtures import SMALL, Visit
from browser.waiting import wait_until

from reader.offline.site import build_site

STATE = "document.documentElement.dataset.offline"
PANEL = "dialog.offline"
SPEAKING = "document.documentElement.dataset.speaking ?? ''"


def is_offline(page, *states, timeout=30):
    """Wait until the page says how much of it is kept, and return the page."""
    wait_until(page, f"wanted => wanted.includes({STATE})", list(states), timeout)
    return page


def is_ready(page):
    """Wait until the controls work, and return the page."""
    wait_until(page, "document.documentElement.dataset.stage !== 'text'")
    return page


def open_panel(page):
    """Open the offline panel and return it."""
    page.get_by_role("button", name="Offline", exact=True).click()
    page.locator("#page_offline").wait_for()
    return page.locator("#page_offline")


def read_states(panel):
    """Return what the panel says of each pack: "ready", "partly" or "not yet"."""
    return panel.locator("[data-pack]").evaluate_all(
        "rows => Object.fromEntries(rows.map(({ dataset }) => [dataset.pack, dataset.state]))"
    )


def ask(page, address, headers=None):
    """Return a request's answer as the page gets it: [status, length, the header Content-Range]."""
    return page.evaluate(
        """async ([address, headers]) => {
          const answer = await fetch(address, { headers });
          const body = await answer.arrayBuffer();
          return [answer.status, body.byteLength, answer.headers.get("Content-Range")];
        }""",
        [address, headers or {}],
    )


def make_next_version(old, folder):
    """Build the site with one sentence changed into `folder`, and return that."""
    content = folder.parent / f"{folder.name}-content"
    shutil.copytree(SMALL, content)
    article = content / "tea" / "article.md"
    text = article.read_text("utf-8")
    article.write_text(text.replace("by some drinkers", "by some people"), "utf-8")
    assert article.read_text("utf-8") != text
    shutil.copytree(old, folder)
    build_site(content, folder)
    return folder


def list_requests(netlog):
    """Return the addresses that pages and their workers asked for, from Chromium's own log of all it did.

    What the browser does for itself (updates, its account) has no page as its initiator.
    """
    log = json.loads(netlog.read_text("utf-8"))
    started = log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    requests = [
        event["params"] for event in log["events"] if event["type"] == started and "url" in event.get("params", {})
    ]
    return [request["url"] for request in requests if request.get("initiator", "").startswith("http")]


class _OneBrowser:
    """A browser process with a profile on the disk, asked for contexts as any browser is; it has one."""

    def __init__(self, context):
        self._context = context

    def new_context(self, **options):
        return self._context


@contextmanager
def start_browser(chromium, profile, path, flags):
    """Start a browser process of its own on a profile; yields a function that visits an address, and is closed after."""
    context = chromium.browser_type.launch_persistent_context(
        profile, executable_path=path, args=flags, reduced_motion="reduce", viewport={"width": 1280, "height": 720}
    )
    visits = []

    def visit(address):
        visits.append(Visit(_OneBrowser(context), address, strict=True))
        visits[-1].page.goto(address)
        return visits[-1].page

    try:
        yield visit
    finally:
        context.close()
    assert [address for one in visits for address in one.elsewhere] == []
