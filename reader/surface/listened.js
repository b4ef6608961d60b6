// What was listened to, kept on the device: sections heard to their end, and the word to go on from after a reload.

import { findSentence, sectionOf } from "./sentences.js";
import { loadArticle, saveArticle } from "./store.js";
import { showVersion } from "./versions.js";

const byId = (id) => document.getElementById(id);
const slug = () => document.documentElement.dataset.article;
const EVERY = 5000; // milliseconds between two notes of the place while it is spoken

/** Mark a section as heard. */
export function markHeard(section) {
  saveArticle(slug(), { heard: [...new Set([...loadArticle(slug()).heard, section.id])] });
  showHeard();
}

function showHeard() {
  const { heard } = loadArticle(slug());
  for (const mark of document.querySelectorAll("[data-heard]")) mark.hidden = !heard.includes(mark.dataset.heard);
}

/** Show what was heard, offer to go on where the reader stopped, and keep the place from now on. */
export function startListened(player) {
  showHeard();
  offer(player);
  const keep = () => keepPlace(player);
  setInterval(() => player.playing && keep(), EVERY);
  addEventListener("pagehide", keep);
}

/** Keep where the voice is; a section heard to its end needs no going on. */
export function keepPlace(player) {
  if (!player.section) return;
  const place = player.place;
  const { id, from } = place ?? {};
  saveArticle(slug(), { listening: id ? { id, from, version: place.version } : null });
}

function offer(player) {
  const { listening } = loadArticle(slug());
  const element = listening && findSentence(listening.id);
  const button = byId("page_resume");
  if (!element || !sectionOf(element)) return;
  const section = sectionOf(element);
  button.hidden = false;
  button.querySelector("span").textContent = ` in “${section.querySelector("[data-sentence-id]").textContent}”`;
  button.addEventListener("click", () => {
    button.hidden = true;
    showVersion(section, listening.version);
    player.play(section, listening);
  });
}
