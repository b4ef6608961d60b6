// Links to a section or a sentence open there, in the version they were made in.

import { goThere, restorePlace, takePlace } from "./place.js";
import { showVersion } from "./versions.js";
import { findSentence, isShown, sectionOf } from "./sentences.js";

let left = 0; // how many places there are to go back to

/** The address of a sentence, with the version it stands in. */
export function addressOf(element) {
  const address = new URL(location.href);
  address.searchParams.set("version", element.dataset.version);
  address.hash = element.id;
  return address.href;
}

/** Go where the address points, now and whenever it changes; the way back leads to the very sentence that was left. */
export function startLinks() {
  document.addEventListener("click", ({ target }) => target.closest('a[href^="#"]:not(.term)') && leave());
  addEventListener("popstate", ({ state }) => state?.place && comeBack(state.place));
  // What was left for another place has one of its own: that is a return.
  addEventListener("hashchange", () => history.state?.place || arrive());
  document.getElementById("page_return").addEventListener("click", goBack);
  if (location.hash) arrive();
}

/** Go back to the place that a link was followed from, if one was. */
export function goBack() {
  if (left > 0) history.back();
}

function leave() {
  const place = takePlace();
  if (!place) return;
  history.replaceState({ place }, "");
  showReturn(left + 1);
}

function comeBack(place) {
  restorePlace(place)?.focus({ preventScroll: true });
  showReturn(Math.max(left - 1, 0));
}

function showReturn(count) {
  left = count;
  document.getElementById("page_return").hidden = left === 0;
}

function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const sentence = findSentence(target.id);
  // A sentence of the version that is not shown: show that version of its section first.
  if (sentence && !isShown(sentence)) showVersion(sectionOf(sentence), sentence.dataset.version);
  goThere(() => target.scrollIntoView({ block: "start", behavior: "instant" }));
  sentence?.focus({ preventScroll: true });
}
