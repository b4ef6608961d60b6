"""Nothing moves that the reader did not move: in loading, in each switch, wherever they are."""

import gzip

import pytest
from browser.listening import wait_for_stage
from browser.states import THEMES, keep, prefer
from browser.test_axe import look_of
from browser.test_return import SHIFTS, settle

from reader.preferences import PROFILES

NEAR = 24  # CSS pixels
LIMIT = 40_000  # bytes of scripts and styles, each gzipped: what a page loads before a reader asks for more

# Of all sentences that are shown, bring one to where a reader looks, a third down the window; its partners say the same.
LOOK = """share => {
  const shown = [...document.querySelectorAll("[data-section-id] [data-sentence-id]")]
    .filter((one) => one.getClientRects().length);
  const height = innerHeight / 3;
  const brought = shown[Math.floor(share * shown.length)];
  scrollBy({ top: brought.getBoundingClientRect().bottom - 2 - height, behavior: "instant" });
  const one = shown.find((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top <= height && height <= bottom;
  });
  const sources = (one.dataset.sources ?? one.dataset.sentenceId).split(" ");
  window.seen = { sources, top: one.getBoundingClientRect().top };
  return one.closest("[data-section-id]").id;
}"""
MOVED = """() => {
  const shown = [...document.querySelectorAll("[data-sentence-id]")].filter((one) => one.getClientRects().length);
  const partners = shown.filter((one) => (one.dataset.sources ?? one.dataset.sentenceId).split(" ")
    .some((id) => seen.sources.includes(id)));
  return Math.min(...partners.map((one) => Math.abs(one.getBoundingClientRect().top - seen.top)));
}"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("whole", [True, False], ids=["article", "section"])
def test_the_sentence_that_is_looked_at_stays_in_every_switch(visit, site, width, whole):
    page = wait_for_stage(visit(site.address, width=width, height=500))
    moved = []
    for share in (0.1, 0.25, 0.5, 0.75, 0.95):
        for _ in range(2):
            section = page.evaluate(LOOK, share)
            page.evaluate(
                "selector => document.querySelector(selector).click()",
                "#page_plain" if whole else f"[data-version-of={section}]",
            )
            moved.append(page.evaluate(MOVED))
    assert max(moved) <= NEAR, moved


@pytest.mark.parametrize("change", ["page_plain.click()", "page_settings_open.click()"], ids=["version", "panel"])
@pytest.mark.parametrize("line", [".summary p", ".glossary dd", ".sources li"])
def test_a_line_that_is_looked_at_and_no_sentence_stays_too(visit, site, line, change):
    page = wait_for_stage(visit(site.address, width=1280, height=500))
    top = "line => document.querySelector(line).getBoundingClientRect().top"
    page.evaluate(f"line => scrollBy(0, ({top})(line) - innerHeight / 3)", line)
    settle(page)
    before = page.evaluate(top, line)
    page.evaluate(change)
    settle(page)
    assert abs(page.evaluate(top, line) - before) <= 1


# A sentence that begins in the last line of another, and which one is found between its first two lines.
BETWEEN_LINES = """async () => {
  const { sentenceAt } = await import(new URL("sentences.js", document.querySelector("script[type=module]").src));
  const shown = [...document.querySelectorAll(".text.original [data-sentence-id]")];
  const one = shown.find((one, n) => n && one.getClientRects().length > 1 &&
    Math.abs(one.getClientRects()[0].top - [...shown[n - 1].getClientRects()].at(-1)?.top) < 1);
  const [first, second] = one.getClientRects();
  const found = sentenceAt(first.bottom + (second.top - first.bottom) / 3);
  return [found.dataset.sentenceId, one.dataset.sentenceId];
}"""


def test_the_room_between_two_lines_is_of_the_sentence_that_goes_on(visit, site):
    page = wait_for_stage(visit(site.address))
    found, one = page.evaluate(BETWEEN_LINES)
    assert found == one


@pytest.mark.parametrize("sentence", ["steeping_s1", "steeping_s6", "steeping_s7"])
def test_the_sentence_stays_when_it_alone_is_switched(visit, site, sentence):
    page = wait_for_stage(visit(site.address, width=360, height=500))
    page.evaluate("id => document.getElementById(id).scrollIntoView({ block: 'center' })", sentence)
    page.locator(f"#{sentence}").click(position={"x": 5, "y": 5})
    page.evaluate(
        """(id) => {
      const one = document.getElementById(id);
      window.seen = { sources: [id], top: one.getBoundingClientRect().top };
    }""",
        sentence,
    )
    page.get_by_role("button", name="Show in plain language").click()
    assert page.locator(f"#{sentence}").is_hidden()
    assert page.evaluate(MOVED) <= NEAR


@pytest.mark.full
@pytest.mark.parametrize("width", [1280, 360])
def test_the_sentence_stays_in_every_section_of_the_shipped_article(visit, shipped_site, width):
    page = wait_for_stage(visit(shipped_site.address, width=width))
    moved = []
    for share in range(5, 100, 5):
        for _ in range(2):
            page.evaluate(LOOK, share / 100)
            page.evaluate("page_plain.click()")
            moved.append(page.evaluate(MOVED))
    assert max(moved) <= NEAR, moved


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_while_the_page_opens_in_a_profile(visit, site, profile, width):
    page = settle(visit(site.address, width=width, script=SHIFTS))
    prefer(page, **{name.replace("-", "_"): value for name, value in profile.values.items()})
    page.evaluate("scrollTo(0, 400)")
    page.wait_for_timeout(300)
    page.reload()
    settle(page)
    assert page.evaluate("shifts") == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_first_paint_is_in_the_readers_theme(visit, site, theme):
    preferences, options = THEMES[theme]
    page = wait_for_stage(visit(site.address, complains=True, **options))
    keep(page, preferences=preferences, look=look_of(preferences))
    late = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.context.route("**/reader.js", lambda route: route.abort())
    early = "() => getComputedStyle(document.documentElement).backgroundColor"
    page.reload()
    assert page.evaluate(early) == late


def test_the_surface_is_small(chromium, site):
    page = chromium.new_page()
    fetched = []
    page.on("requestfinished", lambda request: fetched.append(request.url))
    page.goto(site.address)
    wait_for_stage(page)
    names = {url.rsplit("/", 1)[1] for url in fetched if url.endswith((".js", ".css"))}
    page.close()
    sizes = {name: len(gzip.compress((site.folder / "surface" / name).read_bytes(), 9)) for name in names}
    assert sum(sizes.values()) < LIMIT, sizes
