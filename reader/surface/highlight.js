// Lights up the spoken sentence and word. The page's elements are never changed, so a screen reader hears nothing
// of it and the focus stays where it is.

import { rangeOf } from "./sentences.js";

const native = typeof Highlight === "function" && "highlights" in CSS;

/** Light up a sentence and, in it, the characters from start to end (code points; none where start is null). */
export function showSpoken(element, start = null, end = null) {
  const sentence = document.createRange();
  sentence.selectNodeContents(element);
  const word = start === null ? null : rangeOf(element, start, end);
  if (native) {
    CSS.highlights.set("spoken-sentence", new Highlight(sentence));
    if (word) CSS.highlights.set("spoken-word", new Highlight(word));
    else CSS.highlights.delete("spoken-word");
  } else {
    drawBoxes(word ?? sentence);
  }
}

/** Put the light out. */
export function clearSpoken() {
  if (native) {
    CSS.highlights.delete("spoken-sentence");
    CSS.highlights.delete("spoken-word");
  } else {
    layer().replaceChildren();
  }
}

// Browsers without the Custom Highlight API get boxes laid behind the words.
function layer() {
  let element = document.getElementById("page_highlight");
  if (!element) {
    element = document.createElement("div");
    element.id = "page_highlight";
    element.setAttribute("aria-hidden", "true");
    document.body.append(element);
  }
  return element;
}

function drawBoxes(range) {
  const boxes = [...range.getClientRects()].map((rect) => {
    const box = document.createElement("span");
    Object.assign(box.style, {
      left: `${rect.left + scrollX}px`,
      top: `${rect.top + scrollY}px`,
      width: `${rect.width}px`,
      height: `${rect.height}px`,
    });
    return box;
  });
  layer().replaceChildren(...boxes);
}
