import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { findTokens, placeWords } = await load("word_times.js");
const { cutPhrases } = await load("phrases.js");

const identity = (text) => ({ chars: [...text], written: (start, end) => [start, end] });
const place = (text, events, end = 9) =>
  placeWords(events, identity(text), end).map(([from, to, start, until]) => [[...text].slice(from, to).join(""), start, until]);

test("words are found by code points, with the signs inside them", () => {
  const text = "🍵 don't take 0.25 mg/kg";
  assert.deepEqual(findTokens([...text]).map(([from, to]) => [...text].slice(from, to).join("")), ["🍵", "don't", "take", "0.25", "mg/kg"]);
});

test("each event is a word until the next", () => {
  assert.deepEqual(place("of men", [[0, 0], [3, 1.5]]), [["of", 0, 1.5], ["men", 1.5, 9]]);
});

test("an event that joins words gives one range", () => {
  assert.deepEqual(place("of the day", [[0, 0], [7, 1]]), [["of the", 0, 1], ["day", 1, 9]]);
});

test("the events of a decimal give one word", () => {
  assert.deepEqual(place("12.50 is", [[0, 0], [1, 0.4], [1, 0.7], [6, 1.3]]), [["12.50", 0, 1.3], ["is", 1.3, 9]]);
});

test("an event on a quote belongs to the word that follows", () => {
  assert.deepEqual(place("a “word”", [[0, 0], [2, 0.5]]), [["a", 0, 0.5], ["word", 0.5, 9]]);
});

test("written words said as several stay one", () => {
  const spoken = { chars: [..."open twenty-four seven"], written: (start) => (start < 5 ? [0, 4] : [5, 9]) };
  assert.deepEqual(placeWords([[0, 0], [5, 0.5], [17, 1]], spoken, 9), [[0, 4, 0, 0.5], [5, 9, 0.5, 9]]);
});

test("no events give no words", () => {
  assert.deepEqual(place("...", []), []);
});

const phrases = (text, longest) => {
  const chars = [...text];
  const starts = cutPhrases(chars, longest);
  return starts.map((start, n) => chars.slice(start, starts[n + 1]).join(""));
};

test("a short text is one phrase", () => {
  assert.deepEqual(phrases("Take it now.", 50), ["Take it now."]);
});

test("a long text is cut after a sign rather than between words", () => {
  assert.deepEqual(phrases("Take it, with a glass of water.", 16), ["Take it, ", "with a glass of ", "water."]);
});

test("nothing is lost, and no phrase is longer than asked for and a word", () => {
  const text = "one two three, four five six; seven eight nine ten eleven twelve ".repeat(9);
  for (const longest of [12, 30, 77]) {
    const cut = phrases(text, longest);
    assert.equal(cut.join(""), text);
    assert.ok(Math.max(...cut.map((one) => one.length)) <= longest + 8);
  }
});

test("a word without end stays whole", () => {
  assert.deepEqual(phrases("a".repeat(40), 10), ["a".repeat(40)]);
});
