"""With JavaScript off the page is whole: both versions, the way around, the sound."""

import pytest

ELSEWHERE = ("page_words", "whole_")  # the words of the glossary, and the whole article in one recording
TITLES = ("Warming The Pot", "Steeping", "Serving")


@pytest.fixture
def page(visit, site):
    return visit(site.address, java_script_enabled=False)


def test_the_page_stays_at_the_stage_of_text(page):
    assert page.locator("html").get_attribute("data-stage") == "text"


def test_the_original_is_there(page):
    assert all(page.locator(f"#{id}").is_visible() for id in ("warming-the-pot_s1", "steeping_s1", "serving_s1"))
    assert page.locator("#steeping_plain1").is_hidden()


def test_the_switch_of_the_article_shows_every_plain_version(page):
    page.get_by_role("switch", name="Plain language").check()
    assert all(page.locator(f"#{id}").is_visible() for id in ("warming-the-pot_plain1", "serving_plain1"))
    assert page.locator("#steeping_s1").is_hidden()


def test_the_switch_of_a_section_shows_its_plain_version_alone(page):
    page.get_by_role("switch", name="Plain version of Steeping").check()
    assert page.locator("#steeping_plain1").is_visible()
    assert page.locator("#steeping_s1").is_hidden()
    assert page.locator("#serving_s1").is_visible()
    assert page.locator("#serving_plain1").is_hidden()


@pytest.mark.parametrize("title", TITLES)
def test_the_contents_lead_to_each_section(page, title):
    page.get_by_role("navigation", name="Contents").get_by_role("link", name=title).click()
    heading = page.get_by_role("heading", name=title)
    assert 0 <= heading.bounding_box()["y"] < 720


def test_each_version_of_each_section_has_the_browsers_own_player(page, site):
    players = page.locator("audio[controls]")
    assert players.count() == 6
    assert all(player.is_visible() for player in players.all())
    sources = {player.get_attribute("src") for player in players.all()}
    assert sources == {f"audio/{path.name}" for path in site.audio.glob("*.ogg") if not path.stem.startswith(ELSEWHERE)}


def test_what_would_do_nothing_is_not_shown(page):
    assert page.get_by_role("button").count() == 0
    assert page.get_by_role("slider").count() == 0


def test_scores_open(page):
    page.locator("#steeping summary").click()
    assert page.locator("#steeping table").is_visible()
