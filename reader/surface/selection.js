// Listening to what the reader has selected, from its first word to its last.

import { findSentence, isShown, sectionOf } from "./sentences.js";

const GAP = 8; // pixels
const QUIET = 250; // milliseconds without a change before a selection counts as made
const byId = (id) => document.getElementById(id);
let chosen = null; // the selection as { start: { id, from }, until: { id, to } }

/** Offer to speak a selection of the article beside it, without taking the focus. */
export function startSelection(player) {
  const offer = byId("page_selection");
  let timer;
  const note = () => {
    chosen = read();
    clearTimeout(timer);
    if (chosen) timer = setTimeout(() => show(offer), QUIET);
    else offer.hidePopover();
  };
  document.addEventListener("selectionchange", note);
  offer.addEventListener("mousedown", (event) => event.preventDefault()); // or the selection would be gone
  document.addEventListener("keydown", ({ key }) => key === "Escape" && offer.hidePopover());
  byId("page_selection_listen").addEventListener("click", () => listenToSelection(player));
  note();
}

/** Speak the selection; nothing where nothing is selected. */
export function listenToSelection(player) {
  if (!chosen) return;
  const { start, until } = chosen;
  getSelection().removeAllRanges();
  player.play(sectionOf(findSentence(start.id)), start, until);
}

function read() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const inside = [...document.querySelectorAll("#page_article [data-section-id] [data-sentence-id]")].filter(
    (element) => range.intersectsNode(element) && isShown(element) && lengthWithin(element, range) > 0,
  );
  if (!inside.length) return null;
  // Speech is planned by section: a longer selection is spoken to the end of its first section.
  const first = inside[0];
  const last = inside.findLast((element) => sectionOf(element) === sectionOf(first));
  return {
    start: { id: first.dataset.sentenceId, from: placeOf(first, range.startContainer, range.startOffset, 0) },
    until: { id: last.dataset.sentenceId, to: placeOf(last, range.endContainer, range.endOffset, Infinity) },
  };
}

function lengthWithin(element, range) {
  const inside = document.createRange();
  inside.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
  return inside.toString().trim().length;
}

/** A place of the page as one in a sentence, in code points; `outside` where it is not in that sentence. */
function placeOf(element, node, offset, outside) {
  if (!element.contains(node)) return outside;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(node, offset);
  return [...before.toString()].length;
}

function show(offer) {
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  if (!offer.matches(":popover-open")) offer.showPopover();
  const left = Math.max(GAP, Math.min(box.left, document.documentElement.clientWidth - offer.offsetWidth - GAP));
  const lowest = innerHeight - offer.offsetHeight - GAP;
  const top = Math.max(GAP, box.bottom + GAP > lowest ? Math.min(box.top - offer.offsetHeight - GAP, lowest) : box.bottom + GAP);
  Object.assign(offer.style, { left: `${left}px`, top: `${top}px` });
}
