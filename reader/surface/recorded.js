// The recorded voice: speech made when the page was built, with a timing record beside it.

import { SoundVoice } from "./sound.js";

/** What a reader is told of sound that cannot be had. */
export const NO_SOUND = "The sound of this section could not be loaded. Check your connection and press Listen again.";

/** Plays recorded sections; each is fetched once, whole, so that seeking works on a server that answers no ranges. */
export class RecordedVoice extends SoundVoice {
  kind = "recorded";
  /** The folder of one of several voices, below the base: "" or ending in a slash. */
  name = "";
  #base;
  #pieces = new Map();
  #failed = new Set();
  #piece = "";

  constructor(audio, listener, base) {
    super(audio, listener);
    this.#base = base;
  }

  /** Fetch a section's speech; resolves to its sentences. */
  async prepare(section, version) {
    this.#piece = this.name + nameOf(section.dataset.sectionId, version);
    const { timing } = await this.load(section.dataset.sectionId, version);
    return timing.sentences;
  }

  /** The piece that a sentence is in: the whole section's. */
  findPiece() {
    return this.#find(this.#piece);
  }

  /** Forget the prepared section, which turned out to be no sound; the next time it is fetched past the browser's cache. */
  forget() {
    this.#drop(this.#piece);
  }

  /**
   * Return the piece of a section in one version. One that cannot be had rejects with an Error whose message a reader
   * can act on.
   */
  load(sectionId, version) {
    return this.#find(this.name + nameOf(sectionId, version));
  }

  #find(name) {
    if (!this.#pieces.has(name)) {
      this.#pieces.set(name, this.#fetch(name));
      this.#pieces.get(name).catch(() => this.#drop(name));
    }
    return this.#pieces.get(name);
  }

  #drop(name) {
    this.#pieces.delete(name);
    this.#failed.add(name);
  }

  async #fetch(name) {
    const cache = this.#failed.has(name) ? "reload" : "default";
    const [timing, sound] = await Promise.all([
      this.#get(`${name}.json`, cache, (response) => response.json()),
      this.#get(`${name}.ogg`, cache, (response) => response.blob()),
    ]);
    return { url: URL.createObjectURL(sound), timing, first: 0 };
  }

  async #get(file, cache, read) {
    try {
      const response = await fetch(new URL(file, new URL(this.#base, document.baseURI)), { cache });
      if (response.ok) return await read(response);
    } catch {
      // Nothing came, or something else, or only a part: to a reader it is all one.
    }
    throw new Error(NO_SOUND);
  }
}

const nameOf = (sectionId, version) => (version === "plain" ? `${sectionId}.plain` : sectionId);
