// Starts Python: the runtime, then the archives of compiled Python, unpacked where Python looks for packages.

import { loadPyodide } from "./pyodide.mjs";

/** Start Python from the files at `base`; returns { python, how, why, later }. */
export async function startPython(base) {
  const build = await fetchJson(`${base}build.json`);
  const archives = build.archives.map((name) => fetchBytes(base + name));
  const python = await loadPyodide({ indexURL: base, lockFileContents: build.lock });
  for (const archive of archives) python.unpackArchive(await archive, "zip", { extractDir: build.packages });
  return { python, how: "compiled", why: "", later() {} };
}

async function fetchJson(address) {
  return (await fetchWhole(address)).json();
}

async function fetchBytes(address) {
  return (await fetchWhole(address)).arrayBuffer();
}

async function fetchWhole(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}
