"""The settings: range, default, effect, return; profiles; the reader's own colours and profiles."""

import json

import pytest
from browser.listening import listen_to, wait_for_stage, wait_until_speaking
from browser.states import THEMES, keep, open_settings, prefer

from reader.preferences import OWN_COLOURS, PROFILES, Measure, list_settings

RANGES = {
    "text-size": (16, 128, 20),
    "line-height": (1, 3, 1.6),
    "letter-spacing": (0, 0.3, 0),
    "word-spacing": (0, 0.6, 0),
    "paragraph-spacing": (0.5, 3, 1),
    "line-length": (20, 100, 64),
    "weight": (300, 800, 400),
    "extra-pause": (0, 2, 0),
}

# Setting, value, where it shows, the computed style and what that must be.
EFFECTS = [
    ("text-size", 40, "#steeping_s1", "fontSize", "40px"),
    ("font", "lexend", "#steeping_s1", "fontFamily", "Lexend"),
    ("weight", 700, "#steeping_s1", "fontWeight", "700"),
    ("letter-spacing", 0.1, "#steeping_s1", "letterSpacing", "4px"),
    ("word-spacing", 0.2, "#steeping_s1", "wordSpacing", "8px"),
    ("line-height", 2, "#steeping_s1", "lineHeight", "80px"),
    ("paragraph-spacing", 2, "#steeping .original p:has(#steeping_s1)", "marginBottom", "80px"),
    ("alignment", "justified", "#steeping_s1", "textAlign", "justify"),
    ("hyphenation", "on", "#steeping_s1", "hyphens", "auto"),
    ("theme", "own", "#page_own_colours", "display", "block"),
    ("own-text", "#123456", "#steeping_s1", "color", "rgb(18, 52, 86)"),
    ("own-paper", "#fedcba", "html", "backgroundColor", "rgb(254, 220, 186)"),
    ("versions", "both", "#steeping .plain", "display", "block"),
    ("focus", "line-3", "#page_lines", "display", "block"),
]
ELSEWHERE = {
    "line-length",
    "tied-spacing",
    "hard-words",
    "centred",
    "dimmed",
    "keys",
    "marks",
    # what listening does stands in the tests of the player
    "highlight",
    "highlight-style",
    "highlight-colour",
    "sentence-end",
    "section-end",
    "extra-pause",
    "verbosity",
    "left-out",
    "announce",
}  # each has a test of its own
PAIRS = [
    *[("--ink", paper) for paper in ("--paper", "--raised", "--tint", "--warn-tint", "--spoken")],
    *[("--quiet", paper) for paper in ("--paper", "--raised", "--tint")],
    *[("--accent", paper) for paper in ("--paper", "--raised", "--tint", "--warn-tint")],
    *[("--warn", paper) for paper in ("--paper", "--raised", "--warn-tint")],
    ("--on-accent", "--accent"),
    ("--on-spoken-word", "--spoken-word"),
]
EDGES = [("--edge", "--paper"), ("--edge", "--raised")]


@pytest.fixture
def page(visit, site):
    return wait_for_stage(visit(site.address))


def control(page, setting, value=None):
    """Return the control of a setting; of a choice, the one of a value."""
    controls = page.locator(f'#page_settings [data-setting="{setting}"], .toolbar [data-setting="{setting}"]')
    return controls if value is None or controls.count() == 1 else controls.and_(page.locator(f'[value="{value}"]'))


def choose(page, setting, value):
    """Set a setting through its own control."""
    if control(page, setting, value).get_attribute("type") == "radio":
        control(page, setting, value).check()
    else:
        control(page, setting).fill(str(value))


def computed(page, selector, name):
    return page.evaluate(
        """([selector, name]) => {
          const style = getComputedStyle(document.querySelector(selector));
          return name.startsWith("--") ? style.getPropertyValue(name) : style[name];
        }""",
        [selector, name],
    )


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def said(page):
    return page.locator("#page_status").text_content()


def kept(page):
    return page.evaluate("JSON.parse(localStorage.getItem('plainspoken'))")


def test_every_setting_has_a_test_of_its_effect():
    names = {setting.name for setting in list_settings()} | {name for name, *_ in OWN_COLOURS}
    assert {setting for setting, *_ in EFFECTS} | ELSEWHERE == names


def test_every_measure_has_its_range_and_default(page):
    found = {
        one.get_attribute("data-setting"): tuple(
            float(one.get_attribute(name)) for name in ("min", "max", "data-default")
        )
        for one in page.locator("input[type=range][data-setting]").all()
    }
    assert found == RANGES
    assert {s.name for s in list_settings() if isinstance(s, Measure)} == set(RANGES)


def test_every_choice_stands_at_its_default(page):
    for setting in list_settings():
        if not isinstance(setting, Measure):
            assert control(page, setting.name, setting.default).is_checked(), setting.name


def test_every_setting_changes_what_it_should_and_comes_back(page):
    open_settings(page)
    for setting, value, *_ in EFFECTS:
        choose(page, setting, value)
    press(page, "Close the settings")
    for when in ("now", "after a reload"):
        found = {setting: computed(page, selector, name) for setting, _, selector, name, _ in EFFECTS}
        found["font"] = found["font"].split(",")[0].strip('"')
        assert found == {setting: expected for setting, *_, expected in EFFECTS}, when
        page.reload()
        wait_for_stage(page)
    for setting, value, *_ in EFFECTS:
        shown = control(page, setting, value)
        assert shown.is_checked() if shown.get_attribute("type") == "radio" else shown.input_value() == str(value)


def test_the_longest_line_counts_characters(page):
    page.set_viewport_size({"width": 1600, "height": 800})
    limits = []
    for length in (20, 100):
        prefer(page, line_length=length)
        limits.append(float(computed(page, "main", "maxWidth").removesuffix("px")))
        assert page.locator("main").bounding_box()["width"] <= limits[-1]
    assert limits[1] == pytest.approx(5 * limits[0], rel=0.01)


def test_words_move_apart_with_letters_unless_untied(page):
    open_settings(page)
    choose(page, "letter-spacing", 0.1)
    assert control(page, "word-spacing").input_value() == "0.4"
    choose(page, "tied-spacing", "off")
    choose(page, "letter-spacing", 0.05)
    assert control(page, "word-spacing").input_value() == "0.4"


def test_a_slider_says_its_value_in_words(page):
    open_settings(page)
    choose(page, "letter-spacing", 0.1)
    assert control(page, "letter-spacing").get_attribute("aria-valuetext") == "0.1 times the letter size"
    choose(page, "text-size", 32)
    assert control(page, "text-size").get_attribute("aria-valuetext") == "32 pixels (160 %)"


def test_what_is_not_spoken_is_dimmed_and_the_spoken_sentence_is_held_in_the_middle(page):
    prefer(page, dimmed="on", centred="on")
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s2")
    page.wait_for_timeout(200)
    middle = page.evaluate("(({ top, bottom }) => (top + bottom) / 2)(steeping_s2.getBoundingClientRect())")
    assert abs(middle - 360) < 40
    assert computed(page, "#serving_s1", "color") == "rgb(74, 74, 69)"


@pytest.mark.parametrize(
    "damaged",
    [
        {"preferences": {"text-size": 9999, "weight": "x", "theme": "evil", "font": 7, "own-text": "red", "more": 1}},
        {"preferences": "text", "look": {"variables": 5, "data": 6}, "profiles": 8},
        {"articles": {"tea": {"plain": 7, "place": 8, "marks": [3, None]}}},
        {"keys": 9, "rate": "fast"},
    ],
)
def test_foreign_storage_is_survived(page, damaged):
    keep(page, **damaged)
    assert control(page, "text-size").input_value() in ("20", "128")
    assert control(page, "theme", "system").is_checked()
    page.get_by_role("switch", name="Plain language").check()
    assert page.locator("#steeping_plain1").is_visible()
    open_settings(page)
    choose(page, "line-height", 2)
    assert computed(page, "#steeping_plain1", "lineHeight") in ("40px", "256px")


# --- colours ---


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [name for name in THEMES if name != "own"])
def test_every_pair_of_a_theme_is_7_to_1(visit, site, theme):
    preferences, options = THEMES[theme]
    page = wait_for_stage(visit(site.address, **options))
    prefer(page, **preferences)
    names = sorted({name for pair in (*PAIRS, *EDGES) for name in pair})
    colours = {name: computed(page, "html", name).strip() for name in names}
    weak = [(pair, contrast(*map(colours.get, pair))) for pair in PAIRS]
    assert [found for found in weak if found[1] < 7] == []
    assert [pair for pair in EDGES if contrast(*map(colours.get, pair)) < 3] == []


def test_own_colours_show_their_contrast_and_a_warning(page):
    open_settings(page)
    assert page.get_by_label("Background", exact=True).and_(page.locator("[type=color]")).is_hidden()
    choose(page, "theme", "own")
    for text, shown, warned in [("#000000", "21.0:1", False), ("#767676", "4.5:1", False), ("#777777", "4.4:1", True)]:
        choose(page, "own-paper", "#ffffff")
        choose(page, "own-text", text)
        told = page.locator("#page_contrast").text_content()
        assert shown in told
        assert ("Too weak" in told) is warned
    assert computed(page, "#steeping_s1", "color") == "rgb(119, 119, 119)"


# --- profiles ---


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_a_profile_is_one_tap(page, profile):
    prefer(page, text_size=99, theme="dark", font="serif")
    open_settings(page)
    press(page, profile.label)
    assert kept(page)["preferences"] == profile.values
    assert said(page) == f"Profile {profile.label} is on."
    for setting in list_settings():
        value = profile.values.get(setting.name, setting.default)
        shown = control(page, setting.name, value)
        assert float(shown.input_value()) == value if isinstance(setting, Measure) else shown.is_checked()


def test_an_own_profile_is_saved_used_exported_removed_and_imported(page, tmp_path):
    open_settings(page)
    choose(page, "text-size", 28)
    page.get_by_label("Save these settings as").fill("Evening")
    press(page, "Save the profile")
    press(page, "Default")
    press(page, "Evening")
    assert control(page, "text-size").input_value() == "28"
    with page.expect_download() as download:
        press(page, "Export Evening")
    file = tmp_path / "evening.json"
    download.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["preferences"] == {"text-size": 28}
    press(page, "Remove Evening")
    assert page.get_by_role("button", name="Evening", exact=True).count() == 0
    page.get_by_label("Import a profile from a file").set_input_files(file)
    page.get_by_role("button", name="Evening", exact=True).wait_for()
    page.reload()
    wait_for_stage(page)
    open_settings(page)
    press(page, "Default")
    press(page, "Evening")
    assert control(page, "text-size").input_value() == "28"


@pytest.mark.parametrize("text", ["", "{", "null", "7", '{"format":"other"}', '{"format":"plainspoken-profile"}'])
def test_a_file_that_is_no_profile_gets_a_plain_message(page, tmp_path, text):
    open_settings(page)
    file = tmp_path / "some.json"
    file.write_text(text, "utf-8")
    page.get_by_label("Import a profile from a file").set_input_files(file)
    page.wait_for_function("page_status.textContent !== ''")
    assert said(page) == "“some.json” is no profile. Choose a file that was exported here."


def test_a_profile_of_a_stranger_sets_only_what_may_be_set(page, tmp_path):
    open_settings(page)
    file = tmp_path / "loud.json"
    values = {"text-size": 4000, "theme": "url(evil)", "own-text": "red", "anything": "<b>"}
    file.write_text(json.dumps({"format": "plainspoken-profile", "name": "<b>Loud", "preferences": values}), "utf-8")
    page.get_by_label("Import a profile from a file").set_input_files(file)
    press(page, "<b>Loud")
    assert kept(page)["preferences"] == {"text-size": 128}


@pytest.mark.parametrize("width", [360, 1280])
def test_no_profile_scrolls_sideways_at_any_size(page, width):
    page.set_viewport_size({"width": width, "height": 720})
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    open_settings(page)
    wide = []
    for profile in PROFILES:
        for size in (16, 20, 64, 128):
            prefer(
                page, **{name.replace("-", "_"): value for name, value in profile.values.items()} | {"text_size": size}
            )
            wide += page.evaluate(
                """(name) => [document.scrollingElement, page_settings]
                  .filter((one) => one.scrollWidth > one.clientWidth)
                  .map((one) => [name, one.id || "page", one.scrollWidth, one.clientWidth])""",
                f"{profile.name} {size}",
            )
    assert wide == []
