"""What can go wrong with keeping a site: the reader keeps reading, and is told in plain words."""

from pathlib import Path

import pytest
from browser.find_browser import ensure_browser, list_flags
from browser.kept_site import SPEAKING, is_offline, is_ready, make_next_version, open_panel, read_states, start_browser
from browser.listening import listen_to
from browser.waiting import wait_until

FAULTS = ("missing", "cut", "short", "altered", "page")
PAGE = "tea/report.html"
SOUND = "tea/audio/serving.ogg"
VOICE = "surface/voice/espeak-ng.data"
CHANGED = "document.body.textContent.includes('by some people')"


@pytest.fixture(scope="session")
def next_version(site, tmp_path_factory):
    """The small site with one sentence changed."""
    return make_next_version(site.folder, tmp_path_factory.mktemp("next") / "site")


def reads_on(page):
    """Read in both versions, and listen."""
    is_ready(page)
    switch = page.get_by_role("switch", name="Plain language")
    switch.set_checked(True)
    assert page.locator("#steeping_plain1").is_visible()
    switch.set_checked(False)
    assert page.locator("#steeping_s1").is_visible()
    listen_to(page, "Steeping")
    wait_until(page, f"({SPEAKING}).startsWith('steeping_')")
    page.get_by_role("button", name="Close the player").click()


def is_told(page, words):
    """Find in the offline panel what a reader is told, and close it."""
    panel = page.locator("#page_offline")
    if not panel.count() or not panel.is_visible():
        panel = open_panel(page)
    panel.get_by_text(words).wait_for()
    panel.get_by_role("button", name="Close the offline panel").click()


ADVICE = {"cut": "The connection broke off."} | dict.fromkeys(FAULTS[:1] + FAULTS[2:], "is not the one that was made")


@pytest.mark.parametrize(
    "fault", [pytest.param(fault, marks=[] if fault == "page" else pytest.mark.full) for fault in FAULTS]
)
def test_a_first_visit_with_a_broken_page_reads_on_and_keeps_no_half(visit, server, address, fault):
    server.faults[PAGE] = fault
    page = visit(address, strict=True, complains=True)
    reads_on(page)
    is_told(page, ADVICE[fault])
    assert page.evaluate("document.documentElement.dataset.offline") == "none"
    server.faults.clear()
    page.reload()
    is_offline(page, "article")


@pytest.mark.parametrize(
    "fault", [pytest.param(fault, marks=[] if fault == "altered" else pytest.mark.full) for fault in FAULTS]
)
def test_a_broken_sound_leaves_the_pages_and_what_is_whole(visit, server, address, fault):
    server.faults[SOUND] = fault
    page = visit(address, strict=True, complains=True)
    is_ready(page)
    wait_until(page, "navigator.serviceWorker.controller !== null")
    reads_on(page)
    is_told(page, ADVICE[fault])
    states = read_states(page.locator("#page_offline"))
    assert (states["pages"], states["audio/tea"]) == ("ready", "partly")
    server.faults.clear()
    page.reload()
    is_offline(page, "article")


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        pytest.param(path, fault, marks=[] if (path, fault) == (SOUND, "short") else pytest.mark.full)
        for path in (SOUND, "tea/index.html")
        for fault in FAULTS
    ],
)
def test_an_update_with_a_broken_file_leaves_the_version_that_is_kept(
    visit, server, address, next_version, path, fault
):
    page = is_offline(visit(address, strict=True, complains=True), "article")
    server.show(next_version)
    server.faults[path] = fault
    page.reload()
    is_ready(page)
    is_told(page, ADVICE[fault])
    server.stop()
    page.reload()
    reads_on(page)
    assert not page.evaluate(CHANGED)
    is_offline(page, "article")
    server.faults.clear()
    server.start()
    page.reload()
    page.get_by_role("button", name="A new version is ready").click()
    wait_until(page, f"document.readyState === 'complete' && {CHANGED}")


def test_no_room_in_the_middle_leaves_what_was_kept(visit, server, address):
    page = is_offline(visit(address, strict=True, complains=True), "article")
    panel = open_panel(page)
    server.faults[VOICE] = 1.5
    panel.get_by_role("button", name="Keep everything offline").click()
    used = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    browser = page.context.new_cdp_session(page)
    quota = {"origin": server.address.rstrip("/"), "quotaSize": used + 300_000}
    browser.send("Storage.overrideQuotaForOrigin", quota)
    panel.get_by_text("This device has no room for Built-in voice.").wait_for()
    states = read_states(panel)
    assert (states["pages"], states["audio/tea"], states["voice"]) == ("ready", "ready", "not yet")
    panel.get_by_role("button", name="Close the offline panel").click()
    server.stop()
    page.reload()
    reads_on(page)
    server.start()
    server.faults.clear()
    browser.send("Storage.overrideQuotaForOrigin", {"origin": quota["origin"]})
    open_panel(page).get_by_role("button", name="Go on").click()
    is_offline(page, "all")


@pytest.mark.full
def test_no_room_for_an_update_leaves_the_version_that_is_kept(visit, server, address, next_version):
    page = is_offline(visit(address, strict=True, complains=True), "article")
    used = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    browser = page.context.new_cdp_session(page)
    quota = {"origin": server.address.rstrip("/"), "quotaSize": used + 30_000}
    browser.send("Storage.overrideQuotaForOrigin", quota)
    server.show(next_version)
    page.reload()
    is_ready(page)
    is_told(page, "This device has no room for more.")
    server.stop()
    page.reload()
    reads_on(page)
    assert not page.evaluate(CHANGED)


@pytest.mark.full
def test_a_page_closed_in_the_middle_of_an_update_finds_its_old_version(
    chromium, server, address, next_version, tmp_path
):
    path = ensure_browser(Path(chromium.browser_type.executable_path))
    with start_browser(chromium, tmp_path / "profile", path, list_flags()) as open_page:
        is_offline(open_page(address), "article")
        server.show(next_version)
        server.faults[SOUND] = 20
        server.requests.clear()
        open_page(address)
        server.wait_for(SOUND)
    server.stop()
    server.faults.clear()
    with start_browser(chromium, tmp_path / "profile", path, list_flags()) as open_page:
        page = open_page(address)
        reads_on(page)
        assert not page.evaluate(CHANGED)
        server.start()
        page.reload()
        page.get_by_role("button", name="A new version is ready").click()
        wait_until(page, f"document.readyState === 'complete' && {CHANGED}")


@pytest.mark.full
def test_caches_deleted_while_the_page_is_open_are_filled_again(visit, server, address):
    page = is_offline(visit(address, strict=True, complains=True), "article")
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    reads_on(page)
    page.reload()
    is_offline(page, "article")


def test_caches_deleted_with_no_connection_leave_the_open_page(visit, server, address):
    page = is_offline(visit(address, strict=True, complains=True), "article")
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    server.stop()
    page.get_by_role("switch", name="Plain language").click()
    assert page.locator("#steeping_plain1").is_visible()
    listen_to(page, "Steeping")
    page.get_by_text("The sound of this section could not be loaded.").first.wait_for()


NONE = "delete Navigator.prototype.serviceWorker"
REFUSED = (
    """ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("No.", "SecurityError"))"""
)


@pytest.mark.parametrize("script", [NONE, pytest.param(REFUSED, marks=pytest.mark.full)], ids=["none", "refused"])
def test_a_browser_without_service_workers_reads_on_and_says_so(visit, server, address, script):
    page = visit(address, strict=True, script=script)
    reads_on(page)
    is_told(page, "This browser cannot keep the pages here")
    assert page.evaluate("document.documentElement.dataset.offline") == "none"


@pytest.mark.full
def test_a_server_without_the_worker_reads_on_and_says_so(visit, server, address):
    server.faults["service_worker.js"] = "page"
    page = visit(address, strict=True, complains=True)
    reads_on(page)
    is_told(page, "This browser cannot keep the pages here")


def test_a_page_opened_as_a_file_reads_in_both_versions_and_says_what_is_missing(visit, site):
    page = visit((site.folder / "tea" / "index.html").as_uri(), strict=True, complains=True)
    page.get_by_role("switch", name="Plain language").click()
    assert page.locator("#steeping_plain1").is_visible()
    assert page.get_by_text("This page was opened as a file.").is_visible()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Atkinson')
