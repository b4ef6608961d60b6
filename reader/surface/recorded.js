// The recorded voice: speech made when the page was built, with a timing record beside it.

/** Fetches recorded speech; each piece once, whole, so that seeking works on a server that answers no ranges. */
export class RecordedVoice {
  #base;
  #pieces = new Map();

  constructor(base) {
    this.#base = base;
  }

  /**
   * Return { url, timing } of a section in one version. A piece that cannot be had rejects with an Error whose
   * message a reader can act on.
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

  async #fetch(name) {
    // Timing first: where speech is made on demand, its answer means that the sound is ready too.
    const timing = await this.#get(`${name}.json`, (response) => response.json());
    const sound = await this.#get(timing.audio, (response) => response.blob());
    return { url: URL.createObjectURL(sound), timing };
  }

  async #get(file, read) {
    const response = await fetch(new URL(file, new URL(this.#base, document.baseURI))).catch(() => null);
    if (!response?.ok) {
      throw new Error("The sound of this section could not be loaded. Check your connection and press Listen again.");
    }
    return read(response);
  }
}
