// Which voice speaks: recorded, built in, or one of the device's own; chosen, heard and kept here.

import { BuiltinVoice } from "./builtin.js";
import { DeviceVoice, listDeviceVoices } from "./device.js";
import { RecordedVoice } from "./recorded.js";
import { announce } from "./say.js";
import { load, save } from "./store.js";

const WORDS = "page_words"; // the recording of the glossary's words
const SAMPLE = "This is how I sound when I read to you.";
const OFFLINE = { american: "en-us", british: "en-gb" }; // names of espeak-ng's voices
const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const voices = {};
let turn = 0; // the number of the sample or word that may be heard

/** Make the voices and the choice among them; the player starts with the one that is kept. */
export function startVoices(player) {
  const audio = byId("page_audio");
  const listener = (kind) => player.listenerFor(() => voices[kind]);
  voices.recorded = new RecordedVoice(audio, listener("recorded"), root.dataset.audio);
  voices.builtin = new BuiltinVoice(audio, listener("builtin"));
  voices.device = new DeviceVoice(audio, listener("device"));
  const choice = byId("page_voice");
  const online = byId("page_online");
  online.checked = load().online === true;
  player.voice = voiceFor(load().voice);
  choice.addEventListener("change", () => {
    save({ voice: choice.value });
    player.voice = voiceFor(choice.value);
  });
  online.addEventListener("change", () => {
    save({ online: online.checked });
    listChoices(player);
  });
  byId("page_hear").addEventListener("click", () => {
    player.pause();
    hear(SAMPLE);
  });
  listChoices(player);
  globalThis.speechSynthesis?.addEventListener("voiceschanged", () => listChoices(player));
}

/** The voice of a choice, such as "recorded", "builtin british" or "device urn:voice". */
function voiceFor(choice = "") {
  const [kind, ...name] = choice.split(" ");
  if (kind === "device" || kind === "builtin") {
    const voice = voices[kind];
    voice.name = kind === "builtin" ? OFFLINE[name[0]] : name.join(" ");
    voice.warm?.();
    return voice;
  }
  return root.dataset.audio ? voices.recorded : voiceFor("builtin american");
}

async function listChoices(player) {
  const choice = byId("page_voice");
  choice.value = load().voice ?? "";
  if (choice.selectedIndex < 0) choice.selectedIndex = 0;
  const device = await listDeviceVoices();
  const online = byId("page_online").checked;
  const own = (local) => device.filter(({ localService }) => localService === local).sort(byLanguage);
  const groups = {
    page_voices_device: own(true),
    page_voices_online: online ? own(false) : [],
  };
  for (const [id, list] of Object.entries(groups)) {
    byId(id).hidden = !list.length;
    byId(id).replaceChildren(...list.map(({ name, lang, voiceURI }) => new Option(`${name} (${lang})`, `device ${voiceURI}`)));
  }
  byId("page_online_row").hidden = !own(false).length;
  const kept = load().voice;
  choice.value = kept ?? "";
  if (choice.selectedIndex >= 0) return;
  // The kept voice is not here, or must not be used any more: the first one speaks.
  choice.selectedIndex = 0;
  if (kept) player.voice = voiceFor(choice.value);
}

/** The page's language first, then by name. */
function byLanguage(a, b) {
  const own = ({ lang }) => (lang.slice(0, 2) === root.lang.slice(0, 2) ? 0 : 1);
  return own(a) - own(b) || a.lang.localeCompare(b.lang) || a.name.localeCompare(b.name);
}

/** Say a word of the glossary by its recording, or else by the chosen voice. */
export async function sayTerm(player, id) {
  player.pause();
  const chosen = player.voice === voices.recorded;
  const recorded = chosen ? await voices.recorded.load(WORDS, "original").catch(() => null) : null;
  if (recorded?.timing.sentences.some((sentence) => sentence.id === id)) playPart(async () => recorded, id);
  else hear(byId(id).querySelector("dfn").textContent);
}

async function hear(text) {
  hushOthers();
  const [kind] = byId("page_voice").value.split(" ");
  if (kind === "device") return voices.device.sayText(text);
  // The recorded voice's sample is the article's first heading.
  const section = document.querySelector("[data-section-id]").id;
  if (kind === "recorded" && text === SAMPLE) return playPart(() => voices.recorded.load(section, "original"));
  return playPart(() => voices.builtin.speakText(text));
}

/** Play one sentence of a piece, the first by default, unless something else was asked for meanwhile. */
async function playPart(find, id = null) {
  const mine = ++turn;
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

/** Whatever else than the player speaks falls silent. */
export function hushOthers() {
  turn += 1;
  byId("page_word_audio").pause();
}
