// Where a reader was: the first sentence in the window, kept while they read and found again on return.

import { findSentence, isShown, lineAt, sentenceAt, shownPartner } from "./sentences.js";
import { loadArticle, saveArticle } from "./store.js";

const MOST = 12; // frames in which a place may still move
const STILL = 3; // frames without a move, after which it is there
const LOOK = 1 / 3; // how far down the window a reader looks
const QUIET = 200; // milliseconds without scrolling before the place is kept

/** Go back to the kept place, unless the address names one, and keep it from now on. */
export function startPlace(slug) {
  history.scrollRestoration = "manual";
  const kept = loadArticle(slug).place;
  if (kept && !location.hash) restorePlace(kept);
  const keep = () => {
    const element = scrollY > 0 && sentenceAt(0);
    const place = element ? { id: element.dataset.sentenceId, top: element.getBoundingClientRect().top } : null;
    saveArticle(slug, { place });
  };
  let timer;
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, QUIET);
  });
  addEventListener("pagehide", keep);
}

/** The sentence that a reader looks at: the spoken one, the focused one, or what stands in the upper third. */
export function sentenceInView() {
  return sentenceInUse() ?? sentenceAt(innerHeight * LOOK);
}

/** The sentence that is spoken, or else the focused one, if it stands in the window. */
function sentenceInUse() {
  const id = document.documentElement.dataset.speaking?.replace(/:\d+$/, "");
  const spoken = id && document.querySelector(`[data-sentence-id="${CSS.escape(id)}"]`);
  for (const element of [spoken, document.activeElement?.closest("[data-sentence-id]")]) {
    const box = element?.getBoundingClientRect();
    if (box && isShown(element) && box.bottom > 0 && box.top < innerHeight) return element;
  }
  return null;
}

/** Where the reader is now: { id, top } of the sentence they look at; null where there is none. */
export function takePlace() {
  const sentence = sentenceInView();
  return sentence && { id: sentence.dataset.sentenceId, top: sentence.getBoundingClientRect().top };
}

/** Scroll so that a sentence stands where it stood; returns it, if it is shown. */
export function restorePlace({ id, top }) {
  const sentence = findSentence(id);
  if (!sentence || !isShown(sentence)) return null;
  goThere(() => scrollBy({ top: sentence.getBoundingClientRect().top - top, behavior: "instant" }));
  return sentence;
}

/** Go somewhere, and again until it stays there: what lies around takes its true height only frames later. */
export function goThere(go, frames = MOST, still = STILL) {
  const before = scrollY;
  go();
  const left = scrollY === before ? still - 1 : STILL;
  if (left && frames) requestAnimationFrame(() => goThere(go, frames - 1, left));
}

/** Change something on the page and scroll so that the line the reader looks at, or its partner, stays where it was. */
export function keepPlace(change) {
  const line = scrollY > 0 ? (sentenceInUse() ?? lineAt(innerHeight * LOOK)) : null;
  const before = line?.getBoundingClientRect().top;
  change();
  if (!line) return;
  scrollBy({ top: shownPartner(line).getBoundingClientRect().top - before, behavior: "instant" });
}
