"""axe-core 4.14 finds nothing, with every rule on, whatever is open and however the page is shown."""

import pytest
from app.serving import run_server
from browser.axe import SCRIPT, Inspection, load_resolutions, run_axe
from browser.listening import wait_for_stage
from browser.states import SPACING, STATES, THEMES, WINDOWS, keep

SECTIONS = ("warming-the-pot", "steeping", "serving")
VERSIONS = {"original": [], "plain": ["*", *SECTIONS]}
MATRIX = [(theme, window, version) for theme in THEMES for window in WINDOWS for version in VERSIONS]
PASSING = ("settings", "playing")  # the states that hold most, where not every one is looked at
RESOLUTIONS = load_resolutions()


@pytest.fixture(scope="session")
def ledger():
    """Return the resolutions that served, by the inspections that are done."""
    return {}


@pytest.fixture
def inspect(visit, ledger):
    """Look at states of the page in a theme, a window and a version; fails with all that axe has to say."""

    def look(address, theme, window, version, states):
        preferences, options = THEMES[theme]
        page = visit(address, **{**options, **WINDOWS[window]})
        inspection = Inspection(RESOLUTIONS)
        for state in states:
            keep(
                page, preferences=preferences, look=look_of(preferences), articles={"tea": {"plain": VERSIONS[version]}}
            )
            if window == "spacing":
                page.add_style_tag(content=SPACING)
            STATES[state](page)
            inspection.inspect(page, state)
        ledger[theme, window, version, tuple(states)] = inspection.used
        problems = inspection.list_problems(complete=set(states) == set(STATES))
        assert problems == [], "\n".join(problems)

    return look


def look_of(preferences):
    """Return what the settings keep for the first paint, as far as it shows."""
    variables = {f"--{name}": value for name, value in preferences.items() if name != "theme"}
    return {"variables": variables, "data": {"theme": preferences.get("theme", "system")}}


def test_this_is_axe_4_14():
    assert SCRIPT.startswith("/*! axe v4.14.")


def test_axe_sees_what_is_wrong(visit, site):
    page = wait_for_stage(visit(site.address))
    page.evaluate("""() => {
      document.querySelector("label[for=page_size]").remove();
      document.querySelector(".facts").style.color = "#6b6b6b";
    }""")
    rules = {finding["rule"] for finding in run_axe(page)["violations"]}
    assert {"label", "color-contrast-enhanced"} <= rules


def test_every_state_of_the_page_passes(inspect, site):
    inspect(site.address, "system-light", "1280", "original", STATES)


@pytest.mark.parametrize("theme", [name for name in THEMES if name != "system-light"])
def test_every_theme_passes(inspect, site, theme):
    inspect(site.address, theme, "1280", "plain", ["settings"])


@pytest.mark.parametrize("window", [name for name in WINDOWS if name != "1280"])
def test_every_window_passes(inspect, site, window):
    inspect(site.address, "contrast-dark", window, "plain", PASSING)


def test_the_list_of_articles_passes(visit, site):
    page = visit(site.address.rsplit("/", 2)[0] + "/index.html")
    inspection = Inspection(RESOLUTIONS)
    inspection.inspect(page, "list of articles")
    assert inspection.list_problems(complete=False) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_report_passes(visit, site, theme):
    preferences, options = THEMES[theme]
    page = visit(site.address.replace("index.html", "report.html"), **options)
    page.evaluate("look => localStorage.setItem('plainspoken', JSON.stringify({ look }))", look_of(preferences))
    page.reload()
    inspection = Inspection(RESOLUTIONS)
    inspection.inspect(page, "report")
    assert inspection.list_problems(complete=False) == []


def test_the_page_without_script_passes(visit, site):
    page = visit(site.address, bypass_csp=True)
    page.evaluate("document.querySelectorAll('noscript').forEach((one) => one.outerHTML = one.textContent)")
    inspection = Inspection([*RESOLUTIONS])
    inspection.inspect(page, "native players")
    players = [line for line in inspection.list_problems(complete=False) if "audio-caption" not in line]
    assert players == []


@pytest.fixture(scope="session")
def app_address(tmp_path_factory):
    """Serve the small article in the Panel app."""
    with run_server(tmp_path_factory.mktemp("cache")) as served:
        yield served.address


@pytest.mark.parametrize(
    "states", [PASSING, pytest.param(tuple(STATES), marks=pytest.mark.full)], ids=["some states", "every state"]
)
def test_the_panel_app_passes(inspect, app_address, states):
    inspect(app_address, "system-dark", "1280", "original", states)


@pytest.mark.full
@pytest.mark.parametrize(("theme", "window", "version"), MATRIX)
def test_everything_passes_everywhere(inspect, site, theme, window, version):
    inspect(site.address, theme, window, version, STATES)


@pytest.mark.full
@pytest.mark.parametrize("state", PASSING)
def test_the_shipped_article_passes(visit, shipped_site, state):
    page = wait_for_stage(visit(shipped_site.address))
    if state == "settings":
        STATES[state](page)
    inspection = Inspection(RESOLUTIONS)
    inspection.inspect(page, state)
    assert inspection.list_problems(complete=False) == []


@pytest.mark.full
@pytest.mark.usefixtures("inspect")  # so that it runs behind the matrix, with the tests in a browser
def test_no_resolution_is_left_over(ledger):
    if not {(*case, tuple(STATES)) for case in MATRIX} <= set(ledger):
        pytest.skip("this judges what the whole matrix found: pytest -m full tests/browser/test_axe.py")
    assert set(RESOLUTIONS) - set().union(*ledger.values()) == set()
