// Lights up the spoken sentence and word, as far and in the style the reader wants. The article's elements are never
// changed, so a screen reader hears nothing of it and the focus stays where it is.

import { rangeOf } from "./sentences.js";

const root = document.documentElement; // settings.js keeps the reader's choices on it
const native = typeof Highlight === "function" && "highlights" in CSS;
const NAMES = { sentence: "spoken-sentence", word: "spoken-word" };
const WANTED = { both: ["sentence", "word"], sentence: ["sentence"], word: ["word"], none: [] };
let shown = null; // what is spoken now, whatever of it is lit

/** Light up a sentence and, in it, the characters from start to end (code points; none where start is null). */
export function showSpoken(element, start = null, end = null) {
  const sentence = document.createRange();
  sentence.selectNodeContents(element);
  shown = { sentence, word: start === null ? null : rangeOf(element, start, end) };
  draw();
}

/** Put the light out. */
export function clearSpoken() {
  shown = null;
  draw();
}

/** Light up anew whenever the reader wants it otherwise, or the page's lines break elsewhere. */
export function startHighlight() {
  document.addEventListener("plainspoken:settings", draw);
  addEventListener("resize", () => layer.childElementCount && draw());
}

function draw() {
  const wanted = WANTED[root.dataset.highlight] ?? WANTED.both;
  const ranges = Object.entries(shown ?? {}).filter(([part, range]) => range && wanted.includes(part));
  // A highlight of the browser has no outline, and some browsers have no highlights: boxes are laid behind the words.
  const boxes = !native || root.dataset.highlightStyle === "outline";
  if (native) for (const name of Object.values(NAMES)) CSS.highlights.delete(name);
  if (native && !boxes) for (const [part, range] of ranges) CSS.highlights.set(NAMES[part], new Highlight(range));
  if (boxes || layer.childElementCount) layer.replaceChildren(...(boxes ? ranges.flatMap(drawBoxes) : []));
}

const layer = document.createElement("div");
layer.id = "page_highlight";
layer.setAttribute("aria-hidden", "true");
document.body.append(layer);

function drawBoxes([part, range]) {
  return [...range.getClientRects()].map((rect) => {
    const box = document.createElement("span");
    box.className = part;
    Object.assign(box.style, {
      left: `${rect.left + scrollX}px`,
      top: `${rect.top + scrollY}px`,
      width: `${rect.width}px`,
      height: `${rect.height}px`,
    });
    return box;
  });
}
