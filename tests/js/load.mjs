// The surface's modules are served as ES modules; here they are read as such, whatever their ending says to Node.

import { readFile } from "node:fs/promises";

/** Import a module of the surface that imports no other. */
export async function load(name) {
  const text = await readFile(new URL(`../../reader/surface/${name}`, import.meta.url), "utf-8");
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}
