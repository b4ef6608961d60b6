// The recorded voice: speech made when the page was built, with a timing record beside it.

import { SoundVoice } from "./sound.js";

/** Plays recorded sections; each is fetched once, whole, so that seeking works on a server that answers no ranges. */
export class RecordedVoice extends SoundVoice {
  kind = "recorded";
  #base;
  #pieces = new Map();
  #section = null;

  constructor(audio, listener, base) {
    super(audio, listener);
    this.#base = base;
  }

  /** Fetch a section's speech; resolves to its sentences. */
  async prepare(section, version) {
    this.#section = await this.load(section.dataset.sectionId, version);
    return this.#section.timing.sentences;
  }

  /** The piece that a sentence is in: the whole section's. */
  async findPiece() {
    return this.#section;
  }

  /**
   * Return the piece of a section in one version. One that cannot be had rejects with an Error whose message a reader
   * can act on.
   */
  load(sectionId, version) {
    const name = version === "plain" ? `${sectionId}.plain` : sectionId;
    if (!this.#pieces.has(name)) {
      const piece = this.#fetch(name);
      // A failure is forgotten, so that the next press of the button tries again.
      piece.catch(() => this.#pieces.delete(name));
      this.#pieces.set(name, piece);
    }
    return this.#pieces.get(name);
  }

  /** Forget what turned out to be no sound, so that the next press fetches it anew. */
  forget() {
    for (const [name, piece] of this.#pieces) piece.then((found) => found === this.#section && this.#pieces.delete(name));
  }

  async #fetch(name) {
    // Timing first: where speech is made on demand, its answer means that the sound is ready too.
    const timing = await this.#get(`${name}.json`, (response) => response.json());
    const sound = await this.#get(timing.audio, (response) => response.blob());
    return { url: URL.createObjectURL(sound), timing, first: 0 };
  }

  async #get(file, read) {
    const response = await fetch(new URL(file, new URL(this.#base, document.baseURI))).catch(() => null);
    const found = response?.ok ? await read(response).catch(() => null) : null;
    if (!found) throw new Error(NO_SOUND);
    return found;
  }
}

/** What is said where a recording cannot be had or played. */
export const NO_SOUND = "The sound of this section could not be loaded. Check your connection and press Listen again.";
