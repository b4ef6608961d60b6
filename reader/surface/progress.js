// Where the reader is: the section, words read and minutes left, shown quietly and said on a key.

import { sentenceInView } from "./place.js";
import { announce } from "./say.js";
import { isShown, sectionOf } from "./sentences.js";
import { shownVersion } from "./versions.js";

const WORDS_A_MINUTE = 238; // silent reading of English: Brysbaert 2019; the same figure as in readability/score.py
let counted = [];

/** Make the progress line work. */
export function startProgress() {
  const shown = document.getElementById("page_progress");
  let timer;
  const update = () => {
    shown.textContent = describe(measure());
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(update, 150);
  };
  addEventListener("scroll", later, { passive: true });
  document.addEventListener("plainspoken:kept", () => {
    counted = [];
    later();
  });
  update();
}

/** Say where the reader is: heading, sentence, progress. */
export function sayWhere() {
  const sentence = sentenceInView();
  const section = sentence && sectionOf(sentence);
  const heading = section ? `In “${section.querySelector("[data-sentence-id]").textContent}”. ` : "";
  announce(`${heading}${describe(measure())}.`);
}

function measure() {
  if (!counted.length) {
    let total = 0;
    // Side by side, the text is read once, in the version the section's switch names.
    const texts = [...document.querySelectorAll(".section")].map((section) => `#${section.id} .text.${shownVersion(section)}`);
    counted = [...document.querySelectorAll(`:is(${texts}) [data-sentence-id]`)].filter(isShown).map((element) => {
      total += element.textContent.split(/\s+/).length;
      return { element, total };
    });
  }
  const all = counted.at(-1)?.total ?? 0;
  const middle = innerHeight / 3;
  // The page is in reading order, so the sentences above a line are found by halving.
  let [low, high] = [0, counted.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if (counted[half].element.getBoundingClientRect().bottom < middle) low = half + 1;
    else high = half;
  }
  const read = low ? counted[low - 1].total : 0;
  return { read, all };
}

function describe({ read, all }) {
  const minutes = Math.ceil((all - read) / WORDS_A_MINUTE);
  const left = minutes <= 1 ? "less than a minute left" : `about ${minutes} minutes left`;
  const per_cent = all ? Math.round((read / all) * 100) : 0;
  return `${per_cent} % read, ${read.toLocaleString("en")} of ${all.toLocaleString("en")} words, ${left}`;
}
