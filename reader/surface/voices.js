// Which voice speaks: recorded, built in, or one of the device's own; chosen, heard and kept here. Only the recorded
// voice comes with the page; the others are fetched when they are wanted.

import { RecordedVoice } from "./recorded.js";
import { announce } from "./say.js";
import { preference } from "./settings.js";
import { load, save } from "./store.js";

const WORDS = "page_words"; // the recording of the glossary's words
const SAMPLE = "This is how I sound when I read to you.";
const NOT_LOADED = "This voice could not be loaded. Check your connection and press Play again, or choose another voice.";
const OFFLINE = { american: "en-us", british: "en-gb" }; // names of espeak-ng's voices
const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const MAKERS = {
  recorded: async (...given) => new RecordedVoice(...given, root.dataset.audio),
  builtin: async (...given) => new (await import("./builtin.js")).BuiltinVoice(...given),
  device: async (...given) => new (await import("./device.js")).DeviceVoice(...given),
};
const voices = {}; // by kind, each a promise; one that could not be loaded is asked for again
let player = null;
let wanted = ""; // the choice that holds
let coming = null; // settles when the voice of that choice is the player's
let turn = 0; // the number of the sample or word that may be heard

/** Make the choice among the voices work; the player starts with the one that is kept. */
export function startVoices(thePlayer) {
  player = thePlayer;
  player.ready = () => (coming ??= bring());
  useVoice(load().voice);
  byId("page_voice").addEventListener("change", ({ target }) => {
    save({ voice: target.value });
    useVoice(target.value);
  });
  byId("page_hear").addEventListener("click", () => {
    player.pause();
    hear(SAMPLE);
  });
  if (wanted.startsWith("device")) offerVoices();
  const manner = () => preference("verbosity") + preference("announce");
  let said = manner();
  document.addEventListener("plainspoken:words", () => player.sayAnew());
  document.addEventListener("plainspoken:settings", () => {
    if (said === manner()) return;
    said = manner();
    player.sayAnew();
  });
}

/** Speak by the voice of a choice, such as "recorded", "builtin british" or "device urn:voice". */
export function useVoice(choice = "") {
  const known = /^(recorded|builtin|device)\b/.test(choice);
  wanted = known ? choice : root.dataset.audio ? "recorded" : "builtin american";
  const select = byId("page_voice");
  select.value = wanted;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  coming = bring();
}

/** Offer the device's voices too; asked for when the reader looks at the choice. */
export async function offerVoices() {
  const found = await import("./voice_choice.js").catch(() => null); // without it the other voices are there
  found?.listChoices();
}

async function bring() {
  const choice = wanted;
  try {
    const [kind, ...rest] = choice.split(" ");
    const voice = await find(kind);
    if (choice !== wanted) return;
    voice.name = kind === "builtin" ? OFFLINE[rest[0]] : rest.join(" ");
    player.voice = voice;
    voice.warm?.();
  } catch {
    coming = null;
    throw new Error(NOT_LOADED);
  }
}

function find(kind) {
  if (!voices[kind]) {
    let made = null;
    const listener = player.listenerFor(() => made);
    voices[kind] = MAKERS[kind](byId("page_audio"), listener).then((voice) => (made = voice));
    voices[kind].catch(() => delete voices[kind]);
  }
  return voices[kind];
}

/** Say a word of the glossary by its recording, or else by the chosen voice. */
export async function sayTerm(id) {
  player.pause();
  const mine = hushOthers();
  const chosen = player.voice?.kind === "recorded";
  const recorded = chosen ? await player.voice.load(WORDS, "original").catch(() => null) : null;
  if (mine !== turn) return;
  if (recorded?.timing.sentences.some((sentence) => sentence.id === id)) playPart(async () => recorded, id);
  else hear(byId(id).querySelector("dfn").textContent);
}

/** Say a loose text by the chosen voice, or by the built-in one where it is recorded; `words` are said as they say. */
export async function hear(text, words = []) {
  const mine = hushOthers();
  const [kind] = wanted.split(" ");
  if (kind === "device") {
    const device = await find("device");
    if (mine === turn) device.sayText(text, words);
    return undefined;
  }
  if (kind === "recorded" && text === SAMPLE) return playPart(findSample);
  return playPart(async () => (await find("builtin")).speakText(text, words));
}

/** The recorded voice's sample, at the speed of the player: the article's first heading. */
async function findSample() {
  const section = document.querySelector("[data-section-id]").id;
  const recorded = await find("recorded");
  return { ...(await recorded.load(section, "original")), stretch: player.rate };
}

/** Play one sentence of a piece, the first by default, unless something else was asked for meanwhile. */
async function playPart(find, id = null) {
  const mine = hushOthers();
  const audio = byId("page_word_audio");
  try {
    const { url, timing, stretch = 1 } = await find();
    if (mine !== turn) return;
    const { start, end } = timing.sentences.find((sentence) => sentence.id === id) ?? timing.sentences[0];
    if (audio.src !== url) audio.src = url;
    audio.currentTime = start;
    audio.playbackRate = stretch;
    audio.ontimeupdate = () => audio.currentTime >= end && audio.pause();
    await audio.play();
  } catch (error) {
    if (mine === turn && error.name !== "AbortError") announce(error.message);
  }
}

/** Whatever else than the player speaks, or is about to, falls silent; returns the number of the turn that is next. */
export function hushOthers() {
  byId("page_word_audio").pause();
  return ++turn;
}
