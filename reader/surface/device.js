// The device's own voices, through Web Speech, which fails in many ways: it is cut off after 15 seconds, sends no word
// events or no end, fires an error when it is cancelled, ignores pause, and knows its voices late. So: short phrases, one
// utterance each, a watch on each, and pausing by silence and speaking again from the word.

import { listPassages, speakPassage } from "./passages.js";
import { cutPhrases } from "./phrases.js";

const CHARS_A_SECOND = 14; // about what English voices say at rate 1
const LONGEST = 8; // seconds an utterance may take by that count, well below the cut-off
const PATIENCE = 2.5; // seconds beyond twice the expected time before a silent voice is given up
const ATTEMPTS = 3;
const VOICES_WITHIN = 2000; // milliseconds in which the voices should be known
const NO_ANSWER = "This device's voice does not answer. Choose another voice under More.";
const NO_VOICES = "This device offers no voice of its own. Choose another voice under More.";

/** The device's voices, once it knows them; an empty list where it has none. */
export function listDeviceVoices(synth = globalThis.speechSynthesis) {
  return new Promise((resolve) => {
    if (!synth) return resolve([]);
    const answer = () => {
      const voices = synth.getVoices();
      if (!voices.length && Date.now() < limit) return;
      clearInterval(timer);
      synth.removeEventListener("voiceschanged", answer);
      resolve(voices);
    };
    const limit = Date.now() + VOICES_WITHIN;
    const timer = setInterval(answer, 50);
    synth.addEventListener("voiceschanged", answer);
    answer();
  });
}

/** Speaks by the device; silence plays meanwhile, for media keys and lock screens know only sound elements. */
export class DeviceVoice {
  kind = "device";
  /** The address of the voice, as the device names it. */
  name = "";
  rate = 1;
  volume = 1;
  clock = null;
  #audio;
  #listener;
  #synth = globalThis.speechSynthesis;
  #passages = [];
  #sentence = null; // { index, to, spoken, phrases, phrase }
  #from = 0; // the word spoken last
  #utterance = null; // kept here, or browsers may throw it away in the middle of its speech
  #watch = 0;
  #attempts = 0;
  #going = false;
  #request = 0;

  constructor(audio, listener) {
    this.#audio = audio;
    this.#listener = listener;
    audio.addEventListener("pause", () => this.#paused());
  }

  get place() {
    return { index: this.#sentence?.index ?? 0, from: this.#from };
  }

  async prepare(section, version) {
    if (!(await listDeviceVoices(this.#synth)).length) throw new Error(NO_VOICES);
    this.#passages = listPassages(section, version);
    return this.#passages;
  }

  async speak(index, { from = 0, to = Infinity } = {}) {
    const request = ++this.#request;
    this.#hush();
    this.#attempts = 0;
    const spoken = await speakPassage(this.#passages[index]);
    if (request !== this.#request) return;
    const start = from > 0 ? spoken.starts.findIndex((place) => place >= from) : 0;
    const close = spoken.starts.findIndex((place) => place >= to);
    const end = close < 0 ? spoken.chars.length : close;
    this.#sentence = { index, to, spoken, phrases: this.#cut(spoken, start, end), phrase: 0, end };
    this.#from = from;
    this.#going = true;
    this.#listener.started();
    if (from > 0) this.#tell(index, start, end);
    else this.#listener.word(index, null, null);
    await this.#playSilence();
    if (request === this.#request) this.#say(start, from > 0 ? "" : spoken.lead);
  }

  /** Where the phrases of a range begin: none too long, each in one language. */
  #cut({ chars, tongues }, start, end) {
    const longest = LONGEST * CHARS_A_SECOND * this.rate;
    const borders = tongues.map(([place]) => place).filter((place) => place > start && place < end);
    const pieces = [start, ...borders].map((place, n) => [place, borders[n] ?? end]);
    return pieces.flatMap(([from, to]) => cutPhrases(chars.slice(from, to), longest).map((place) => place + from));
  }

  /** Say a loose text, such as a word or a sample; `words` are said as they say. */
  async sayText(text, words = []) {
    const request = ++this.#request;
    this.#hush();
    const language = document.documentElement.lang;
    const { chars } = await speakPassage({ text, language, words });
    if (request !== this.#request) return;
    this.#utterance = this.#make(chars.join(""), language);
    this.#synth?.speak(this.#utterance);
  }

  pause() {
    this.#request += 1;
    this.#going = false;
    this.#hush();
    this.#audio.pause();
  }

  /** Go on with the word at which it was paused. */
  async resume() {
    const { index, to } = this.#sentence;
    return this.speak(index, { from: this.#from, to });
  }

  stop() {
    this.pause();
    this.#sentence = null;
    this.#from = 0;
  }

  async #playSilence() {
    if (this.#audio.src !== silence()) this.#audio.src = silence();
    this.#audio.loop = true;
    await this.#audio.play();
  }

  #paused() {
    if (!this.#going || !this.#audio.paused || this.#audio.src !== silence()) return;
    this.#going = false;
    this.#hush();
    this.#listener.stopped();
  }

  /** Say the rest of the phrase from a place in the spoken text, after what is announced before it. */
  #say(start, lead = "") {
    const { index, spoken, phrases, phrase, end } = this.#sentence;
    const close = phrases[phrase + 1] ?? end;
    const text = lead + spoken.chars.slice(start, close).join("");
    if (!/[\p{L}\p{N}]/u.test(text)) return this.#go();
    const utterance = this.#make(text, spoken.tongues.findLast(([place]) => place <= start)?.[1] ?? this.#passages[index].language);
    const said = { start, close, heard: null, begun: false }; // places in the spoken text, as far as the voice tells
    const mine = (act) => (event) => utterance === this.#utterance && act(event);
    const left = () => (said.heard === null ? text.length : close - said.heard);
    const wait = () => this.#wait(left() / CHARS_A_SECOND / this.rate, () => this.#rescue(said));
    utterance.onstart = mine(() => {
      said.begun = true;
      wait();
    });
    utterance.onboundary = mine(({ name, charIndex }) => {
      if (name && name !== "word") return;
      this.#attempts = 0;
      if (charIndex >= lead.length) {
        said.heard = start + [...text.slice(lead.length, charIndex)].length;
        this.#tell(index, said.heard, close);
      }
      wait();
    });
    utterance.onend = mine(() => this.#go());
    utterance.onerror = mine(() => this.#rescue({ ...said, begun: false }));
    this.#utterance = utterance;
    wait();
    this.#synth.speak(utterance);
  }

  #make(text, lang) {
    const utterance = new SpeechSynthesisUtterance(text);
    const voice = this.#synth.getVoices().find(({ voiceURI }) => voiceURI === this.name);
    Object.assign(utterance, { rate: this.rate, volume: this.volume, lang });
    // A passage in another language is left to the device's voice for that.
    if (voice && voice.lang.slice(0, 2) === lang.slice(0, 2)) Object.assign(utterance, { voice, lang: voice.lang });
    return utterance;
  }

  #tell(index, place, close) {
    const { spoken } = this.#sentence;
    const length = spoken.chars.slice(place, close).findIndex((char) => /\s/.test(char));
    const [from, to] = spoken.written(place, Math.max(place + 1, length < 0 ? close : place + length));
    this.#from = from;
    this.#listener.word(index, from, to);
  }

  #wait(expected, act) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(act, (2 * expected + PATIENCE) * 1000);
  }

  /** The voice has failed, or fallen silent without a word of its end. */
  #rescue({ start, close, heard, begun }) {
    this.#hush();
    const rest = this.#sentence.spoken.chars.slice(heard ?? start, close).join("").trim();
    // One that tells no words has had time for all of them; one that does is at its end with the last.
    if (heard === null ? begun : !/\s/.test(rest)) return this.#go();
    this.#attempts += 1;
    if (this.#attempts < ATTEMPTS) return this.#say(heard ?? start);
    this.#going = false;
    this.#audio.pause();
    this.#listener.failed(new Error(NO_ANSWER));
  }

  #go() {
    clearTimeout(this.#watch);
    this.#utterance = null;
    const { index, phrases, to } = this.#sentence;
    this.#sentence.phrase += 1;
    if (this.#sentence.phrase < phrases.length) return this.#say(phrases[this.#sentence.phrase]);
    // The silence after a sentence is ours to keep.
    const pause = to === Infinity ? this.#passages[index].pause / this.rate : 0;
    this.#watch = setTimeout(() => this.#going && this.#listener.ended(index), pause * 1000);
  }

  #hush() {
    clearTimeout(this.#watch);
    this.#utterance = null; // whatever it still tells is about the past
    this.#synth?.cancel();
  }
}

let silent = "";

/** The address of some seconds of silence. */
function silence() {
  const rate = 8000;
  const seconds = 10; // Chromium gives the media keys to no sound of five seconds or less
  if (!silent) {
    const head = [0x46464952, 36 + rate * seconds, 0x45564157, 0x20746d66, 16, 0x10001, rate, rate, 0x80001, 0x61746164];
    const samples = new Uint8Array(rate * seconds).fill(128);
    silent = URL.createObjectURL(new Blob([new Uint32Array([...head, samples.length]), samples], { type: "audio/wav" }));
  }
  return silent;
}
