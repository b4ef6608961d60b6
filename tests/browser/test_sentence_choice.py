"""A sentence can be pressed, with the mouse and with the keyboard."""

import pytest
from browser.listening import listen_to, spoken_sentence, wait_for_stage, wait_until_speaking


@pytest.fixture
def page(visit, site):
    return wait_for_stage(visit(site.address))


def sentence(page, id):
    return page.locator(f'[data-sentence-id="{id}"]')


def menu(page):
    return page.get_by_role("dialog", name="This sentence")


def focused(page):
    return page.evaluate("document.activeElement.dataset.sentenceId ?? document.activeElement.textContent")


def go_to_sentence(page, id):
    """Go to a sentence as a keyboard does: the Tab key once, then arrow keys."""
    page.evaluate("page_article.focus()")
    for _ in range(30):
        if focused(page) == id:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrow keys do not lead to {id}")


def test_while_the_player_is_open_a_click_on_a_sentence_starts_there(page):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_h")
    sentence(page, "steeping_s4").click()
    wait_until_speaking(page, "steeping_s4")
    assert menu(page).is_hidden()


def test_a_click_on_a_sentence_of_another_section_starts_there(page):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_h")
    sentence(page, "serving_s2").click()
    wait_until_speaking(page, "serving_s2")


def test_with_no_player_open_a_click_on_a_sentence_starts_nothing(page):
    sentence(page, "steeping_s3").click()
    assert menu(page).is_visible()
    assert spoken_sentence(page) is None
    assert page.evaluate("page_audio.src") == ""


def test_listen_from_here_starts_at_the_sentence_that_was_clicked(page):
    sentence(page, "steeping_s3").click()
    page.get_by_role("button", name="Listen from here").click()
    wait_until_speaking(page, "steeping_s3")
    assert menu(page).is_hidden()


def test_listen_from_here_starts_at_the_sentence_where_enter_was_pressed(page):
    go_to_sentence(page, "steeping_s3")
    page.keyboard.press("Enter")
    assert focused(page) == "Listen from here"
    page.keyboard.press("Enter")
    wait_until_speaking(page, "steeping_s3")
    assert focused(page) == "steeping_s3"


def test_while_the_player_is_open_enter_on_a_sentence_starts_there(page):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_h")
    go_to_sentence(page, "steeping_s5")
    page.keyboard.press("Enter")
    wait_until_speaking(page, "steeping_s5")


def test_escape_closes_the_choice_and_gives_the_focus_back(page):
    go_to_sentence(page, "steeping_s3")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert menu(page).is_hidden()
    assert focused(page) == "steeping_s3"


def test_escape_closes_the_choice_that_a_click_has_opened(page):
    sentence(page, "steeping_s3").click()
    page.keyboard.press("Escape")
    assert menu(page).is_hidden()


def test_a_click_beside_the_text_closes_the_choice(page):
    sentence(page, "steeping_s3").click()
    page.locator("h1").click()
    assert menu(page).is_hidden()


def test_the_choice_stands_inside_a_narrow_window(page):
    page.set_viewport_size({"width": 360, "height": 640})
    sentence(page, "steeping_s7").click()
    box = menu(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_selecting_words_is_no_choice(page):
    box = sentence(page, "steeping_s1").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 10)
    page.mouse.up()
    assert page.evaluate("String(getSelection())") != ""
    assert menu(page).is_hidden()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("ArrowDown", "steeping_s3"),
        ("ArrowRight", "steeping_s3"),
        ("ArrowUp", "steeping_s1"),
        ("ArrowLeft", "steeping_s1"),
    ],
)
def test_an_arrow_key_goes_to_the_next_sentence_or_the_one_before(page, key, expected):
    go_to_sentence(page, "steeping_s2")
    page.keyboard.press(key)
    assert focused(page) == expected


def test_the_arrow_keys_pass_over_the_version_that_is_not_shown(page):
    page.get_by_role("switch", name="Plain version of Steeping").click()
    go_to_sentence(page, "steeping_h")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "steeping_plain1"


def test_the_first_arrow_key_up_stays_at_the_first_sentence(page):
    go_to_sentence(page, "warming-the-pot_h")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "warming-the-pot_h"


@pytest.mark.parametrize("moves", [0, 3])
def test_the_sentences_are_one_stop_of_the_tab_key(page, moves):
    go_to_sentence(page, "warming-the-pot_h")
    for _ in range(moves):
        page.keyboard.press("ArrowDown")
    assert page.locator('[data-sentence-id][tabindex="0"]').count() == 0  # the text itself is no control
    here = focused(page)
    page.evaluate("page_article.focus()")
    page.keyboard.press("ArrowDown")
    assert focused(page) == here


def test_a_version_switch_leaves_a_shown_sentence_as_the_stop_of_the_tab_key(page):
    go_to_sentence(page, "steeping_s2")
    page.get_by_role("switch", name="Plain language").click()
    page.evaluate("page_article.focus()")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.version") in ("original", "plain")
    assert page.evaluate("document.activeElement.getClientRects().length") > 0
