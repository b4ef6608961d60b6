"""The device's own voices, by a stand-in of speechSynthesis that has the faults of real ones."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from browser.listening import listen_to, note_lit_words, wait_for_stage, wait_until_speaking
from browser.player import keep, open_more, wait_for_silence

full = pytest.mark.full  # each waits for real speech; one of each kind belongs to the plain run

STAND_IN = Path(__file__).with_name("speech_faults.js").read_text("utf-8")
LOCAL = {"name": "Home", "lang": "en-US", "voiceURI": "urn:home", "localService": True, "default": True}
GERMAN = {"name": "Heim", "lang": "de-DE", "voiceURI": "urn:heim", "localService": True, "default": False}
ONLINE = {"name": "Cloud", "lang": "en-US", "voiceURI": "urn:cloud", "localService": False, "default": False}
HEADING_AND_TWO = ["Serving", "table.", "companion."]  # the last words of the three sentences of "Serving"


@pytest.fixture
def open_page(visit, site):
    """Open the page on a device whose speech has the named faults, its first local voice chosen."""

    def open_with(*, voices=(LOCAL, GERMAN, ONLINE), kept="device urn:home", rate=1, **faults):
        script = f"window.speechFaults = {json.dumps({**faults, 'voices': list(voices)})};{STAND_IN}"
        page = wait_for_stage(visit(site.address, script=script))
        if kept:
            keep(page, voice=kept, rate=rate)
        return page

    return open_with


def heard(page):
    return page.evaluate("spokenAloud")


def hear_section(page, title="Serving", timeout=60_000):
    listen_to(page, title)
    page.wait_for_function("spokenAloud.length > 0")
    wait_for_silence(page, timeout)
    return heard(page)


@full
def test_each_sentence_is_an_utterance_of_its_own(open_page):
    spoken = hear_section(open_page())
    assert [one["words"][-1] for one in spoken] == HEADING_AND_TWO
    assert {one["voice"] for one in spoken} == {"Home"}


def test_text_is_made_fit_to_be_spoken_and_the_written_word_lights_up(open_page):
    page = open_page()
    note_lit_words(page)
    spoken = hear_section(page, "Warming The Pot")
    assert "milliliters" in " ".join(one["text"] for one in spoken)
    assert any(word.endswith("ml") for word in page.evaluate("[...lit]"))


@full
def test_a_real_sound_plays_meanwhile_so_that_media_keys_work(open_page):
    page = open_page(wordTime=200)
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_s1")
    state = page.evaluate("({ paused: page_audio.paused, loop: page_audio.loop, seconds: page_audio.duration })")
    assert state == {"paused": False, "loop": True, "seconds": 10}


def test_voices_that_come_late_are_waited_for(open_page):
    page = open_page(late=800)
    spoken = hear_section(page)
    assert [one["words"][-1] for one in spoken] == HEADING_AND_TWO


@full
def test_where_the_device_has_no_voice_it_is_said(open_page):
    page = open_page(voices=[], kept=None)
    page.evaluate("speechSynthesis.getVoices = () => []")
    keep(page, voice="device urn:home")
    listen_to(page, "Serving")  # the voice that was kept is gone, so the recorded one speaks
    page.wait_for_function("page_audio.currentTime > 0.2")
    assert heard(page) == []
    assert page.locator("#page_voice").input_value() == "recorded"


def test_without_word_events_the_sentence_lights_up_and_all_is_heard(open_page):
    page = open_page(silentWords=True)
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_s1")
    assert page.evaluate("[CSS.highlights.has('spoken-sentence'), CSS.highlights.has('spoken-word')]") == [True, False]
    wait_for_silence(page)
    assert [one["words"][-1] for one in heard(page)] == HEADING_AND_TWO


@full
@pytest.mark.parametrize("words", [True, False])
def test_an_end_that_is_never_told_is_found(open_page, words):
    page = open_page(noEnd=True, silentWords=not words, rate=4, wordTime=20)
    spoken = hear_section(page)
    assert [one["words"][-1] for one in spoken] == HEADING_AND_TWO


def test_a_voice_that_is_cut_off_speaks_again_from_the_word(open_page):
    page = open_page(cutOff=600, wordTime=240, rate=4)
    spoken = hear_section(page, timeout=90_000)
    words = [one["words"] for one in spoken]
    assert words[0] == ["Serving"]
    said = " ".join(word for piece in words for word in piece)
    assert said.endswith("companion.")
    pieces = [piece for piece in words if piece]
    # Nothing is left out: each piece begins with the word at which the one before was cut off, or goes on after it.
    for before, after in pairwise(pieces[1:]):
        assert after[0] == before[-1] or before[-1] in HEADING_AND_TWO


@full
def test_long_sentences_are_spoken_in_phrases_that_are_not_cut_off(open_page):
    page = open_page(wordTime=5, rate=0.5)
    page.evaluate("""() => {
      document.getElementById("serving_s1").textContent = "one two three, ".repeat(60);
    }""")
    spoken = hear_section(page)
    lengths = [len(one["text"]) for one in spoken]
    assert len(spoken) > 5
    assert max(lengths) <= 15 * 14 * 0.5


@full
def test_a_voice_that_never_answers_is_given_up_and_it_is_said(open_page):
    page = open_page(dumb=True, rate=4)
    listen_to(page, "Serving")
    page.get_by_role("region", name="Player").get_by_text("does not answer").wait_for(timeout=40_000)
    assert len(heard(page)) == 3  # it was asked three times
    assert page.evaluate("page_audio.paused")


def test_pause_works_where_the_device_ignores_it_and_goes_on_with_the_word(open_page):
    page = open_page(deaf=True, wordTime=300)
    listen_to(page, "Serving")
    page.wait_for_function("document.documentElement.dataset.speaking === 'serving_s1:16'")
    page.get_by_role("button", name="Pause").click()
    count = len(heard(page))
    first = heard(page)[-1]
    assert first["stopped"]
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("count => spokenAloud.length > count", arg=count)
    # However many words were heard before the press: it goes on with the last of them.
    assert heard(page)[count]["text"].split()[0] == first["words"][-1]


def test_the_error_of_a_cancelled_voice_is_no_problem(open_page):
    page = open_page(wordTime=150)
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_s1")
    page.get_by_role("button", name="Forward one sentence").click()
    wait_until_speaking(page, "serving_s2")
    assert page.locator("#page_now").text_content() == "Serving"
    wait_for_silence(page)


@full
def test_another_speed_is_the_voices_own(open_page):
    page = open_page(wordTime=200)
    listen_to(page, "Serving")
    wait_until_speaking(page, "serving_s1")
    page.get_by_label("Speed").select_option("2")
    page.wait_for_function("spokenAloud.at(-1).rate === 2")
    wait_until_speaking(page, "serving_s2")


@full
def test_only_local_voices_are_offered_and_online_ones_with_a_warning(open_page):
    page = open_page(kept=None)
    listen_to(page, "Serving")
    open_more(page)
    choice = page.get_by_role("combobox", name="Voice")
    choice.locator("option", has_text="Heim").wait_for(state="attached")
    assert choice.locator("option").all_text_contents() == [
        "Recorded",
        "American",
        "British",
        "Home (en-US)",
        "Heim (de-DE)",
    ]
    box = page.get_by_role("checkbox", name="Offer online")
    assert "receive every sentence" in page.locator(f"#{box.get_attribute('aria-describedby')}").text_content()
    box.check()
    choice.select_option("device urn:cloud")
    assert page.locator("optgroup", has_text="Cloud").get_attribute("label") == "Online: your text leaves this device"


@full
def test_an_online_voice_is_given_up_when_online_voices_are_refused(open_page):
    page = open_page(kept=None, wordTime=200)
    keep(page, voice="device urn:cloud", online=True)
    listen_to(page, "Serving")
    page.wait_for_function("spokenAloud.at(-1)?.voice === 'Cloud'")
    open_more(page)
    page.get_by_role("checkbox", name="Offer online").uncheck()
    page.wait_for_function("page_voice.value === 'recorded'")
    page.wait_for_function("!speechSynthesis.speaking")
