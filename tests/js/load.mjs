// The surface's modules are served as ES modules; here they are read as such, whatever their ending says to Node.

import { readFile } from "node:fs/promises";

const SURFACE = "surface";

/** Import a module of the surface, or of another folder of the package, with the modules beside it that it imports. */
export async function load(name, folder = SURFACE) {
  return import(await addressOf(name, folder));
}

async function addressOf(name, folder) {
  let text = await readFile(new URL(`../../reader/${folder}/${name}`, import.meta.url), "utf-8");
  for (const [, imported] of text.matchAll(/^(?:import|export)\b[^;]*?from "\.\/([\w.]+)";/gm)) {
    text = text.replaceAll(`"./${imported}"`, `"${await addressOf(imported, folder)}"`);
  }
  return `data:text/javascript,${encodeURIComponent(text).replaceAll("'", "%27")}`;
}
