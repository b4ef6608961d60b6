// Original or plain language, for the whole article and for one section; the reader's place is kept.

import { keepPlace } from "./place.js";
import { sectionOf, shownVersion } from "./sentences.js";
import { loadArticle, saveArticle } from "./store.js";
import { restoreSection } from "./swap.js";

const whole = () => document.getElementById("page_plain");
const switches = () => [...document.querySelectorAll("input[data-version-of]")];
const slug = () => document.documentElement.dataset.article;
let onChange = () => {};

/** Show a section in a version. */
export function showVersion(section, version) {
  const box = section.querySelector("input[data-version-of]");
  if (box && shownVersion(section) !== version) change([box], version === "plain");
}

/** Make the switches work; `listen(section)` hears of each section that has changed. */
export function startVersions(listen) {
  onChange = listen;
  const all = switches();
  // Without script the switch of the article rules alone; from here on it sets the switches of the sections.
  const kept = loadArticle(slug()).plain ?? [];
  if (whole()?.checked && !kept.length) all.forEach((box) => (box.checked = true));
  updateWhole(all);
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

function change(boxes, checked) {
  keepPlace(() => {
    for (const box of boxes) {
      restoreSection(sectionOf(box));
      box.checked = checked;
    }
  });
  const all = switches();
  updateWhole(all);
  const plain = all.filter((box) => box.checked).map((box) => box.dataset.versionOf);
  saveArticle(slug(), { plain: whole()?.checked ? ["*", ...plain] : plain });
  boxes.forEach((box) => onChange(sectionOf(box)));
}

function updateWhole(all) {
  const box = whole();
  if (box) box.checked = all.length > 0 && all.every((one) => one.checked);
}
