// What the service worker knows without a browser: ranges, addresses, packs, and files that are not believed.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { load } from "./load.mjs";

const WORKER = "offline/worker";
const { readRange, reply } = await load("ranges.js", WORKER);
const { fetchFile, hash } = await load("fetching.js", WORKER);
const { listComplete, listPacks, listWanted, measurePacks, pathOf, typeOf } = await load("inventory.js", WORKER);

const RANGES = [
  [null, null],
  ["bytes=0-", { start: 0, end: 100 }],
  ["bytes=10-19", { start: 10, end: 20 }],
  ["bytes=99-", { start: 99, end: 100 }],
  ["bytes=90-500", { start: 90, end: 100 }],
  ["bytes=-5", { start: 95, end: 100 }],
  ["bytes=-500", { start: 0, end: 100 }],
  ["bytes=100-", "outside"],
  ["bytes=-0", "outside"],
  ["bytes=5-4", null], // no range at all: such a header is not to be heeded
  ["bytes=0-1,5-6", null],
  ["bytes=-", null],
  ["words=0-5", null],
];

for (const [header, expected] of RANGES) {
  test(`the range ${header} of 100 bytes`, () => assert.deepEqual(readRange(header, 100), expected));
}

test("a part of a file is answered with 206, and says where it stands", async () => {
  const answer = await reply(new Blob(["0123456789"]), "audio/ogg", "bytes=2-4");
  assert.equal(answer.status, 206);
  assert.equal(answer.headers.get("Content-Range"), "bytes 2-4/10");
  assert.equal(answer.headers.get("Content-Type"), "audio/ogg");
  assert.equal(await answer.text(), "234");
});

test("what is outside of a file is answered with 416", async () => {
  const answer = await reply(new Blob(["0123456789"]), "audio/ogg", "bytes=10-");
  assert.equal(answer.status, 416);
  assert.equal(answer.headers.get("Content-Range"), "bytes */10");
});

test("a whole file is answered with 200", async () => {
  const answer = await reply(new Blob(["0123456789"]), "text/plain", null);
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), "0123456789");
});

const SCOPE = "https://reader.example/site/";
const ADDRESSES = [
  ["https://reader.example/site/", "index.html"],
  ["https://reader.example/site/tea/", "tea/index.html"],
  ["https://reader.example/site/tea/index.html?version=plain#x", "tea/index.html"],
  ["https://reader.example/site/tea/audio/serving.ogg", "tea/audio/serving.ogg"],
  ["https://reader.example/site/caf%C3%A9/", "café/index.html"],
  ["https://reader.example/site/%zz", "%zz"],
  ["https://reader.example/elsewhere/", null],
  ["https://other.example/site/", null],
];

for (const [address, path] of ADDRESSES) {
  test(`the address ${address} means ${path}`, () => assert.equal(pathOf(address, SCOPE), path));
}

test("a file's type is known by its ending", () => {
  assert.equal(typeOf("surface/reader.js"), "text/javascript; charset=utf-8");
  assert.equal(typeOf("a.b/notes"), "application/octet-stream");
});

const FILES = {
  "index.html": { size: 10, sha256: "a", pack: "pages" },
  "tea/audio/x.ogg": { size: 20, sha256: "b", pack: "audio/tea" },
  "tea/audio/y.ogg": { size: 30, sha256: "c", pack: "audio/tea" },
  "voice.data": { size: 40, sha256: "d", pack: "voice" },
  ".record": { size: 50, sha256: "e", pack: "" },
};

test("packs are listed without what is in none", () => {
  assert.deepEqual(listPacks(FILES), ["audio/tea", "pages", "voice"]);
});

test("a pack is complete when each of its files is here", () => {
  assert.deepEqual(listComplete(FILES, new Set(["a", "b"])), ["pages"]);
  assert.deepEqual(listComplete(FILES, new Set(["a", "b", "c"])), ["audio/tea", "pages"]);
});

test("how far a pack is, in bytes", () => {
  assert.deepEqual(measurePacks(FILES, new Set(["a", "c"])), {
    "audio/tea": { size: 50, kept: 30 },
    pages: { size: 10, kept: 10 },
    voice: { size: 40, kept: 0 },
  });
});

test("pages are always wanted, other packs by choice, and all but those refused with everything", () => {
  assert.deepEqual(listWanted(FILES, {}), ["pages"]);
  assert.deepEqual(listWanted(FILES, { voice: true, pages: false }), ["pages", "voice"]);
  assert.deepEqual(listWanted(FILES, { "*": true, voice: false }), ["audio/tea", "pages"]);
});

const ANSWERS = {
  "/whole": [200, "0123456789"],
  "/short": [200, "01234"],
  "/altered": [200, "0123456780"],
  "/page": [200, "<h1>Not found</h1>"],
  "/missing": [404, "0123456789"],
};
const RIGHT = { size: 10, sha256: await hash(new TextEncoder().encode("0123456789")) };
let server;
let address;

before(async () => {
  server = createServer((request, response) => {
    if (request.url === "/cut") return response.writeHead(200, { "Content-Length": 10 }).write("01234", () => response.destroy());
    const [status, body] = ANSWERS[request.url];
    response.writeHead(status).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}`;
});

after(() => server.close());

test("a file that is the one that was built is returned", async () => {
  const told = [];
  const content = await fetchFile(`${address}/whole`, "whole", RIGHT, { tell: (bytes) => told.push(bytes) });
  assert.equal(await content.text(), "0123456789");
  assert.equal(told.reduce((a, b) => a + b), 10);
});

for (const [name, kind] of [["short", "wrong"], ["altered", "wrong"], ["page", "wrong"], ["missing", "wrong"], ["cut", "network"]]) {
  test(`a file that comes ${name} is refused`, async () => {
    await assert.rejects(fetchFile(`${address}/${name}`, name, RIGHT), { kind, path: name });
  });
}

test("a server that refuses connections is a problem of the network", async () => {
  await assert.rejects(fetchFile("http://127.0.0.1:9/", "x", RIGHT), { kind: "network" });
});

test("a stopped download says that it was stopped", async () => {
  await assert.rejects(fetchFile(`${address}/whole`, "whole", RIGHT, { signal: AbortSignal.abort() }), { name: "AbortError" });
});
