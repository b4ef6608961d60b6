// Keeps packs on the device: fetches what is missing, one pack after another, and says how far it is.

import { Problem, fetchFile } from "./fetching.js";
import { listComplete, listPacks, listPaths, listWanted, measurePacks } from "./inventory.js";

const LANES = 4; // files at once
const QUIET = 250; // milliseconds between two reports of progress

export class Keeper {
  #build;
  #store;
  #scope;
  #report;
  #job = null;
  #asked = false;
  #stop = new AbortController();
  #flying = {}; // bytes of files that are on their way, by pack
  #problem = null;
  #told = 0;

  /** `build` is { version, titles, files }; `report` is called whenever there is something new to say. */
  constructor(build, store, scope, report) {
    this.#build = build;
    this.#store = store;
    this.#scope = scope;
    this.#report = report;
  }

  /** What is kept and what goes on: { version, titles, packs: { PACK: { size, kept, wanted } }, busy, paused, problem }. */
  async status() {
    const { version, titles, files } = this.#build;
    const { choices, paused } = await this.#wishes();
    const packs = measurePacks(files, await this.#store.list());
    for (const [pack, bytes] of Object.entries(this.#flying)) packs[pack].kept += bytes;
    for (const pack of listPacks(files)) packs[pack].wanted = listWanted(files, choices).includes(pack);
    return { version, titles, packs, busy: this.#job !== null, paused, problem: this.#problem };
  }

  /** Keep packs from now on, "*" for all; `byItself` where nobody pressed, which changes no choice that was made. */
  async keep(packs, { byItself = false } = {}) {
    const { choices, paused } = await this.#wishes();
    const new_ = packs.filter((pack) => !byItself || choices[pack] === undefined);
    const all = new_.includes("*") ? { "*": true } : { ...choices, ...Object.fromEntries(new_.map((pack) => [pack, true])) };
    await this.#store.write("wishes", { choices: all, paused: byItself && paused });
    return this.resume();
  }

  /** Fetch what is wanted and missing; resolves when that is done or stopped. */
  resume() {
    this.#asked = true;
    this.#job ??= this.#work().finally(() => {
      this.#job = null;
      this.#report();
    });
    return this.#job;
  }

  /** Fetch no more until the reader wants it. */
  async pause() {
    await this.#store.write("wishes", { ...(await this.#wishes()), paused: true });
    this.#stop.abort();
    await this.#job;
    this.#report();
  }

  /** Go on after a pause. */
  async unpause() {
    await this.#store.write("wishes", { ...(await this.#wishes()), paused: false });
    return this.resume();
  }

  /** Take a pack from the device, except what other packs need too. */
  async drop(pack) {
    const { choices, paused } = await this.#wishes();
    await this.#store.write("wishes", { choices: { ...choices, [pack]: false }, paused });
    this.#stop.abort();
    await this.#job;
    await this.#remove(pack);
    this.#problem = null;
    this.resume();
    this.#report();
  }

  /**
   * Fetch what a version needs to take the place of the one before: the pages, and every pack that is kept whole now.
   * Rejects where any of it cannot be had; then the version before stays as it is.
   */
  async install() {
    const { version, files } = this.#build;
    const versions = await this.#store.read("versions", {});
    const before = versions[await this.#store.read("active")];
    const kept = before ? listComplete(before, await this.#store.list()) : [];
    await this.#store.write("versions", { ...versions, [version]: files });
    try {
      for (const pack of ["pages", ...kept.filter((pack) => pack !== "pages")]) await this.#fetchPack(pack);
    } catch (problem) {
      await this.#takeNote(problem, "");
      // What was fetched stays for the next try, except where there is no room: then the reader needs it more.
      if (problem.kind === "full") await this.#store.keepOnly(hashesOf(Object.values(versions)));
      throw problem;
    }
  }

  /** Store one file that was asked for and is not here, where its pack is wanted. */
  async mend(path, file) {
    const { choices } = await this.#wishes();
    if (!listWanted(this.#build.files, choices).includes(file.pack)) return;
    const content = await fetchFile(new URL(path, this.#scope), path, file);
    await this.#store.put(file.sha256, content);
    this.#report();
  }

  async #work() {
    this.#problem = null;
    while (this.#asked) {
      this.#asked = false;
      this.#stop = new AbortController();
      for (let pack = await this.#next(); pack && !this.#stop.signal.aborted; pack = await this.#next()) {
        try {
          await this.#fetchPack(pack, this.#stop.signal);
        } catch (problem) {
          if (problem.name === "AbortError") break;
          await this.#takeNote(problem, pack);
          return;
        }
      }
    }
  }

  /** The next pack to fetch: the pages, then the smallest. */
  async #next() {
    const { files } = this.#build;
    const { choices, paused } = await this.#wishes();
    if (paused) return null;
    const here = await this.#store.list();
    const complete = listComplete(files, here);
    const sizes = measurePacks(files, here);
    const missing = listWanted(files, choices).filter((pack) => !complete.includes(pack));
    if (missing.includes("pages")) return "pages";
    return missing.sort((a, b) => sizes[a].size - sizes[b].size)[0] ?? null;
  }

  async #fetchPack(pack, signal) {
    const { files } = this.#build;
    const here = await this.#store.list();
    const missing = listPaths(files, [pack]).filter((path) => !here.has(files[path].sha256));
    // The same content under two names is fetched once.
    const queue = [...new Map(missing.map((path) => [files[path].sha256, path])).values()];
    // Where one lane fails, the others need not go on.
    const own = new AbortController();
    const stop = own.signal;
    if (signal?.aborted) own.abort();
    signal?.addEventListener("abort", () => own.abort());
    const lane = async () => {
      for (let path = queue.shift(); path; path = queue.shift()) {
        stop.throwIfAborted();
        await this.#fetchOne(path, stop);
      }
    };
    try {
      await Promise.all(Array.from({ length: LANES }, lane));
    } finally {
      own.abort();
      delete this.#flying[pack];
    }
    this.#report();
  }

  async #fetchOne(path, signal) {
    const { [path]: file } = this.#build.files;
    let bytes = 0;
    const tell = (more) => {
      bytes += more;
      this.#flying[file.pack] = (this.#flying[file.pack] ?? 0) + more;
      this.#reportSoon();
    };
    try {
      const content = await fetchFile(new URL(path, this.#scope), path, file, { signal, tell });
      await this.#store.put(file.sha256, content).catch((error) => {
        throw new Problem(error.name === "QuotaExceededError" ? "full" : "storage", path, error);
      });
    } finally {
      if (file.pack in this.#flying) this.#flying[file.pack] -= bytes;
    }
  }

  /** Remember what went wrong; where there is no room, half a pack is of no use and the next try would fail too. */
  async #takeNote(problem, pack) {
    this.#problem = { kind: problem.kind ?? "storage", path: problem.path ?? "", pack };
    if (problem.kind === "full" && pack) {
      await this.#remove(pack);
      await this.#store.write("wishes", { ...(await this.#wishes()), paused: true }).catch(() => {});
    }
    this.#report();
  }

  /** Remove a pack's files, except those that another pack of any version in use needs too. */
  async #remove(pack) {
    const versions = Object.values({ ...(await this.#store.read("versions", {})), [this.#build.version]: this.#build.files });
    const others = versions.map((files) => Object.fromEntries(Object.entries(files).filter(([, file]) => file.pack !== pack)));
    await this.#store.keepOnly(hashesOf(others));
  }

  #wishes() {
    return this.#store.read("wishes", { choices: {}, paused: false });
  }

  #reportSoon() {
    if (Date.now() - this.#told < QUIET) return;
    this.#told = Date.now();
    this.#report();
  }
}

/** The hashes of all files of some versions. */
export function hashesOf(versions) {
  return new Set(versions.flatMap((files) => Object.values(files).map(({ sha256 }) => sha256)));
}
