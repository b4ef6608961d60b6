// The surface's modules are served as ES modules; here they are read as such, whatever their ending says to Node.

import { readFile } from "node:fs/promises";

/** Import a module of the surface, with the modules beside it that it imports. */
export async function load(name) {
  return import(await addressOf(name));
}

async function addressOf(name) {
  let text = await readFile(new URL(`../../reader/surface/${name}`, import.meta.url), "utf-8");
  for (const [, imported] of text.matchAll(/^(?:import|export)\b[^;]*?from "\.\/([\w.]+)";/gm)) {
    text = text.replaceAll(`"./${imported}"`, `"${await addressOf(imported)}"`);
  }
  return `data:text/javascript,${encodeURIComponent(text).replaceAll("'", "%27")}`;
}
