// The built-in voice: espeak-ng in a worker, for any text, in any browser, with the network off.

import { listPassages, speakPassage } from "./passages.js";
import { SoundVoice } from "./sound.js";
import { placeWords } from "./timing.js";

const WORDS_A_MINUTE = 175; // at rate 1
const SLOWEST = 80; // what espeak-ng speaks itself; beyond, its speech is stretched
const FASTEST = 450;
const KEPT = 6; // sentences whose sound is kept

/** Speaks each sentence anew at the wanted rate, and prepares the next one while it speaks. */
export class BuiltinVoice extends SoundVoice {
  kind = "builtin";
  /** The name of espeak-ng's voice. */
  name = "en-us";
  #worker = null;
  #asked = new Map();
  #count = 0;
  #passages = [];
  #pieces = new Map();

  /** Get ready to speak soon: the first sentence takes longest. */
  warm() {
    this.speakText("Ready.").catch(() => {});
  }

  async prepare(section, version) {
    this.#forget(0);
    this.#passages = listPassages(section, version);
    return this.#passages;
  }

  /** The piece of a sentence at the wanted rate. */
  async findPiece(index) {
    const piece = this.#make(index);
    if (index + 1 < this.#passages.length) this.#make(index + 1).catch(() => {});
    this.#forget(KEPT);
    return piece;
  }

  /** The piece of a loose text, such as a word or a sample. */
  speakText(text) {
    return this.#speak({ id: "", text, language: "en", pause: 0 }, 0);
  }

  stop() {
    super.stop();
    this.#forget(0);
  }

  #make(index) {
    const key = `${this.name} ${this.rate} ${index}`;
    const known = this.#pieces.get(key);
    const piece = known ?? this.#speak(this.#passages[index], index);
    this.#pieces.delete(key); // the one asked for last is the last to go
    this.#pieces.set(key, piece);
    if (!known) piece.catch(() => this.#pieces.delete(key));
    return piece;
  }

  #forget(kept) {
    for (const [key, piece] of [...this.#pieces].slice(0, Math.max(0, this.#pieces.size - kept))) {
      this.#pieces.delete(key);
      piece.then(({ url }) => url !== this.piece?.url && URL.revokeObjectURL(url), () => {});
    }
  }

  async #speak(passage, index) {
    const { rate, pause } = { rate: this.rate, pause: passage.pause / this.rate };
    const native = Math.min(Math.max(WORDS_A_MINUTE * rate, SLOWEST), FASTEST);
    const spoken = await speakPassage(passage, "espeak");
    const { wav, events, end } = await this.#ask({ text: spoken.chars.join(""), voice: this.name, rate: native, pause });
    const words = placeWords(events, spoken, Math.max(0, end - pause));
    const timing = { duration: end, sentences: [{ id: passage.id, start: 0, end, words }] };
    const url = URL.createObjectURL(new Blob([wav], { type: "audio/wav" }));
    return { url, timing, first: index, end, stretch: (WORDS_A_MINUTE * rate) / native };
  }

  #ask(message) {
    this.#worker ??= this.#start();
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...message });
    });
  }

  #start() {
    const worker = new Worker(new URL("./builtin_worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => {
      const { resolve, reject } = this.#asked.get(data.id);
      this.#asked.delete(data.id);
      if (data.error) reject(new Error(NO_VOICE));
      else resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      for (const { reject } of this.#asked.values()) reject(new Error(NO_VOICE));
      this.#asked.clear();
      this.#worker = null; // the next press tries again
      worker.terminate();
    };
    return worker;
  }
}

const NO_VOICE = "The built-in voice could not start. Check your connection and try again, or choose another voice.";
