// Pronunciation dictionaries as files: the W3C Pronunciation Lexicon 1.0 and simple lines, as speech/pronunciation.py
// reads and writes them.

import { mayStand, readLines } from "./spoken.js";

const PLS = "http://www.w3.org/2005/01/pronunciation-lexicon";
const LARGEST = 2_000_000; // bytes
const MOST = 20_000; // entries
const MOST_PATTERNS = 500;
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The entries of a file, [written, said] each; rejects with an Error whose message a reader can act on. */
export async function readFile(file) {
  if (file.size > LARGEST) throw new Error(`“${file.name}” is too large. Split the dictionary.`);
  const text = await file.text();
  const entries = text.trimStart().startsWith("<") ? readPls(text) : readLines(text);
  if (!entries.length) throw new Error(`“${file.name}” holds no words: choose lines “word = say as”, or a .pls lexicon.`);
  if (entries.length > MOST || entries.filter(([written]) => written.includes("*")).length > MOST_PATTERNS) {
    throw new Error(`“${file.name}” holds too many words. Split the dictionary.`);
  }
  return entries;
}

/** The entries of a lexicon; none where it is none. What it writes is literal: a * would be a pattern's, so it goes. */
export function readPls(text) {
  // Without a document type no entity can be declared, so none grows.
  if (/<!DOCTYPE/i.test(text)) return [];
  const root = new DOMParser().parseFromString(text, "application/xml").documentElement;
  if (root.namespaceURI !== PLS || root.localName !== "lexicon") return [];
  const alphabet = root.getAttribute("alphabet") ?? "ipa";
  return [...root.getElementsByTagNameNS(PLS, "lexeme")].flatMap((lexeme) => {
    const said = saidIn(lexeme, alphabet);
    const written = [...lexeme.getElementsByTagNameNS(PLS, "grapheme")].map((grapheme) => flat(grapheme));
    return written.map((one) => [one, said]).filter((entry) => said && !entry[0].includes("*") && mayStand(entry));
  });
}

const flat = (element) => element.textContent.trim().replace(/\s+/g, " ");

/** A lexeme's first alias or phoneme in a notation that is known. */
function saidIn(lexeme, alphabet) {
  for (const child of lexeme.children) {
    const said = flat(child).replace(/\*|\[\[|\]\]/g, "");
    const notation = child.getAttribute("alphabet") ?? alphabet;
    if (said && child.localName === "alias") return said;
    if (said && child.localName === "phoneme" && notation === "ipa") return `/${said}/`;
    if (said && child.localName === "phoneme" && notation === "x-espeak") return `[[${said}]]`;
  }
  return "";
}

/** Entries as a lexicon, which knows neither patterns nor skipping: those are left out. */
export function writePls(entries, language) {
  const kept = entries.filter(([written, said]) => said && !written.includes("*"));
  const lexemes = kept.map(([written, said]) => `  <lexeme><grapheme>${escape(written)}</grapheme>${heard(said)}</lexeme>\n`);
  const head = `<lexicon version="1.0" xmlns="${PLS}" alphabet="ipa" xml:lang="${escape(language)}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${lexemes.join("")}</lexicon>\n`;
}

const escape = (text) => text.replace(/[&<>"]/g, (char) => ESCAPES[char]);

function heard(said) {
  if (said.startsWith("[[")) return `<phoneme alphabet="x-espeak">${escape(said.slice(2, -2))}</phoneme>`;
  if (said.length > 2 && said.startsWith("/") && said.endsWith("/")) return `<phoneme>${escape(said.slice(1, -1))}</phoneme>`;
  return `<alias>${escape(said)}</alias>`;
}
