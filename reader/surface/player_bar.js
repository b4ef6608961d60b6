// The player's quiet bar, and the button "Listen" of each section.

import { startHighlight } from "./highlight.js";
import { keepPlace, markHeard, startListened } from "./listened.js";
import { startMedia, tellMedia } from "./media.js";
import { Player, titleOf } from "./player.js";
import { sentenceInView } from "./place.js";
import { findSentence, sectionOf } from "./sentences.js";
import { announce } from "./say.js";
import { startSleep } from "./sleep.js";
import { load, save } from "./store.js";
import * as voices from "./voices.js";

const byId = (id) => document.getElementById(id);
let player = null;
let showDownloads = null; // comes when More is opened
let announced = ""; // the problem that was announced last

/** Make listening work; returns the player. */
export function startPlayer() {
  player = new Player(show, markHeard);
  voices.startVoices(player);
  player.rate = within(load().rate, 0.5, 4);
  player.volume = within(load().volume, 0, 1);
  byId("page_rate").value = String(player.rate);
  byId("page_volume").value = String(player.volume);
  for (const button of document.querySelectorAll("button[data-listen]")) {
    button.addEventListener("click", () => player.toggle(sectionOf(button)));
  }
  const actions = {
    page_play: () => player.toggle(),
    page_back: () => player.move(-1),
    page_forward: () => player.move(1),
    page_section_back: () => player.moveSection(-1),
    page_section_forward: () => player.moveSection(1),
    page_all: () => player.playAll(),
    page_follow: () => player.followAgain(),
    page_skip: () => player.skipBlock(),
    page_words_open: () => bring(import("./pronunciations.js"), (words) => words.openPronunciations()),
    page_more: () => openMore(byId("page_more_controls").hidden),
    page_close: closeBar,
  };
  for (const [id, act] of Object.entries(actions)) byId(id).addEventListener("click", act);
  byId("page_player").addEventListener("keydown", ({ key }) => key === "Escape" && openMore(false));
  byId("page_rate").addEventListener("change", ({ target }) => {
    player.rate = Number(target.value);
    save({ rate: player.rate });
  });
  byId("page_volume").addEventListener("input", ({ target }) => {
    player.volume = Number(target.value);
    save({ volume: player.volume });
  });
  startHighlight();
  startListened(player);
  startMedia(player);
  document.addEventListener("selectionchange", bringSelection);
  startSleep(player);
  return player;
}

/** Use a module that is fetched when it is wanted; where it cannot be had, that is said. */
async function bring(module, use) {
  try {
    use(await module);
  } catch {
    announce("A part of this page could not be loaded. Check your connection and try again.");
  }
}

/** What offers to speak a selection comes with the first one. */
function bringSelection() {
  if (getSelection().isCollapsed) return;
  document.removeEventListener("selectionchange", bringSelection);
  bring(import("./selection.js"), (selection) => selection.startSelection(player));
}

/** A kept number within its range; 1 where something else was kept. */
const within = (kept, low, high) => (kept >= low && kept <= high ? Number(kept) : 1);

/** Tell whether the bar is open. */
export function isOpen() {
  return !byId("page_player").hidden;
}

/** Speak from a sentence on. */
export function listenFrom(player, sentenceId, from = 0) {
  player.play(sectionOf(findSentence(sentenceId)), { id: sentenceId, from });
}

/** Say one word of the glossary. */
export const { sayTerm } = voices;

function openMore(open) {
  const controls = byId("page_more_controls");
  const inside = controls.contains(document.activeElement);
  controls.hidden = !open;
  byId("page_more").setAttribute("aria-expanded", String(open));
  if (!open && inside) byId("page_more").focus();
  if (open) bringMore();
}

function bringMore() {
  voices.offerVoices();
  bring(import("./downloads.js"), (downloads) => {
    ({ showDownloads } = downloads);
    showDownloads(player);
  });
}

// The focus goes back to the button "Listen", or to the text that is looked at where that has gone out of sight.
function closeBar() {
  const button = player.section?.querySelector("button[data-listen]");
  keepPlace(player);
  player.close();
  openMore(false);
  const box = button?.getBoundingClientRect();
  const seen = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  (seen && button.contains(seen) ? button : sentenceInView())?.focus();
}

function show(player) {
  const { section, playing, loading, problem } = player;
  byId("page_player").hidden = section === null && !problem;
  byId("page_play_label").textContent = playing ? "Pause" : "Play";
  byId("page_play").dataset.icon = playing ? "pause" : "play";
  byId("page_follow").hidden = !playing || player.following;
  byId("page_now").textContent = problem || (loading ? "Loading the sound…" : section ? titleOf(section) : "");
  byId("page_now").classList.toggle("problem", problem !== "");
  // Only what a person must know is announced, never the words as they are spoken.
  if (problem !== announced) byId("page_status").textContent = problem;
  announced = problem;
  for (const button of document.querySelectorAll("button[data-listen]")) {
    const pressed = String(sectionOf(button) === section && playing);
    // The article is left alone where nothing has changed.
    if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  }
  if (playing) voices.hushOthers();
  else keepPlace(player);
  showDownloads?.(player);
  tellMedia(player);
}
