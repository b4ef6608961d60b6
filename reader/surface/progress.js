// Where the reader is: the section, words read and minutes left, shown quietly and said on a key.

import { sentenceInView } from "./place.js";
import { announce } from "./say.js";
import { firstBelow, sectionOf, shownIn, shownVersion } from "./sentences.js";

const WORDS_A_MINUTE = 238; // silent reading of English: Brysbaert 2019; the same figure as in readability/score.py
const counted = new WeakMap(); // section -> words in each version, counted when first asked for

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
  document.addEventListener("plainspoken:kept", later);
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
  const sections = [...document.querySelectorAll("[data-section-id]")];
  const words = sections.map(countWords);
  const place = firstBelow(sections, innerHeight / 3);
  return { read: sum(words.slice(0, place)) + countRead(sections[place]), all: sum(words) };
}

/** The words of a section in the version its switch names: side by side, the text is read once. */
function countWords(section) {
  const version = shownVersion(section);
  const known = counted.get(section) ?? {};
  known[version] ??= sum([...section.querySelectorAll(`.text.${version} [data-sentence-id]`)].map(wordsIn));
  counted.set(section, known);
  return known[version];
}

function countRead(section) {
  if (!section) return 0;
  const sentences = shownIn(section).filter((one) => one.closest(`.text.${shownVersion(section)}`));
  return sum(sentences.slice(0, firstBelow(sentences, innerHeight / 3)).map(wordsIn));
}

const wordsIn = (element) => element.textContent.split(/\s+/).length;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function describe({ read, all }) {
  const minutes = Math.ceil((all - read) / WORDS_A_MINUTE);
  const left = minutes <= 1 ? "less than a minute left" : `about ${minutes} minutes left`;
  const per_cent = all ? Math.round((read / all) * 100) : 0;
  return `${per_cent} % read, ${read.toLocaleString("en")} of ${all.toLocaleString("en")} words, ${left}`;
}
