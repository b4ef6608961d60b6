// What is kept on the device: files by their hash, so that versions share what they have in common and nothing is
// fetched or stored twice; and small records.

/** A store for the site below an address. Its caches are opened anew each time: a reader may delete them. */
export class Store {
  #scope;

  constructor(scope) {
    this.#scope = scope;
  }

  #files() {
    return caches.open(`plainspoken files ${this.#scope}`);
  }

  #records() {
    return caches.open(`plainspoken records ${this.#scope}`);
  }

  #address(name) {
    return new URL(`kept/${name}`, this.#scope).href;
  }

  /** The hashes of all files. */
  async list() {
    const requests = await (await this.#files()).keys();
    return new Set(requests.map(({ url }) => url.slice(url.lastIndexOf("/") + 1)));
  }

  /** A file as a Blob; undefined where it is not here. */
  async get(sha256) {
    const found = await (await this.#files()).match(this.#address(sha256));
    return found?.blob();
  }

  async put(sha256, content) {
    await (await this.#files()).put(this.#address(sha256), new Response(content));
  }

  /** Remove all files but some. */
  async keepOnly(hashes) {
    const cache = await this.#files();
    for (const sha256 of await this.list()) if (!hashes.has(sha256)) await cache.delete(this.#address(sha256));
  }

  /** A record; `otherwise` where there is none, or it cannot be read. */
  async read(name, otherwise = null) {
    try {
      const found = await (await this.#records()).match(this.#address(name));
      return found ? await found.json() : otherwise;
    } catch {
      return otherwise;
    }
  }

  async write(name, record) {
    await (await this.#records()).put(this.#address(name), new Response(JSON.stringify(record)));
  }

  async forget(name) {
    await (await this.#records()).delete(this.#address(name));
  }
}
