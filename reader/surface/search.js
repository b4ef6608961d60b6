// Search in the article: accents and case are folded, hits are lit up where they stand.

import { announce } from "./say.js";
import { rangeOf, shownIn } from "./sentences.js";

const byId = (id) => document.getElementById(id);
const ASCII = /^[\x00-\x7f]*$/;
const QUIET = 120; // milliseconds without a key before a long article is searched
let pending = 0;
let hits = [];
let current = -1;

/** Fold a text for comparing: no accents, no case; a list with one entry for each code point of the text. */
export function fold(text) {
  if (ASCII.test(text)) return text.toLowerCase().split("");
  return Array.from(text, (char) => (ASCII.test(char) ? char.toLowerCase() : foldLetter(char)));
}

function foldLetter(char) {
  const [first = char] = char.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  return first;
}

/** Where a query stands in a text, as places in code points; nothing for an empty query. */
export function findAll(text, query) {
  const [hay, needle] = [fold(text), fold(query.trim())];
  const found = [];
  for (let place = needle.length ? hay.indexOf(needle[0]) : -1; place >= 0; place = hay.indexOf(needle[0], place)) {
    const here = needle.every((letter, n) => hay[place + n] === letter);
    if (here) found.push([place, place + needle.length]);
    place += here ? needle.length : 1;
  }
  return found;
}

/** Make the search work. */
export function startSearch() {
  byId("page_search_open").addEventListener("click", () => toggleSearch());
  byId("page_search_close").addEventListener("click", () => toggleSearch(false));
  byId("page_search").addEventListener("keydown", (event) => {
    if (event.key === "Escape") toggleSearch(false);
  });
  byId("page_search").addEventListener("submit", (event) => {
    event.preventDefault();
    go(1);
  });
  byId("page_search_text").addEventListener("input", () => {
    byId("page_search_count").textContent = "";
    clearTimeout(pending);
    pending = setTimeout(search, QUIET);
  });
  byId("page_search_back").addEventListener("click", () => go(-1));
}

/** Open or close the search; closing puts the lights out. */
export function toggleSearch(open = byId("page_search").hidden) {
  byId("page_search").hidden = !open;
  byId("page_search_open").setAttribute("aria-expanded", String(open));
  if (open) {
    byId("page_search_text").select();
    byId("page_search_text").focus();
    search();
  } else {
    const sentence = hits[current]?.element;
    light([], -1);
    (sentence ?? byId("page_search_open")).focus({ preventScroll: true });
  }
}

function search() {
  clearTimeout(pending);
  pending = 0;
  const query = byId("page_search_text").value;
  const found = [];
  for (const element of [...document.querySelectorAll("[data-section-id]")].flatMap(shownIn)) {
    for (const [start, end] of findAll(element.textContent, query)) {
      found.push({ element, range: rangeOf(element, start, end) });
    }
  }
  light(found, -1);
  const count = found.length === 1 ? "1 place" : `${found.length} places`;
  tell(query.trim() ? `${found.length ? count : "Not found"}` : "");
}

function light(found, place) {
  hits = found;
  current = place;
  if (!CSS.highlights) return;
  CSS.highlights.set("found", new Highlight(...hits.map(({ range }) => range)));
  const here = new Highlight(...(hits[place] ? [hits[place].range] : []));
  here.priority = 1;
  CSS.highlights.set("found-here", here);
}

function go(step) {
  if (pending) search();
  if (!hits.length) return;
  light(hits, (current + step + hits.length) % hits.length);
  const { element, range } = hits[current];
  const box = range.getBoundingClientRect();
  if (box.top < innerHeight * 0.2 || box.bottom > innerHeight * 0.75) {
    scrollBy({ top: box.top - innerHeight * 0.35, behavior: "instant" });
  }
  const where = element.closest("[data-section-id]")?.querySelector("[data-sentence-id]").textContent;
  tell(`${current + 1} of ${hits.length}`, `${current + 1} of ${hits.length}, in ${where}: ${element.textContent}`);
}

function tell(shown, said = shown) {
  byId("page_search_count").textContent = shown;
  if (said) announce(said);
}
