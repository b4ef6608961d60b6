// Links to a section or a sentence open there, in the version they were made in.

import { showVersion } from "./versions.js";
import { findSentence, isShown, sectionOf } from "./sentences.js";

/** The address of a sentence, with the version it stands in. */
export function addressOf(element) {
  const address = new URL(location.href);
  address.searchParams.set("version", element.dataset.version);
  address.hash = element.id;
  return address.href;
}

/** Go where the address points, now and whenever it changes. */
export function startLinks() {
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
}

function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const sentence = findSentence(target.id);
  // A sentence of the version that is not shown: show that version of its section first.
  if (sentence && !isShown(sentence)) showVersion(sectionOf(sentence), sentence.dataset.version);
  target.scrollIntoView({ block: "start", behavior: "instant" });
  sentence?.focus({ preventScroll: true });
}
