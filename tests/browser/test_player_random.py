"""Rapid use: hundreds of presses of every control, in an order drawn from a seed, leave the player sound."""

import pytest
from browser.listening import wait_for_stage
from browser.player import keep

# Whose sound an address of the page is: recorded speech by its file, so that the light can be held against the sound.
SOURCES = """(() => {
  window.sources = {};
  const { blob } = Response.prototype;
  Response.prototype.blob = async function () {
    return Object.assign(await blob.call(this), { source: this.url });
  };
  const make = URL.createObjectURL;
  URL.createObjectURL = (thing) => {
    const address = make(thing);
    if (thing.source) sources[address] = thing.source;
    return address;
  };
})();"""

# One press every few frames; after each, every invariant that must hold at any time is looked at.
PRESSES = """async ([seed, count]) => {
  let state = seed;
  // Mulberry32: a generator whose draws tell nothing of the next, as those of a simpler one do.
  const draw = (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  const pick = (list) => list[draw(list.length)];
  const byId = (id) => document.getElementById(id);
  const click = (id) => () => byId(id).click();
  const choose = (id, event) => () => {
    byId(id).value = pick([...byId(id).options].map((one) => one.value));
    byId(id).dispatchEvent(new Event(event, { bubbles: true }));
  };
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
  const among = (selector) => () => pick(shown(selector))?.click();
  const SETTINGS = ["highlight", "sentence-end", "section-end", "left-out", "announce", "verbosity"]
    .map((name) => `[name^="page_set_${name}"]`).join();
  const slide = (id) => () => {
    byId(id).value = draw(21) / 20;
    byId(id).dispatchEvent(new Event("input", { bubbles: true }));
  };
  const select = () => {
    const sentence = pick(shown(".section [data-sentence-id]"));
    getSelection().selectAllChildren(sentence);
    setTimeout(() => shown("#page_selection_listen")[0]?.click(), pick([0, 300]));
  };
  const times = {};
  const load = async (name) => (times[name] ??= await (await fetch(`audio/${name}.json`)).json());
  for (const section of document.querySelectorAll("[data-section-id]")) {
    for (const ending of ["", ".plain"]) await load(section.id + ending);
  }
  const presses = {
    play: click("page_play"), back: click("page_back"), forward: click("page_forward"), all: click("page_all"),
    sectionBack: click("page_section_back"), sectionForward: click("page_section_forward"), close: click("page_close"),
    hear: click("page_hear"),
    follow: click("page_follow"), more: click("page_more"),
    rate: choose("page_rate", "change"), voice: choose("page_voice", "change"), sleep: choose("page_sleep", "change"),
    listen: among("[data-listen]"), version: among("[role=switch]"), sentence: among(".section [data-sentence-id]"),
    word: among(".say-it"),
    setting: () => pick([...document.querySelectorAll(SETTINGS)]).click(),
  };
  const names = Object.keys(presses);
  const faults = [];
  let compared = 0;
  const check = (name) => {
    const sounding = [page_audio, page_word_audio].filter((one) => !one.paused);
    if (sounding.length > 1) faults.push(`${name}: two voices`);
    const speaking = document.documentElement.dataset.speaking;
    const label = page_play_label.textContent;
    if (speaking && label !== "Pause") faults.push(`${name}: ${speaking} is spoken and the button says ${label}`);
    if (page_player.hidden && (speaking || !page_audio.paused)) faults.push(`${name}: speech without a player`);
    const lit = [...(CSS.highlights.get("spoken-sentence") ?? [])][0];
    if (speaking && lit) {
      const id = speaking.split(":")[0];
      const element = lit.startContainer.closest?.("[data-sentence-id]") ?? lit.startContainer.parentElement;
      const partners = [element.dataset.sentenceId, ...(element.dataset.sources ?? "").split(" ")];
      const other = document.getElementById(id).dataset.sources?.split(" ") ?? [];
      if (!partners.includes(id) && !other.includes(element.dataset.sentenceId))
        faults.push(`${name}: ${id} is spoken and ${element.dataset.sentenceId} is lit`);
    }
  };
  // The sentence that is named is the one that is heard, by the sound's own clock.
  const checkSound = (name) => {
    const speaking = document.documentElement.dataset.speaking;
    const [, piece] = sources[page_audio.src]?.match(/([^/]+)\\.ogg$/) ?? [];
    if (!speaking || !piece || page_audio.paused || page_audio.seeking) return;
    const now = page_audio.currentTime;
    const near = 0.15 * page_audio.playbackRate;
    const { sentences } = times[piece];
    compared += 1;
    const heard = sentences.filter(({ start }, n) => {
      const end = sentences[n + 1]?.start ?? Infinity;
      return start - near <= now && now < end + near;
    });
    if (!heard.some(({ id }) => speaking.split(":")[0] === id)) faults.push(`${name}: ${speaking} is lit at ${now} of ${piece}`);
  };
  for (let press = 0; press < count; press += 1) {
    const name = pick(names);
    presses[name]();
    check(`${press} ${name}, at once`);
    await new Promise((done) => setTimeout(done, pick([0, 0, 5, 30, 120])));
    check(`${press} ${name}, then`);
    checkSound(`${press} ${name}, then`);
  }
  return [faults, compared];
}"""


full = pytest.mark.full


@pytest.mark.parametrize(
    ("seed", "count"), [(3, 60), pytest.param(1, 500, marks=full), pytest.param(2, 500, marks=full)]
)
def test_hundreds_of_presses_leave_one_voice_and_the_light_where_the_sound_is(visit, site, seed, count):
    page = wait_for_stage(visit(site.address, script=SOURCES))
    keep(page, rate=2)
    faults, compared = page.evaluate(PRESSES, [seed, count])
    assert faults == []
    assert compared > 3  # some of what sounded was recorded, so that it could be compared
    # And then the player still works.
    page.locator("[name='page_set_sentence-end'][value='on']").evaluate("one => one.click()")
    page.evaluate("page_player.hidden || page_close.click()")
    page.evaluate("document.querySelector('#serving [data-listen]').click()")
    page.wait_for_function("document.documentElement.dataset.speaking?.match(/^serving_(s|plain)1:/)")
