// How words are said: the reader's own entries, then the article's, then the shipped ones.

import { Dictionary, readLines, shippedWords } from "./spoken.js";
import { load, save } from "./store.js";

let made = null;

/** The dictionary that holds on this page, `words` before all others. */
export function dictionary(words = []) {
  const make = () => new Dictionary(words, ownWords(), articleWords(), shippedWords());
  if (words.length) return make();
  made ??= make();
  return made;
}

/** The reader's own entries, [written, said] each; "" is skipped. */
export function ownWords() {
  const { words } = load();
  return typeof words === "string" ? readLines(words) : [];
}

/** The article's entries, which its page carries. */
export function articleWords() {
  return readLines(document.getElementById("page_article_words")?.content.textContent ?? "");
}

/** Keep the reader's own entries; whoever speaks hears of it. */
export function keepWords(entries) {
  made = null;
  save({ words: writeLines(entries) });
  document.dispatchEvent(new CustomEvent("plainspoken:words"));
}

/** Entries as simple lines. */
export function writeLines(entries) {
  return entries.map(([written, said]) => (said ? `${written} = ${said}\n` : `-${written}\n`)).join("");
}
