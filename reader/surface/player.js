// Listening: one sound element, one state, one light on the spoken word.

import { clearSpoken, showSpoken } from "./highlight.js";
import { sentenceInView } from "./place.js";
import { NO_SOUND } from "./recorded.js";
import { findPartner, findSentence, isShown, sectionOf, shownPartner, shownVersion } from "./sentences.js";
import { preference } from "./settings.js";
import { listMoments, momentAt } from "./timing.js";

const root = document.documentElement;
const SCROLL_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

/** Plays sections and keeps the page in step; `onChange(player)` hears of every change a control shows. */
export class Player {
  #voice;
  #audio;
  #onChange;
  #piece = null; // { section, version, timing, moments }
  #awaited = null; // { section, sentence } while its sound is on its way
  #moment = -1;
  #request = 0;
  #frame = 0;

  /** True while the page follows the voice; a reader who scrolls away turns it off. */
  following = true;
  /** What went wrong last, in words for the reader; "" where nothing did. */
  problem = "";
  loading = false;

  constructor(voice, audio, onChange) {
    this.#voice = voice;
    this.#audio = audio;
    this.#onChange = onChange;
    audio.addEventListener("play", () => this.#start());
    audio.addEventListener("pause", () => this.#stop());
    audio.addEventListener("ended", () => this.#stop());
    audio.addEventListener("seeked", () => this.#follow());
    for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => this.#scrolledAway(), { passive: true });
    addEventListener("keydown", (event) => SCROLL_KEYS.has(event.key) && event.target === document.body && this.#scrolledAway());
  }

  get section() {
    return this.#piece?.section ?? null;
  }

  get playing() {
    return this.#piece !== null && !this.#audio.paused;
  }

  get rate() {
    return this.#audio.playbackRate;
  }

  set rate(rate) {
    this.#audio.defaultPlaybackRate = rate;
    this.#audio.playbackRate = rate;
    this.#onChange(this);
  }

  /** Speak a section in the version shown, from a sentence or from where it stands; rejects never. */
  async play(section, sentence = null) {
    const request = ++this.#request;
    const version = shownVersion(section);
    const same = this.#piece?.section === section && this.#piece.version === version;
    this.#awaited = same ? null : { section, sentence };
    this.#set({ loading: !same, problem: "" });
    try {
      if (!same) await this.#load(section, version, request);
      if (request !== this.#request) return;
      if (sentence) this.#audio.currentTime = this.#startOf(sentence);
      else if (this.#audio.ended) this.#audio.currentTime = 0;
      this.following = true;
      await this.#audio.play();
    } catch (error) {
      // A newer press interrupts an older one; that is no problem to speak of.
      if (request === this.#request && error.name !== "AbortError") this.#fail(section, version, error);
    } finally {
      if (request === this.#request) this.#arrive();
    }
  }

  pause() {
    this.#request += 1;
    this.#arrive();
    this.#audio.pause();
    this.#stop();
  }

  /** Play where it is paused, pause where it plays; with a section, that one. */
  toggle(section = this.section) {
    if (this.playing && section === this.section) this.pause();
    else if (section) this.play(section);
  }

  /** Play or pause; where nothing has been played yet, speak from the sentence the reader looks at. */
  toggleAny() {
    const sentence = sentenceInView();
    if (this.section) this.toggle();
    else if (sentence && sectionOf(sentence)) this.play(sectionOf(sentence), sentence);
  }

  /** Go some sentences on or back, and speak from there. */
  move(steps) {
    if (!this.#piece) return;
    const { timing, moments, section } = this.#piece;
    const now = moments[Math.max(this.#moment, 0)]?.sentence ?? 0;
    const place = Math.min(Math.max(now + steps, 0), timing.sentences.length - 1);
    this.play(section, findSentence(timing.sentences[place].id));
  }

  /** A section has changed its version: speech goes on there with the sentence that says the same. */
  async versionChanged(section) {
    if (section === this.#awaited?.section) {
      const { sentence } = this.#awaited;
      await this.play(section, sentence && findPartner(sentence, shownVersion(section)));
      return;
    }
    if (section !== this.section) return;
    const playing = this.playing;
    const now = this.#piece.moments[Math.max(this.#moment, 0)];
    const sentence = now && findPartner(findSentence(now.id), shownVersion(section));
    this.pause();
    if (playing) await this.play(section, sentence);
    else this.close();
  }

  /** Stop, and put the light out. */
  close() {
    this.pause();
    this.#forget();
    this.#set({ problem: "" });
  }

  /** Bring the reader back to the spoken words, and follow again. */
  followAgain() {
    this.following = true;
    this.#scrollToSpoken();
    this.#onChange(this);
  }

  async #load(section, version, request) {
    const { url, timing } = await this.#voice.load(section.dataset.sectionId, version);
    if (request !== this.#request) return;
    this.#piece = { section, version, timing, moments: listMoments(timing) };
    this.#moment = -1;
    this.#audio.src = url;
  }

  /** Nothing is awaited any more: the sound is there, or will not come. */
  #arrive() {
    this.#awaited = null;
    this.#set({ loading: false });
  }

  #fail(section, version, error) {
    const unplayable = error.name === "NotSupportedError";
    if (unplayable) {
      // It was loaded and is no sound: the next press loads it anew.
      this.#voice.forget(section.dataset.sectionId, version);
      this.#forget();
    }
    this.#set({ problem: unplayable ? NO_SOUND : error.message });
  }

  #forget() {
    this.#piece = null;
    this.#moment = -1;
    clearSpoken();
  }

  #startOf(element) {
    const id = element.dataset.sentenceId;
    return this.#piece.timing.sentences.find((sentence) => sentence.id === id)?.start ?? 0;
  }

  #start() {
    const step = () => {
      this.#follow();
      this.#frame = requestAnimationFrame(step);
    };
    cancelAnimationFrame(this.#frame);
    step();
    this.#onChange(this);
  }

  #stop() {
    cancelAnimationFrame(this.#frame);
    delete root.dataset.speaking;
    this.#onChange(this);
  }

  #follow() {
    if (!this.#piece) return;
    const place = momentAt(this.#piece.moments, this.#audio.currentTime);
    const { id, from, to, sentence } = this.#piece.moments[place];
    if (!this.#audio.paused) root.dataset.speaking = `${id}:${from ?? 0}`;
    if (place === this.#moment) return;
    const turned = sentence !== this.#piece.moments[this.#moment]?.sentence;
    this.#moment = place;
    const element = findSentence(id);
    if (!element) return;
    if (isShown(element)) showSpoken(element, from, to);
    else showSpoken(shownPartner(element)); // a single sentence stands there in the other version
    if (turned && this.following) this.#scrollToSpoken();
  }

  #scrollToSpoken() {
    const element = this.#piece && findSentence(this.#piece.moments[Math.max(this.#moment, 0)].id);
    const box = element && shownPartner(element).getBoundingClientRect();
    const centred = preference("centred") === "on";
    if (!box || (!centred && box.top > innerHeight * 0.1 && box.bottom < innerHeight * 0.75)) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = centred ? (box.top + box.bottom - innerHeight) / 2 : box.top - innerHeight * 0.25;
    scrollBy({ top, behavior: still ? "instant" : "smooth" });
  }

  #scrolledAway() {
    if (!this.playing || !this.following) return;
    this.#set({ following: false });
  }

  #set(changes) {
    Object.assign(this, changes);
    this.#onChange(this);
  }
}

/** The section's heading as text. */
export function titleOf(section) {
  return section.querySelector("[data-sentence-id]").textContent;
}
