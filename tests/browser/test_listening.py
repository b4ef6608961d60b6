"""A section is heard, and each word lights up as it is spoken."""

import pytest
from browser.listening import (
    find_late,
    find_lit,
    finish_recording,
    list_expected,
    list_shown,
    list_spoken,
    listen_to,
    spoken_sentence,
    start_recording,
    wait_for_stage,
    wait_until_section,
    wait_until_speaking,
)

SECTION, TITLE = "serving", "Serving"


@pytest.fixture(scope="module")
def heard(chromium, site):
    """Listen to a section to its end and return the record."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)
    page = context.new_page()
    page.goto(site.address)
    wait_for_stage(page)
    start_recording(page)
    listen_to(page, TITLE)
    record = finish_recording(page)
    record["sentences"] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('[data-sentence-id]')]"
        ".map((element) => [element.dataset.sentenceId, element.textContent]))"
    )
    context.close()
    return record


@pytest.fixture
def page(visit, site):
    return wait_for_stage(visit(site.address))


def test_the_words_light_up_in_the_order_in_which_they_are_spoken(heard, site):
    assert list_shown(heard["frames"]) == list_expected(heard["frames"], site.timing(SECTION))


def test_the_section_is_heard_from_its_first_word_to_its_last(heard, site):
    spoken = list_spoken(site.timing(SECTION))
    shown = list_shown(heard["frames"])
    assert (shown[0], shown[-1]) == (spoken[0][0], spoken[-1][0])


def test_every_frame_shows_the_word_that_is_heard(heard, site):
    assert find_late(heard["frames"], site.timing(SECTION)) == []


def test_what_lights_up_is_the_word_heard_within_a_tenth_of_a_second_and_nothing_else(heard, site):
    timing, sentences = site.timing(SECTION), heard["sentences"]
    wrong = [
        (frame["time"], frame["word"])
        for frame in heard["frames"]
        if frame["word"] not in find_lit(timing, sentences, frame["time"])
    ]
    assert wrong == []
    assert any(frame["word"] == "Milk" for frame in heard["frames"])  # behind a character of two UTF-16 units


def test_the_sound_that_plays_is_part_of_the_page(heard):
    assert all(frame["inDocument"] for frame in heard["frames"])


def test_the_article_does_not_change_while_it_is_spoken(heard):
    assert heard["changed"] == []


def test_nothing_is_announced_while_it_is_spoken(heard):
    assert heard["announced"] == []


def test_the_focus_stays_where_it_is_while_it_is_spoken(heard):
    assert len(heard["focus"]) == 1


def test_the_light_goes_out_when_the_player_is_closed(page):
    listen_to(page, TITLE)
    wait_until_speaking(page, "serving_s1")
    page.get_by_role("button", name="Close the player").click()
    assert page.evaluate("[CSS.highlights.size, document.documentElement.dataset.speaking ?? null]") == [0, None]


def test_closing_the_player_gives_the_focus_back_to_the_sections_button_where_it_is_in_sight(page):
    listen_to(page, TITLE)
    wait_until_speaking(page, "serving_h")
    page.get_by_role("button", name="Close the player").click()
    assert page.evaluate("document.activeElement.textContent") == "Listen to Serving"


def test_closing_the_player_gives_the_focus_to_the_text_where_the_button_is_out_of_sight(page):
    page.set_viewport_size({"width": 1280, "height": 400})
    listen_to(page, TITLE)
    wait_until_speaking(page, "serving_s2")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.get_by_role("button", name="Close the player").click()
    assert page.evaluate("document.activeElement.dataset.sentenceId") is not None


def test_the_button_of_the_section_pauses_and_goes_on_where_it_paused(page):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s1")
    listen_to(page, "Steeping")
    assert page.evaluate("page_audio.paused")
    paused = page.evaluate("page_audio.currentTime")
    page.evaluate("page_audio.addEventListener('play', () => (window.resumed = page_audio.currentTime))")
    listen_to(page, "Steeping")
    page.wait_for_function("window.resumed !== undefined")
    assert paused <= page.evaluate("resumed") < paused + 0.5


def test_one_sentence_forward_is_spoken_next_on_a_server_without_ranges(page, site):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s1")
    page.get_by_role("button", name="Forward one sentence").click()
    wait_until_speaking(page, "steeping_s2")
    start = site.timing("steeping")["sentences"][2]["start"]
    assert page.evaluate("page_audio.currentTime") >= start


def test_one_sentence_back_is_spoken_next_on_a_server_without_ranges(page):
    listen_to(page, "Steeping")
    wait_until_section(page, "steeping")
    for name in ("steeping_s1", "steeping_s2", "steeping_s3"):
        page.get_by_role("button", name="Forward one sentence").click()
        wait_until_speaking(page, name)
    page.get_by_role("button", name="Back one sentence").click()
    wait_until_speaking(page, "steeping_s2")


def test_the_page_holds_the_sound_whole_so_that_any_server_will_do(page):
    listen_to(page, TITLE)
    wait_until_section(page, "serving")
    assert page.evaluate("page_audio.src").startswith("blob:")


def test_another_speed_keeps_the_place_and_the_pitch(page):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s2")
    page.evaluate("""() => {
      addEventListener("change", () => (window.before = page_audio.currentTime), true);
      addEventListener("change", () => (window.after = page_audio.currentTime));
    }""")
    page.get_by_label("Speed").select_option("2")
    before, after = page.evaluate("[before, after]")
    assert before <= after < before + 0.5
    assert page.evaluate("[page_audio.playbackRate, page_audio.preservesPitch]") == [2, True]


def test_the_speed_survives_a_reload_and_holds_for_the_next_sound(page):
    listen_to(page, TITLE)
    page.get_by_label("Speed").select_option("1.5")
    wait_for_stage(page, "controls")
    page.reload()
    wait_for_stage(page)
    listen_to(page, TITLE)
    wait_until_speaking(page, "serving_s1")
    assert page.evaluate("page_audio.playbackRate") == 1.5
    assert page.get_by_label("Speed").input_value() == "1.5"


def test_another_section_is_spoken_when_its_button_is_pressed(page):
    listen_to(page, TITLE)
    wait_until_speaking(page, "serving_s1")
    listen_to(page, "Warming The Pot")
    wait_until_section(page, "warming-the-pot")
    pressed = page.get_by_role("button", pressed=True)
    assert pressed.all_text_contents() == ["Listen to Warming The Pot"]


def test_a_reader_who_scrolls_away_is_left_alone_and_can_come_back(page):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s1")
    page.mouse.move(640, 300)
    page.mouse.wheel(0, -5000)
    page.wait_for_function("scrollY === 0")
    left = spoken_sentence(page)
    page.wait_for_function("id => document.documentElement.dataset.speaking?.split(':')[0] !== id", arg=left)
    assert page.evaluate("scrollY") == 0
    back = page.get_by_role("button", name="Back to the spoken words")
    back.click()
    box = page.locator(f'[data-sentence-id="{spoken_sentence(page)}"]').bounding_box()
    assert 0 <= box["y"] <= 720
    assert back.is_hidden()
