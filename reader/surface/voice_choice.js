// The device's own voices in the choice of voices: local ones, and online ones where the reader wants them offered.

import { listDeviceVoices } from "./device.js";
import { load, save } from "./store.js";
import { useVoice } from "./voices.js";

const byId = (id) => document.getElementById(id);
const language = document.documentElement.lang.slice(0, 2);

byId("page_online").checked = load().online === true;
byId("page_online").addEventListener("change", ({ target }) => {
  save({ online: target.checked });
  listChoices();
});
globalThis.speechSynthesis?.addEventListener("voiceschanged", () => listChoices());

/** Offer the voices that the device has now. */
export async function listChoices() {
  const device = await listDeviceVoices();
  const own = (local) => device.filter(({ localService }) => localService === local).sort(byLanguage);
  const groups = {
    page_voices_device: own(true),
    page_voices_online: byId("page_online").checked ? own(false) : [],
  };
  for (const [id, list] of Object.entries(groups)) {
    byId(id).hidden = !list.length;
    byId(id).replaceChildren(...list.map(({ name, lang, voiceURI }) => new Option(`${name} (${lang})`, `device ${voiceURI}`)));
  }
  byId("page_online_row").hidden = !own(false).length;
  const kept = load().voice;
  const choice = byId("page_voice");
  choice.value = kept ?? "";
  if (choice.selectedIndex >= 0) return;
  // The kept voice is not here, or must not be used any more: the first one speaks.
  choice.selectedIndex = 0;
  if (kept) useVoice(choice.value);
}

/** The page's language first, then by name. */
function byLanguage(a, b) {
  const own = ({ lang }) => (lang.slice(0, 2) === language ? 0 : 1);
  return own(a) - own(b) || a.lang.localeCompare(b.lang) || a.name.localeCompare(b.name);
}
