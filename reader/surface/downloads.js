// Speech as files to keep, from the player's bar: the recordings of the section that is spoken, or what the built-in voice
// makes of a text that nobody has recorded.

import { announce } from "./say.js";

const byId = (id) => document.getElementById(id);
const { dataset } = document.documentElement;
const ENDINGS = { sound: ["page_download_ogg", "ogg", "wav"], captions: ["page_download_vtt", "vtt", "vtt"] };
let made = false; // whether the links lead to what was made here
let current = null; // the player

for (const button of document.querySelectorAll("[data-record]")) button.addEventListener("click", () => record(button));

/** Point the links at the files of the player's section, in its version and by the recorded voice chosen. */
export function showDownloads(player) {
  current = player;
  const { section, version, voice } = player;
  const none = !section || "single" in dataset; // an article in one file is a file to keep itself
  byId("page_downloads_row").hidden = none;
  if (none || !dataset.audio) return;
  const name = version === "plain" ? `${section.id}.plain` : section.id;
  const folder = voice?.kind === "recorded" ? voice.name : "";
  for (const [id, ending] of Object.values(ENDINGS)) point(id, `${dataset.audio}${folder}${name}.${ending}`, `${name}.${ending}`);
}

function point(id, href, name) {
  Object.assign(byId(id), { href, download: `${dataset.article}-${name}` });
}

/** Let the built-in voice speak a section, or all of them, into files. */
async function record(button) {
  const all = button.dataset.record === "all";
  const sections = all ? [...document.querySelectorAll("[data-section-id]")] : [current.section];
  const progress = byId("page_record_progress");
  const buttons = document.querySelectorAll("[data-record]");
  buttons.forEach((one) => (one.disabled = true));
  byId("page_recorded").hidden = true;
  try {
    const { recordSections } = await import("./recorder.js");
    const voice = current.voice?.kind === "builtin" ? current.voice.name : "en-us";
    const files = await recordSections(sections, voice, (share) => (progress.textContent = `${Math.round(share * 100)} %`));
    const name = all ? "whole" : sections[0].id;
    for (const [kind, [id, , ending]] of Object.entries(ENDINGS)) {
      if (made) URL.revokeObjectURL(byId(id).href);
      point(id, URL.createObjectURL(files[kind]), `${name}.${ending}`);
    }
    made = true;
    byId("page_recorded").hidden = false;
    announce("The files are ready.");
  } catch {
    announce("The built-in voice could not make the files. Check your connection and try again.");
  }
  progress.textContent = "";
  buttons.forEach((one) => (one.disabled = false));
  button.focus();
}
