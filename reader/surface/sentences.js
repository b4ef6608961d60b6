// The sentences of the page: finding them, their partners in the other version, and ranges of their words.

const SIDE_BY_SIDE = "(min-width: 60rem)"; // as in page.css
const OTHER_LINES = ":is(h2, p, li, dt, dd, tr):not(.texts *)"; // what a reader looks at where no sentence is

/** Find a sentence's element, by default in whichever version it exists. */
export function findSentence(id) {
  return document.querySelector(`[data-sentence-id="${CSS.escape(id)}"]`);
}

/** The section that an element stands in. */
export function sectionOf(element) {
  return element.closest("[data-section-id]");
}

/** Tell whether an element takes part in the layout, which a sentence of the version not shown does not. */
export function isShown(element) {
  return element.getClientRects().length > 0;
}

/** The ids of the original sentences that a sentence stands for; its own id for an original one. */
export function sourcesOf(element) {
  return element.dataset.sources ? element.dataset.sources.split(" ") : [element.dataset.sentenceId];
}

/** The sentence of the other version that says the same, or the element itself where there is only one. */
export function findPartner(element, version) {
  if (element.dataset.version === version || element.closest("h2, h3, h4, h5, h6")) return element;
  const section = sectionOf(element);
  if (version === "original") return findSentence(sourcesOf(element)[0]) ?? element;
  const id = element.dataset.sentenceId;
  const plain = [...section.querySelectorAll('[data-version="plain"][data-sources]')];
  return plain.find((candidate) => sourcesOf(candidate).includes(id)) ?? element;
}

/** The sentence itself where it is shown, else its partner in the version that is. */
export function shownPartner(element) {
  if (isShown(element)) return element;
  return findPartner(element, element.dataset.version === "plain" ? "original" : "plain");
}

/** The version in which a section is shown. */
export function shownVersion(section) {
  return section.querySelector("input[data-version-of]")?.checked ? "plain" : "original";
}

/** The sentences of a section that are shown, its heading first; asks nothing of the layout. */
export function shownIn(section) {
  const both = document.documentElement.dataset.versions === "both" && matchMedia(SIDE_BY_SIDE).matches;
  const text = both ? ".text" : `.text.${shownVersion(section)}`;
  return [...section.querySelectorAll(`:is(h2, h3, h4, h5, h6, ${text}) [data-sentence-id]`)].filter((one) => !one.hidden);
}

/** The place, in a list of elements in the order of the page, of the first that ends below a height in the window. */
export function firstBelow(elements, height) {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if (elements[half].getBoundingClientRect().bottom < height) low = half + 1;
    else high = half;
  }
  return low;
}

/** The shown sentence nearest to a height in the window, in CSS pixels from its top. */
export function sentenceAt(height) {
  return nearestTo(height, sectionsAround(height, "[data-section-id]").flatMap(shownIn));
}

/** What is nearest to a height in the window: a shown sentence, or else a line of a summary, of the words explained or the like. */
export function lineAt(height) {
  const sections = sectionsAround(height, "main > section, article > section");
  const others = sections.flatMap((section) => [...section.querySelectorAll(OTHER_LINES)]);
  return nearestTo(height, [...sections.flatMap(shownIn), ...others]);
}

/** The sections at a height in the window: the first that ends below it and its neighbours. */
function sectionsAround(height, selector) {
  const sections = [...document.querySelectorAll(selector)];
  const place = firstBelow(sections, height);
  return sections.slice(Math.max(place - 1, 0), place + 2);
}

/** The element nearest to a height in the window; the first of several. */
function nearestTo(height, elements) {
  let best = null;
  let distance = Infinity;
  for (const element of elements) {
    if (!isShown(element)) continue;
    const { top, bottom } = element.getBoundingClientRect(); // of all its lines, so that the room between them is its own
    const away = Math.max(top - height, height - bottom, 0);
    if (away < distance) [best, distance] = [element, away];
    if (distance === 0) break;
  }
  return best;
}

/** Turn a place counted in Unicode code points into one counted in JavaScript's UTF-16 units. */
export function toUnits(text, codePoints) {
  let units = 0;
  for (let n = 0; n < codePoints && units < text.length; n += 1) {
    units += text.codePointAt(units) > 0xffff ? 2 : 1;
  }
  return units;
}

/** The DOM range of some characters of a sentence, places in code points; null where they are not there. */
export function rangeOf(element, start, end) {
  const text = element.textContent;
  const places = [toUnits(text, start), toUnits(text, end)];
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let opened = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = passed + node.length;
    if (!opened && places[0] < next) {
      range.setStart(node, places[0] - passed);
      opened = true;
    }
    if (opened && places[1] <= next) {
      range.setEnd(node, places[1] - passed);
      return range;
    }
    passed = next;
  }
  return null;
}
