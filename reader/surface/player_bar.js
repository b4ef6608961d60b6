// The player's quiet bar, and the button "Listen" of each section.

import { Player, titleOf } from "./player.js";
import { sentenceInView } from "./place.js";
import { RecordedVoice } from "./recorded.js";
import { announce } from "./say.js";
import { findSentence, sectionOf } from "./sentences.js";
import { load, save } from "./store.js";

const WORDS = "page_words"; // the recording of the glossary's words
let voice = null;
const byId = (id) => document.getElementById(id);

/** Make listening work; returns the player. */
export function startPlayer() {
  voice = new RecordedVoice(document.documentElement.dataset.audio);
  const player = new Player(voice, byId("page_audio"), show);
  player.rate = Number(load().rate) || 1;
  byId("page_rate").value = String(player.rate);
  for (const button of document.querySelectorAll("button[data-listen]")) {
    button.addEventListener("click", () => player.toggle(sectionOf(button)));
  }
  const actions = {
    page_play: () => player.toggle(),
    page_back: () => player.move(-1),
    page_forward: () => player.move(1),
    page_follow: () => player.followAgain(),
    page_close: () => closeBar(player),
  };
  for (const [id, act] of Object.entries(actions)) byId(id).addEventListener("click", act);
  byId("page_rate").addEventListener("change", ({ target }) => {
    player.rate = Number(target.value);
    save({ rate: player.rate });
  });
  return player;
}

/** Tell whether the bar is open. */
export function isOpen() {
  return !byId("page_player").hidden;
}

// The focus goes back to the button "Listen", or to the text that is looked at where the button is out of sight.
function closeBar(player) {
  const button = player.section?.querySelector("button[data-listen]");
  player.close();
  const { top = -1, bottom = 0 } = button?.getBoundingClientRect() ?? {};
  (top >= 0 && bottom <= innerHeight ? button : sentenceInView())?.focus();
}

function show(player) {
  const { section, playing, loading, problem } = player;
  const active = section !== null || loading || problem !== "";
  byId("page_player").hidden = !active;
  byId("page_play_label").textContent = playing ? "Pause" : "Play";
  byId("page_play").dataset.icon = playing ? "pause" : "play";
  byId("page_follow").hidden = !playing || player.following;
  byId("page_now").textContent = problem || (loading ? "Loading the sound…" : section ? titleOf(section) : "");
  byId("page_now").classList.toggle("problem", problem !== "");
  // Only what a person must know is announced, never the words as they are spoken.
  if (byId("page_status").textContent !== problem) byId("page_status").textContent = problem;
  for (const id of ["page_play", "page_back", "page_forward"]) byId(id).disabled = section === null;
  for (const button of document.querySelectorAll("button[data-listen]")) {
    const mine = sectionOf(button) === section;
    button.setAttribute("aria-pressed", String(mine && playing));
  }
}

/** Speak from a sentence on. */
export function listenFrom(player, sentenceId) {
  const element = findSentence(sentenceId);
  player.play(sectionOf(element), element);
}

/** Say one word of the glossary. */
export async function sayTerm(id) {
  const audio = byId("page_word_audio");
  try {
    const { url, timing } = await voice.load(WORDS, "original");
    const { start, end } = timing.sentences.find((sentence) => sentence.id === id);
    if (audio.src !== url) audio.src = url;
    audio.currentTime = start;
    audio.ontimeupdate = () => audio.currentTime >= end && audio.pause();
    await audio.play();
  } catch (error) {
    if (error.name !== "AbortError") announce(error.message);
  }
}
