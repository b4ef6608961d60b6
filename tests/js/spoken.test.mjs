// What the page says for what is written: the cases of tests/speech/cases/spoken.tsv.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { load } from "./load.mjs";

const { announce, Dictionary, findWritten, mayStand, readLines, say, splitLanguages } = await load("spoken.js");

const table = readFileSync(new URL("../speech/cases/spoken.tsv", import.meta.url), "utf8");
const cases = table.split("\n").slice(0, -1).map((line) => line.split("\t"));

test("every case of the table is said as it says", () => {
  for (const [written, said, options] of cases) {
    const { dictionary, ...rest } = options ? JSON.parse(options) : {};
    const spoken = say(written, { ...rest, dictionary: dictionary && new Dictionary(...dictionary) });
    assert.equal(spoken.text, said, `${written} ${options ?? ""}`);
  }
  assert.ok(cases.length >= 220);
});

test("places are code points, an emoji before them or not", () => {
  const spoken = say("😀 5 mg 😀");
  const start = [...spoken.text].join("").indexOf("milligrams") - 1; // one pair of surrogates before it
  assert.deepEqual(findWritten(spoken, start, start + 10), [4, 6]);
  assert.equal(spoken.starts.length, [...spoken.text].length);
});

test("another language's passage is one of its own", () => {
  const marks = [[4, 11, "language", "fr"]];
  assert.deepEqual(splitLanguages("the bonjour said", marks, "en"), [
    [0, 4, "en"],
    [4, 11, "fr"],
    [11, 16, "en"],
  ]);
});

test("an announcement is filled in", () => {
  assert.equal(announce("item", { place: 2, count: 5 }), "item 2 of 5");
});

test("lines are read, and what may not stand is left out", () => {
  const text = "# mine\nXanax = ZAN-aks\n-um\n-not\n-5 mg\nnothing\n-no*\n";
  assert.deepEqual(readLines(text), [
    ["Xanax", "ZAN-aks"],
    ["um", ""],
  ]);
});

test("a word such as not cannot be silenced", () => {
  assert.equal(mayStand(["do not", ""]), false);
  assert.equal(mayStand(["never", ""]), false);
  assert.equal(mayStand(["asterisk", ""]), true);
});
