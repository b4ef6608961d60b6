"""The reader can be installed, and takes texts that other programs hand to it."""

import json
from pathlib import Path

import pytest
from browser.find_browser import ensure_browser, list_flags
from browser.kept_site import is_offline, is_ready, start_browser

from reader.offline.manifest import make_manifest


@pytest.fixture
def page(visit, site):
    return is_offline(visit(site.address, strict=True), "article")


def test_chromium_finds_nothing_that_hinders_installing(chromium, site, tmp_path):
    path = ensure_browser(Path(chromium.browser_type.executable_path))
    # Nothing can be installed in a private window, such as tests have else.
    with start_browser(chromium, tmp_path, path, list_flags()) as open_page:
        page = is_offline(open_page(site.address), "article")
        browser = page.context.new_cdp_session(page)
        assert browser.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
        manifest = browser.send("Page.getAppManifest")
        assert manifest["errors"] == []
        assert manifest["url"].endswith("/manifest.webmanifest")


def test_every_picture_of_the_manifest_is_there_and_as_large_as_it_says(page, site):
    manifest = json.loads((site.folder / "manifest.webmanifest").read_text("utf-8"))
    pictures = manifest["icons"] + manifest["screenshots"]
    assert len(pictures) == 5
    for picture in pictures:
        data = (site.folder / picture["src"]).read_bytes()
        width, height = (int.from_bytes(data[place : place + 4]) for place in (16, 20))
        assert picture["sizes"] == f"{width}x{height}"


def test_every_shortcut_leads_to_a_page(site):
    manifest = json.loads((site.folder / "manifest.webmanifest").read_text("utf-8"))
    assert [shortcut["name"] for shortcut in manifest["shortcuts"]] == ["A cup of tea"]
    assert all((site.folder / shortcut["url"]).is_file() for shortcut in manifest["shortcuts"])


def test_a_site_that_opens_texts_offers_itself_for_them():
    manifest = json.loads(make_manifest({"tea": "A cup of tea"}, opens_texts=True))
    assert manifest["share_target"]["method"] == "POST", "an address would tell the server what was shared"
    assert manifest["file_handlers"][0]["accept"] == {"text/plain": [".txt"], "text/markdown": [".md"]}
    assert manifest["shortcuts"][0]["url"] == "app.html"
    assert "share_target" not in json.loads(make_manifest({"tea": "A cup of tea"}, opens_texts=False))


def test_a_text_that_is_shared_stays_on_the_device_and_is_handed_over_once(page, site):
    answers = page.evaluate(
        """async () => {
          const form = new FormData();
          form.append("title", "Letter");
          form.append("text", "Take one tablet.");
          const answer = await fetch("../share", { method: "POST", body: form, redirect: "manual" });
          const take = async () => (await fetch("../shared.json")).json();
          return [answer.type, await take(), await take()];
        }"""
    )
    assert answers == ["opaqueredirect", {"name": "", "title": "Letter", "text": "Take one tablet."}, None]
    assert is_ready(page)
