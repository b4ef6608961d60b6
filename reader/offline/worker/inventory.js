// The inventory of one version, asked questions: which file an address means, which packs there are, what is missing.

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  json: "application/json",
  webmanifest: "application/manifest+json",
  csv: "text/csv; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  vtt: "text/vtt; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  woff2: "font/woff2",
  ogg: "audio/ogg",
  wasm: "application/wasm",
  zip: "application/zip",
};

/** The type of a file, by its ending. */
export function typeOf(path) {
  return TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}

/** The path of a file in the inventory that an address means; null for an address outside the site. */
export function pathOf(address, scope) {
  const { origin, pathname } = new URL(address);
  const root = new URL(scope);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return null;
  const path = decode(pathname.slice(root.pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The names of all packs in order; files of no pack are the build's own. */
export function listPacks(files) {
  return [...new Set(Object.values(files).map(({ pack }) => pack))].filter(Boolean).sort();
}

/** The paths of some packs. */
export function listPaths(files, packs) {
  return Object.keys(files).filter((path) => packs.includes(files[path].pack));
}

/** The packs of which every file is here; `here` is a set of hashes. */
export function listComplete(files, here) {
  const lacking = new Set(Object.values(files).filter(({ sha256 }) => !here.has(sha256)).map(({ pack }) => pack));
  return listPacks(files).filter((pack) => !lacking.has(pack));
}

/** How far each pack is: { PACK: { size, kept } } in bytes. */
export function measurePacks(files, here) {
  const packs = Object.fromEntries(listPacks(files).map((pack) => [pack, { size: 0, kept: 0 }]));
  for (const { pack, size, sha256 } of Object.values(files)) {
    if (!pack) continue;
    packs[pack].size += size;
    if (here.has(sha256)) packs[pack].kept += size;
  }
  return packs;
}

/**
 * The packs that a reader wants kept. `choices` are { PACK: true | false }, "*" for those never decided on; the pages
 * are always wanted, for without them nothing else can be used.
 */
export function listWanted(files, choices) {
  return listPacks(files).filter((pack) => pack === "pages" || (choices[pack] ?? choices["*"] ?? false));
}
