// A tap or Enter on a sentence: while the player is open speech goes on from there, else the choice is offered.
// All sentences are one stop of the Tab key; the arrow keys go from one to the next.

import { isOpen, listenFrom } from "./player_bar.js";
import { isShown } from "./sentences.js";

const menu = () => document.getElementById("page_choice");
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Make the sentences answer. */
export function startChoice(player) {
  let chosen = null;
  const article = document.querySelector("article");
  const sentences = () => [...article.querySelectorAll("[data-sentence-id]")].filter(isShown);
  const stop = (element) => {
    article.querySelector('[data-sentence-id][tabindex="0"]')?.setAttribute("tabindex", "-1");
    element?.setAttribute("tabindex", "0");
  };
  const choose = (element) => {
    stop(element);
    if (isOpen()) {
      listenFrom(player, element.dataset.sentenceId);
    } else {
      chosen = element;
      offer(element);
    }
  };
  const close = ({ focus = false } = {}) => {
    menu().hidden = true;
    chosen?.removeAttribute("data-chosen");
    if (focus) chosen?.focus({ preventScroll: true });
    chosen = null;
  };

  document.addEventListener("click", (event) => {
    if (menu().contains(event.target)) return;
    const element = event.target.closest("article [data-sentence-id]");
    const selecting = String(getSelection()) !== "";
    close();
    if (element && !selecting && !event.target.closest("a, button, label, summary")) choose(element);
  });
  article.addEventListener("keydown", (event) => {
    const element = event.target.closest("[data-sentence-id]");
    if (element !== event.target) return;
    if (event.key === "Enter") {
      event.preventDefault();
      choose(element);
      menu().querySelector("button")?.focus({ preventScroll: true });
    } else if (event.key in STEPS) {
      event.preventDefault();
      const all = sentences();
      const next = all[all.indexOf(element) + STEPS[event.key]];
      stop(next ?? element);
      (next ?? element).focus();
    }
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && chosen && close({ focus: true }));
  document.getElementById("page_listen_here").addEventListener("click", () => {
    const id = chosen?.dataset.sentenceId;
    close({ focus: true });
    if (id) listenFrom(player, id);
  });
  document.getElementById("page_choice_close").addEventListener("click", () => close({ focus: true }));
  stop(sentences()[0]);
  return { refresh: () => stop(sentences()[0]) };
}

function offer(element) {
  element.dataset.chosen = "";
  const box = element.getClientRects()[element.getClientRects().length - 1];
  menu().hidden = false;
  const width = menu().offsetWidth;
  menu().style.left = `${scrollX + Math.max(8, Math.min(box.left, root().clientWidth - width - 8))}px`;
  menu().style.top = `${scrollY + box.bottom + 6}px`;
}

const root = () => document.documentElement;
