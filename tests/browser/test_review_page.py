"""The page of a review in a browser: by keyboard, on a narrow screen, in every theme, and as axe sees it."""

import pytest
from app.serving import run_review
from browser.axe import Inspection, load_resolutions
from browser.fixtures import SLUG


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with run_review(tmp_path_factory) as served:
        yield served


@pytest.fixture
def address(server):
    return f"http://localhost:{server.port}/{SLUG}/review/steeping"


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.full)])
def test_the_review_passes_axe(visit, address, theme):
    inspection = Inspection(load_resolutions())
    page = visit(address, color_scheme=theme, bypass_csp=True)
    inspection.inspect(page, "review")
    page.goto(address.rsplit("/", 1)[0])
    inspection.inspect(page, "review list")
    assert inspection.list_problems(complete=False) == []


def test_the_page_is_no_wider_than_a_narrow_screen(visit, address):
    page = visit(address, java_script_enabled=False)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.locator("main").bounding_box()["width"] <= 320
    pair = page.locator(".pairs dl > div")
    assert pair.nth(0).bounding_box()["x"] == pair.nth(1).bounding_box()["x"]


def test_source_and_plain_text_stand_side_by_side(visit, address):
    page = visit(address, java_script_enabled=False)
    left, right = (page.locator(".pairs dl > div").nth(n).bounding_box() for n in (0, 1))
    assert left["y"] == right["y"]
    assert right["x"] > left["x"] + left["width"]


def test_a_person_signs_with_the_keyboard_alone(visit, address, server):
    page = visit(address, java_script_enabled=False)
    page.get_by_label("Your full name").focus()
    page.keyboard.type("Ann Reader")
    page.keyboard.press("Tab")
    page.keyboard.type("editor")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**?done=signed")
    assert page.get_by_role("status").inner_text() == "The section was signed."
    assert "Ann Reader" in (server.folder / "review.yaml").read_text("utf-8")


def test_nothing_is_sent_before_a_name_is_typed(visit, address):
    page = visit(address, java_script_enabled=False)
    page.get_by_role("button", name="Sign").click()
    assert page.url == address
