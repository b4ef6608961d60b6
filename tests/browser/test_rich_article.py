"""An article with pictures, a table, lists, raised letters and a phrase in French: heard by every kind of voice."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from browser.fixtures import Site
from browser.listening import listen_to, wait_for_stage, wait_until_speaking
from browser.player import keep, open_more, wait_for_silence
from browser.site_server import serve_folder

from reader.article import Mark
from reader.pipeline import parse_article
from reader.speech.library import list_recorded, speak_voices
from reader.speech.spoken import say, split_languages
from reader.speech.utterance import Announcements, plan_speech
from reader.surface.page import SURFACE, list_files, render_article

STAND_IN = Path(__file__).with_name("speech_faults.js").read_text("utf-8")
HOME = {"name": "Home", "lang": "en-US", "voiceURI": "urn:home", "localService": True, "default": True}
PARIS = {"name": "Chez nous", "lang": "fr-FR", "voiceURI": "urn:paris", "localService": True, "default": False}
VOICES = ("en-us", "en-gb")
TEXT = """# Rich

## Parts

First the H~2~O. She said bonjour madame and left.

![A red cup](cup.png)

![A blue pot](pot.png "This is a caption. It has two sentences.")

| Tea | Minutes |
|---|---|
| Green | 3 |
| Black | 5 |

- One item.
- Another item. It goes on.

1. A numbered one.

> [!WARNING]
> Beware of the pot.
> It is hot.

The end.
"""

full = pytest.mark.full  # each waits for real speech; one of each kind belongs to the plain run


@pytest.fixture(scope="module")
def article():
    article = parse_article(TEXT.encode(), "rich.md", "markdown")
    section = article.sections[0]

    def in_french(block):
        return replace(block, sentences=tuple(map(mark, block.sentences)), blocks=tuple(map(in_french, block.blocks)))

    def mark(sentence):
        place = sentence.text.find("bonjour")
        return sentence if place < 0 else replace(sentence, marks=(Mark(place, place + 14, "language", "fr"),))

    return replace(article, sections=(replace(section, blocks=tuple(map(in_french, section.blocks))),))


@pytest.fixture(scope="module")
def rich(article, tmp_path_factory):
    """Serve the page of the article, recorded by two voices."""
    folder = tmp_path_factory.mktemp("rich")
    for path in list_files():
        (folder / "surface" / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SURFACE / path, folder / "surface" / path)
    speak_voices(article, folder / "rich" / "audio", VOICES)
    page = render_article(article, "rich", recordings=list_recorded(article, VOICES))
    (folder / "rich" / "index.html").write_text(page, "utf-8")
    with serve_folder(folder) as address:
        yield Site(folder, f"{address}rich/index.html", folder / "rich" / "audio")


@pytest.fixture
def open_page(visit, rich):
    """Open the page on a device with an English and a French voice, with a voice and settings chosen."""

    def open_with(voice, rate=4, **preferences):
        script = f"window.speechFaults = {json.dumps({'voices': [HOME, PARIS], 'wordTime': 20})};{STAND_IN}"
        page = wait_for_stage(visit(rich.address, script=script))
        keep(page, voice=voice, rate=rate, preferences={k.replace("_", "-"): v for k, v in preferences.items()})
        return page

    return open_with


@pytest.mark.parametrize(
    "announced", ["both", *(pytest.param(one, marks=full) for one in ("off", "items", "headings"))]
)
def test_the_page_plans_speech_as_a_build_does(open_page, article, announced):
    page = open_page("recorded", announce=announced)
    found = page.evaluate("""async () => {
      const at = (name) => import(new URL(name, document.querySelector("script[type=module]").src));
      const [{ listPassages }, { announce }] = [await at("passages.js"), await at("spoken.js")];
      return listPassages(document.getElementById("parts"), "original").map(({ id, text, lead, pause }) => [
        id, text, lead ? announce(...lead) : "", pause,
      ]);
    }""")
    wanted = Announcements(announced in ("items", "both"), announced in ("headings", "both"))
    planned = plan_speech(article.sections[0], "original", wanted)
    assert found == [[u.id, u.text, u.lead, u.pause_after] for u in planned]


def test_what_is_said_and_where_it_is_written_is_the_same_on_the_page_and_in_a_build(open_page, article):
    page = open_page("recorded")
    found = page.evaluate("""async () => {
      const { listPassages, speakPassage } = await import(new URL("passages.js", document.querySelector("script[type=module]").src));
      const passages = listPassages(document.getElementById("parts"), "original");
      const said = await Promise.all(passages.map((passage) => speakPassage(passage)));
      return said.map(({ chars, tongues }) => [chars.join(""), tongues.map(([, language]) => language)]);
    }""")
    expected = []
    for one in plan_speech(article.sections[0]):
        parts = list(split_languages(one.text, one.marks, "en"))
        moved = [
            tuple(replace(m, start=m.start - start, end=m.end - start) for m in one.marks if start <= m.start < end)
            for start, end, _ in parts
        ]
        said = [say(one.text[s:e], tongue, marks=m).text for (s, e, tongue), m in zip(parts, moved, strict=True)]
        expected.append(["".join(said), [tongue for *_, tongue in parts]])
    assert found == expected


def heard(page):
    listen_to(page, "Parts")
    page.wait_for_function("spokenAloud.length > 0")
    wait_for_silence(page)
    return page.evaluate("spokenAloud.map(({ text, voice, lang }) => [text.trim(), voice, lang])")


def test_pictures_and_columns_are_said_and_a_phrase_has_the_voice_of_its_language(open_page):
    spoken = heard(open_page("device urn:home"))
    texts = [text for text, *_ in spoken]
    assert "Picture: A red cup." in texts
    assert "Picture: A blue pot. This is a caption." in texts
    assert "Minutes: three" in texts
    # Another language than the chosen voice's is left to the device, with the language told.
    assert [one for one in spoken if "bonjour" in one[0]] == [["bonjour madame", "", "fr"]]
    assert ["and left.", "Home", "en-US"] in spoken


@pytest.mark.parametrize("left_out", ["tables", *(pytest.param(one, marks=full) for one in ("nothing", "pictures"))])
@pytest.mark.parametrize("voice", ["recorded", "builtin american"])
def test_pictures_and_tables_are_left_out_where_the_reader_wants(open_page, voice, left_out):
    page = open_page(voice, left_out=left_out)
    page.evaluate("""() => {
      window.keys = new Set();
      const note = () => keys.add(document.documentElement.dataset.speaking?.split(":")[0]);
      new MutationObserver(note).observe(document.documentElement, { attributeFilter: ["data-speaking"] });
    }""")
    listen_to(page, "Parts")
    wait_until_speaking(page, page.locator("p", has_text="The end.").locator("[data-sentence-id]").get_attribute("id"))
    wait_for_silence(page)
    inside = page.evaluate("""() => Object.fromEntries(["figure", "table"].map((kind) =>
      [kind, [...keys].some((id) => id && document.getElementById(id).closest(kind))]))""")
    assert inside == {"figure": left_out == "nothing", "table": left_out != "tables"}


def test_one_press_leaves_a_table_behind(open_page):
    page = open_page("recorded", rate=1)
    listen_to(page, "Parts")
    first, after = page.locator("table [data-sentence-id]").first, page.locator("ul [data-sentence-id]").first
    first.click()
    wait_until_speaking(page, first.get_attribute("id"))
    open_more(page)
    page.get_by_role("button", name="Skip this paragraph").click()
    wait_until_speaking(page, after.get_attribute("id"))
    page.keyboard.press("n")
    wait_until_speaking(page, page.locator("ol [data-sentence-id]").first.get_attribute("id"))


def test_a_reader_chooses_among_recorded_voices(open_page, rich, article):
    folders = [folder for folder, _ in list_recorded(article, VOICES)]
    page = open_page("recorded", rate=1)
    listen_to(page, "Parts")
    page.wait_for_function("!page_audio.paused")
    open_more(page)
    choice = page.get_by_role("combobox", name="Voice")
    names = choice.locator("option").all_text_contents()[:2]
    assert all(name.startswith("Recorded: ") for name in names)
    durations = [rich.timing(f"{folder}parts")["duration"] for folder in folders]
    page.wait_for_function("wanted => Math.abs(page_audio.duration - wanted) < 0.1", arg=durations[0])
    choice.select_option(names[1])
    page.wait_for_function(
        "wanted => Math.abs(page_audio.duration - wanted) < 0.1 && !page_audio.paused", arg=durations[1]
    )
    assert page.get_by_role("link", name="its sound").get_attribute("href") == f"audio/{folders[1]}parts.ogg"
    page.reload()
    wait_for_stage(page)
    assert page.locator("#page_voice").input_value() == f"recorded {folders[1]}"


@full
def test_a_picture_without_a_caption_lights_up(open_page):
    page = open_page("builtin american", rate=1)
    listen_to(page, "Parts")
    page.wait_for_function(
        """() => [...(CSS.highlights.get("spoken-sentence") ?? [])].some((one) => String(one).includes("red cup"))"""
    )
