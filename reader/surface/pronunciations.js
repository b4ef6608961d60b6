// How words are said: the reader's own dictionary and the article's, in a dialog that is fetched when it is opened.

import { articleWords, keepWords, ownWords, writeLines } from "./dictionary.js";
import { readFile, writePls } from "./pls.js";
import { download } from "./say.js";
import { mayStand } from "./spoken.js";
import { hear } from "./voices.js";

const byId = (id) => document.getElementById(id);
const dialog = byId("page_words_dialog");
const [written, said, skip] = ["written", "said", "skip"].map((name) => byId(`page_words_${name}`));

byId("page_words_form").addEventListener("submit", (event) => {
  event.preventDefault();
  keepEntry();
});
skip.addEventListener("change", () => (said.disabled = skip.checked));
byId("page_words_hear").addEventListener("click", hearEntry);
byId("page_words_file").addEventListener("change", importFile);
byId("page_words_lines").addEventListener("click", () => download("words.txt", writeLines(ownWords()), "text/plain"));
byId("page_words_pls").addEventListener("click", () =>
  download("words.pls", writePls(ownWords(), document.documentElement.lang), "application/pls+xml"),
);
byId("page_words_close").addEventListener("click", () => dialog.close());

/** Open the dialog. */
export function openPronunciations() {
  edit("", "");
  tell("");
  show();
  dialog.showModal();
}

const entered = () => [written.value.trim(), skip.checked ? "" : said.value.trim()];

function keepEntry() {
  const entry = entered();
  const problem = findProblem(entry);
  tell(problem, true);
  if (problem) return;
  keep([...ownWords().filter(([other]) => other !== entry[0]), entry], `“${entry[0]}” is kept.`);
  edit("", "");
  written.focus();
}

function findProblem([word, way]) {
  if (!word) return "Write the word first.";
  if (!way && !skip.checked) return "Write how it is said, or choose to leave it out.";
  if (mayStand([word, way])) return "";
  if (!way) return `“${word}” must be heard: numbers, and words such as “not”, cannot be left out.`;
  return "Write a word or a phrase, or one word with one *.";
}

/** Say the entry by the chosen voice before it is kept. */
function hearEntry() {
  const entry = entered();
  const problem = findProblem(entry);
  tell(problem, true);
  if (!problem) hear(entry[0].replace("*", ""), [entry]);
}

async function importFile({ target }) {
  const [file] = target.files;
  target.value = "";
  try {
    const entries = await readFile(file);
    const others = ownWords().filter(([other]) => !entries.some(([word]) => word === other));
    keep([...others, ...entries], `${entries.length} words imported.`);
  } catch (error) {
    tell(error.message, true);
  }
}

function keep(entries, news) {
  keepWords(entries);
  tell(news);
  show();
}

// The page's own place for news is out of reach while the dialog is open.
function tell(news, wrong = false) {
  const status = byId("page_words_news");
  status.textContent = news;
  status.classList.toggle("problem", wrong);
}

function edit(word, way) {
  written.value = word;
  said.value = way;
  skip.checked = word !== "" && way === "";
  said.disabled = skip.checked;
}

function show() {
  const own = ownWords();
  const article = articleWords();
  byId("page_words_own").replaceChildren(...own.map((entry) => makeRow(entry, true)));
  byId("page_words_article").replaceChildren(...article.map((entry) => makeRow(entry, false)));
  byId("page_words_none").hidden = own.length > 0;
  byId("page_words_shipped").hidden = !article.length;
  for (const name of ["lines", "pls"]) byId(`page_words_${name}`).disabled = !own.length;
}

/** An entry with its buttons; the article's can be changed for oneself, not removed. */
function makeRow([word, way], own) {
  const row = byId("page_words_row").content.cloneNode(true);
  row.querySelector(".word-written").textContent = word;
  row.querySelector(".word-said").textContent = way || "left out";
  const [change, remove] = row.querySelectorAll("button");
  for (const button of [change, remove]) button.querySelector(".hidden").textContent = ` “${word}”${own ? "" : " for myself"}`;
  change.addEventListener("click", () => {
    edit(word, way);
    said.focus();
  });
  if (!own) remove.remove();
  remove.addEventListener("click", () => {
    keep(ownWords().filter(([other]) => other !== word), `“${word}” is removed.`);
    written.focus();
  });
  return row;
}
