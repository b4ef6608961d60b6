// The built-in voice: espeak-ng in a worker, for any text, in any browser, with the network off.

import { listPassages, speakPassage } from "./passages.js";
import { SoundVoice } from "./sound.js";
import { placeWords } from "./word_times.js";

const WORDS_A_MINUTE = 175; // at rate 1
const SLOWEST = 80; // what espeak-ng speaks itself; beyond, its speech is stretched
const FASTEST = 450;
const KEPT = 6; // sentences whose sound is kept
const STILL_READ = 10_000; // milliseconds

const NO_VOICE = "The built-in voice could not start. Check your connection and try again, or choose another voice.";

/** Speaks each sentence anew at the wanted rate, and prepares the next one while it speaks. */
export class BuiltinVoice extends SoundVoice {
  kind = "builtin";
  /** The name of espeak-ng's voice. */
  name = "en-us";
  #worker = null;
  #waiting = []; // what the worker is asked next: [{ message, resolve, reject }]
  #asked = null; // what it is working on
  #passages = [];
  #pieces = new Map();

  constructor(...given) {
    super(...given);
    document.addEventListener("plainspoken:words", () => this.forget());
  }

  /** Get ready to speak soon: the first sentence takes longest. */
  warm() {
    this.speakText("Ready.").catch(() => {});
  }

  async prepare(section, version) {
    this.#passages = listPassages(section, version);
    return this.#passages;
  }

  /** The piece of a sentence at the wanted rate; whatever was asked for before and has not begun is given up. */
  findPiece(index) {
    this.#giveUp();
    const piece = this.#find(this.#passages[index], index);
    this.#keep(KEPT);
    return piece;
  }

  /** Make the piece of a sentence that comes soon, now that the one before it is heard. */
  lookAhead(index) {
    if (index < this.#passages.length) this.#find(this.#passages[index], index).catch(() => {});
  }

  /** The same text is said otherwise from now on. */
  forget() {
    this.#keep(0);
  }

  /** The piece of a loose text, such as a word or a sample; `words` are said as they say. */
  speakText(text, words = []) {
    this.#giveUp();
    return this.#find({ id: `${text} ${words}`, text, words, language: "en", pause: 0 }, 0);
  }

  stop() {
    super.stop();
    this.#giveUp();
  }

  /** Speak no more: the worker ends. */
  retire() {
    this.stop();
    this.forget();
    this.#worker?.terminate();
    this.#worker = null;
  }

  #find(passage, index) {
    const key = `${this.name} ${this.rate} ${passage.id}`;
    const known = this.#pieces.get(key);
    const piece = known ?? this.#make(passage, index);
    this.#pieces.delete(key); // the one asked for last is the last to go
    this.#pieces.set(key, piece);
    if (!known) piece.catch(() => this.#pieces.get(key) === piece && this.#pieces.delete(key));
    return piece;
  }

  /** Keep the sound of some sentences, those asked for last. */
  #keep(count) {
    for (const [key, piece] of [...this.#pieces].slice(0, Math.max(0, this.#pieces.size - count))) {
      this.#pieces.delete(key);
      // Not at once: the element may still be reading it.
      piece.then(({ url }) => setTimeout(() => URL.revokeObjectURL(url), STILL_READ), () => {});
    }
  }

  async #make(passage, index) {
    const { rate, name } = this;
    const pause = passage.pause / rate;
    const native = Math.min(Math.max(WORDS_A_MINUTE * rate, SLOWEST), FASTEST);
    const spoken = await speakPassage(passage, "espeak");
    const text = spoken.lead + spoken.chars.join("");
    const { wav, events, end } = await this.#ask({ text, voice: name, rate: native, pause });
    const lead = [...spoken.lead].length;
    const own = events.filter(([place]) => place >= lead).map(([place, time]) => [place - lead, time]);
    const words = placeWords(own, spoken, Math.max(0, end - pause));
    const timing = { duration: end, sentences: [{ id: passage.id, start: 0, end, words }] };
    const sound = new Blob([wav], { type: "audio/wav" });
    return { url: URL.createObjectURL(sound), sound, timing, first: index, end, stretch: (WORDS_A_MINUTE * rate) / native };
  }

  #ask(message) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message, resolve, reject });
      this.#work();
    });
  }

  #work() {
    if (this.#asked || !this.#waiting.length) return;
    this.#worker ??= this.#start();
    this.#asked = this.#waiting.shift();
    this.#worker.postMessage(this.#asked.message);
  }

  #giveUp() {
    for (const { reject } of this.#waiting.splice(0)) reject(new DOMException("No longer wanted.", "AbortError"));
  }

  #start() {
    const worker = new Worker(new URL("./builtin_worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => {
      if (data.error) this.#asked.reject(new Error(NO_VOICE));
      else this.#asked.resolve(data);
      this.#asked = null;
      this.#work();
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#worker = null; // the next press tries again
      this.#asked?.reject(new Error(NO_VOICE));
      this.#asked = null;
      this.#giveUp();
    };
    return worker;
  }
}
