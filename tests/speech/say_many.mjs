// Says many texts with the page's engine: [[written, options], ...] on standard input, [[text, starts, ends], ...] out.

import { readFileSync } from "node:fs";

import { load } from "../js/load.mjs";

const { Dictionary, say } = await load("spoken.js");

const answers = JSON.parse(readFileSync(0, "utf8")).map(([written, { dictionary, ...options }]) => {
  const { text, starts, ends } = say(written, { ...options, dictionary: dictionary && new Dictionary(...dictionary) });
  return [text, starts, ends];
});
process.stdout.write(JSON.stringify(answers));
