"""The page with Python behind it reads as the static one does."""

import json

import pytest
from app.serving import ask
from browser.fixtures import SLUG
from browser.listening import (
    find_late,
    finish_recording,
    list_expected,
    list_shown,
    listen_to,
    start_recording,
    wait_for_stage,
    wait_until_section,
    wait_until_speaking,
)


@pytest.fixture
def page(visit, served):
    return wait_for_stage(visit(served.address), "python")


def test_each_word_lights_up_as_it_is_spoken(page, served):
    timing = json.loads(ask(served.port, f"/speech/{SLUG}/serving.plain.json").body)
    page.get_by_role("switch", name="Plain version of Serving").click()
    start_recording(page)
    listen_to(page, "Serving")
    record = finish_recording(page)
    assert list_shown(record["frames"]) == list_expected(record["frames"], timing)
    assert find_late(record["frames"], timing) == []
    assert (record["changed"], record["announced"]) == ([], [])


def test_speech_goes_on_in_plain_language_with_the_sentence_that_says_the_same(page):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s2")
    page.get_by_role("switch", name="Plain language").click()
    wait_until_speaking(page, "steeping_plain2")


def test_a_sentence_can_be_sought(page):
    listen_to(page, "Steeping")
    wait_until_section(page, "steeping")
    page.locator("#steeping_s7").click()
    wait_until_speaking(page, "steeping_s7")


def test_what_a_reader_chose_survives_a_reload(page):
    page.get_by_role("slider", name="Text size").fill("40")
    page.get_by_role("switch", name="Plain version of Steeping").click()
    page.reload()
    wait_for_stage(page, "python")
    assert page.get_by_role("slider", name="Text size").input_value() == "40"
    assert page.locator("#steeping_plain1").is_visible()
