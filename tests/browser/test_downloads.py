"""Sound and captions as files: links that need no script, and those of the section that is spoken."""

import re
import shutil
import wave
from io import BytesIO
from urllib.request import urlopen

import pytest
import soundfile
from browser.fixtures import SLUG, SMALL
from browser.listening import listen_to, wait_for_stage, wait_until_section
from browser.player import open_more
from browser.site_server import serve_folder

from reader.pipeline import read_content
from reader.surface.page import SURFACE, list_files, render_article

SECTIONS = ["Warming The Pot", "Steeping", "Serving"]


def fetch(link):
    with urlopen(link.evaluate("link => link.href")) as answer:
        return answer.read()


@pytest.fixture
def links(visit, site):
    page = visit(site.address, java_script_enabled=False)
    page.locator("summary", has_text="Sound files").click()
    return page.get_by_role("region", name="Downloads")


def test_without_script_every_section_and_the_whole_article_can_be_kept_in_both_versions(links, site):
    sounds, captions = links.get_by_role("link", name="sound of"), links.get_by_role("link", name="captions of")
    assert sounds.count() == captions.count() == 2 + 2 * len(SECTIONS)
    for sound, caption in zip(sounds.all(), captions.all(), strict=True):
        assert fetch(sound).startswith(b"OggS")
        assert fetch(caption).startswith(b"WEBVTT\n")
        assert sound.get_attribute("download").endswith(".ogg")


@pytest.mark.parametrize(
    ("name", "ending"), [("The whole article", ""), ("The whole article in plain language", ".plain")]
)
def test_the_whole_article_has_a_chapter_for_each_section_and_cues_in_its_time(links, site, name, ending):
    sound = fetch(links.get_by_role("link", name=f"sound of {name}", exact=True))
    chapters = re.findall(rb"CHAPTER\d{3}NAME=([\w ]+?)(?=OggS|[\x00-\xff]{4}CHAPTER)", sound[:4000])
    assert [title.decode() for title in chapters] == SECTIONS
    captions = fetch(links.get_by_role("link", name=f"captions of {name}", exact=True)).decode()
    cues = re.findall(r"(\S+)\n[\d:.]+ --> (\d\d):(\d\d):([\d.]+)\n", captions)
    ids = [
        s["id"]
        for piece in ("warming-the-pot", "steeping", "serving")
        for s in site.timing(piece + ending)["sentences"]
    ]
    assert [id for id, *_ in cues] == ids
    seconds = int(cues[-1][1]) * 3600 + int(cues[-1][2]) * 60 + float(cues[-1][3])
    assert seconds <= soundfile.info(BytesIO(sound)).duration < seconds + 1


def test_the_section_that_is_spoken_can_be_kept_in_the_version_that_is_shown(visit, site):
    page = wait_for_stage(visit(site.address))
    page.get_by_role("switch", name="Plain version of Serving").click()
    listen_to(page, "Serving")
    wait_until_section(page, "serving")
    open_more(page)
    with page.expect_download() as waited:
        page.get_by_role("link", name="its sound").click()
    assert waited.value.suggested_filename == "tea-serving.plain.ogg"
    assert waited.value.path().read_bytes() == (site.audio / "serving.plain.ogg").read_bytes()
    page.get_by_role("button", name="Forward one section").click()
    listen_to(page, "Steeping")
    wait_until_section(page, "steeping")
    assert page.get_by_role("link", name="its captions").get_attribute("href") == "audio/steeping.vtt"


def test_the_link_to_everything_opens_the_list(visit, site):
    page = wait_for_stage(visit(site.address))
    listen_to(page, "Serving")
    wait_until_section(page, "serving")
    open_more(page)
    page.get_by_role("link", name="everything").click()
    page.get_by_role("link", name="sound of The whole article", exact=True).wait_for()


@pytest.fixture(scope="module")
def unrecorded(tmp_path_factory):
    """Serve the page of an article that nobody has recorded."""
    folder = tmp_path_factory.mktemp("unrecorded")
    for path in list_files():
        (folder / "surface" / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SURFACE / path, folder / "surface" / path)
    (folder / "tea").mkdir()
    (folder / "tea" / "index.html").write_text(render_article(read_content(SMALL / SLUG), SLUG, audio=""), "utf-8")
    with serve_folder(folder) as address:
        yield f"{address}tea/index.html"


@pytest.mark.parametrize(
    ("button", "version", "titles"),
    [
        ("Make files of this section", "original", SECTIONS[2:]),
        pytest.param("Make files of the whole text", "plain", SECTIONS, marks=pytest.mark.full),
    ],
)
def test_what_nobody_has_recorded_is_made_into_files_by_the_built_in_voice(visit, unrecorded, button, version, titles):
    page = wait_for_stage(visit(unrecorded))
    if version == "plain":
        page.get_by_role("switch", name="Plain language").click()
    listen_to(page, "Serving")
    wait_until_section(page, "serving")
    open_more(page)
    page.get_by_role("button", name=button).click()
    files = {}
    for name in ("Sound", "Captions"):
        with page.expect_download() as waited:
            page.get_by_role("link", name=name, exact=True).click(timeout=60_000)
        files[name] = waited.value.path().read_bytes()
    with wave.open(BytesIO(files["Sound"])) as sound:
        seconds = sound.getnframes() / sound.getframerate()
    labels = re.findall(rb"labl.{8}([\w ]+)\0", files["Sound"], re.DOTALL)
    assert [label.decode() for label in labels] == titles
    cues = re.findall(r"(\S+)\n00:(\d\d):([\d.]+) --> 00:(\d\d):([\d.]+)\n", files["Captions"].decode())
    written = page.evaluate(
        """([version, titles]) => [...document.querySelectorAll(".section [data-sentence-id]")]
          .filter((one) => titles.includes(one.closest(".section").querySelector("h2").textContent))
          .filter((one) => one.dataset.version === version || one.closest("h2")).map((one) => one.dataset.sentenceId)""",
        [version, titles],
    )
    assert [cue[0] for cue in cues] == written
    times = [int(cue[n]) * 60 + float(cue[n + 1]) for cue in cues for n in (1, 3)]
    assert times == sorted(times)
    assert times[-1] <= seconds < times[-1] + 1
    assert not page.evaluate("page_audio.paused")  # what is spoken meanwhile goes on
