"""The player's controls: sections, sentences, words, selections, pauses, timers, and what is kept of listening."""

import pytest
from browser.listening import listen_to, spoken_sentence, wait_for_stage, wait_until_speaking
from browser.player import keep, open_more, wait_for_silence

full = pytest.mark.full  # each waits for real speech; one of each kind belongs to the plain run

SPOKEN = "document.documentElement.dataset.speaking"


@pytest.fixture
def page(visit, site):
    return wait_for_stage(visit(site.address))


def prefer(page, **preferences):
    keep(page, preferences={name.replace("_", "-"): value for name, value in preferences.items()}, rate=4)


def is_silent(page):
    return page.evaluate("page_audio.paused") and spoken_sentence(page) is None


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def click_on(page, sentence_id):
    page.locator(f"#{sentence_id}").click(position={"x": 5, "y": 5})


# --- sections ---


@full
def test_a_section_stops_at_its_end_and_can_be_heard_again(page):
    prefer(page)
    for _ in range(2):
        listen_to(page, "Serving")
        wait_until_speaking(page, "serving_h")
        wait_for_silence(page)


def test_where_the_reader_wants_it_the_next_section_follows(page):
    prefer(page, section_end="on")
    listen_to(page, "Steeping")
    wait_until_speaking(page, "serving_h")
    pressed = page.get_by_role("button", pressed=True)
    assert pressed.all_text_contents() == ["Listen to Serving"]


def test_forward_one_section_and_back_to_its_start_and_to_the_one_before(page):
    listen_to(page, "Warming The Pot")
    wait_until_speaking(page, "warming-the-pot_h")
    open_more(page)
    press(page, "Forward one section")
    wait_until_speaking(page, "steeping_h")
    press(page, "Forward one sentence")
    wait_until_speaking(page, "steeping_s1")
    press(page, "Back one section")
    wait_until_speaking(page, "steeping_h")
    press(page, "Back one section")
    wait_until_speaking(page, "warming-the-pot_h")


@full
def test_a_sentence_forward_from_the_last_is_the_next_section(page):
    listen_to(page, "Warming The Pot")
    wait_until_speaking(page, "warming-the-pot_h")
    for _ in range(3):
        press(page, "Forward one sentence")
    wait_until_speaking(page, "steeping_h")


# --- sentences and selections ---


@full
def test_with_nothing_chosen_listening_starts_at_the_sentence_that_is_looked_at(page):
    page.locator("#steeping_s3").evaluate(
        "one => scrollTo(0, one.getBoundingClientRect().top + scrollY - innerHeight / 3)"
    )
    page.keyboard.press("k")
    wait_until_speaking(page, "steeping_s3")


def test_after_each_sentence_it_pauses_and_play_goes_on_with_the_next(page):
    prefer(page, sentence_end="pause")
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_h")
    wait_for_silence(page)
    press(page, "Play")
    wait_until_speaking(page, "steeping_s1")
    wait_for_silence(page)
    press(page, "Play")
    wait_until_speaking(page, "steeping_s2")


@full
def test_a_sentence_is_repeated_until_the_reader_goes_on(page):
    prefer(page, sentence_end="repeat")
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_h")
    page.evaluate("""() => {
      window.starts = 0;
      page_audio.addEventListener("seeked", () => (starts += 1));
    }""")
    page.wait_for_function("starts >= 3")
    assert spoken_sentence(page) == "serving_h"
    press(page, "Forward one sentence")
    wait_until_speaking(page, "serving_s1")


@full
def test_the_pause_between_sentences_grows_by_what_the_reader_wants(page):
    prefer(page, extra_pause=1.2)
    page.evaluate("""() => {
      window.silences = [];
      let since = 0;
      page_audio.addEventListener("pause", () => (since = performance.now()));
      page_audio.addEventListener("play", () => since && silences.push(performance.now() - since));
    }""")
    listen_to(page, "Serving")
    page.wait_for_function("silences.length === 2")
    assert all(1150 <= silence <= 2500 for silence in page.evaluate("silences"))


@full
def test_pause_in_the_pause_between_sentences_is_a_pause(page):
    prefer(page, extra_pause=2)
    page.evaluate("page_audio.addEventListener('pause', () => setTimeout(() => page_play.click(), 50), { once: true })")
    listen_to(page, "Serving")
    wait_for_silence(page)
    press(page, "Play")
    wait_until_speaking(page, "serving_s1")


def select(page, first, last):
    """Select from a word to a word: each is the id of a sentence and a word of it."""
    page.evaluate(
        """([[first, word], [last, end]]) => {
      const textOf = (id, word) => {
        const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) if (walker.currentNode.data.includes(word)) return walker.currentNode;
      };
      const [from, to] = [textOf(first, word), textOf(last, end)];
      getSelection().setBaseAndExtent(from, from.data.indexOf(word), to, to.data.indexOf(end) + end.length);
    }""",
        [first, last],
    )
    page.get_by_role("button", name="Listen to the selection").wait_for()


@pytest.mark.parametrize("voice", ["recorded", pytest.param("builtin american", marks=full)])
def test_a_selection_is_spoken_from_its_first_word_to_its_last(page, voice):
    keep(page, voice=voice)
    page.evaluate("""() => {
      window.keys = [];
      new MutationObserver(() => keys.push(document.documentElement.dataset.speaking))
        .observe(document.documentElement, { attributeFilter: ["data-speaking"] });
    }""")
    select(page, ("steeping_s2", "bitter"), ("steeping_s3", "Black"))
    page.get_by_role("button", name="Listen to the selection").click()
    wait_until_speaking(page, "steeping_s3")
    wait_for_silence(page)
    keys = page.evaluate("keys.filter(Boolean)")
    text = page.locator("#steeping_s2").text_content()
    assert keys[0] == f"steeping_s2:{text.index('bitter')}"
    assert {key for key in keys if key.startswith("steeping_s3")} == {"steeping_s3:0"}


@full
def test_a_selection_takes_no_focus_and_its_button_goes_with_it(page):
    select(page, ("steeping_s2", "bitter"), ("steeping_s2", "minutes"))
    assert page.evaluate("document.activeElement === document.body")
    page.evaluate("getSelection().removeAllRanges()")
    page.get_by_role("button", name="Listen to the selection").wait_for(state="hidden")


# --- what lights up ---


@full
@pytest.mark.parametrize(
    ("wanted", "lit"),
    [
        ("both", ["spoken-sentence", "spoken-word"]),
        ("word", ["spoken-word"]),
        ("sentence", ["spoken-sentence"]),
        ("none", []),
    ],
)
def test_word_sentence_both_or_nothing_light_up(page, wanted, lit):
    keep(page, preferences={"highlight": wanted})
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_s1")
    assert sorted(page.evaluate("[...CSS.highlights.keys()].filter((name) => name.startsWith('spoken'))")) == lit


def test_an_outline_is_drawn_around_the_words_outside_the_article(page):
    keep(page, preferences={"highlight": "word", "highlight-style": "outline"})
    listen_to(page, "Serving")
    page.wait_for_function(f"{SPOKEN} === 'serving_s1:7'")
    box, inside = page.evaluate("""() => {
      const box = document.querySelector("#page_highlight .word");
      return [getComputedStyle(box).outlineStyle, document.querySelector("article").contains(box)];
    }""")
    assert (box, inside) == ("solid", False)
    press(page, "Close the player")
    assert page.locator("#page_highlight span").count() == 0


@full
@pytest.mark.parametrize("theme", ["light", "dark", "sepia", "contrast-light", "contrast-dark"])
@pytest.mark.parametrize("colour", ["theme", "yellow", "green", "blue", "pink"])
def test_every_colour_of_the_light_has_a_contrast_of_seven(page, theme, colour):
    page.evaluate(
        "([theme, colour]) => Object.assign(document.documentElement.dataset, { theme, highlightColour: colour })",
        [theme, colour],
    )
    ratios = page.evaluate("""async () => {
      const { contrast } = await import(new URL("colour.js", document.querySelector("script[type=module]").src));
      const probe = document.body.appendChild(document.createElement("i"));
      const hex = (name) => {
        probe.style.color = `var(${name})`;
        const channels = getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3);
        return "#" + channels.map((one) => Number(one).toString(16).padStart(2, "0")).join("");
      };
      const style = getComputedStyle(document.documentElement);
      const letters = style.getPropertyValue("--on-spoken") ? "--on-spoken" : "--ink";
      return [contrast(hex("--on-spoken-word"), hex("--spoken-word")), contrast(hex(letters), hex("--spoken"))];
    }""")
    assert min(ratios) >= 7


# --- kept ---


def test_after_a_reload_listening_goes_on_at_the_word_when_the_reader_asks(page):
    listen_to(page, "Steeping")
    page.locator("#steeping_s2").evaluate("one => one.click()")
    page.wait_for_function(f"{SPOKEN} === 'steeping_s2:12'")
    page.reload()
    wait_for_stage(page)
    assert page.get_by_role("region", name="Player").is_hidden()
    assert is_silent(page)
    page.evaluate("""() => {
      window.keys = [];
      new MutationObserver(() => keys.push(document.documentElement.dataset.speaking))
        .observe(document.documentElement, { attributeFilter: ["data-speaking"] });
    }""")
    page.get_by_role("button", name="Go on listening in “Steeping”").click()
    page.wait_for_function("keys.filter(Boolean).length > 1")
    first = page.evaluate("keys.find(Boolean)")
    assert first.startswith("steeping_s2:")
    assert int(first.split(":")[1]) >= 12


@full
def test_a_section_that_was_heard_to_its_end_is_marked_and_one_that_was_not_is_not(page):
    prefer(page)
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s1")
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_s2")
    wait_for_silence(page)
    page.reload()
    wait_for_stage(page)
    marks = page.locator("[data-heard]")
    shown = {mark.get_attribute("data-heard") for mark in marks.all() if mark.is_visible()}
    assert shown == {"serving"}


@full
def test_the_volume_is_kept(page):
    listen_to(page, "Serving")
    open_more(page)
    page.get_by_role("slider", name="Volume").fill("0.4")
    assert page.evaluate("page_audio.volume") == 0.4
    page.reload()
    wait_for_stage(page)
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_h")
    assert page.evaluate("page_audio.volume") == 0.4


def test_speeds_go_from_a_half_to_four_in_steps_of_a_twentieth(page):
    speeds = [
        float(one) for one in page.locator("#page_rate option").evaluate_all("all => all.map((one) => one.value)")
    ]
    assert speeds == [n / 20 for n in range(10, 81)]


# --- the sleep timer ---


def test_the_sleep_timer_pauses_after_its_minutes(visit, site):
    page = visit(site.address)
    page.clock.install()
    page.reload()
    wait_for_stage(page)
    keep(page, preferences={"sentence-end": "repeat"})
    listen_to(page, "Serving")
    open_more(page)
    page.get_by_label("Sleep timer").select_option("15")
    page.clock.fast_forward("14:00")  # the clock runs on meanwhile: a minute is left for a slow machine
    assert not page.evaluate("page_audio.paused")
    page.clock.fast_forward("01:00")
    assert page.evaluate("page_audio.paused")
    assert page.locator("#page_status").text_content() == "Paused by the sleep timer."
    assert page.get_by_label("Sleep timer").input_value() == "off"


@full
def test_at_the_end_of_the_section_the_sleep_timer_stops_what_would_go_on(page):
    prefer(page, section_end="on")
    listen_to(page, "Steeping")
    open_more(page)
    page.get_by_label("Sleep timer").select_option("section")
    wait_until_speaking(page, "steeping_s7")
    wait_for_silence(page)
    assert page.locator("#page_now").text_content() == "Steeping"


# --- the device's own controls ---

MEDIA = """(() => {
  const handlers = {};
  navigator.mediaSession.setActionHandler = (action, act) => (handlers[action] = act);
  window.media = handlers;
})();"""


@pytest.mark.parametrize("voice", ["recorded", pytest.param("builtin american", marks=full)])
def test_the_devices_controls_know_the_title_and_work(visit, site, voice):
    page = wait_for_stage(visit(site.address, script=MEDIA))
    keep(page, voice=voice)
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_h")
    told = page.evaluate("(({ title, album }) => [title, album])(navigator.mediaSession.metadata)")
    assert told == ["Steeping", "A cup of tea"]
    assert page.evaluate("navigator.mediaSession.playbackState") == "playing"
    page.evaluate("media.seekforward()")
    wait_until_speaking(page, "steeping_s1")
    page.evaluate("media.seekbackward()")
    wait_until_speaking(page, "steeping_h")
    page.evaluate("media.pause()")
    assert is_silent(page)
    page.evaluate("media.play()")
    wait_until_speaking(page, "steeping_h")
    page.evaluate("media.nexttrack()")
    wait_until_speaking(page, "serving_h")
    page.evaluate("media.previoustrack()")
    wait_until_speaking(page, "steeping_h")
    page.evaluate("media.stop()")
    assert is_silent(page)
    assert page.get_by_role("region", name="Player").is_hidden()


@full
@pytest.mark.parametrize("voice", ["recorded", "builtin american"])
def test_what_the_device_stops_is_shown_as_paused(page, voice):
    keep(page, voice=voice)
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_s1")
    page.evaluate("page_audio.pause()")  # as when headphones are pulled out
    page.wait_for_function("page_play_label.textContent === 'Play'")
    assert spoken_sentence(page) is None
    press(page, "Play")
    wait_until_speaking(page, "steeping_s2")


# As on a locked phone: the page is told that it is hidden, and no frame is drawn any more.
LOCK = """(() => {
  window.lock = () => {
    window.requestAnimationFrame = () => 0;
    Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
    Object.defineProperty(document, "hidden", { get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
  };
})();"""


@pytest.mark.parametrize("voice", ["recorded", pytest.param("builtin american", marks=full)])
def test_with_the_device_locked_speech_goes_on_into_the_next_section_and_the_media_keys_work(visit, site, voice):
    page = wait_for_stage(visit(site.address, script=MEDIA + LOCK))
    prefer(page, section_end="on")
    keep(page, voice=voice)
    listen_to(page, "Warming The Pot")
    wait_for_heard(page, "warming-the-pot")
    page.evaluate("lock()")
    wait_for_heard(page, "steeping")
    page.evaluate("media.pause()")
    assert is_silent(page)
    page.evaluate("media.play()")
    wait_for_heard(page, "steeping")
    page.evaluate("media.nexttrack()")
    wait_for_heard(page, "serving")


def wait_for_heard(page, section):
    """Wait without frames until something of a section is spoken, and its sound plays."""
    page.wait_for_function(
        "id => document.documentElement.dataset.speaking?.startsWith(id + '_') && !page_audio.paused",
        arg=section,
        polling=50,
    )


# --- the bar ---


@pytest.mark.parametrize("width", [pytest.param(1280, marks=full), 360])
def test_the_bar_covers_no_text_that_cannot_be_scrolled_free(page, width):
    page.set_viewport_size({"width": width, "height": 720})
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_h")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar = page.locator("#page_player").bounding_box()
    last = page.evaluate("""() => {
      const all = [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility());
      return Math.max(...all.map((one) => one.getBoundingClientRect().bottom));
    }""")
    assert last <= bar["y"] + 1


@full
def test_more_is_closed_with_escape_and_the_focus_goes_back(page):
    listen_to(page, "Serving")
    open_more(page)
    page.get_by_role("button", name="Hear it").focus()
    page.keyboard.press("Escape")
    assert page.evaluate("[document.activeElement.id, page_more_controls.hidden]") == ["page_more", True]
