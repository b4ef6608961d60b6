"""A real browser, a small built site and a server of it."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser.find_browser import BrowserMissing, ensure_browser, list_flags
from browser.site_server import SiteServer, serve_folder

from reader.offline.assets import fetch_assets
from reader.offline.site import build_site
from reader.pipeline import shipped_content

SMALL = Path(__file__).parent.parent / "content_small"
SLUG = "tea"


@dataclass(frozen=True)
class Site:
    """A built site that is served: its folder, the address of its article, the folder of that article's speech."""

    folder: Path
    address: str
    audio: Path

    def timing(self, piece):
        """Return the timing record of a section's speech: "serving", "serving.plain"."""
        return json.loads((self.audio / f"{piece}.json").read_text("utf-8"))


@dataclass(frozen=True)
class PythonSite:
    """A built site with Python: its folder, and the address of its top."""

    folder: Path
    top: str


@pytest.fixture(scope="session")
def chromium():
    """Start the browser; where there is none and none can be had, each test that needs it fails and says so."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        try:
            path = ensure_browser(Path(playwright.chromium.executable_path))
        except BrowserMissing as problem:
            pytest.fail(str(problem), pytrace=False)
        browser = playwright.chromium.launch(executable_path=path, args=list_flags())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Serve the small article as a static site."""
    folder = tmp_path_factory.mktemp("site")
    build_site(SMALL, folder)
    with serve_folder(folder) as address:
        yield Site(folder, f"{address}{SLUG}/index.html", folder / SLUG / "audio")


@pytest.fixture(scope="session")
def python_site(site, tmp_path_factory):
    """Serve the small article with Python beside it, in a server of its own."""
    folder = tmp_path_factory.mktemp("python") / "site"
    shutil.copytree(site.folder, folder)
    build_site(SMALL, folder, assets=fetch_assets())
    with serve_folder(folder) as address:
        yield PythonSite(folder, address)


@pytest.fixture
def own_site(site, tmp_path):
    """Serve a copy of the site that a test may damage."""
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    with serve_folder(folder) as address:
        yield Site(folder, f"{address}{SLUG}/index.html", folder / SLUG / "audio")


@pytest.fixture
def server(site):
    """Serve the small site from a server that a test may stop or break."""
    with SiteServer(site.folder) as server:
        yield server


@pytest.fixture
def address(server):
    """Return the address of the article on that server."""
    return f"{server.address}{SLUG}/index.html"


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory):
    """Serve the shipped articles as a static site, seen at the first of them."""
    folder = tmp_path_factory.mktemp("shipped")
    build_site(shipped_content(), folder)
    slug = min(path.parent.name for path in folder.glob("*/index.html"))
    with serve_folder(folder) as address:
        yield Site(folder, f"{address}{slug}/index.html", folder / slug / "audio")


class Visit:
    """A visitor's browser window, and what it did that it should not have."""

    def __init__(self, chromium, address, width=1280, height=720, *, strict=False, **options):
        self.origin = urlsplit(address).netloc
        self.elsewhere = []
        self.complaints = []
        options = {"reduced_motion": "reduce", "bypass_csp": not strict, **options}
        self.context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        if not strict:
            self.context.add_init_script("delete Navigator.prototype.serviceWorker")
        self.context.on("request", lambda request: self._note_address(request.url))
        self.context.on("console", self._note_message)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page = self.context.new_page()
        self.page.on("websocket", lambda socket: self._note_address(socket.url))
        self.page.set_default_timeout(20_000)

    def _note_address(self, address):
        parts = urlsplit(address)
        if parts.scheme not in ("blob", "data") and parts.netloc != self.origin:
            self.elsewhere.append(address)

    def _note_message(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} ({message.location['url']})")


@pytest.fixture
def visit(chromium):
    """Open an address in a window of its own; whatever a test does there, no request leaves the origin.

    Nor does the console show an error or a warning, unless the test breaks something on purpose (`complains=True`).
    `script` runs in each page before its own, `before` is called with the browser's context. With `strict` the page's
    own policy holds, which forbids some of a test's usual means (`waiting.py`), and the service worker keeps the site;
    else every visit is a first one, and what a test damages reaches the page.
    """
    visits = []

    def open_address(address, *, complains=False, script=None, before=None, **options):
        visit = Visit(chromium, address, **options)
        visits.append((visit, complains))
        if script:
            visit.context.add_init_script(script)
        if before:
            before(visit.context)
        visit.page.goto(address)
        return visit.page

    yield open_address
    for visit, _ in visits:
        visit.context.close()
    assert [address for visit, _ in visits for address in visit.elsewhere] == []
    assert [text for visit, complains in visits if not complains for text in visit.complaints] == []
