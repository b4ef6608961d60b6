"""A reader who comes back finds the page as they left it, and it does not move while it opens."""

import pytest
from browser.listening import wait_for_stage

# Everything is set before the first paint, so a shift of any size is one too many.
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""
WIDTHS = pytest.mark.parametrize("width", [1280, 360])


def settle(page):
    """Wait until everything is loaded and has been painted."""
    wait_for_stage(page)
    page.evaluate("""() => Promise.all([document.fonts.ready, document.readyState === "complete" ||
      new Promise((done) => addEventListener("load", done))]).then(() =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))""")
    return page


def find_place(page):
    """Return the first sentence whose top is in the window, and that top."""
    return page.evaluate("""() => {
      const shown = [...document.querySelectorAll("[data-sentence-id]")].filter((one) => one.getClientRects().length);
      const first = shown.find((one) => one.getBoundingClientRect().top >= 0);
      return [first.dataset.sentenceId, first.getBoundingClientRect().top];
    }""")


@pytest.fixture
def leave_and_return(visit, site):
    """Read a while with large letters and one plain section, somewhere down the page; come back."""

    def read(width, size=32, plain="Steeping"):
        page = settle(visit(site.address, width=width, script=SHIFTS))
        page.get_by_role("slider", name="Text size").fill(str(size))
        if plain:
            page.get_by_role("switch", name=f"Plain version of {plain}").click()
        page.evaluate("document.getElementById('steeping_plain5').scrollIntoView({ block: 'start' })")
        place = find_place(page)
        page.reload()
        return settle(page), place

    return read


@WIDTHS
def test_the_place_is_found_again(leave_and_return, width):
    page, (sentence, top) = leave_and_return(width)
    found = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", sentence)
    assert page.evaluate("scrollY") > 0
    assert abs(found - top) <= 24


@WIDTHS
def test_size_and_version_are_found_again(leave_and_return, width):
    page, _ = leave_and_return(width)
    assert page.get_by_role("slider", name="Text size").input_value() == "32"
    assert page.locator("output[for='page_size']").text_content() == "32 px (160 %)"
    assert page.get_by_role("switch", name="Plain version of Steeping").is_checked()


@WIDTHS
@pytest.mark.parametrize("size", [32, 128])
def test_nothing_moves_while_the_page_opens_for_a_reader_who_returns(leave_and_return, width, size):
    page, _ = leave_and_return(width, size)
    assert page.evaluate("shifts") == []


def test_nothing_moves_where_the_scripts_come_late(visit, site):
    page = settle(visit(site.address, width=360, script=SHIFTS))
    page.get_by_role("slider", name="Text size").fill("32")
    page.evaluate("document.getElementById('steeping_s3').scrollIntoView({ block: 'start' })")
    place = find_place(page)
    page.route("**/modules.js", lambda route: (page.wait_for_timeout(500), route.continue_()))
    page.reload()
    assert settle(page).evaluate("shifts") == []
    assert find_place(page)[0] == place[0]


@WIDTHS
def test_nothing_moves_while_the_page_opens_for_the_first_time(visit, site, width):
    page = settle(visit(site.address, width=width, script=SHIFTS))
    assert page.evaluate("shifts") == []


def test_an_address_that_names_a_place_wins_over_the_kept_one(leave_and_return, site):
    page, _ = leave_and_return(1280)
    page.goto("about:blank")
    page.goto(f"{site.address}#warming-the-pot")
    settle(page)
    assert 0 <= page.locator("#warming-the-pot").bounding_box()["y"] <= 200


@pytest.mark.parametrize(
    "kept", ["null", "[]", '"text"', "{", '{"preferences":7,"articles":[]}', '{"articles":{"tea":3}}']
)
def test_what_cannot_be_understood_in_the_storage_is_no_obstacle(visit, site, kept):
    page = wait_for_stage(visit(site.address, script=f"localStorage.setItem('plainspoken', {kept!r})"))
    assert page.get_by_role("slider", name="Text size").input_value() == "20"
    page.get_by_role("switch", name="Plain language").click()
    assert page.locator("#steeping_plain1").is_visible()


def test_a_page_whose_storage_is_closed_works(visit, site):
    closed = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed'); } });"
    page = wait_for_stage(visit(site.address, script=closed))
    page.get_by_role("slider", name="Text size").fill("40")
    page.get_by_role("switch", name="Plain language").click()
    assert page.locator("#steeping_plain1").is_visible()
