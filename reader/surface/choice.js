// A tap or Enter on a sentence selects it and offers what can be done with it; while the player is open, speech goes
// on from there. All sentences are one stop of the Tab key; the arrow keys go from one to the next.

import { addressOf } from "./link.js";
import { toggleBookmark, isBookmarked, openNote } from "./marks.js";
import { isOpen, listenFrom } from "./player_bar.js";
import { openBeside } from "./popup.js";
import { announce } from "./say.js";
import { isShown, sentenceAt } from "./sentences.js";
import { hasOther, swapSentence } from "./swap.js";

const byId = (id) => document.getElementById(id);
const article = () => byId("page_article");
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const OWN_CONTROLS = "a, button, label, summary, input, [role=button]";

let chosen = null;
let stop = null; // the sentence that the Tab key stops at

/** The sentence a reader has chosen or stopped at last, if it is shown. */
export function chosenSentence() {
  return [chosen, stop].find((element) => element && isShown(element)) ?? null;
}

/** Make one sentence the stop of the Tab key. */
export function stopAt(element) {
  stop = element;
}

// The article is the stop itself, and its arrow keys lead to the sentences: a sentence in the order of focus would
// need the role of a control, and a screen reader would call the text a button.
function firstStop() {
  const first = article().querySelector("[data-sentence-id]");
  return chosenSentence() ?? (first?.getBoundingClientRect().top >= 0 ? first : sentenceAt(0));
}

/** Make the sentences answer. */
export function startChoice(player) {
  const choose = (element) => {
    stopAt(element);
    if (isOpen()) listenFrom(player, element.dataset.sentenceId);
    else offer(element);
  };
  article().addEventListener("click", (event) => {
    const element = event.target.closest("[data-sentence-id]");
    const selecting = String(getSelection()) !== "";
    if (element && !selecting && !event.target.closest(OWN_CONTROLS)) choose(element);
  });
  article().addEventListener("keydown", (event) => {
    const inSentence = event.target.matches("[data-sentence-id]");
    if (!inSentence && event.target !== article()) return;
    if (event.key === "Enter" && inSentence) {
      event.preventDefault();
      choose(event.target);
    } else if (event.key in STEPS && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      if (inSentence) step(event.target, STEPS[event.key]);
      else firstStop()?.focus();
    }
  });
  article().addEventListener("focusin", ({ target }) => target.matches("[data-sentence-id]") && stopAt(target));
  const actions = {
    page_listen_here: (element) => listenFrom(player, element.dataset.sentenceId),
    page_swap: (element) => {
      const next = swapSentence(element);
      next.focus({ preventScroll: true });
    },
    page_bookmark: (element) => announce(toggleBookmark(element) ? "Bookmark set." : "Bookmark removed."),
    page_note: openNote,
    page_copy_link: copyLink,
  };
  for (const [id, act] of Object.entries(actions)) {
    byId(id).addEventListener("click", () => {
      const element = chosen;
      byId("page_choice").hidePopover();
      if (element) act(element);
    });
  }
  byId("page_choice").addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    chosen?.removeAttribute("data-chosen");
    chosen = null;
  });
  article().tabIndex = 0;
}

function step(element, by) {
  const all = [...article().querySelectorAll("[data-sentence-id]")];
  let place = all.indexOf(element) + by;
  while (all[place] && !isShown(all[place])) place += by;
  (all[place] ?? element).focus();
}

function offer(element) {
  const swap = byId("page_swap");
  const original = element.dataset.version === "original";
  swap.hidden = !hasOther(element);
  swap.textContent = original ? "Show in plain language" : "Show original";
  byId("page_bookmark").textContent = isBookmarked(element) ? "Remove bookmark" : "Bookmark";
  openBeside(byId("page_choice"), element);
  chosen = element;
  element.dataset.chosen = "";
}

async function copyLink(element) {
  const address = addressOf(element);
  try {
    await navigator.clipboard.writeText(address);
    announce("Link copied.");
  } catch {
    // No clipboard without a secure context or the reader's leave: show the address to copy by hand.
    prompt("Copy this link:", address);
  }
}
