"""The accessibility tree of the whole page, as a screen reader walks it; read the golden files as if spoken."""

import difflib
from pathlib import Path

import pytest
from browser.listening import wait_for_stage
from browser.states import STATES

GOLDEN = Path(__file__).parent / "golden"
VIEWS = {
    "original": lambda page: None,
    "plain": lambda page: page.get_by_role("switch", name="Plain language").check(),
    "settings": STATES["settings"],
    "word": STATES["word"],
    "choice": STATES["choice"],
    "marks": STATES["marks"],
    "keys": STATES["keys"],
    "words-said": STATES["words said"],
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_screen_reader_finds_the_page_as_it_was_read_aloud(visit, site, name, request):
    page = wait_for_stage(visit(site.address))
    VIEWS[name](page)
    page.wait_for_timeout(300)  # the progress follows
    found = page.locator("body").aria_snapshot() + "\n"
    file = GOLDEN / f"{name}.yaml"
    if request.config.getoption("--refresh"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, "utf-8")
    expected = file.read_text("utf-8")
    changes = difflib.unified_diff(expected.splitlines(), found.splitlines(), "read aloud", "now", lineterm="", n=1)
    assert "\n".join(changes) == ""


def test_every_control_has_a_name_of_its_own(visit, site):
    page = wait_for_stage(visit(site.address))
    names = page.evaluate("""() => [...document.querySelectorAll("button, a[href], summary, [role=switch], input")]
      .filter((one) => one.getClientRects().length)
      .map((one) => [one.localName, (one.labels?.[0] ?? one).textContent.replace(/\\s+/g, " ").trim()])
      .map(String)""")
    assert [name for name in names if name.endswith(",")] == []
    twice = {name for name in names if names.count(name) > 1}
    assert {name for name in twice if not name.startswith("summary")} == set()
