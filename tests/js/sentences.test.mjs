import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { toUnits } = await load("sentences.js");

const TEXTS = ["", "plain", "“quoted”", "🍵 tea", "a 🍵🥛 b 👨‍👩‍👧 c", "e\u0301t\u00e9", "𝒳 < 5"];

for (const text of TEXTS) {
  test(`every place in “${text}” is where the code points before it end`, () => {
    const points = [...text];
    for (let place = 0; place <= points.length; place += 1)
      assert.equal(toUnits(text, place), points.slice(0, place).join("").length);
  });
}

test("a place beyond the end is the end", () => {
  assert.equal(toUnits("🍵", 9), 2);
});

test("half of a pair counts as one", () => {
  assert.equal(toUnits("\ud83c tea", 2), 2);
});
