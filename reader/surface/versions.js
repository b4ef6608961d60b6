// Original or plain language, for the whole article and for one section; the reader's place is kept.

import { keepPlace } from "./place.js";
import { sectionOf } from "./sentences.js";
import { loadArticle, saveArticle } from "./store.js";

const whole = () => document.getElementById("page_plain");
const switches = () => [...document.querySelectorAll("input[data-version-of]")];

/** The version in which a section is shown. */
export function shownVersion(section) {
  return section.querySelector("input[data-version-of]")?.checked ? "plain" : "original";
}

/** Make the switches work; `onChange(section)` hears of each section that has changed. */
export function startVersions(slug, onChange) {
  const all = switches();
  // Without script the switch of the article rules alone; from here on it sets the switches of the sections.
  if (whole()?.checked && !(loadArticle(slug).plain ?? []).length) all.forEach((box) => (box.checked = true));
  updateWhole(all);
  const change = (boxes, checked) => {
    keepPlace(() => boxes.forEach((box) => (box.checked = checked)));
    updateWhole(all);
    const plain = all.filter((box) => box.checked).map((box) => box.dataset.versionOf);
    saveArticle(slug, { plain: whole()?.checked ? ["*", ...plain] : plain });
    boxes.forEach((box) => onChange(sectionOf(box)));
  };
  whole()?.addEventListener("change", (event) => change(all, event.target.checked));
  for (const box of all) {
    box.addEventListener("change", () => {
      // The browser has switched already; go back for a moment to see where the reader was.
      const checked = box.checked;
      box.checked = !checked;
      change([box], checked);
    });
  }
}

function updateWhole(all) {
  const box = whole();
  if (box) box.checked = all.length > 0 && all.every((one) => one.checked);
}
