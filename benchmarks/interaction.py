"""How soon the page answers a hand: python benchmarks/interaction.py [CONTENT].

Interaction to next paint, as the browser's event timing counts it (from the press to the next frame, in steps of
8 ms), on the shipped article and on a book of 100,000 words made of its sections. Ends with 1 where a median is above
its goal.
"""

import argparse
import dataclasses
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree, ignore_patterns
from statistics import median
from threading import Thread
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser.find_browser import ensure_browser, list_flags

from reader.article import Article
from reader.pipeline import list_articles, read_content, shipped_content
from reader.surface.page import SURFACE, render_article

WORDS = 100_000
GOALS = {"article": 50, "book": 100}  # milliseconds
ROUNDS = 6

OBSERVER = """
window.events = [];
new PerformanceObserver((list) => events.push(...list.getEntries().filter((one) => one.interactionId)))
  .observe({ type: "event", durationThreshold: 16 });
"""


def press(selector: str) -> Callable[[Page], None]:
    return lambda page: page.locator(selector).first.click()


def search(page: Page) -> None:
    page.locator("#page_search_text").press("e")


# What is done before, what is measured, what is done after.
INTERACTIONS: dict[str, tuple[Callable[[Page], None], Callable[[Page], None], Callable[[Page], None]]] = {
    "plain language": (lambda page: None, press(".switch:has(#page_plain)"), lambda page: None),
    "larger text": (press("#page_settings_open"), press("[data-size-step='2']"), press("#page_settings_close")),
    "open the settings": (lambda page: None, press("#page_settings_open"), press("#page_settings_close")),
    "open a word": (
        lambda page: None,
        press("[data-section-id] .original a.term"),
        lambda page: page.keyboard.press("Escape"),
    ),
    "search": (
        press("#page_search_open"),
        search,
        lambda page: page.keyboard.press("Escape"),
    ),
}


def make_book(article: Article) -> Article:
    """Return the sections again and again under names of their own, until there are enough words."""
    words = sum(len(s.text.split()) for section in article.sections for s in section.sentences)
    sections = [
        rename(section, section.id, f"{section.id}-{turn}")
        for turn in range(WORDS // words + 1)
        for section in article.sections
    ]
    return dataclasses.replace(article, sections=tuple(sections), key_points=())


def rename(value: Any, old: str, new: str) -> Any:
    """Return records with every id that begins with a section's id under its new one."""
    if isinstance(value, str):
        return new + value[len(old) :] if value == old or value.startswith(f"{old}_") else value
    if isinstance(value, tuple):
        return tuple(rename(one, old, new) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: rename(getattr(value, field.name), old, new) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **changes)
    return value


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(pages: dict[str, str]) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copytree(SURFACE, folder / "surface", ignore=ignore_patterns("*.py", "templates", "__pycache__"))
        for slug, html in pages.items():
            (folder / slug).mkdir()
            (folder / slug / "index.html").write_text(html, "utf-8")
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=name)) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()


def measure(page: Page, name: str) -> list[float]:
    """Return the milliseconds of each round; one that is too short to be listed counts as 16."""
    before, act, after = INTERACTIONS[name]
    found = []
    for _ in range(ROUNDS):
        before(page)
        page.wait_for_timeout(300)
        page.evaluate("events.length = 0")
        act(page)
        page.wait_for_timeout(500)
        found.append(page.evaluate("Math.max(16, ...events.map((one) => one.duration))"))
        after(page)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("content", type=Path, nargs="?", default=shipped_content(), help="a folder of articles")
    args = parser.parse_args()
    article = read_content(list_articles(args.content)[0])
    pages = {"article": render_article(article, "article"), "book": render_article(make_book(article), "book")}
    late = False
    with serve(pages) as address, sync_playwright() as playwright:
        path = ensure_browser(Path(playwright.chromium.executable_path))
        browser = playwright.chromium.launch(executable_path=path, args=list_flags())
        for slug, goal in GOALS.items():
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.add_init_script(OBSERVER)
            page.goto(f"{address}{slug}/index.html")
            page.wait_for_function("document.documentElement.dataset.stage !== 'text'", timeout=120_000)
            page.wait_for_timeout(1000)
            for name in INTERACTIONS:
                times = measure(page, name)
                fits = median(times) < goal
                late |= not fits
                verdict = "" if fits else f"  above {goal}"
                print(
                    f"{slug:8} {name:18} median {median(times):5.0f} ms, worst {max(times):5.0f} ms{verdict}",
                    flush=True,
                )
            page.close()
    return int(late)


if __name__ == "__main__":
    sys.exit(main())
