"""Sound that cannot be had: it is said in plain words, the page goes on, and the next press tries again."""

import re

import pytest
from browser.listening import listen_to, wait_for_stage, wait_until_section, wait_until_speaking

MESSAGE = "The sound of this section could not be loaded. Check your connection and press Listen again."


@pytest.fixture
def page(visit, own_site):
    return wait_for_stage(visit(own_site.address, complains=True))


def hide(path):
    return path.rename(path.with_name(f"{path.name}.hidden"))


def damage_timing(audio):
    (audio / "serving.json").write_text("{")


def damage_sound(audio):
    (audio / "serving.ogg").write_bytes(b"This is no sound.")


def empty_sound(audio):
    (audio / "serving.ogg").write_bytes(b"")


def remove_timing(audio):
    (audio / "serving.json").unlink()


def remove_sound(audio):
    (audio / "serving.ogg").unlink()


DAMAGES = pytest.mark.parametrize(
    "damage", [remove_timing, remove_sound, damage_timing, damage_sound, empty_sound], ids=lambda one: one.__name__
)


def wait_for_message(page):
    page.wait_for_function("page_status.textContent !== ''")
    return page.get_by_role("status").filter(has_text=re.compile("sound")).text_content()


@DAMAGES
def test_what_is_wrong_is_announced_in_plain_words(page, own_site, damage):
    damage(own_site.audio)
    listen_to(page, "Serving")
    assert wait_for_message(page) == MESSAGE
    assert page.get_by_role("region", name="Player").get_by_text(MESSAGE).is_visible()


@DAMAGES
def test_the_next_press_works_once_the_files_are_back(page, site, own_site, damage):
    damage(own_site.audio)
    listen_to(page, "Serving")
    wait_for_message(page)
    for name in ("serving.json", "serving.ogg"):
        (own_site.audio / name).write_bytes((site.audio / name).read_bytes())
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_s1")
    assert page.locator("#page_status").text_content() == ""


def test_with_the_network_off_it_is_said_and_works_again_when_it_is_on(page):
    page.context.set_offline(True)
    listen_to(page, "Serving")
    assert wait_for_message(page) == MESSAGE
    page.context.set_offline(False)
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_s1")


def test_the_rest_of_the_page_goes_on(page, own_site):
    remove_sound(own_site.audio)
    listen_to(page, "Serving")
    wait_for_message(page)
    page.get_by_role("switch", name="Plain version of Steeping").click()
    assert page.locator("#steeping_plain1").is_visible()
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_plain1")


def test_the_player_can_be_closed_after_a_problem(page, own_site):
    remove_sound(own_site.audio)
    listen_to(page, "Serving")
    wait_for_message(page)
    page.get_by_role("button", name="Close the player").click()
    assert page.get_by_role("region", name="Player").is_hidden()


def test_the_player_can_be_closed_while_the_sound_is_on_its_way(page):
    page.evaluate("""() => {
      document.querySelector("#serving [data-listen]").click();
      document.getElementById("page_close").click();
    }""")
    assert page.get_by_role("region", name="Player").is_hidden()
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("region", name="Player").is_hidden()
    assert page.evaluate("page_audio.paused")


def test_sound_that_is_loaded_is_asked_for_once(page, own_site):
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_s1")
    page.get_by_role("button", name="Close the player").click()
    remove_sound(own_site.audio)
    listen_to(page, "Serving")
    wait_until_section(page, "serving")
