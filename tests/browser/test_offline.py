"""With the network off: what is kept by itself, what a button keeps, and what a reader sees of it."""

import json
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from browser.axe import run_axe
from browser.find_browser import ensure_browser, list_flags
from browser.fixtures import SMALL
from browser.kept_site import (
    SPEAKING,
    ask,
    is_offline,
    is_ready,
    list_requests,
    make_next_version,
    open_panel,
    read_states,
    start_browser,
)
from browser.listening import listen_to
from browser.own_text import TEXT, open_own, read_scores
from browser.site_server import SiteServer
from browser.waiting import wait_until

import reader.app
from reader.offline.assets import fetch_assets
from reader.offline.site import build_site
from reader.pipeline import parse_article
from reader.readability.score import scores_to_json


def test_a_first_visit_keeps_the_article_and_its_sound_by_itself(visit, server, address):
    page = is_offline(visit(address, strict=True, complains=True), "article")
    server.stop()
    page.reload()
    is_ready(page)
    page.get_by_role("switch", name="Plain language").click()
    assert page.locator("#steeping_plain1").is_visible()
    listen_to(page, "Steeping")
    wait_until(page, f"({SPEAKING}).startsWith('steeping_')")
    page.locator("#steeping_plain2").click()
    wait_until(page, f"({SPEAKING}).startsWith('steeping_plain2:')")
    assert page.locator("#page_glossary").is_visible()


def test_sound_that_is_kept_is_answered_in_parts(visit, server, address, site):
    page = is_offline(visit(address, strict=True), "article")
    sound = (site.audio / "serving.ogg").read_bytes()
    wait_until(page, "navigator.serviceWorker.controller !== null")
    server.stop()
    assert ask(page, "audio/serving.ogg", {"Range": "bytes=100-199"}) == [206, 100, f"bytes 100-199/{len(sound)}"]
    moved = """async () => {
      const audio = new Audio("audio/serving.ogg");
      await new Promise((done) => audio.addEventListener("loadedmetadata", done));
      audio.currentTime = audio.duration / 2;
      await new Promise((done) => audio.addEventListener("seeked", done));
      return [audio.currentTime, audio.duration / 2];
    }"""
    there, wanted = page.evaluate(moved)
    assert abs(there - wanted) < 0.01


@pytest.mark.full
def test_an_address_without_its_slash_and_a_page_that_is_not_kept(visit, server, address):
    page = is_offline(visit(address, strict=True, complains=True), "article")
    server.stop()
    page.goto(f"{server.address}tea")
    assert page.url == f"{server.address}tea/"
    page.goto(f"{server.address}nowhere.html")
    assert page.get_by_role("heading").inner_text() == "This page is not kept on this device"
    page.get_by_role("link", name="the articles").click()
    assert page.get_by_role("heading", name="Articles").is_visible()


SAVES_DATA = "Object.defineProperty(NetworkInformation.prototype, 'saveData', { get: () => true })"


def test_who_saves_data_is_sent_nothing_unasked(visit, server, address):
    page = is_ready(visit(address, strict=True, script=SAVES_DATA))
    page.wait_for_timeout(1000)
    assert "service_worker.js" not in server.requests
    panel = open_panel(page)
    panel.get_by_role("button", name="Keep everything offline").click()
    is_offline(page, "all")


def test_the_panel_keeps_everything_and_takes_away_again(visit, server, address):
    page = is_offline(visit(address, strict=True), "article")
    panel = open_panel(page)
    assert read_states(panel) == {
        "pages": "ready",
        "audio/tea": "ready",
        "voice": "not yet",
        "downloads/tea": "not yet",
    }
    panel.get_by_role("button", name="Keep everything offline").click()
    is_offline(page, "all")
    assert panel.get_by_text("Everything works with no connection.").is_visible()
    assert panel.get_by_text("Used on this device:").is_visible()
    assert panel.get_by_text("This browser has").is_visible()
    panel.get_by_role("button", name="Remove Built-in voice").click()
    is_offline(page, "article")
    assert read_states(panel)["voice"] == "not yet"
    panel.get_by_role("button", name="Get it Built-in voice").click()
    is_offline(page, "all")


@pytest.mark.full
def test_what_was_taken_away_does_not_come_back_by_itself(visit, server, address):
    page = is_offline(visit(address, strict=True), "article")
    panel = open_panel(page)
    panel.get_by_role("button", name="Remove Recorded voice").click()
    is_offline(page, "none")
    page.reload()
    is_ready(page)
    page.wait_for_timeout(500)
    assert read_states(open_panel(page))["audio/tea"] == "not yet"


@pytest.mark.full
def test_a_download_is_paused_and_goes_on(visit, server, address):
    page = is_offline(visit(address, strict=True), "article")
    server.faults["surface/voice/espeak-ng.data"] = 1.5
    panel = open_panel(page)
    panel.get_by_role("button", name="Keep everything offline").click()
    panel.get_by_role("button", name="Pause").click()
    wait_until(page, "document.getElementById('page_offline_message').textContent === 'Paused.'")
    page.wait_for_timeout(2000)
    assert read_states(panel)["voice"] != "ready"
    server.faults.clear()
    panel.get_by_role("button", name="Go on").click()
    is_offline(page, "all")


def test_the_panel_is_worked_by_keys_and_gives_the_focus_back(visit, server, address):
    page = is_offline(visit(address, strict=True), "article")
    page.get_by_role("button", name="Offline", exact=True).focus()
    page.keyboard.press("Enter")
    page.locator("#page_offline").wait_for()
    wait_until(page, "document.activeElement.id === 'page_offline_title'")
    page.get_by_role("button", name="Keep everything offline").focus()
    page.keyboard.press("Enter")
    is_offline(page, "all")
    wait_until(page, "document.activeElement.id === 'page_offline_title'")
    page.keyboard.press("Escape")
    wait_until(page, "document.activeElement.id === 'page_offline_open'")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), pytest.param(1280, "light", marks=pytest.mark.full)])
def test_the_panel_is_accessible(visit, server, address, width, scheme):
    page = is_offline(visit(address, strict=True, width=width, height=900, color_scheme=scheme), "article")
    open_panel(page)
    page.wait_for_timeout(300)
    found = run_axe(page)
    assert found["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.full
def test_what_python_says_of_its_start_is_in_the_panel(visit, server, address):
    page = is_offline(visit(address, strict=True), "article")
    page.evaluate("document.documentElement.dataset.python = 'Python started from its kept memory'")
    assert open_panel(page).get_by_text("Python started from its kept memory").is_visible()


@pytest.mark.full
def test_the_list_of_articles_and_the_report_are_kept_too(visit, server):
    page = is_offline(visit(server.address, strict=True), "article")
    server.stop()
    page.goto(f"{server.address}tea/report.html")
    assert page.get_by_role("heading", name="The whole article").is_visible()
    open_panel(page)


def test_after_keep_everything_it_works_in_a_new_process_with_the_server_gone(chromium, server, address, tmp_path):
    with keep_and_return(chromium, server, address, tmp_path) as page:
        read_and_listen(page)


@pytest.fixture(scope="module")
def python_server(site, tmp_path_factory):
    """Serve the small site with Python beside it."""
    folder = tmp_path_factory.mktemp("python")
    shutil.copytree(site.folder, folder, dirs_exist_ok=True)
    build_site(SMALL, folder, assets=fetch_assets())
    with SiteServer(folder) as server:
        yield server


@pytest.mark.full
def test_python_too_works_in_a_new_process_with_the_server_gone(chromium, python_server, tmp_path):
    address = f"{python_server.address}tea/index.html"
    with keep_and_return(chromium, python_server, address, tmp_path) as page:
        read_and_listen(page)
        page.goto(f"{python_server.address}app.html")
        is_ready(page)
        open_own(page, TEXT)
        assert page.locator("html").get_attribute("data-stage") == "python"
        scores = scores_to_json(parse_article(TEXT.encode(), "text", "markdown"))
        assert read_scores(page) == json.loads(json.dumps(scores))


@contextmanager
def keep_and_return(chromium, server, address, folder):
    """Keep everything; then come back in a new process with no network and no server. No request leaves the site."""
    path = ensure_browser(Path(chromium.browser_type.executable_path))
    logs = [folder / "online.json", folder / "offline.json"]
    with start_browser(chromium, folder / "profile", path, [*list_flags(), f"--log-net-log={logs[0]}"]) as open_page:
        page = is_offline(open_page(address), "article")
        open_panel(page).get_by_role("button", name="Keep everything offline").click()
        is_offline(page, "all", timeout=60)
    server.stop()
    with start_browser(chromium, folder / "profile", path, [*list_flags(), f"--log-net-log={logs[1]}"]) as open_page:
        page = is_ready(open_page(address))
        page.context.set_offline(True)
        yield page
    asked = [url for log in logs for url in list_requests(log)]
    assert len(asked) > 50
    assert [url for url in asked if not url.startswith(server.address)] == []


def read_and_listen(page):
    """Read in both versions, listen and seek in both kinds of voice, and go to the glossary."""
    assert page.locator("#steeping_s1").is_visible()
    page.get_by_role("switch", name="Plain language").click()
    assert page.locator("#steeping_plain1").is_visible()
    for voice in ("Recorded", "American"):
        read_and_seek(page, voice)
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Words explained").click()
    assert page.locator("#page_glossary dt").first.is_visible()


def read_and_seek(page, voice):
    """Listen in a voice, go to another sentence by pressing it, and close the player."""
    listen_to(page, "Steeping")
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("combobox", name="Voice").select_option(label=voice)
    wait_until(page, f"({SPEAKING}).startsWith('steeping_')")
    page.locator("#steeping_plain2").click()
    wait_until(page, f"({SPEAKING}).startsWith('steeping_plain2:')")
    page.get_by_role("button", name="Close the player").click()


@pytest.fixture(scope="session")
def next_version(site, tmp_path_factory):
    """The small site with one sentence changed."""
    return make_next_version(site.folder, tmp_path_factory.mktemp("next") / "site")


@pytest.mark.full
def test_a_server_that_keeps_nothing_takes_the_place_of_a_site_that_was_kept(visit, server, address, tmp_path):
    page = is_offline(visit(address, strict=True, complains=True), "article")
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea" / "index.html").write_text("<title>Served</title><h1>Served now</h1>")
    shutil.copy(Path(reader.app.__file__).with_name("service_worker.js"), tmp_path)
    server.show(tmp_path)
    page.reload()
    page.get_by_role("heading", name="Served now").wait_for()


@pytest.mark.full
def test_a_site_in_a_folder_of_a_server_keeps_to_its_folder(visit, site, tmp_path):
    (tmp_path / "texts").symlink_to(site.folder)
    (tmp_path / "index.html").write_text("<title>Other</title><h1>Another site</h1>")
    with SiteServer(tmp_path) as server:
        page = is_offline(visit(f"{server.address}texts/tea/index.html", strict=True, complains=True), "article")
        page.goto(server.address)
        assert page.get_by_role("heading").inner_text() == "Another site"
        server.stop()
        page.goto(f"{server.address}texts/tea/")
        assert is_ready(page).locator("#steeping_s1").is_visible()


@pytest.mark.full
def test_a_text_that_was_shared_stands_in_the_form(visit, python_server):
    python_server.start()
    page = is_offline(visit(f"{python_server.address}app.html", strict=True), "article")
    wait_until(page, "navigator.serviceWorker.controller !== null")
    page.evaluate(
        """() => {
          const form = new FormData();
          form.append("file", new File(["Take one tablet."], "note.txt", { type: "text/plain" }));
          return fetch("share", { method: "POST", body: form, redirect: "manual" });
        }"""
    )
    page.goto(f"{python_server.address}app.html?shared")
    wait_until(page, "page_own_text.value === 'Take one tablet.'")
    assert page.url.endswith("/app.html")


CHANGED = "document.body.textContent.includes('by some people')"


def test_a_new_version_is_offered_and_comes_when_the_reader_says_so(visit, server, address, next_version):
    page = is_offline(visit(address, strict=True), "article")
    server.requests.clear()
    server.show(next_version)
    page.reload()
    page.get_by_role("button", name="A new version is ready").wait_for()
    assert not page.evaluate(CHANGED)
    sounds = [path for path in server.requests if path.endswith(".ogg")]
    assert sounds == ["tea/audio/serving.ogg"], "what is unchanged is not fetched again"
    page.get_by_role("button", name="A new version is ready").click()
    wait_until(page, f"document.readyState === 'complete' && {CHANGED}")
    is_offline(page, "article")


@pytest.mark.full
def test_two_pages_may_be_of_two_versions(visit, server, address, next_version):
    old = is_offline(visit(address, strict=True), "article")
    server.show(next_version)
    new = old.context.new_page()
    new.goto(address)
    new.get_by_role("button", name="A new version is ready").click()
    wait_until(new, f"document.readyState === 'complete' && {CHANGED}")
    server.stop()
    # The reader of the old page is left in peace, and hears what is written there.
    assert not old.evaluate(CHANGED)
    sizes = [ask(page, "audio/serving.json")[1] for page in (old, new)]
    assert sizes[0] != sizes[1]
    listen_to(old, "Serving")
    wait_until(old, f"({SPEAKING}).startsWith('serving_')")
    assert old.get_by_role("button", name="A new version is ready").is_visible()
    old.get_by_role("button", name="Close the player").click()
    old.get_by_role("button", name="A new version is ready").click()
    wait_until(old, f"document.readyState === 'complete' && {CHANGED}")
