// Focus aids: a few lines at a time, one sentence at a time, and dimming of what is not being read.

import { chosenSentence, stopAt } from "./choice.js";
import { sentenceInView } from "./place.js";
import { listenFrom } from "./player_bar.js";
import { isShown } from "./sentences.js";
import { preference, setPreferences } from "./settings.js";
import { loadPreferences } from "./store.js";

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
let reading = null; // the sentence that stands alone

/** Make the focus aids work. */
export function startFocus(player) {
  document.addEventListener("plainspoken:settings", update);
  addEventListener("scroll", placeWindow, { passive: true });
  addEventListener("resize", placeWindow);
  byId("page_one_back").addEventListener("click", () => step(-1));
  byId("page_one_next").addEventListener("click", () => step(1));
  byId("page_one_listen").addEventListener("click", () => {
    const { sentenceId } = reading.dataset;
    byId("page_one").close();
    listenFrom(player, sentenceId);
  });
  byId("page_one_close").addEventListener("click", () => byId("page_one").close());
  byId("page_one").addEventListener("close", () => {
    if (preference("focus") === "sentence") setPreferences({ ...loadPreferences(), focus: "off" });
    leave();
  });
  update();
}

function update() {
  const focus = preference("focus");
  const lines = focus.startsWith("line-") ? Number(focus.slice(5)) : 0;
  byId("page_lines").hidden = lines === 0;
  root.style.setProperty("--focus-lines", lines || 1);
  const alone = focus === "sentence";
  if (alone && !byId("page_one").open) {
    show(chosenSentence() ?? sentenceInView());
    byId("page_one").showModal();
  }
  placeWindow();
}

/** Keep the window of clear lines over the text, a third down the screen, from line to line. */
function placeWindow() {
  if (byId("page_lines").hidden) return;
  const article = byId("page_article");
  const line = parseFloat(getComputedStyle(article).lineHeight);
  root.style.setProperty("--focus-line", `${line}px`);
}

function sentences() {
  return [...document.querySelectorAll("#page_article .section [data-sentence-id]")].filter(isShown);
}

function show(element) {
  reading = element;
  stopAt(element);
  byId("page_one_text").textContent = element.textContent;
  const all = sentences();
  const place = all.indexOf(element);
  byId("page_one_count").textContent = `Sentence ${place + 1} of ${all.length}`;
  byId("page_one_back").disabled = place <= 0;
  byId("page_one_next").disabled = place === all.length - 1;
}

function step(by) {
  const all = sentences();
  const next = all[all.indexOf(reading) + by];
  if (next) show(next);
}

/** Back in the article, at the sentence that was read last. */
function leave() {
  reading.scrollIntoView({ block: "center", behavior: "instant" });
  reading.focus({ preventScroll: true });
}
