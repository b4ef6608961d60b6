// Where a reader was: the first sentence in the window, kept while they read and found again on return.

import { findSentence, isShown, sentenceAt, shownPartner } from "./sentences.js";
import { loadArticle, saveArticle } from "./store.js";

const QUIET = 200; // milliseconds without scrolling before the place is kept

/** Go back to the kept place, unless the address names one, and keep it from now on. */
export function startPlace(slug) {
  history.scrollRestoration = "manual";
  const kept = loadArticle(slug).place;
  const sentence = kept && !location.hash && findSentence(kept.id);
  if (sentence && isShown(sentence)) {
    scrollBy({ top: sentence.getBoundingClientRect().top - kept.top, behavior: "instant" });
  }
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
  const id = document.documentElement.dataset.speaking?.replace(/:\d+$/, "");
  const spoken = id && document.querySelector(`[data-sentence-id="${CSS.escape(id)}"]`);
  for (const element of [spoken, document.activeElement?.closest("[data-sentence-id]")]) {
    const box = element?.getBoundingClientRect();
    if (box && isShown(element) && box.bottom > 0 && box.top < innerHeight) return element;
  }
  return sentenceAt(innerHeight / 3);
}

/** Change something on the page and scroll so that the sentence the reader looks at, or its partner, stays where it was. */
export function keepPlace(change) {
  const sentence = scrollY > 0 ? sentenceInView() : null;
  const before = sentence?.getBoundingClientRect().top;
  change();
  if (!sentence) return;
  scrollBy({ top: shownPartner(sentence).getBoundingClientRect().top - before, behavior: "instant" });
}
