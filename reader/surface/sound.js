// What the recorded and the built-in voice have in common: pieces of sound with timing, played by one audio element.

import { listMoments, momentAt } from "./timing.js";

const ROUNDING = 0.001; // seconds: times are written to three decimals, and a seek may land just before one

/**
 * A voice that plays pieces of sound. A kind of voice says what a piece is by `prepare(section, version)`, which
 * resolves to the section's sentences, and `findPiece(index)`, which resolves to { url, timing, first, end, stretch }:
 * `first` is the index of the piece's first sentence, `end` where it ends in seconds if not with the sound, `stretch`
 * the speed at which it is played. `lookAhead(index)`, where it has one, may prepare the sentence that comes next.
 *
 * The listener hears of `started()`, `word(index, from, to)`, `ended(index)` and `stopped()`, which is when the
 * device stopped the sound, not the player. `from` is null where only the sentence is known.
 */
export class SoundVoice {
  #audio;
  #listener;
  #piece = null;
  #moments = [];
  #moment = -1;
  #index = 0;
  #end = Infinity;
  #request = 0;
  #frame = 0;
  #going = false;
  #rate = 1;

  constructor(audio, listener) {
    this.#audio = audio;
    this.#listener = listener;
    audio.addEventListener("play", () => this.#watch());
    audio.addEventListener("pause", () => this.#paused());
    audio.addEventListener("seeked", () => this.#follow());
    // Frames do not come while the page is hidden, as on a locked phone.
    audio.addEventListener("timeupdate", () => this.#follow());
    audio.addEventListener("ended", () => this.#piece && this.#finish());
  }

  get rate() {
    return this.#rate;
  }

  set rate(rate) {
    this.#rate = rate;
    this.#setSpeed();
  }

  set volume(volume) {
    this.#audio.volume = volume;
  }

  /** The piece that is loaded; null where there is none. */
  get piece() {
    return this.#piece;
  }

  /** Where the sound is, for the device's own controls: { duration, position } in seconds; null without sound. */
  get clock() {
    const { duration, currentTime: position } = this.#audio;
    return this.#piece && Number.isFinite(duration) ? { duration, position } : null;
  }

  /** The word or sentence heard now, as { index, from }. */
  get place() {
    const moment = this.#moments[this.#moment];
    return moment ? { index: this.#piece.first + moment.sentence, from: moment.from ?? 0 } : { index: this.#index, from: 0 };
  }

  /**
   * Speak a sentence, from one character to another; with `flows`, go on to it without a gap where it comes next.
   * Rejects with what a reader should know.
   */
  async speak(index, { from = 0, to = Infinity, flows = false } = {}) {
    const request = ++this.#request;
    const piece = await this.findPiece(index);
    if (request !== this.#request) return;
    const same = piece === this.#piece;
    const span = spanOf(piece, index, from, to);
    if (!same) this.#load(piece);
    this.#index = index;
    this.#end = span.end;
    if (!same || !flows || this.#audio.paused) {
      this.#audio.currentTime = span.start;
      this.#moment = -1;
    }
    this.#setSpeed();
    await this.#start();
    if (request === this.#request) this.lookAhead?.(index + 1);
  }

  pause() {
    this.#request += 1;
    this.#going = false;
    this.#audio.pause();
    cancelAnimationFrame(this.#frame);
  }

  /** Go on where it was paused. */
  resume() {
    this.#moment = -1;
    return this.#start();
  }

  /** Be silent and forget what was prepared. */
  stop() {
    this.pause();
    this.#piece = null;
    this.#moments = [];
    this.#moment = -1;
  }

  /** Play, with the light on the word from the first moment. */
  #start() {
    this.#going = true;
    this.#listener.started();
    this.#follow();
    return this.#audio.play();
  }

  #load(piece) {
    this.#piece = piece;
    this.#moments = listMoments(piece.timing);
    this.#moment = -1;
    this.#audio.loop = false;
    this.#audio.src = piece.url;
  }

  #setSpeed() {
    const speed = this.#piece?.stretch ?? this.#rate;
    this.#audio.defaultPlaybackRate = speed;
    this.#audio.playbackRate = speed;
  }

  #watch() {
    cancelAnimationFrame(this.#frame);
    const step = () => {
      this.#follow();
      if (this.#going) this.#frame = requestAnimationFrame(step);
    };
    step();
  }

  #follow() {
    if (!this.#piece) return;
    const time = this.#audio.currentTime + ROUNDING;
    const place = momentAt(this.#moments, time);
    if (place !== this.#moment) {
      this.#moment = place;
      const { sentence, from, to } = this.#moments[place];
      this.#listener.word(this.#piece.first + sentence, from, to);
    }
    if (this.#going && time >= this.#end) this.#finish();
  }

  #finish() {
    this.#end = Infinity;
    this.#listener.ended(this.#index);
  }

  #paused() {
    cancelAnimationFrame(this.#frame);
    if (!this.#going || this.#audio.ended || !this.#audio.paused) return;
    this.#going = false;
    this.#listener.stopped();
  }
}

/** When some characters of a sentence are heard in a piece; the last sentence ends with the piece. */
function spanOf({ timing, first, end }, index, from, to) {
  const { start, end: close, words } = timing.sentences[index - first];
  const opening = from > 0 && words.find(([, until]) => until > from);
  const closing = words.findLast(([begin]) => begin < to);
  const last = index - first === timing.sentences.length - 1;
  if (to !== Infinity && closing) return { start: opening ? opening[2] : start, end: closing[3] };
  return { start: opening ? opening[2] : start, end: last ? (end ?? Infinity) : close };
}
