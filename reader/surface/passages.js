// What a voice that makes its own speech is given: a section's sentences in reading order.

import { say } from "./spoken.js";

// Seconds of silence after each sentence, the same as in speech/utterance.py.
const AFTER = { heading: 0.7, block: 0.5, cell: 0.3, sentence: 0.25 };

/** The sentences of a section in one version, the heading first: [{ id, text, language, pause }]. */
export function listPassages(section, version) {
  const elements = [...section.querySelectorAll("[data-sentence-id]")].filter(
    (element) => element.dataset.version === version || isHeading(element),
  );
  return elements.map((element, n) => ({
    id: element.dataset.sentenceId,
    text: element.textContent,
    language: element.closest("[lang]").lang,
    pause: pauseAfter(element, elements[n + 1]),
  }));
}

const isHeading = (element) => element.parentElement.matches("h2, h3, h4, h5, h6");

function pauseAfter(element, next) {
  if (isHeading(element)) return AFTER.heading;
  if (!next || next.parentElement === element.parentElement) return AFTER.sentence;
  return element.parentElement.matches("td, th") ? AFTER.cell : AFTER.block;
}

/** What is said for a passage: { chars, written(start, end) }, places in code points; `written` leads back to the text. */
export function speakPassage({ text, language }) {
  const { text: spoken, map } = say(text, { language });
  const chars = [...spoken];
  const length = [...text].length;
  const written = (start, end) => {
    const from = map[start];
    const next = map.slice(end).find((place) => place > map[end - 1]) ?? length;
    // What was left out of the speech, and the spaces and signs behind a word, are no part of it.
    const word = [...text].slice(from, next).join("").match(/^[^[(]+?(?=[\s,;:.!?…”"’')\]]*$|[[(])/u)?.[0];
    return [from, word ? from + [...word].length : next];
  };
  return { chars, written, map };
}
