// The recorded voice: speech made when the page was built, with a timing record beside it.

/** What a reader is told of sound that cannot be had. */
export const NO_SOUND = "The sound of this section could not be loaded. Check your connection and press Listen again.";

/** Fetches recorded speech; each piece once, whole, so that seeking works on a server that answers no ranges. */
export class RecordedVoice {
  #base;
  #pieces = new Map();
  #failed = new Set();

  constructor(base) {
    this.#base = base;
  }

  /**
   * Return { url, timing } of a section in one version. A piece that cannot be had rejects with an Error whose
   * message a reader can act on.
   */
  load(sectionId, version) {
    const name = nameOf(sectionId, version);
    if (!this.#pieces.has(name)) {
      this.#pieces.set(name, this.#fetch(name));
      this.#pieces.get(name).catch(() => this.forget(sectionId, version));
    }
    return this.#pieces.get(name);
  }

  /** Forget a piece that turned out to be no sound; the next time it is fetched anew, past the browser's own cache. */
  forget(sectionId, version) {
    const name = nameOf(sectionId, version);
    this.#pieces.delete(name);
    this.#failed.add(name);
  }

  async #fetch(name) {
    const cache = this.#failed.has(name) ? "reload" : "default";
    // Timing first: where speech is made on demand, its answer means that the sound is ready too.
    const timing = await this.#get(`${name}.json`, cache, (response) => response.json());
    const sound = await this.#get(timing.audio, cache, (response) => response.blob());
    return { url: URL.createObjectURL(sound), timing };
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
