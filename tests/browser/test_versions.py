"""Original and plain language: what a switch changes, and that the reader's place and the voice go with it."""

import pytest
from browser.listening import listen_to, wait_for_stage, wait_until_speaking

NEAR = 24  # CSS pixels that the sentence looked at may move

# Notes, at the moment a switch is pressed, where each sentence stands and what is spoken.
WATCHER = """() => {
  const note = () => {
    window.before = { tops: {}, spoken: null };
    for (const element of document.querySelectorAll("[data-sentence-id]"))
      if (element.getClientRects().length)
        before.tops[element.dataset.sentenceId] = element.getBoundingClientRect().top;
  };
  addEventListener("pointerdown", note, true);
  const noteSpoken = () => window.before && (before.spoken = document.documentElement.dataset.speaking?.split(":")[0]);
  addEventListener("change", noteSpoken, true);
}"""


@pytest.fixture
def page(visit, site):
    page = wait_for_stage(visit(site.address))
    page.evaluate(WATCHER)
    return page


def shown_versions(page):
    """Return the version that each section shows."""
    return page.evaluate("""Object.fromEntries([...document.querySelectorAll("[data-section-id]")].map((section) =>
      [section.id, [...section.querySelectorAll(".text")].filter((text) => text.getClientRects().length)
        .map((text) => (text.matches(".plain") ? "plain" : "original")).join()]))""")


def switch_article(page):
    page.get_by_role("switch", name="Plain language").click()


def find_sources(page, sentence_id):
    return page.evaluate("id => document.getElementById(id).dataset.sources?.split(' ') ?? [id]", sentence_id)


def wait_for_version(page, version):
    """Wait until a sentence of a version is spoken, and return its id and its top then."""
    page.wait_for_function(
        "version => document.getElementById(document.documentElement.dataset.speaking?.split(':')[0])"
        "?.dataset.version === version",
        arg=version,
    )
    return page.evaluate("""() => {
      const id = document.documentElement.dataset.speaking.split(":")[0];
      return [id, document.getElementById(id).getBoundingClientRect().top];
    }""")


def test_the_switch_of_the_article_changes_every_section(page):
    switch_article(page)
    assert set(shown_versions(page).values()) == {"plain"}
    switch_article(page)
    assert set(shown_versions(page).values()) == {"original"}


def test_the_switch_of_a_section_changes_that_section_alone(page):
    page.get_by_role("switch", name="Plain version of Steeping").click()
    assert shown_versions(page) == {"warming-the-pot": "original", "steeping": "plain", "serving": "original"}


def test_the_switch_of_the_article_is_on_once_every_section_is_plain(page):
    whole = page.get_by_role("switch", name="Plain language")
    for title in ("Warming The Pot", "Steeping"):
        page.get_by_role("switch", name=f"Plain version of {title}").click()
        assert not whole.is_checked()
    page.get_by_role("switch", name="Plain version of Serving").click()
    assert whole.is_checked()


@pytest.mark.parametrize("name", ["Plain language", "Plain version of Steeping"])
def test_speech_goes_on_in_plain_language_with_the_sentence_that_says_the_same(page, name):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s2")
    page.get_by_role("switch", name=name).click()
    spoken, top = wait_for_version(page, "plain")
    before = page.evaluate("before")
    assert before["spoken"] in find_sources(page, spoken)
    assert abs(top - before["tops"][before["spoken"]]) <= NEAR


def test_speech_goes_back_to_the_original_sentence(page):
    switch_article(page)
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_plain2")
    switch_article(page)
    spoken, top = wait_for_version(page, "original")
    before = page.evaluate("before")
    assert spoken in find_sources(page, before["spoken"])
    assert abs(top - before["tops"][before["spoken"]]) <= NEAR


def test_a_switch_leaves_the_speech_of_another_section_alone(page):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s1")
    page.get_by_role("switch", name="Plain version of Warming The Pot").click()
    wait_until_speaking(page, "steeping_s2")


def test_a_switch_pressed_while_the_sound_is_on_its_way_is_heard_too(page):
    page.evaluate("""() => {
      document.querySelector("#steeping [data-listen]").click();
      document.querySelector("#steeping [role=switch]").click();
    }""")
    page.wait_for_function("!page_audio.paused && page_audio.currentTime > 1.5")
    wait_until_speaking(page, "steeping_plain1")


def test_a_switch_in_silence_stays_silent(page):
    switch_article(page)
    assert page.get_by_role("region", name="Player").is_hidden()
    assert page.evaluate("page_audio.paused")


def test_a_switch_while_the_voice_pauses_does_not_start_it(page):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s1")
    page.get_by_role("button", name="Pause").click()
    switch_article(page)
    assert page.evaluate("page_audio.paused")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(("shown", "partner"), [("steeping_s4", "steeping_plain4"), ("steeping_plain4", "steeping_s4")])
def test_the_sentence_that_is_looked_at_stays_where_it_is(page, width, shown, partner):
    page.set_viewport_size({"width": width, "height": 720})
    if shown == "steeping_plain4":
        switch_article(page)
    tops = page.evaluate(
        """([shown, partner]) => {
          document.getElementById(shown).scrollIntoView({ block: "center" });
          document.getElementById(shown).focus({ preventScroll: true });
          const before = document.getElementById(shown).getBoundingClientRect().top;
          page_plain.click(); // where the window is narrow the switch has scrolled away
          return [before, document.getElementById(partner).getBoundingClientRect().top];
        }""",
        [shown, partner],
    )
    assert abs(tops[1] - tops[0]) <= NEAR


def test_going_to_the_switch_with_the_keyboard_leaves_the_page_where_it_is(page):
    page.evaluate("document.getElementById('steeping_s4').scrollIntoView({ block: 'center' })")
    place = page.evaluate("scrollY")
    page.get_by_role("switch", name="Plain language").focus()
    assert page.evaluate("scrollY") == place > 0


def test_a_sentence_that_is_gone_to_stands_clear_of_the_toolbar(page):
    page.evaluate("location.hash = 'steeping_s4'")
    toolbar = page.get_by_role("region", name="Reading controls").bounding_box()
    assert page.locator("#steeping_s4").bounding_box()["y"] >= toolbar["y"] + toolbar["height"]


def test_the_versions_survive_a_reload(page):
    page.get_by_role("switch", name="Plain version of Steeping").click()
    page.reload()
    wait_for_stage(page)
    assert shown_versions(page) == {"warming-the-pot": "original", "steeping": "plain", "serving": "original"}
