"""Everything without a mouse; at each step the focus is visible and nothing lies over it."""

import pytest
from browser.keyboard import go_to, list_stops, look_at_focus, press
from browser.listening import spoken_sentence, wait_for_stage, wait_until_speaking
from browser.states import keep, prefer

KEYS = {
    "play": "k",
    "back": "j",
    "forward": "l",
    "plain": "p",
    "search": "/",
    "settings": "s",
    "contents": "c",
    "return": "b",
    "where": "w",
    "keys": "?",
}

# All that a person could press or write in, one radio button for each group.
CONTROLS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.getClientRects().length && !one.disabled && one.tabIndex >= 0 && one.id !== "page_article")
  .filter((one) => one.type !== "radio" || one.checked)
  .map((one) => one.id || one.textContent.trim().slice(0, 40) || one.tagName)"""


@pytest.fixture
def page(visit, site):
    return wait_for_stage(visit(site.address))


def said(page):
    return page.locator("#page_status").text_content()


def size(page):
    return page.evaluate("getComputedStyle(steeping_s1).fontSize")


def focused(page):
    return page.evaluate("document.activeElement.id")


def test_a_reader_without_a_mouse_does_everything(page):
    """Reads, switches, listens, opens a word, changes the size, searches and gets out of everything again."""
    go_to(page, "#page_plain")
    press(page, "Space")
    assert page.locator("#steeping_plain1").is_visible()
    press(page, "Space")
    go_to(page, "#page_size")
    press(page, "ArrowRight")
    assert size(page) == "21px"
    press(page, "Tab", "Enter")
    assert focused(page) == "page_settings_title"
    go_to(page, "[data-profile]:nth-of-type(3)")
    press(page, "Enter")
    assert size(page) == "40px"
    press(page, "Escape")
    assert focused(page) == "page_settings_open"
    go_to(page, "[data-version-of=steeping]")
    press(page, "Space")
    assert page.locator("#steeping_plain1").is_visible()
    go_to(page, "#steeping [data-listen]", "Shift+Tab")
    press(page, "Enter")
    wait_until_speaking(page, "steeping_plain1")
    press(page, "Enter")
    page.wait_for_function("page_audio.paused")
    go_to(page, "#page_close")
    press(page, "Enter")
    assert page.locator("#page_player").is_hidden()
    assert page.evaluate("document.activeElement.dataset.sentenceId")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_word_opens_and_gives_the_focus_back(page, key):
    go_to(page, "a.term")
    word = page.evaluate("document.activeElement.outerHTML")
    press(page, key)
    assert page.locator("#page_word").is_visible()
    assert look_at_focus(page)["id"] == "page_word_title"
    press(page, "Escape")
    assert page.locator("#page_word").is_hidden()
    assert page.evaluate("document.activeElement.outerHTML") == word


def test_a_sentence_is_switched_bookmarked_and_noted(page):
    go_to(page, "#page_article")
    while focused(page) != "steeping_s3":
        press(page, "ArrowDown")
    press(page, "Enter")
    go_to(page, "#page_swap")
    press(page, "Enter")
    assert page.locator("#steeping_plain3").is_visible()
    assert focused(page) == "steeping_plain3"
    press(page, "Enter")
    go_to(page, "#page_bookmark")
    press(page, "Enter")
    assert said(page) == "Bookmark set."
    assert focused(page) == "steeping_plain3"
    press(page, "Enter")
    go_to(page, "#page_note")
    press(page, "Enter")
    page.keyboard.type("skip this")
    go_to(page, "#page_note_form [type=submit]")
    press(page, "Enter")
    assert said(page) == "Note kept."
    assert focused(page) == "steeping_plain3"
    assert page.locator("#page_marks_list .note").text_content() == "skip this"
    assert page.locator("#steeping_plain4").is_hidden()  # the "p" of "skip" was writing, no key


def test_the_search_goes_from_place_to_place_and_back_to_the_text(page):
    press(page, KEYS["search"])
    assert focused(page) == "page_search_text"
    page.keyboard.type("minutes")
    press(page, "Enter")
    assert said(page).startswith("1 of ")
    press(page, "Enter")
    assert said(page).startswith("2 of ")
    go_to(page, "#page_search_back")
    press(page, "Enter")
    assert said(page).startswith("1 of ")
    press(page, "Escape")
    assert page.locator("#page_search").is_hidden()
    assert "minutes" in look_at_focus(page)["text"]


def test_the_keys_of_one_letter(page):
    press(page, KEYS["plain"])
    assert page.locator("#steeping_plain1").is_visible()
    press(page, KEYS["where"])
    assert "% read" in said(page)
    press(page, KEYS["settings"])
    assert page.locator("#page_settings").is_visible()
    press(page, KEYS["settings"])
    assert page.locator("#page_settings").is_hidden()
    press(page, KEYS["play"])
    page.wait_for_function("!page_audio.paused")
    first = spoken_sentence(page)
    press(page, KEYS["forward"])
    page.wait_for_function("first => document.documentElement.dataset.speaking?.split(':')[0] !== first", arg=first)
    press(page, KEYS["back"])
    wait_until_speaking(page, first)
    press(page, KEYS["play"])
    page.wait_for_function("page_audio.paused")


def test_a_key_is_changed_and_told_to_screen_readers(page):
    press(page, KEYS["keys"])
    assert page.locator("#page_keys").is_visible()
    go_to(page, "#page_key_settings")
    page.keyboard.press("Control+a")
    page.keyboard.type("x")
    press(page, "Tab")
    assert page.locator("#page_settings_open").get_attribute("aria-keyshortcuts") == "x"
    press(page, "Escape")
    press(page, "s")
    assert page.locator("#page_settings").is_hidden()
    press(page, "x")
    assert page.locator("#page_settings").is_visible()
    page.reload()
    wait_for_stage(page)
    press(page, "x")
    assert page.locator("#page_settings").is_visible()


def test_a_key_that_is_taken_stays_as_it_was(page):
    press(page, KEYS["keys"])
    go_to(page, "#page_key_settings")
    page.keyboard.press("Control+a")
    page.keyboard.type("k")
    press(page, "Tab")
    assert said(page) == "“k” is taken."
    assert page.locator("#page_key_settings").input_value() == "s"


def test_the_keys_can_be_switched_off(page):
    prefer(page, keys="off")
    before = page.evaluate("document.body.innerText")
    press(page, *KEYS.values())
    assert page.evaluate("document.body.innerText") == before
    assert page.locator("dialog:visible").count() == 0
    assert page.locator("[aria-keyshortcuts]").count() == 0


@pytest.mark.parametrize("key", KEYS.values())
def test_no_key_acts_while_a_reader_writes(page, key):
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("")
    page.keyboard.type(key)
    assert page.get_by_role("searchbox").input_value() == key
    assert page.locator("#page_settings, #page_keys, #steeping_plain1, #page_player").filter(visible=True).count() == 0


def test_escape_leaves_one_sentence_at_a_time(page):
    prefer(page, focus="sentence")
    page.locator("#page_one").wait_for()
    go_to(page, "#page_one_next")
    press(page, "Enter", "Enter", "Escape")
    assert page.locator("#page_one").is_hidden()
    assert focused(page) == "warming-the-pot_s2"


@pytest.mark.parametrize(
    ("width", "height", "opened"),
    [
        (1280, 720, None),
        (360, 640, None),
        (320, 256, None),
        (1280, 720, "s"),
        (360, 640, "s"),
        (1280, 720, "/"),
        (360, 640, "/"),
        (1280, 720, "k"),
        (360, 640, "k"),
        (320, 256, "k"),
    ],
)
def test_the_tab_key_goes_through_the_whole_page_and_back(page, width, height, opened):
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    if opened:
        page.keyboard.press(opened)
        if opened == "k":
            page.wait_for_function("document.documentElement.dataset.speaking")
            page.evaluate("page_audio.pause()")  # or the page would follow the voice
        page.evaluate("document.activeElement.blur()")
        page.evaluate("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
    there = list_stops(page)
    wanted = set(page.evaluate(CONTROLS))
    assert wanted - {stop["name"] for stop in there} == set()
    assert [stop for stop in there if stop["hidden"] or not stop["ring"]] == []
    assert [stop["name"] for stop in there if stop["covered"]] == []
    back = list_stops(page, "Shift+Tab")
    assert {stop["name"] for stop in back} >= wanted
    assert [stop["name"] for stop in back if stop["hidden"]] == []


def test_with_marks_the_focus_has_somewhere_to_go_when_one_is_removed(page):
    keep(page, articles={"tea": {"marks": {"steeping_s1": {"text": "One spoon", "bookmark": True}}}})
    go_to(page, "#page_marks_list button")
    press(page, "Enter")
    assert page.locator("#page_marks").is_hidden()
    assert look_at_focus(page) is not None
