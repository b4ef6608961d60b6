// The service worker: the site with the network off. The build puts BUILD before it, { version, titles, files }, so that a
// version and its inventory come and go together.

import { pathOf, typeOf } from "./inventory.js";
import { Keeper } from "./keeper.js";
import { takeText, handOver } from "./opened.js";
import { reply } from "./ranges.js";
import { Store } from "./store.js";
import { Versions } from "./versions.js";

const scope = registration.scope;
const store = new Store(scope);
const versions = new Versions(BUILD, store);
const keeper = new Keeper(BUILD, store, scope, () => tellAll());

let installing = false;

addEventListener("install", (event) => {
  installing = true;
  event.waitUntil(keeper.install());
});

addEventListener("activate", (event) => {
  installing = false;
  event.waitUntil(versions.begin().then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url, scope);
  if (path === null) return;
  if (request.method === "POST" && path === "share") event.respondWith(takeText(request, store, scope));
  if (request.method === "GET") event.respondWith(answer(event, path));
});

/** The answer to a request: from the device where it is kept, as the version of the page that asks has it. */
async function answer(event, path) {
  const { request, clientId, resultingClientId } = event;
  if (path === "shared.json") return handOver(store);
  const opens = request.mode === "navigate";
  if (!opens) event.waitUntil(versions.inherit(clientId, resultingClientId));
  const files = opens ? BUILD.files : await versions.filesFor(clientId);
  if (opens && (await versions.hasOlder())) event.waitUntil(versions.tidy());
  const file = files[path];
  if (opens && !file && files[`${path}/index.html`]) return Response.redirect(new URL(`${path}/`, scope));
  const content = file && (await store.get(file.sha256).catch(() => undefined));
  if (content) return reply(content, typeOf(path), request.headers.get("Range"));
  if (file) event.waitUntil(keeper.mend(path, file).catch(() => {}));
  try {
    return await fetch(request);
  } catch (error) {
    if (opens) return explain();
    throw error;
  }
}

/** What stands in the place of a page that is not kept and cannot be fetched. */
function explain() {
  const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<title>Not kept on this device</title></head><body><h1>This page is not kept on this device</h1>
<p>There is no connection now. Try again when there is one, or go to <a href="${scope}">the articles</a>.</p></body></html>`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// What pages ask. Each message keeps the worker running while the work lasts, so pages ask again during long downloads.
const ANSWERS = {
  hello: ({ packs, byItself }) => (byItself ? keeper.keep(packs, { byItself }) : undefined),
  keep: ({ packs }) => keeper.keep(packs),
  pause: () => keeper.pause(),
  unpause: () => keeper.unpause(),
  drop: ({ pack }) => keeper.drop(pack),
  continue: () => keeper.resume(),
};

addEventListener("message", (event) => {
  if (event.data?.type === "update") return event.waitUntil(skipWaiting());
  const work = async () => {
    const done = ANSWERS[event.data?.type]?.(event.data);
    await tellAll();
    await done;
    await tellAll();
  };
  event.waitUntil(work().catch(() => tellAll()));
});

/** Tell every page how it stands. */
async function tellAll() {
  const status = await keeper.status().catch(() => null);
  const waiting = registration.active?.state === "activated" && Boolean(registration.waiting);
  for (const client of await clients.matchAll({ includeUncontrolled: true })) {
    client.postMessage({ type: "plainspoken:offline", status, installing, waiting });
  }
}
