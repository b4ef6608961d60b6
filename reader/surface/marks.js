// Bookmarks, highlights and notes: each at a sentence, kept on the device, exported as text.

import { openBeside } from "./popup.js";
import { announce, download } from "./say.js";
import { findSentence } from "./sentences.js";
import { loadArticle, saveArticle } from "./store.js";

const byId = (id) => document.getElementById(id);
const slug = () => document.documentElement.dataset.article;
const marks = () => loadArticle(slug()).marks ?? {};
let noted = null;

/** Make marks work and show those that are kept. */
export function startMarks() {
  byId("page_note_form").addEventListener("submit", (event) => {
    event.preventDefault();
    keep(noted, { note: byId("page_note_text").value.trim(), highlight: byId("page_note_highlight").checked });
    byId("page_note_dialog").hidePopover();
    announce("Note kept.");
  });
  byId("page_marks_export").addEventListener("click", () => download(`${slug()}-notes.txt`, asText(), "text/plain"));
  showAll();
}

/** Tell whether a sentence has a bookmark. */
export function isBookmarked(element) {
  return marks()[element.dataset.sentenceId]?.bookmark === true;
}

/** Set or remove a sentence's bookmark; returns whether it has one now. */
export function toggleBookmark(element) {
  const bookmark = !isBookmarked(element);
  keep(element, { bookmark });
  return bookmark;
}

/** Let the reader write a note to a sentence and highlight it. */
export function openNote(element) {
  const { note = "", highlight = true } = marks()[element.dataset.sentenceId] ?? {};
  noted = element;
  byId("page_note_text").value = note;
  byId("page_note_highlight").checked = highlight;
  openBeside(byId("page_note_dialog"), element);
}

function keep(element, changes) {
  const id = element.dataset.sentenceId;
  const mark = { ...marks()[id], text: element.textContent, ...changes };
  const { [id]: old, ...others } = marks();
  const empty = !mark.bookmark && !mark.highlight && !mark.note;
  saveArticle(slug(), { marks: empty ? others : { ...others, [id]: mark } });
  showAll();
}

/** The marks in the order of the article; one whose sentence is gone comes last, with the words it was made at. */
function inOrder() {
  const place = new Map([...document.querySelectorAll("[data-sentence-id]")].map((one, n) => [one.dataset.sentenceId, n]));
  return Object.entries(marks()).sort(([a], [b]) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity));
}

function showAll() {
  document.querySelectorAll(".marked, .bookmarked, .noted").forEach((one) => one.classList.remove("marked", "bookmarked", "noted"));
  const rows = inOrder().map(([id, mark]) => {
    const element = findSentence(id);
    element?.classList.toggle("marked", Boolean(mark.highlight));
    element?.classList.toggle("bookmarked", Boolean(mark.bookmark));
    element?.classList.toggle("noted", Boolean(mark.note));
    return makeRow(id, mark, element);
  });
  byId("page_marks_list").replaceChildren(...rows);
  byId("page_marks").hidden = rows.length === 0;
}

function makeRow(id, mark, element) {
  const row = byId("page_mark_row").content.cloneNode(true);
  const link = row.querySelector("a");
  link.textContent = mark.text;
  link.href = `#${id}`;
  row.querySelector(".label").textContent = describe(mark);
  row.querySelector(".note").textContent = mark.note ?? "";
  row.querySelector("button .hidden").textContent = ` the mark at: ${mark.text}`;
  row.querySelector("button").addEventListener("click", () => {
    keep(element ?? { dataset: { sentenceId: id }, textContent: mark.text }, { bookmark: false, highlight: false, note: "" });
    announce("Removed.");
    // The button is gone with its row; the focus goes to the next one, or to the text.
    (byId("page_marks_list").querySelector("button") ?? byId("page_article")).focus({ preventScroll: true });
  });
  return row;
}

function describe(mark) {
  const kinds = [mark.bookmark && "Bookmark", mark.highlight && "Highlight", mark.note && "Note"];
  return kinds.filter(Boolean).join(", ");
}

/** Everything the reader marked, as plain text. */
function asText() {
  const title = document.querySelector("h1").textContent;
  const rows = inOrder().map(([, mark]) => `${describe(mark)}\n“${mark.text}”\n${mark.note ? mark.note + "\n" : ""}`);
  return [title, "", ...rows].join("\n");
}
