"""The whole shipped article is heard to its end, quickly, in both versions."""

import pytest
from browser.listening import (
    finish_recording,
    list_expected,
    list_shown,
    list_spoken,
    start_recording,
    wait_for_stage,
    wait_until_speaking,
)

SPEED = 4  # the fastest that the player offers

# At this speed a word may pass between two frames; the ones before it and after it are still in order.
pytestmark = pytest.mark.full


@pytest.mark.parametrize("version", ["original", "plain"])
def test_every_section_of_the_shipped_article_is_heard_to_its_end(visit, shipped_site, version):
    page = wait_for_stage(visit(shipped_site.address))
    if version == "plain":
        page.get_by_role("switch", name="Plain language").click()
    sections = page.evaluate("[...document.querySelectorAll('[data-section-id]')].map((section) => section.id)")
    for section in sections:
        timing = shipped_site.timing(f"{section}.plain" if version == "plain" else section)
        start_recording(page)
        page.locator(f"#{section} [data-listen]").click()
        page.get_by_role("combobox", name="Speed").select_option(str(SPEED))
        record = finish_recording(page)
        assert list_shown(record["frames"]) == list_expected(record["frames"], timing)
        assert record["frames"][-1]["time"] > list_spoken(timing)[-1][1] - SPEED / 2
        assert (record["changed"], record["announced"]) == ([], [])
    assert len(sections) > 0


def test_a_sentence_far_on_is_sought_on_a_server_without_ranges(visit, shipped_site):
    page = wait_for_stage(visit(shipped_site.address))
    section = max(
        page.evaluate("[...document.querySelectorAll('[data-section-id]')].map((section) => section.id)"),
        key=lambda id: shipped_site.timing(id)["duration"],
    )
    last = shipped_site.timing(section)["sentences"][-1]
    page.locator(f"#{section} [data-listen]").click()
    page.wait_for_function("page_audio.currentTime > 0")
    page.locator(f"#{last['id']}").click()
    page.wait_for_function("start => page_audio.currentTime > start", arg=last["start"])
    wait_until_speaking(page, last["id"])


@pytest.mark.parametrize("width", [320, 1280])
def test_the_shipped_article_never_scrolls_sideways(visit, shipped_site, width):
    page = wait_for_stage(visit(shipped_site.address, width=width))
    page.get_by_role("slider", name="Text size").fill("128")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for _ in ("original", "plain"):
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        page.evaluate("page_plain.click()")
