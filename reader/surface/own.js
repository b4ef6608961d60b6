// "Open your own text": the form, which can be filled in and sent before Python is there, and the page that comes back.

const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const WAITING = "Python is starting. Your text will be opened as soon as it is there; you can go on writing.";
const WORKING = "Reading your text …";

let ask = null; // how Python is asked, once it is there
let asked = null; // what was asked last and is not answered
let number = 0;

/** Python is there: `tell` hands it what is asked. Returns the function that takes its answers. */
export function connect(tell) {
  ask = tell;
  root.dataset.stage = "python";
  if (asked) send();
  return show;
}

function send() {
  say(ask ? WORKING : WAITING);
  // A frame first, so that the words are there before the browser is busy.
  if (ask) requestAnimationFrame(() => setTimeout(() => ask(asked)));
}

function say(text) {
  byId("page_own_status").textContent = text;
}

async function submit(event) {
  event.preventDefault();
  const [file] = byId("page_own_file").files;
  const text = byId("page_own_text").value;
  if (!file && !text.trim()) {
    say("Paste a text or choose a file first.");
    byId("page_own_text").focus();
    return;
  }
  const data = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text);
  number += 1;
  asked = { number, name: file?.name ?? "", data: toBase64(data) };
  send();
}

function toBase64(bytes) {
  const pieces = [];
  for (let start = 0; start < bytes.length; start += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  return btoa(pieces.join(""));
}

/** Show what Python answered, unless something else has been asked since. */
function show(answer) {
  if (answer.number !== asked?.number) return;
  asked = null;
  if (answer.problem) say(answer.problem);
  else showArticle(answer);
}

/** The article's page takes the form's place, and the reader starts on it as on any other. */
async function showArticle({ page, scores }) {
  const made = new DOMParser().parseFromString(page, "text/html");
  Object.assign(root.dataset, { article: made.documentElement.dataset.article, audio: "" });
  root.lang = made.documentElement.lang;
  document.title = made.title;
  made.querySelectorAll("noscript").forEach((node) => node.remove());
  offerScores(made, scores);
  // What other modules have hold of stays the same node; an article brings the sizes of its sections along.
  for (const id of ["page_offline_open", "page_update"]) if (byId(id)) made.getElementById(id)?.replaceWith(byId(id));
  document.head.append(...made.head.querySelectorAll("style"));
  byId("page_own").replaceWith(...made.body.childNodes);
  await import(new URL("reader.js", import.meta.url).href);
  scrollTo(0, 0);
  byId("page_article").focus({ preventScroll: true });
}

function offerScores(made, scores) {
  const link = made.createElement("a");
  link.href = URL.createObjectURL(new Blob([scores], { type: "application/json" }));
  link.download = "scores.json";
  link.id = "page_scores";
  link.textContent = "its scores as a file";
  made.querySelector(".facts").append(" · ", link);
}

function start() {
  byId("page_own_form").addEventListener("submit", submit);
  byId("page_own_file").addEventListener("change", () => say(""));
  document.addEventListener("plainspoken:python", ({ detail }) => {
    if (detail.what === "failed") say(`Python did not start, so no text can be opened: ${detail.problem}`);
  });
  if (root.dataset.stage === "text") root.dataset.stage = "controls";
}

start();
