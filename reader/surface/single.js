// Starts the reader in a page that holds all it needs, such as one opened from the disk. Sound stands in the page as
// text; the player asks for it by the names of its files, as everywhere.

import { load, save } from "./store.js";

const sounds = new Map();
const ordinary = globalThis.fetch;
const TYPES = { ogg: "audio/ogg", json: "application/json" };

function answer(name) {
  const bytes = Uint8Array.from(atob(sounds.get(name).textContent), (char) => char.charCodeAt(0));
  return new Response(bytes, { headers: { "Content-Type": TYPES[name.split(".").at(-1)] } });
}

function serveSounds() {
  const folder = new URL(document.documentElement.dataset.audio, document.baseURI);
  for (const element of document.querySelectorAll("[data-sound]")) {
    sounds.set(new URL(element.dataset.sound, folder).href, element);
  }
  globalThis.fetch = async (address, options) => {
    const name = String(address?.url ?? address);
    return sounds.has(name) ? answer(name) : ordinary(address, options);
  };
}

// The built-in voice needs a worker, which a page from the disk may not start.
function leaveOutBuiltinVoice() {
  document.querySelector('option[value^="builtin"]')?.closest("optgroup").remove();
  if (String(load().voice).startsWith("builtin")) save({ voice: "" });
}

serveSounds();
leaveOutBuiltinVoice();
import("./reader.js");
