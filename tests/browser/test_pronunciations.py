"""How words are said: the reader's own dictionary on the page, obeyed at once, carried in and out as files."""

import json
from pathlib import Path

import pytest
from browser.listening import listen_to, note_lit_words, wait_for_stage, wait_until_speaking
from browser.player import keep, open_more, wait_for_silence

from reader.pipeline import read_pronunciations

STAND_IN = Path(__file__).with_name("speech_faults.js").read_text("utf-8")
HOME = {"name": "Home", "lang": "en-US", "voiceURI": "urn:home", "localService": True, "default": True}
LEXICON = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>milk</grapheme><alias>white water</alias></lexeme>
  <lexeme><grapheme>tea &amp; co</grapheme><phoneme>tiː</phoneme></lexeme>
</lexicon>"""

full = pytest.mark.full  # each waits for real speech; one of each kind belongs to the plain run


@pytest.fixture
def page(visit, site):
    """Open the page on a device with a voice, whose every word is written down."""
    script = f"window.speechFaults = {json.dumps({'voices': [HOME], 'wordTime': 20})};{STAND_IN}"
    page = wait_for_stage(visit(site.address, script=script))
    keep(page, voice="device urn:home")
    return page


def open_words(page):
    if page.get_by_role("region", name="Player").is_hidden():
        listen_to(page, "Serving")
        wait_for_silence(page)
    open_more(page)
    page.get_by_role("button", name="How words are said").click()
    dialog = page.get_by_role("dialog", name="How words are said")
    dialog.wait_for()  # its module is fetched first
    return dialog


def enter(dialog, written, said):
    dialog.get_by_label("Word or phrase").fill(written)
    if said:
        dialog.get_by_label("Say it as").fill(said)
    else:
        dialog.get_by_role("checkbox", name="Leave it out").check()
    dialog.get_by_role("button", name="Keep this word").click()


def hear(page):
    """Listen to the section "Serving" anew and return what was said."""
    page.evaluate("spokenAloud.length = 0")
    listen_to(page, "Serving")
    page.wait_for_function("spokenAloud.length > 2")
    wait_for_silence(page)
    return " ".join(page.evaluate("spokenAloud.map((one) => one.text)"))


def test_a_word_is_said_as_the_reader_wants_and_the_written_word_lights_up(page):
    dialog = open_words(page)
    enter(dialog, "drinkers", "happy people")
    dialog.get_by_role("button", name="Close the words").click()
    note_lit_words(page)
    assert "some happy people at the table" in hear(page)
    assert "drinkers" in page.evaluate("[...lit]")


def test_closing_gives_the_focus_back_to_the_button(page):
    open_words(page)
    page.keyboard.press("Escape")
    assert page.evaluate("[document.activeElement.id, page_more_controls.hidden]") == ["page_words_open", False]


def test_a_word_is_left_out_changed_and_removed(page):
    dialog = open_words(page)
    enter(dialog, "drinkers", "")
    assert "by some at the table" in " ".join(hear_in(page, dialog).split())
    dialog.get_by_role("button", name="Change “drinkers”", exact=True).click()
    dialog.get_by_role("checkbox", name="Leave it out").uncheck()
    enter(dialog, "drinkers", "guests")
    assert dialog.get_by_role("listitem").filter(has_text="drinkers").count() == 1
    assert "some guests at" in hear_in(page, dialog)
    dialog.get_by_role("button", name="Remove “drinkers”").click()
    assert "some drinkers at" in hear_in(page, dialog)


def hear_in(page, dialog):
    dialog.get_by_role("button", name="Close the words").click()
    said = hear(page)
    open_words(page)
    return said


@pytest.mark.parametrize("word", ["not", *(pytest.param(word, marks=full) for word in ("12", "never*", "5 mg"))])
def test_no_word_that_must_be_heard_can_be_left_out(page, word):
    dialog = open_words(page)
    enter(dialog, word, "")
    assert "must be heard" in dialog.get_by_role("status").text_content()
    assert dialog.get_by_role("button", name=f"Remove “{word}”").count() == 0


@full
def test_the_words_of_the_article_are_obeyed_and_can_be_changed_for_oneself(page):
    assert "lem-un juice" in hear(page)  # a voice that knows no phonemes is given the syllables
    dialog = open_words(page)
    dialog.get_by_role("button", name="Change “lemon” for myself").click()
    enter(dialog, "lemon", "sour fruit")
    assert "sour fruit juice" in hear_in(page, dialog)


@full
def test_words_are_kept_after_a_reload(page):
    enter(open_words(page), "drinkers", "guests")
    page.reload()
    wait_for_stage(page)
    assert "some guests at" in hear(page)


def save(page, dialog, kind, folder):
    with page.expect_download() as waited:
        dialog.get_by_role("button", name=f"Export as {kind}").click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def test_exported_words_are_read_by_the_build_and_by_the_page(page, tmp_path):
    dialog = open_words(page)
    for entry in [
        ("drinkers", "guests & “friends” <all>"),
        ("table", "/ˈteɪbəl/"),
        ("milk*", "water *"),
        ("proper", ""),
    ]:
        enter(dialog, *entry)
        dialog.get_by_role("checkbox", name="Leave it out").uncheck()
    lines, lexicon = save(page, dialog, "text", tmp_path), save(page, dialog, "PLS", tmp_path)
    known = [(entry.written, entry.said) for entry in read_pronunciations(lines)]
    assert known == [
        ("drinkers", "guests & “friends” <all>"),
        ("table", "/ˈteɪbəl/"),
        ("milk*", "water *"),
        ("proper", ""),
    ]
    # A lexicon knows neither patterns nor leaving out.
    assert [(entry.written, entry.said) for entry in read_pronunciations(lexicon)] == known[:2]
    keep(page, words="")
    for path, count in ((lines, 4), (lexicon, 4)):
        dialog = open_words(page)
        dialog.get_by_label("Import words").set_input_files(path)
        page.wait_for_function("page_words_news.textContent.endsWith('imported.')")
        assert page.locator("#page_words_own li").count() == count
        dialog.get_by_role("button", name="Close the words").click()


@full
def test_a_lexicon_from_elsewhere_is_read(page):
    dialog = open_words(page)
    file = {"name": "words.pls", "mimeType": "application/pls+xml", "buffer": LEXICON.encode()}
    dialog.get_by_label("Import words").set_input_files(file)
    page.wait_for_function("page_words_own.children.length === 2")
    assert page.locator("#page_words_own li").first.text_content().split(": ")[1].startswith("white water")


@full
@pytest.mark.parametrize(
    "content",
    ["<!DOCTYPE lexicon [<!ENTITY a 'b'>]>" + LEXICON.partition("?>")[2], "<p>none</p>", "nothing", ""],
)
def test_a_file_that_is_no_dictionary_gets_a_plain_message(page, content):
    dialog = open_words(page)
    file = {"name": "other.pls", "mimeType": "text/plain", "buffer": content.encode()}
    dialog.get_by_label("Import words").set_input_files(file)
    page.wait_for_function("page_words_news.textContent !== ''")
    assert "“other.pls” holds no words" in dialog.get_by_role("status").text_content()


def test_the_built_in_voice_obeys_at_once(visit, site):
    page = wait_for_stage(visit(site.address))
    keep(page, voice="builtin american", preferences={"sentence-end": "repeat"})
    listen_to(page, "Serving")
    page.wait_for_function("page_audio.duration > 1")
    # One sentence is said again and again; as soon as its word is said at greater length, so is the sentence.
    page.get_by_role("button", name="Forward one sentence").click()
    wait_until_speaking(page, "serving_s1")
    spoken = """async () => {
      const { speakPassage } = await import(new URL("passages.js", document.querySelector("script[type=module]").src));
      const element = document.getElementById("serving_s1");
      return (await speakPassage({ text: element.textContent, language: "en" }, "espeak")).chars.join("");
    }"""
    before = page.evaluate("page_audio.src")
    dialog = open_words(page)
    enter(dialog, "drinkers", "very many people of every age and country")
    page.wait_for_function("before => page_audio.src !== before && !page_audio.paused", arg=before)
    wait_until_speaking(page, "serving_s1")
    assert "every age and country" in page.evaluate(spoken)
