// What a voice that makes its own speech is given: a section's sentences in reading order.

import { preference } from "./settings.js";

// Seconds of silence after each sentence, the same as in speech/utterance.py.
const AFTER = { heading: 0.7, block: 0.5, cell: 0.3, sentence: 0.25 };

/** The sentences of a section in one version, the heading first: [{ id, text, language, marks, pause }]. */
export function listPassages(section, version) {
  const elements = [...section.querySelectorAll("[data-sentence-id]")].filter(
    (element) => element.dataset.version === version || isHeading(element),
  );
  return elements.map((element, n) => ({
    id: element.dataset.sentenceId,
    text: element.textContent,
    language: element.closest("[lang]").lang,
    marks: listMarks(element),
    pause: pauseAfter(element, elements[n + 1]),
  }));
}

const isHeading = (element) => element.parentElement.matches("h2, h3, h4, h5, h6");

function pauseAfter(element, next) {
  if (isHeading(element)) return AFTER.heading;
  if (!next || next.parentElement === element.parentElement) return AFTER.sentence;
  return element.parentElement.matches("td, th") ? AFTER.cell : AFTER.block;
}

/**
 * What is said for a passage, with the way back: { chars, starts, written(start, end) }, places in code points;
 * `phonemes` is the notation the voice knows.
 */
export async function speakPassage({ text, language, marks = [] }, phonemes = "") {
  // Half as large as all the rest together, and of no use where speech is recorded.
  const { findWritten, say } = await import("./spoken.js");
  const verbosity = preference("verbosity");
  const spoken = say(text, { language, marks, phonemes, verbosity });
  return { chars: [...spoken.text], starts: spoken.starts, written: (start, end) => findWritten(spoken, start, end) };
}

const KINDS = { SUB: "subscript", SUP: "superscript" };

/** What in a sentence changes how it is said: [start, end, kind, value], as in the article's JSON. */
function listMarks(element) {
  return [...element.querySelectorAll("sub, sup, [lang]")].map((mark) => {
    const before = document.createRange();
    before.selectNodeContents(element);
    before.setEndBefore(mark);
    const start = [...before.toString()].length;
    return [start, start + [...mark.textContent].length, KINDS[mark.tagName] ?? "language", mark.lang];
  });
}
