"""The slider "Text size": from 16 to 128 px, with no sideways scrolling at any size."""

import pytest
from browser.listening import listen_to, wait_for_stage, wait_until_section

from reader.article import Sentence
from reader.surface.page import render_text

FITS = "document.scrollingElement.scrollWidth <= innerWidth"
CONTROLS = "button:not([hidden]), select, .switch, .size label, .size output, .contents a"


@pytest.fixture
def page(visit, site):
    return wait_for_stage(visit(site.address))


def slider(page):
    return page.get_by_role("slider", name="Text size")


def set_size(page, size):
    slider(page).fill(str(size))


def article_size(page):
    return page.evaluate("getComputedStyle(document.getElementById('steeping_s1')).fontSize")


def control_sizes(page):
    return page.evaluate(
        "selector => [...document.querySelectorAll(selector)].map((one) => parseFloat(getComputedStyle(one).fontSize))",
        CONTROLS,
    )


def test_the_slider_goes_from_16_to_128_and_stands_at_20(page):
    found = slider(page).evaluate("({ min, max, value }) => [min, max, value]")
    assert found == ["16", "128", "20"]
    assert article_size(page) == "20px"


@pytest.mark.parametrize(
    ("size", "shown"), [(16, "16 px (80 %)"), (20, "20 px (100 %)"), (33, "33 px (165 %)"), (128, "128 px (640 %)")]
)
def test_the_size_is_shown_in_pixels_and_per_cent(page, size, shown):
    set_size(page, size)
    assert page.locator("output[for='page_size']").text_content() == shown
    assert article_size(page) == f"{size}px"


def test_the_keyboard_reaches_both_ends(page):
    slider(page).focus()
    page.keyboard.press("End")
    assert article_size(page) == "128px"
    page.keyboard.press("Home")
    assert article_size(page) == "16px"


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_size_makes_the_page_scroll_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    fits = {}
    for size in (16, 20, 32, 48, 64, 96, 128):
        set_size(page, size)
        fits[size] = page.evaluate(FITS)
    assert all(fits.values()), fits


def test_with_the_player_open_the_largest_size_fits_a_narrow_window(page):
    page.set_viewport_size({"width": 360, "height": 640})
    set_size(page, 128)
    listen_to(page, "Serving")
    wait_until_section(page, "serving")
    assert page.evaluate(FITS)


def test_the_controls_grow_to_twice_their_size_at_most(page):
    set_size(page, 20)
    normal = control_sizes(page)
    set_size(page, 128)
    large = control_sizes(page)
    assert all(before < after <= 2 * before for before, after in zip(normal, large, strict=True))


def test_no_text_is_smaller_than_16_px_at_the_smallest_size(page):
    set_size(page, 16)
    small = page.evaluate("""() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (node.data.trim() && element.getClientRects().length && parseFloat(getComputedStyle(element).fontSize) < 16)
          found.push(node.data.trim());
      }
      return found;
    }""")
    assert small == []


def test_the_sentence_that_is_looked_at_stays_where_it_is(page):
    page.evaluate("document.getElementById('steeping_s4').scrollIntoView({ block: 'center' })")
    page.evaluate("document.getElementById('steeping_s4').focus()")
    tops = []
    for size in (21, 32, 64, 20):
        page.evaluate(
            "size => { page_size.value = size; page_size.dispatchEvent(new Event('input', { bubbles: true })); }", size
        )
        tops.append(page.evaluate("document.getElementById('steeping_s4').getBoundingClientRect().top"))
    assert max(tops) - min(tops) <= 24


def test_no_line_breaks_within_a_number_to_dial(page):
    sentence = render_text(
        Sentence("s", "Poison Help is there day and night; the number is 1-800-222-1222, and it is free.")
    )
    lines = page.evaluate(
        """async (sentence) => {
          const block = document.getElementById("steeping_s1").parentElement;
          block.innerHTML = sentence;
          await document.fonts.load(getComputedStyle(block).font); // in which the number is 162 pixels wide
          const found = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          let text = found.nextNode();
          while (!text.data.includes("1-800-222")) text = found.nextNode();
          const range = document.createRange(), start = text.data.indexOf("1-800");
          range.setStart(text, start);
          range.setEnd(text, start + "1-800-222-1222".length);
          const counts = [];
          for (let width = 170; width < 500; width += 5) {
            block.style.width = `${width}px`;
            counts.push(new Set([...range.getClientRects()].map(({ top }) => top)).size);
          }
          return counts;
        }""",
        sentence,
    )
    assert set(lines) == {1}
