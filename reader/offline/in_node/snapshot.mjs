// Keeps the memory of a Python that has the app open: node snapshot.mjs PYODIDE OUT PACKAGES
//
// The page restores it in place of starting Python, importing Panel and opening the app: fast_start.js, which holds the
// other half of each step below. The options that begin with an underscore belong to one version of Pyodide; a version
// that does it otherwise fails here, at the build.

import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, target, unpacked] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
// Panel asks for it on import; a worker in a browser has it.
globalThis.XMLHttpRequest ??= class XMLHttpRequest {};

const python = await loadPyodide({
  indexURL: folder,
  env: { PYTHONHASHSEED: "0" },
  _makeSnapshot: true,
});
// Mounted, for what Python unpacks leaves its traces in the memory.
python.mountNodeFS(python.runPython("import sysconfig; sysconfig.get_path('purelib')"), unpacked);
python.runPython("from reader.offline.in_browser import warm_up; warm_up.warm_up()");

// Unused places at the end of the table of JavaScript references read undefined, which cannot be kept; null can.
const { __hiwire_get: get, __hiwire_set: set } = python._module;
const FIRST = 7; // before these are Pyodide's own
for (let place = FIRST; ; place += 1) {
  try {
    if (get(place) === undefined) set(place, null);
  } catch {
    break;
  }
}

// The one function that Python holds: panel.io.pyodide._dict_converter. Anything else would be lost without a word.
const serializer = (held) => {
  if (typeof held === "function" && String(held).includes("Object.fromEntries(entries)")) return "dict_converter";
  throw new Error(`the snapshot would have to keep ${String(held).slice(0, 200)}`);
};
const snapshot = python.makeMemorySnapshot({ serializer });
let end = snapshot.length;
while (end > 0 && snapshot[end - 1] === 0) end -= 1;
writeFileSync(target, snapshot.subarray(0, end));
console.log(JSON.stringify({ heap: snapshot.length }));
