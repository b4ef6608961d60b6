// One sentence in the other version, in its place: the page's own elements are moved, never copied, so ids stay unique.

import { isShown, sectionOf, sourcesOf } from "./sentences.js";
import { keepPlace } from "./place.js";

const swapped = new Map(); // the first element that was hidden -> { hidden, moved: [[element, comment]] }

/** The sentences, in both versions, that stand for each other with this one: { original, plain }. */
export function groupOf(element) {
  const plain = [...sectionOf(element).querySelectorAll("[data-sources]")];
  const ids = new Set(sourcesOf(element));
  let group = [];
  // Groups grow along shared sources until nothing joins any more.
  for (let size = -1; size !== group.length; ) {
    size = group.length;
    group = plain.filter((candidate) => sourcesOf(candidate).some((id) => ids.has(id)));
    group.flatMap(sourcesOf).forEach((id) => ids.add(id));
  }
  return { original: [...ids].map((id) => document.getElementById(id)), plain: group };
}

/** Tell whether a sentence has another version. */
export function hasOther(element) {
  return !element.closest("h2, h3, h4, h5, h6") && groupOf(element).plain.length > 0;
}

/** Show a sentence in its other version, or bring it back; returns the element to go on from. */
export function swapSentence(element) {
  const back = [...swapped.entries()].find(([, { moved }]) => moved.some(([one]) => one === element));
  if (back) {
    keepPlace(() => restore(back[0]));
    return back[0];
  }
  const { original, plain } = groupOf(element);
  const [shown, other] = element.dataset.version === "plain" ? [plain, original] : [original, plain];
  keepPlace(() => replace(shown, other));
  return other[0];
}

function replace(shown, other) {
  const first = shown.find(isShown);
  const moved = other.map((one) => {
    const place = document.createComment("");
    one.before(place);
    return [one, place];
  });
  // Several sentences, or cells and items, come to stand where the first was.
  first.after(...other.flatMap((one, n) => (n ? [" ", one] : [one])));
  for (const one of shown) one.hidden = true;
  for (const one of other) one.classList.add("swapped");
  swapped.set(first, { hidden: shown, moved });
}

function restore(first) {
  const { hidden, moved } = swapped.get(first);
  swapped.delete(first);
  for (const [one, place] of moved) {
    one.classList.remove("swapped");
    if (one.previousSibling?.nodeType === Node.TEXT_NODE) one.previousSibling.remove();
    place.replaceWith(one);
  }
  for (const one of hidden) one.hidden = false;
}

/** Bring every sentence of a section back to its own version. */
export function restoreSection(section) {
  for (const first of [...swapped.keys()]) if (section.contains(first)) restore(first);
}
