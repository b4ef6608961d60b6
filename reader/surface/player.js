// Listening: what is spoken, what comes next, and when to stop. The one owner of that state; voices only speak.

import { Follower } from "./follow.js";
import { clearSpoken, showSpoken } from "./highlight.js";
import { sentenceInView } from "./place.js";
import { NO_SOUND } from "./recorded.js";
import { findPartner, findSentence, isShown, sectionOf, shownPartner, shownVersion } from "./sentences.js";
import { preference } from "./settings.js";

const root = document.documentElement;
const sections = () => [...document.querySelectorAll("[data-section-id]")];
const LEFT_OUT = { pictures: "figure", tables: "figure, table" }; // by the reader's preference

/** The element of what is spoken: a sentence, or a picture without a caption. */
const elementOf = (id) => findSentence(id) ?? document.getElementById(id);

/**
 * Plays sections by a voice and keeps the page in step. `onChange(player)` hears of every change a control shows,
 * `onHeard(section)` of each section that was heard to its end.
 *
 * A voice speaks one sentence at a time: `prepare(section, version)` resolves to the section's sentences,
 * `speak(index, { from, to, flows })`, `pause()`, `resume()` (once it has spoken) and `stop()` do what they say, `rate` and `volume` are set,
 * `place` is where it is. It is made with this player's `listener`.
 */
export class Player {
  #voice = null;
  #onChange;
  #onHeard;
  #follower = new Follower(() => this.playing && this.#onChange(this));
  #version = "";
  #sentences = null; // what the voice has prepared; null where that has to be done anew
  #index = -1;
  #place = null; // { id, from } of the word spoken last
  #until = null; // { id, to } where a selection ends
  #resumes = false; // true where the voice stands in the middle of what it was asked to speak
  #lit = null; // the id of the sentence lit up last
  #request = 0;
  #waiting = 0; // the timer of a pause between sentences
  #rate = 1;
  #volume = 1;

  /** The section that is spoken or paused; null where there is none. */
  section = null;
  /** "idle", "loading", "playing", or "paused"; the pause between two sentences is part of playing. */
  state = "idle";
  /** What went wrong last, in words for the reader; "" where nothing did. */
  problem = "";
  /** True while every section is to be spoken, one after the other. */
  goesOn = false;
  /** True while speech is to stop at the end of the section, whatever else was asked for. */
  stopsAtEnd = false;
  /** Resolves when there is a voice, which may have to be fetched first. */
  ready = async () => {};

  constructor(onChange, onHeard) {
    this.#onChange = onChange;
    this.#onHeard = onHeard;
  }

  /** What a voice is to tell of; what another than the present one tells is about the past. */
  listenerFor(voice) {
    const mine = (act) => (...news) => voice() === this.#voice && act(...news);
    return {
      started: mine(() => this.#started()),
      word: mine((index, from, to) => this.#light(index, from, to)),
      ended: mine((index) => index === this.#index && this.#ended()),
      stopped: mine(() => this.#stopped()),
      failed: mine((error) => this.#fail(error)),
    };
  }

  get playing() {
    return this.state === "playing";
  }

  get loading() {
    return this.state === "loading";
  }

  get following() {
    return this.#follower.following;
  }

  /** Where the voice is: { section, version, id, from }; null where it is nowhere. */
  get place() {
    return this.#place && { section: this.section, version: this.#version, ...this.#place };
  }

  /** The version that is spoken or paused. */
  get version() {
    return this.#version;
  }

  get voice() {
    return this.#voice;
  }

  /** Speak by another voice; what is being spoken goes on with the same word. */
  set voice(voice) {
    const going = this.playing || this.loading;
    this.#silence();
    this.#voice?.stop();
    this.#voice = voice;
    this.#forget();
    Object.assign(voice, { rate: this.#rate, volume: this.#volume });
    if (going) this.play(this.section, this.#place, this.#until);
    else if (this.section) this.#set({ state: "paused" });
  }

  /** The same text is said otherwise now; a voice that makes its own speech goes on with the same word. */
  sayAnew() {
    if (!this.#voice || this.#voice.kind === "recorded") return;
    this.#voice.forget?.();
    this.voice = this.#voice;
  }

  get rate() {
    return this.#rate;
  }

  set rate(rate) {
    this.#rate = rate;
    if (this.#voice) this.#voice.rate = rate;
    this.#speakAnew();
    this.#onChange(this);
  }

  get volume() {
    return this.#volume;
  }

  set volume(volume) {
    this.#volume = volume;
    if (this.#voice) this.#voice.volume = volume;
    if (this.#voice?.kind === "device") this.#speakAnew();
    this.#onChange(this);
  }

  /**
   * Speak a section in the version shown: from where it stands, or from a sentence of it ({ id, from, steps }, `steps`
   * sentences on from `id`), up to `until` ({ id, to }); rejects never.
   */
  async play(section, start = null, until = null) {
    const request = this.#silence();
    const version = shownVersion(section);
    const another = section !== this.section || version !== this.#version;
    if (start?.id) this.#place = { id: start.id, from: start.from ?? 0 };
    else if (start || section !== this.section) this.#place = null;
    if (start) this.#until = until;
    this.#version = version;
    this.#follower.following = true;
    this.#lit = null;
    this.#set({ section, state: "loading", problem: "" });
    await this.#try(async () => {
      await this.ready();
      if (request !== this.#request) return;
      if (another || !this.#sentences) await this.#prepare(request);
      if (request !== this.#request) return;
      if (!start && this.#resumes) await this.#voice.resume();
      else await this.#speakFrom(start ?? this.#place ?? {});
    });
  }

  /** Speak every section from the first on, or from one of them. */
  playAll(section = sections()[0]) {
    this.goesOn = true;
    return this.play(section, {});
  }

  pause() {
    this.#silence();
    if (this.section) this.#set({ state: "paused" });
  }

  /** Play where it is paused, pause where it plays; with a section, that one. */
  toggle(section = this.section) {
    if ((this.playing || this.loading) && section === this.section) return this.pause();
    if (!section) return undefined;
    if (section !== this.section) this.goesOn = false;
    return this.play(section);
  }

  /** Play or pause; where nothing has been played yet, speak from the sentence the reader looks at. */
  toggleAny() {
    const sentence = sentenceInView();
    if (this.section) this.toggle();
    else if (sentence && sectionOf(sentence)) this.play(sectionOf(sentence), { id: sentence.dataset.sentenceId });
  }

  /** Go some sentences on or back, into the section before or after where need be, and speak from there. */
  move(steps) {
    if (!this.section) return;
    if (!this.#sentences) return void this.play(this.section, { ...this.#place, steps });
    const asked = this.#index + steps;
    const target = steps > 0 ? this.#nextWanted(asked) : asked;
    if (target < 0) this.moveSection(-1);
    else if (target === undefined) this.moveSection(1);
    else this.play(this.section, { id: this.#sentences[target].id });
  }

  /** Go on after the paragraph, the list or the table that is spoken. */
  skipBlock() {
    if (!this.#sentences) return;
    const blockOf = ({ id }) => elementOf(id)?.closest(".text > *");
    const block = blockOf(this.#sentences[this.#index]);
    const next = this.#sentences.findIndex((sentence, n) => n > this.#index && blockOf(sentence) !== block);
    this.move(next < 0 ? this.#sentences.length : next - this.#index);
  }

  /** Go to the section before or after; back goes to this section's start first. */
  moveSection(steps) {
    if (!this.section) return;
    const all = sections();
    const next = steps < 0 && this.#index > 0 ? this.section : all[all.indexOf(this.section) + steps];
    this.play(next ?? this.section, {});
  }

  /** A section has changed its version: speech goes on there with the sentence that says the same. */
  versionChanged(section) {
    if (section !== this.section) return;
    const going = this.playing || this.loading;
    this.#silence();
    const element = this.#place && findSentence(this.#place.id);
    const version = shownVersion(section);
    const partner = element && findPartner(element, version);
    this.#place = partner && { id: partner.dataset.sentenceId, from: 0 };
    this.#forget();
    this.#version = version;
    this.#set({ state: "paused" });
    if (going) this.play(section, this.#place);
    else if (partner) showSpoken(partner);
    this.#lit = this.#place?.id; // the reader's place is kept, so the page does not follow to it
  }

  /** Stop, and put the light out. */
  close() {
    this.#silence();
    this.#voice?.stop();
    this.#forget();
    this.#place = null;
    this.goesOn = false;
    clearSpoken();
    this.#set({ section: null, state: "idle", problem: "" });
  }

  /** Bring the reader back to the spoken words, and follow again. */
  followAgain() {
    this.#follower.following = true;
    this.#scroll();
    this.#onChange(this);
  }

  /** Stand at a place that was kept, silently, so that Play goes on from there. */
  standAt(section, place) {
    this.#silence();
    this.#forget();
    this.#version = shownVersion(section);
    this.#place = place;
    this.#set({ section, state: "paused" });
  }

  /** Nothing more is said from here on; returns the number of the request that may break the silence. */
  #silence() {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    this.#voice?.pause();
    delete root.dataset.speaking;
    return ++this.#request;
  }

  async #prepare(request) {
    this.#voice.stop();
    this.#forget();
    clearSpoken();
    const sentences = await this.#voice.prepare(this.section, this.#version);
    if (request === this.#request) this.#sentences = sentences;
  }

  /** The voice has to prepare the section anew. */
  #forget() {
    this.#sentences = null;
    this.#index = -1;
    this.#resumes = false;
  }

  #speakFrom({ id, from = 0, steps = 0 }) {
    const found = Math.max(0, this.#find(id));
    const index = Math.min(Math.max(found + steps, 0), this.#sentences.length - 1);
    return this.#speak(index, index === found ? from : 0);
  }

  /** The first sentence from a place on that the reader wants to hear; undefined where none is left. */
  #nextWanted(index) {
    const left = LEFT_OUT[preference("left-out")];
    const wanted = this.#sentences.findIndex(({ id }, n) => n >= index && !(left && elementOf(id)?.closest(left)));
    return wanted < 0 ? undefined : wanted;
  }

  /** The index of a sentence, or of its partner in the version that is spoken; -1 where there is none. */
  #find(id) {
    const indexOf = (wanted) => this.#sentences.findIndex((sentence) => sentence.id === wanted);
    const element = indexOf(id) < 0 && findSentence(id);
    return element ? indexOf(findPartner(element, this.#version).dataset.sentenceId) : indexOf(id);
  }

  #speak(index, from = 0, flows = false) {
    const { id } = this.#sentences[index];
    this.#index = index;
    this.#resumes = false;
    if (!flows) this.#place = { id, from };
    const to = this.#until?.id === id ? this.#until.to : Infinity;
    return this.#voice.speak(index, { from, to, flows });
  }

  /** A voice that speaks at its own rate says the rest of the sentence once more. */
  #speakAnew() {
    if (!this.#voice || this.#voice.kind === "recorded" || this.#waiting) return;
    this.#resumes = false;
    if (!this.playing) return;
    const { index, from } = this.#voice.place;
    this.#try(() => this.#speak(index, from));
  }

  async #try(speak) {
    const request = this.#request;
    try {
      await speak();
    } catch (error) {
      // A newer press interrupts an older one; that is no problem to speak of.
      if (request === this.#request && error.name !== "AbortError") this.#fail(error);
    }
  }

  #started() {
    this.#resumes = true;
    this.#set({ state: "playing" });
  }

  #ended() {
    const end = preference("sentence-end");
    if (this.#until?.id === this.#sentences[this.#index].id) return this.#stopAt(this.#index, null);
    if (end === "repeat") return this.#continue(this.#index);
    const next = this.#nextWanted(this.#index + 1);
    if (next === undefined) return this.#sectionEnded();
    if (end === "pause") return this.#stopAt(next);
    return this.#continue(next);
  }

  #continue(index) {
    const pause = preference("extra-pause") * 1000;
    const go = () => {
      this.#waiting = 0;
      this.#try(() => this.#speak(index, 0, index === this.#index + 1));
    };
    if (!pause) return go();
    this.#voice.pause();
    this.#standBefore(index);
    this.#waiting = setTimeout(go, pause);
    return undefined;
  }

  #stopAt(index, until = this.#until) {
    this.#silence();
    this.#until = until;
    this.#standBefore(index);
    this.#set({ state: "paused" });
  }

  /** The next that is spoken is a sentence from its start on. */
  #standBefore(index) {
    this.#place = { id: this.#sentences[index].id, from: 0 };
    this.#resumes = false;
  }

  #sectionEnded() {
    const { section } = this;
    const all = sections();
    const next = all[all.indexOf(section) + 1];
    const on = (this.goesOn || preference("section-end") === "on") && !this.stopsAtEnd;
    this.#silence();
    this.#place = null;
    this.#resumes = false;
    this.stopsAtEnd = false;
    this.#set({ state: "paused" });
    this.#onHeard(section);
    if (on && next) this.play(next, {});
  }

  #stopped() {
    this.#silence();
    this.#set({ state: "paused" });
  }

  #fail(error) {
    const unplayable = error.name === "NotSupportedError";
    // It was loaded and is no sound: the next press loads it anew.
    if (unplayable) this.#voice.forget?.();
    this.#silence();
    this.#forget();
    clearSpoken();
    this.#set({ state: "paused", problem: unplayable ? NO_SOUND : error.message });
  }

  #light(index, from, to) {
    const id = this.#sentences?.[index]?.id;
    const element = id && elementOf(id);
    if (!element) return;
    this.#place = { id, from: from ?? 0 };
    if (this.playing) root.dataset.speaking = `${id}:${from ?? 0}`;
    if (isShown(element)) showSpoken(element, from, to);
    else showSpoken(shownPartner(element)); // a single sentence stands there in the other version
    if (id !== this.#lit) this.#follower.show(element);
    this.#lit = id;
  }

  #scroll() {
    const element = this.#place && findSentence(this.#place.id);
    if (element) this.#follower.show(element);
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
