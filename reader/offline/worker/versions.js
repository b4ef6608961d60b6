// Which version a page is of. A page that was opened before an update goes on with the files it began with, so that
// nothing is taken from a reader; their files stay until it is closed.

import { hashesOf } from "./keeper.js";

export class Versions {
  #build;
  #store;
  #older = null; // a promise of { CLIENT: VERSION } for pages and workers of versions before this one

  constructor(build, store) {
    this.#build = build;
    this.#store = store;
  }

  /** Take over: whoever is open now is of the version before. */
  async begin() {
    const before = await this.#store.read("active");
    const older = await this.#store.read("older", {});
    if (before && before !== this.#build.version) {
      for (const { id } of await listClients()) older[id] ??= before;
    }
    this.#older = Promise.resolve(older);
    await this.#store.write("older", older);
    await this.#store.write("active", this.#build.version);
    await this.tidy();
  }

  /** The files that a client is to be given. */
  async filesFor(clientId) {
    const older = await this.#load();
    if (!(clientId in older)) return this.#build.files;
    const versions = await this.#store.read("versions", {});
    return versions[older[clientId]] ?? this.#build.files;
  }

  /** A page that starts a worker hands its version on to it. */
  async inherit(clientId, newId) {
    const older = await this.#load();
    if (!(clientId in older) || !newId || newId in older) return;
    older[newId] = older[clientId];
    await this.#store.write("older", older);
  }

  /** Forget versions of which no page is open, and remove what only they needed. */
  async tidy() {
    const open = new Set((await listClients()).map(({ id }) => id));
    const older = Object.fromEntries(Object.entries(await this.#load()).filter(([id]) => open.has(id)));
    this.#older = Promise.resolve(older);
    await this.#store.write("older", older);
    // A version that is being fetched, or waits, is nobody's yet and must not lose its files.
    if (registration.installing || registration.waiting) return;
    const used = new Set(Object.values(older));
    const versions = await this.#store.read("versions", {});
    const kept = Object.fromEntries(Object.entries(versions).filter(([version]) => used.has(version)));
    kept[this.#build.version] = this.#build.files;
    await this.#store.write("versions", kept);
    await this.#store.keepOnly(hashesOf(Object.values(kept)));
  }

  /** Tell whether a page of an older version may be open. */
  async hasOlder() {
    return Object.keys(await this.#load()).length > 0;
  }

  #load() {
    this.#older ??= this.#store.read("older", {});
    return this.#older;
  }
}

function listClients() {
  return clients.matchAll({ type: "all", includeUncontrolled: true });
}
