/* How fast the simplifier is in Pyodide, how long it takes to be ready there, and how much is sent for it.

     node benchmarks/plain_language/pyodide_speed.mjs PYODIDE_FOLDER SENTENCES [PYTHON]

   PYODIDE_FOLDER is the npm package `pyodide`, SENTENCES a file with one English sentence a line, PYTHON a CPython that
   can import `reader`: the baseline, on the same sentences in the same run. */

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [folder, sentences, python = "python"] = process.argv.slice(2);
if (!folder || !sentences) {
  console.error("usage: node pyodide_speed.mjs PYODIDE_FOLDER SENTENCES [PYTHON]");
  process.exit(2);
}
const root = resolve(import.meta.dirname, "../..");
const parts = ["reader/__init__.py", "reader/article.py", "reader/errors.py", "reader/draft.py", "reader/text", "reader/plain"];

function* walk(path) {
  if (!statSync(path).isDirectory()) yield path;
  else for (const name of readdirSync(path)) if (name !== "__pycache__") yield* walk(join(path, name));
}

const first = `
import time
from pathlib import Path
start = time.perf_counter()
from reader.plain.simplify import simplify_sentence
simplify_sentence("The castle, which was built by a duke, was destroyed by fire in approximately 1432.")
time.perf_counter() - start
`;
const work = `
lines = [line for line in Path(SENTENCES).read_text(encoding="utf-8").splitlines() if line.strip()]
words = sum(len(line.split()) for line in lines)
start = time.perf_counter()
changed = sum(simplify_sentence(line).text != line for line in lines)
took = time.perf_counter() - start
f"{words / took} {changed} {len(lines)}"
`;

const files = parts.flatMap((part) => [...walk(join(root, part))]);
const sizes = { code: 0, data: 0 };
for (const file of files) sizes[file.endsWith(".py") ? "code" : "data"] += gzipSync(readFileSync(file), { level: 9 }).length;

const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")));
let start = performance.now();
const pyodide = await loadPyodide({ indexURL: resolve(folder) + "/" });
const booted = (performance.now() - start) / 1000;
start = performance.now();
const cpu = process.cpuUsage();
for (const file of files) {
  const place = `/home/pyodide/${relative(root, file)}`;
  pyodide.FS.mkdirTree(place.slice(0, place.lastIndexOf("/")));
  pyodide.FS.writeFile(place, readFileSync(file));
}
pyodide.FS.writeFile("/home/pyodide/sentences.txt", readFileSync(sentences));
const written = (performance.now() - start) / 1000;
const ready = pyodide.runPython(first);
const { user, system } = process.cpuUsage(cpu);
const [speed, changed, count] = pyodide.runPython(work.replace("SENTENCES", '"/home/pyodide/sentences.txt"')).split(" ").map(Number);

const native = (first + work).replace("SENTENCES", JSON.stringify(resolve(sentences))).replace(/\nf"(.*)"\n$/, '\nprint(f"$1")\n');
const base = execFileSync(python, ["-c", native], { cwd: root, encoding: "utf-8" }).split(" ").map(Number);

const megabytes = (bytes) => (bytes / 1e6).toFixed(2);
console.log(`Pyodide ${pyodide.version}: loads in ${booted.toFixed(2)} s, before any of this`);
const busy = ((user + system) / 1e6).toFixed(2);
console.log(`ready in ${(written + ready).toFixed(2)} s, ${busy} s of them at work: import, tables and a first sentence`);
console.log(`${Math.round(speed)} words a second; CPython ${Math.round(base[0])}; ratio ${(speed / base[0]).toFixed(2)}`);
console.log(`${changed} of ${count} sentences changed, in CPython ${base[1]}`);
console.log(`compressed: data ${megabytes(sizes.data)} MB, code ${megabytes(sizes.code)} MB`);
if (changed !== base[1]) process.exit(1);
