// Files to keep of a text that nobody has recorded: the built-in voice's sentences in one WAV file with a marker for each
// section, and WebVTT with a cue for each sentence.

import { BuiltinVoice } from "./builtin.js";
import { titleOf } from "./player.js";
import { shownVersion } from "./sentences.js";

const SILENT = { started() {}, word() {}, ended() {}, stopped() {}, failed() {} };
const SECOND = 22_050; // samples, as the worker makes them
const HEAD = 44; // bytes before the samples in the worker's files
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Speak sections in the versions shown by a voice of espeak-ng: { sound, captions }; `onStep` hears of the share done. */
export async function recordSections(sections, name, onStep) {
  const voice = new BuiltinVoice(new Audio(), SILENT);
  voice.name = name;
  try {
    const [pieces, chapters, cues] = await speakAll(voice, sections, onStep);
    return { sound: makeWav(pieces, chapters), captions: new Blob([`WEBVTT\n\n${cues.join("\n")}`], { type: "text/vtt" }) };
  } finally {
    voice.retire();
  }
}

async function speakAll(voice, sections, onStep) {
  const [pieces, chapters, cues] = [[], [], []];
  let place = 0; // samples
  for (const [n, section] of sections.entries()) {
    const passages = await voice.prepare(section, shownVersion(section));
    chapters.push([place, titleOf(section)]);
    for (const [index, passage] of passages.entries()) {
      const { sound, end } = await voice.findPiece(index);
      const samples = Math.round(end * SECOND);
      pieces.push(sound.slice(HEAD, HEAD + 2 * samples));
      const spoken = (end - passage.pause) * SECOND;
      if (passage.text) cues.push(makeCue(passage, place, place + spoken));
      place += samples;
      onStep((n + (index + 1) / passages.length) / sections.length);
    }
  }
  return [pieces, chapters, cues];
}

function makeCue({ id, text }, start, end) {
  const words = text.trim().replace(/\s+/g, " ").replace(/[&<>]/g, (char) => ESCAPES[char]);
  return `${id}\n${time(start)} --> ${time(end)}\n${words}\n`;
}

function time(samples) {
  return new Date((samples / SECOND) * 1000).toISOString().slice(11, 23);
}

/** A mono WAV file of 16 bits, with a cue point and its label for each chapter. */
function makeWav(pieces, chapters) {
  const size = pieces.reduce((sum, piece) => sum + piece.size, 0);
  const points = chapters.map(([place], n) => join(words32(n + 1, place), "data", words32(0, 0, place)));
  const labels = chapters.map(([, title], n) => chunk("labl", words32(n + 1), new TextEncoder().encode(`${title}\0`)));
  const rest = [chunk("cue ", words32(chapters.length), ...points), chunk("LIST", "adtl", ...labels)];
  const format = chunk("fmt ", [1, 0, 1, 0], words32(SECOND, 2 * SECOND), [2, 0, 16, 0]);
  const body = 4 + format.length + 8 + size + rest[0].length + rest[1].length;
  const head = join("RIFF", words32(body), "WAVE", format, "data", words32(size));
  return new Blob([head, ...pieces, ...rest], { type: "audio/wav" });
}

const words32 = (...values) => values.flatMap((value) => [value, value >> 8, value >> 16, value >> 24].map((one) => one & 255));

function chunk(name, ...parts) {
  const body = join(...parts);
  return join(name, words32(body.length), body, body.length % 2 ? [0] : []);
}

function join(...parts) {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((one) => one.charCodeAt(0)) : [...part])));
}
