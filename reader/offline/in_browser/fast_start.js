// Starts Python, in one of two ways.
//
// From kept memory: the build has started Python, imported Panel and opened the app once, and written its memory to a
// file (in_node/snapshot.mjs). Where that file is on the device already, it is taken over as it is: seconds are saved.
// From compiled files: Python starts, unpacks the archives and imports them. So it is the first time, in browsers in
// which the other way has not been tried, and whenever the other way fails.

import { loadPyodide } from "./pyodide.mjs";

/**
 * Start Python from the files at `base`, with the app in its memory where that is wanted. Returns
 * { python, how, why, later }: `how` is "snapshot" or "compiled", `why` says in words why it was not the snapshot, or
 * is "", and `later` does what can wait until the reader has been served.
 */
export async function startPython(base, app) {
  const build = await (await fetchWhole(`${base}build.json`)).json();
  let why = "";
  if (app && build.snapshot) {
    const kept = await findKept(base + build.snapshot.name);
    if (!isTried()) why = "In this browser its kept memory has not been tried.";
    else if (kept) {
      try {
        return await restore(base, build, kept);
      } catch (problem) {
        console.info("Python's kept memory could not be used:", problem);
        why = "Its kept memory could not be used.";
      }
    }
  }
  return { ...(await startCompiled(base, build)), why };
}

/** Restoring was tried in Chromium alone. */
function isTried() {
  return Boolean(navigator.userAgentData?.brands.some(({ brand }) => brand === "Chromium"));
}

/** An answer that is on this device; null where it would have to be fetched. */
async function findKept(address) {
  try {
    const answer = await fetch(address, { cache: "only-if-cached", mode: "same-origin" });
    return answer.ok ? answer : null;
  } catch {
    return null;
  }
}

async function startCompiled(base, build) {
  const archives = fetchArchives(base, build);
  const python = await load({ indexURL: base, lockFileContents: build.lock });
  await unpack(python, build, archives);
  const later = async () => python.pyimport("reader.offline.in_browser.answers").get_ready();
  return { python, how: "compiled", later };
}

async function restore(base, build, kept) {
  const archives = fetchArchives(base, build);
  archives.forEach((archive) => archive.catch(() => {})); // asked for again where they are needed
  const memory = inflate(kept, build.snapshot.heap);
  const options = {
    indexURL: base,
    lockFileContents: build.lock,
    _loadSnapshot: memory,
    _snapshotDeserializer: (name) => HELD[name],
  };
  const python = await load(options, build.snapshot.heap);
  const later = async () => {
    await unpack(python, build, archives);
    python.pyimport("reader.offline.in_browser.answers").begin_anew();
  };
  return { python, how: "snapshot", why: "", later };
}

// What Python held of JavaScript's when its memory was kept, by the names that snapshot.mjs gives: of Panel, a function
// that makes an object of entries and null of undefined.
const HELD = {
  dict_converter: (entries) => Object.fromEntries(Array.from(entries, ([key, value]) => [key, value === undefined ? null : value])),
};

/** The memory as it was, with the zeros at its end that the file leaves out. */
async function inflate(kept, size) {
  const memory = new Uint8Array(size);
  let filled = 0;
  for (const reader = kept.body.pipeThrough(new DecompressionStream("gzip")).getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return memory;
    memory.set(value, filled);
    filled += value.length;
  }
}

/**
 * Load Pyodide; `heap` is how large its first memory has to be at least. Where its module cannot be had, Pyodide waits
 * for ever; this rejects, and takes a module from a server that does not know the type of WebAssembly too.
 */
function load(options, heap = 0) {
  const { instantiateStreaming } = WebAssembly;
  const loaded = new Promise((resolve, reject) => {
    WebAssembly.instantiateStreaming = async (source, imports) => {
      try {
        return await instantiate(await source, imports, instantiateStreaming, heap);
      } catch (problem) {
        reject(problem);
        throw problem;
      }
    };
    loadPyodide(options).then(resolve, reject);
  });
  return loaded.finally(() => {
    WebAssembly.instantiateStreaming = instantiateStreaming;
  });
}

async function instantiate(answer, imports, streaming, heap) {
  if (!answer.ok) throw new Error(`${answer.url} was answered with ${answer.status}`);
  const typed = answer.headers.get("Content-Type")?.startsWith("application/wasm");
  const made = await (typed ? streaming(answer, imports) : WebAssembly.instantiate(await answer.arrayBuffer(), imports));
  const { memory } = made.instance.exports;
  const missing = heap - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65536));
  return made;
}

function fetchArchives(base, build) {
  return build.archives.map(async (name) => (await fetchWhole(base + name)).arrayBuffer());
}

async function unpack(python, build, archives) {
  for (const archive of archives) python.unpackArchive(await archive, "xztar", { extractDir: build.packages });
}

async function fetchWhole(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}`);
  return answer;
}
