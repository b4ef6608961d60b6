// Hard words: a link to the glossary without script, with it a button that gives the meaning where the word stands.

import { openBeside } from "./popup.js";
import { sayTerm } from "./player_bar.js";
import { preference } from "./settings.js";

const byId = (id) => document.getElementById(id);
let opened = null;
let kinds = null; // of the words that are explained now

/** Words of a kind the reader does not want explained are words like any other. */
function updateKinds() {
  const wanted = preference("hard-words");
  if (wanted === kinds) return;
  kinds = wanted;
  for (const link of document.querySelectorAll("a.term")) {
    const on = wanted === "all" || (wanted === "medical" && link.dataset.kind === "medical");
    link.dataset.address ??= link.getAttribute("href");
    for (const [name, value] of Object.entries({ href: link.dataset.address, role: "button", "aria-haspopup": "dialog" })) {
      if (on) link.setAttribute(name, value);
      else link.removeAttribute(name);
    }
  }
}

/** Make the hard words answer to a tap, Enter and Space. */
export function startWords() {
  document.addEventListener("plainspoken:settings", updateKinds);
  updateKinds();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.term[href]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches?.("a.term[href]")) {
      event.preventDefault();
      show(event.target);
    }
  });
  for (const button of document.querySelectorAll("[data-say]")) {
    button.addEventListener("click", () => sayTerm(button.dataset.say || opened));
  }
}

function show(link) {
  opened = link.hash.slice(1);
  const entry = byId(opened);
  byId("page_word_title").textContent = entry.querySelector("dfn").textContent;
  byId("page_word_say").textContent = entry.querySelector(".say")?.textContent ?? "";
  byId("page_word_meaning").textContent = entry.querySelector("dd").textContent;
  byId("page_word_more").setAttribute("href", `#${opened}`);
  openBeside(byId("page_word"), link);
}
