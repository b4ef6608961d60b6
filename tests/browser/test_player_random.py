"""Rapid use: hundreds of presses of every control, in an order drawn from a seed, leave the player sound."""

import pytest
from browser.listening import wait_for_stage
from browser.player import keep

pytestmark = pytest.mark.full  # each waits for real speech; the page's own listening is in test_listening

# One press every few frames; after each, every invariant that must hold at any time is looked at.
PRESSES = """async ([seed, count]) => {
  let state = seed;
  const draw = (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
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
  const SETTINGS = "[name^=page_set_highlight], [name=page_set_sentence-end]";
  const presses = {
    play: click("page_play"), back: click("page_back"), forward: click("page_forward"), all: click("page_all"),
    sectionBack: click("page_section_back"), sectionForward: click("page_section_forward"), close: click("page_close"),
    hear: click("page_hear"), follow: click("page_follow"), more: click("page_more"),
    rate: choose("page_rate", "change"), voice: choose("page_voice", "change"), sleep: choose("page_sleep", "change"),
    listen: among("[data-listen]"), version: among("[role=switch]"), sentence: among(".section [data-sentence-id]"),
    word: among(".say-it"),
    setting: () => pick([...document.querySelectorAll(SETTINGS)]).click(),
  };
  const names = Object.keys(presses);
  const faults = [];
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
  for (let press = 0; press < count; press += 1) {
    const name = pick(names);
    presses[name]();
    check(`${press} ${name}, at once`);
    await new Promise((done) => setTimeout(done, pick([0, 0, 5, 30, 120])));
    check(`${press} ${name}, then`);
  }
  return faults;
}"""


@pytest.mark.parametrize("seed", [1, 2])
def test_five_hundred_presses_leave_one_voice_and_the_light_where_it_is(visit, site, seed):
    page = wait_for_stage(visit(site.address))
    keep(page, rate=2)
    assert page.evaluate(PRESSES, [seed, 500]) == []
    # And then the player still works.
    page.locator("[name='page_set_sentence-end'][value='on']").evaluate("one => one.click()")
    page.evaluate("page_player.hidden || page_close.click()")
    page.evaluate("document.querySelector('#serving [data-listen]').click()")
    page.wait_for_function("document.documentElement.dataset.speaking?.match(/^serving_(s|plain)1:/)")
