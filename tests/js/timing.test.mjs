import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./load.mjs";

const { listMoments, momentAt } = await load("timing.js");

// A small generator with a seed, so that a failure comes again.
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

/** The last moment that has begun, found by looking at each. */
function lookAtEach(moments, time) {
  let found = 0;
  moments.forEach((moment, place) => {
    if (moment.start <= time) found = place;
  });
  return found;
}

test("at any time the moment is the last that has begun", () => {
  const random = numbers(7);
  const draw = () => random.next().value;
  for (let round = 0; round < 300; round += 1) {
    let start = draw();
    const moments = Array.from({ length: 1 + Math.floor(draw() * 40) }, () => ({ start: (start += draw()) }));
    const times = [-1, 0, start + 1, ...moments.map((one) => one.start), ...moments.map(() => draw() * start)];
    for (const time of times) assert.equal(momentAt(moments, time), lookAtEach(moments, time));
  }
});

test("a time between two words belongs to the first of them", () => {
  assert.equal(momentAt([{ start: 0 }, { start: 1 }, { start: 2 }], 1.999), 1);
});

test("before the first word the first is meant", () => {
  assert.equal(momentAt([{ start: 0.5 }, { start: 1 }], 0), 0);
});

const record = (words) => ({ sentences: [{ id: "a_s1", start: 1, end: 3, words }] });

test("a word has its place in the sentence and its time", () => {
  assert.deepEqual(listMoments(record([[0, 3, 1, 2]])), [{ id: "a_s1", sentence: 0, start: 1, from: 0, to: 3 }]);
});

test("a sentence whose first word comes late opens with no word", () => {
  const [opening, word] = listMoments(record([[0, 3, 1.5, 2]]));
  assert.deepEqual([opening.start, opening.from, opening.to], [1, null, null]);
  assert.deepEqual([word.start, word.from], [1.5, 0]);
});

test("a sentence without words is one moment", () => {
  assert.deepEqual(listMoments(record([])), [{ id: "a_s1", sentence: 0, start: 1, from: null, to: null }]);
});

test("each moment knows which sentence it belongs to", () => {
  const two = { sentences: [...record([[0, 1, 1, 2]]).sentences, { id: "a_s2", start: 3, end: 4, words: [] }] };
  assert.deepEqual(listMoments(two).map(({ id, sentence }) => [id, sentence]), [["a_s1", 0], ["a_s2", 1]]);
});
