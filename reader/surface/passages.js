// What a voice that makes its own speech is given: a section's sentences in reading order, as speech/utterance.py plans
// them when a page is built.

import { preference } from "./settings.js";

// Seconds of silence after each sentence.
const AFTER = { heading: 0.7, block: 0.5, cell: 0.3, sentence: 0.25 };
const KINDS = { SUB: "subscript", SUP: "superscript" };

/**
 * The sentences of a section in one version, the heading first: [{ id, text, language, marks, lead, pause }]. `lead` is
 * announced before it and written nowhere. A picture without a caption is one of the figure's id with nothing but a lead.
 */
export function listPassages(section, version) {
  const elements = [...section.querySelectorAll("[data-sentence-id], figure")].filter((element) =>
    element.matches("figure") ? !firstIn(element) && element.closest(`.text.${version}`) : isOf(version, element),
  );
  return elements.map((element, n) => ({
    id: element.dataset.sentenceId ?? element.id,
    text: element.dataset.sentenceId ? element.textContent : "",
    language: element.closest("[lang]").lang,
    marks: listMarks(element),
    lead: leadOf(element),
    pause: pauseAfter(element, elements[n + 1]),
  }));
}

const isHeading = (element) => element.parentElement.matches("h2, h3, h4, h5, h6");
const isOf = (version, element) => element.dataset.version === version || isHeading(element);
const firstIn = (element) => element.querySelector("[data-sentence-id]");

/** What is announced before a sentence, as the name and the values of an announcement; null where nothing is. */
function leadOf(element) {
  const block = element.closest("li, td, figure, h2, h3, h4, h5, h6");
  if (!block || (block !== element && firstIn(block) !== element)) return null;
  return (LEADS[block.localName] ?? LEADS.heading)(block);
}

const wants = (kind) => [kind, "both"].includes(preference("announce"));

const LEADS = {
  figure(figure) {
    const description = figure.querySelector(".described")?.textContent.replace(/^Picture: /, "");
    return description ? ["picture", { description }] : null;
  },
  td(cell) {
    const heading = cell.closest("table").rows[0].cells[cell.cellIndex];
    return heading?.matches("th") ? ["column", { heading: heading.textContent.trim() }] : null;
  },
  li(item) {
    const items = [...item.parentElement.children];
    return wants("items") ? ["item", { place: items.indexOf(item) + 1, count: items.length }] : null;
  },
  heading: ({ localName }) => (wants("headings") ? ["heading", { level: localName[1] }] : null),
};

function pauseAfter(element, next) {
  if (isHeading(element)) return AFTER.heading;
  if (!next || (next.parentElement === element.parentElement && element.dataset.sentenceId)) return AFTER.sentence;
  return element.parentElement.matches("td, th") ? AFTER.cell : AFTER.block;
}

/**
 * What is said for a passage, with the way back: { lead, chars, starts, written(start, end), tongues }, places in code
 * points; `lead` is said before it and written nowhere, `tongues` are [place, language] where the language changes.
 * `phonemes` is the notation the voice knows, `words` are entries that go before the dictionary's.
 */
export async function speakPassage({ text, language, marks = [], lead = null, words = [] }, phonemes = "") {
  // Half as large as all the rest together, and of no use where speech is recorded.
  const [{ announce, say, splitLanguages }, { dictionary }] = await Promise.all([import("./spoken.js"), import("./dictionary.js")]);
  const manner = { phonemes, verbosity: preference("verbosity"), dictionary: dictionary(words) };
  const spoken = { lead: "", chars: [], starts: [], ends: [], tongues: [] };
  if (lead) spoken.lead = `${say(announce(...lead), { ...manner, language }).text}${lead[0] === "column" ? " " : ". "}`;
  const written = [...text];
  for (const [start, end, tongue] of splitLanguages(text, marks, language)) {
    const said = say(written.slice(start, end).join(""), { ...manner, language: tongue, marks: within(marks, start, end) });
    spoken.tongues.push([spoken.chars.length, tongue]);
    spoken.chars.push(...said.text);
    spoken.starts.push(...said.starts.map((place) => place + start));
    spoken.ends.push(...said.ends.map((place) => place + start));
  }
  return { ...spoken, written: (start, end) => [spoken.starts[start], spoken.ends[end - 1]] };
}

/** The marks that touch a range, with their places in it. */
function within(marks, start, end) {
  const touching = marks.filter(([from, to]) => from < end && to > start);
  return touching.map(([from, to, ...rest]) => [Math.max(from, start) - start, Math.min(to, end) - start, ...rest]);
}

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
