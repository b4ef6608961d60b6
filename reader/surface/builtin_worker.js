// Speaks in a thread of its own: espeak-ng, one text at a time, into a WAV file and the times of its words.

import startEspeak from "./voice/espeak-ng.js";

const AUDIBLE = 64; // of 32,767: the voice's quiet is below, its softest sound above; as in speech/recording.py
const TAIL = 0.02; // seconds kept after what is audible
// Chromium gives the media keys to no sound of five seconds or less, so every file is longer than that.
const LONGEST_TRANSIENT = 5.2;
const ESCAPES = { "&": "&amp;", "<": "&lt;" };

const ready = startEspeak().then((espeak) => new espeak.eSpeakNGWorker());

// Messages are { text, voice, rate in words a minute, pause in seconds }; answers { wav, events, end }.
onmessage = async ({ data: { text, voice, rate, pause } }) => {
  try {
    const { samples, events, second } = speak(await ready, text, voice, rate);
    const end = samples.length / second + pause;
    const wav = makeWav(samples, second, Math.max(end, LONGEST_TRANSIENT));
    postMessage({ wav, events, end }, [wav]);
  } catch (error) {
    postMessage({ error: String(error) });
  }
};

function speak(espeak, text, voice, rate) {
  espeak.set_voice(voice, "", 0, 0, 0);
  espeak.set_rate(rate);
  // SSML is always on here: what would be markup is escaped, and `places` leads back.
  const chars = [...text];
  const pieces = chars.map((char) => ESCAPES[char] ?? char);
  const places = pieces.flatMap((piece, place) => Array([...piece].length).fill(place));
  const chunks = [];
  const events = [];
  espeak.synthesize(pieces.join(""), (chunk, news) => {
    chunks.push(chunk);
    for (const { type, text_position, audio_position } of news) {
      // Positions are counted from 1, times are in milliseconds.
      if (type === "word") events.push([places[text_position - 1] ?? chars.length, audio_position / 1000]);
    }
    return false;
  });
  const second = espeak.get_samplerate();
  return { samples: trim(join(chunks), second), events, second };
}

function join(chunks) {
  const samples = new Int16Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let place = 0;
  for (const chunk of chunks) {
    samples.set(chunk, place);
    place += chunk.length;
  }
  return samples;
}

/** The samples without the silence at their end. */
function trim(samples, second) {
  let last = samples.length;
  while (last > 0 && Math.abs(samples[last - 1]) <= AUDIBLE) last -= 1;
  return samples.subarray(0, Math.min(samples.length, last + Math.round(TAIL * second)));
}

/** A mono WAV file of 16 bits that lasts some seconds, with silence after the samples. */
function makeWav(samples, second, seconds) {
  const size = 2 * Math.max(samples.length, Math.ceil(seconds * second));
  const file = new DataView(new ArrayBuffer(44 + size));
  const write = (place, text) => [...text].forEach((char, n) => file.setUint8(place + n, char.charCodeAt(0)));
  write(0, "RIFF");
  file.setUint32(4, 36 + size, true);
  write(8, "WAVEfmt ");
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true); // plain samples
  file.setUint16(22, 1, true); // one channel
  file.setUint32(24, second, true);
  file.setUint32(28, 2 * second, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  write(36, "data");
  file.setUint32(40, size, true);
  new Int16Array(file.buffer, 44).set(samples);
  return file.buffer;
}
