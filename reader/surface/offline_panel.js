// The offline panel: what works with the network off, what does not yet, and a button for each.

import { send, state } from "./offline.js";

const KINDS = {
  pages: ["Reading", "Both versions, scores, words explained, settings, search and marks."],
  audio: ["Recorded voice", "Every word lit up as it is spoken."],
  voice: ["Built-in voice", "Reads any text aloud, at any speed."],
  python: ["Your own texts", "Scores them and makes them plain, with Python on this device."],
  snapshot: ["Quick start of Python", "Comes by itself after the first start."],
  downloads: ["Recordings to download", "The whole article as one file, with captions."],
};
const PROBLEMS = {
  network: () => "The connection broke off. What is here stays, and the rest follows when there is a connection again.",
  wrong: ({ path }) =>
    `A file on the server is missing or is not the one that was made: ${path}. It was not kept; all that was kept before stays. Try again later.`,
  full: ({ pack }) =>
    `This device has no room for ${pack ? nameOf(pack) : "more"}. All that was kept before stays. Free some room, or remove something here, and try again.`,
  storage: () => "This browser does not let the page keep files. Reading and listening go on while there is a connection.",
};
const NOT_HERE =
  "This browser cannot keep the pages here, as in some private windows, or at addresses without https. Reading and listening work while there is a connection.";
const UNITS = [[1e9, "GB"], [1e6, "MB"], [1e3, "KB"]];
const root = document.documentElement;
let panel = null;
let said = "";

/** Open the panel; it keeps itself up to date until it is closed. */
export function openPanel() {
  panel ??= build();
  panel.showModal();
  if (state.started) send({ type: "status" }).catch(() => {});
  show();
}

/** An element with attributes, text and children. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function button(id, text, act, hidden = "") {
  const made = make("button", { type: "button", id }, text);
  if (hidden) made.append(make("span", { class: "hidden" }, hidden));
  made.addEventListener("click", act);
  return made;
}

function build() {
  document.head.append(make("link", { rel: "stylesheet", href: new URL("offline.css", import.meta.url).href }));
  const made = make(
    "dialog",
    { id: "page_offline", class: "offline", "aria-labelledby": "page_offline_title" },
    make(
      "div",
      { class: "settings-head" },
      make("h2", { id: "page_offline_title", tabindex: "-1", autofocus: "" }, "Offline"),
      button("page_offline_close", "Close", () => made.close(), " the offline panel"),
    ),
    make("p", { id: "page_offline_summary" }),
    make("p", { id: "page_offline_message", role: "status" }),
    make(
      "p",
      { class: "row", id: "page_offline_actions" },
      button("page_offline_all", "Keep everything offline", keepAll),
      button("page_offline_pause", "Pause", () => send({ type: state.status?.paused ? "unpause" : "pause" })),
    ),
    make("ul", { id: "page_offline_packs", class: "packs" }),
    make("p", { id: "page_offline_room" }),
    make("p", { id: "page_offline_promise" }),
    make("p", { id: "page_offline_start" }),
  );
  document.body.append(made);
  document.addEventListener("plainspoken:offline", () => made.open && show());
  return made;
}

const byId = (id) => document.getElementById(id);

async function keepAll() {
  await send({ type: "keep", packs: ["*"] });
  await askToPersist();
}

/** Ask the browser not to remove what is kept: at the moment the reader wants it kept. */
async function askToPersist() {
  await navigator.storage?.persist?.().catch(() => false);
  showRoom();
}

function show() {
  const { status } = state;
  const shown = status?.packs ?? {};
  byId("page_offline_summary").textContent = summarise(shown);
  byId("page_offline_actions").hidden = !state.supported || state.refused;
  const left = Object.values(shown).reduce((sum, { size, kept }) => sum + Math.max(0, size - kept), 0);
  byId("page_offline_all").textContent = left ? `Keep everything offline (${inWords(left)} more)` : "Keep everything offline";
  if (isComing(status)) byId("page_offline_pause").hidden = false; // so that it may take the focus
  const comes = Object.values(shown).every(({ size, kept, wanted }) => kept >= size || wanted);
  hide("page_offline_all", Boolean(status) && (left === 0 || (isComing(status) && comes)));
  hide("page_offline_pause", !isComing(status));
  byId("page_offline_pause").textContent = status?.paused ? "Go on" : "Pause";
  showPacks(shown);
  showRoom();
  const { python } = root.dataset;
  byId("page_offline_start").textContent = python ?? "";
  byId("page_offline_message").classList.toggle("problem", Boolean(status?.problem ?? state.problem));
  say(messageOf(status));
}

/** Tell whether something is on its way, or would be if the reader had not paused it. */
function isComing(status) {
  return Boolean(status?.busy || status?.paused);
}

/** Hide a button that is of no use now; a focus on it goes to its neighbour or the title, not to nowhere. */
function hide(id, hidden) {
  const focused = byId(id) === document.activeElement;
  byId(id).hidden = hidden;
  if (!hidden || !focused) return;
  (byId("page_offline_actions").querySelector("button:not([hidden])") ?? byId("page_offline_title")).focus();
}

function summarise(packs) {
  if (!state.supported || state.refused) return NOT_HERE;
  const offline = root.dataset.offline;
  if (offline === "all") return "Everything works with no connection.";
  if (offline === "article") return "What you are reading works with no connection. What is marked “not yet” still needs one.";
  return packs.pages ? "What is marked “not yet” needs a connection." : "Nothing is kept on this device yet.";
}

function messageOf(status) {
  const problem = status?.problem ?? state.problem;
  if (problem) return PROBLEMS[problem.kind](problem);
  if (status?.busy) return "Keeping…";
  return status?.paused ? "Paused." : "";
}

/** Say it once: a status that stays the same is not read out again. */
function say(text) {
  if (text === said) return;
  said = text;
  byId("page_offline_message").textContent = text;
}

function nameOf(pack) {
  const [kind, slug] = pack.split("/");
  const [name] = KINDS[kind] ?? [pack];
  const titles = state.status?.titles ?? {};
  return slug && Object.keys(titles).length > 1 ? `${name}: ${titles[slug] ?? slug}` : name;
}

const ORDER = Object.keys(KINDS);

function showPacks(packs) {
  const list = byId("page_offline_packs");
  const names = Object.keys(packs).sort((a, b) => ORDER.indexOf(a.split("/")[0]) - ORDER.indexOf(b.split("/")[0]) || a.localeCompare(b));
  for (const row of [...list.children]) if (!names.includes(row.dataset.pack)) row.remove();
  for (const name of names) {
    const row = [...list.children].find(({ dataset }) => dataset.pack === name) ?? addRow(list, name);
    showRow(row, name, packs[name]);
  }
}

function addRow(list, pack) {
  const row = make(
    "li",
    { "data-pack": pack },
    make("div", {}, make("p", { class: "name" }), make("p", { class: "what" }, KINDS[pack.split("/")[0]]?.[1] ?? "")),
    make("p", { class: "state" }),
    make("progress", { "aria-hidden": "true" }),
    button(`page_offline_${pack.replaceAll("/", "_")}`, "", () => press(row)),
  );
  list.append(row);
  return row;
}

/** One row: ready, partly or not yet. Progress is in words too, so the bar says nothing of its own. */
function showRow(row, pack, { size, kept, wanted }) {
  const ready = kept >= size;
  const part = kept > 0 && !ready;
  const coming = wanted && !ready && isComing(state.status);
  row.dataset.state = ready ? "ready" : part ? "partly" : "not yet";
  row.querySelector(".name").textContent = nameOf(pack);
  const amount = part ? `${inWords(kept)} of ${inWords(size)}` : inWords(size);
  const says = { ready: "Ready", partly: "Partly", "not yet": coming ? "Waiting" : "Not yet" };
  row.querySelector(".state").textContent = `${says[row.dataset.state]} · ${amount}`;
  const bar = row.querySelector("progress");
  bar.max = size;
  bar.value = kept;
  bar.hidden = !part;
  const press = row.querySelector("button");
  // Without the pages nothing else can be used: they come and stay by themselves.
  press.hidden = pack === "pages" && (ready || state.status.busy);
  const word = ready ? "Remove" : coming ? "Leave out" : "Get it";
  row.dataset.act = word === "Get it" ? "keep" : "drop";
  if (press.dataset.word === word) return;
  press.dataset.word = word;
  press.replaceChildren(word, make("span", { class: "hidden" }, ` ${nameOf(pack)}`));
}

function press({ dataset: { act, pack } }) {
  send(act === "drop" ? { type: "drop", pack } : { type: "keep", packs: [pack] });
  if (act === "keep") askToPersist();
}

async function showRoom() {
  const storage = navigator.storage;
  const { usage, quota } = (await storage?.estimate?.().catch(() => null)) ?? {};
  const persisted = await storage?.persisted?.().catch(() => false);
  byId("page_offline_room").textContent =
    usage === undefined ? "" : `Used on this device: ${inWords(usage)}. Left for this site: ${inWords(Math.max(0, quota - usage))}.`;
  const kept = Object.values(state.status?.packs ?? {}).some(({ kept }) => kept);
  byId("page_offline_promise").textContent = !kept
    ? ""
    : persisted
      ? "This browser has agreed to keep it until you remove it."
      : "This browser has not promised to keep it: it may remove it when the device runs out of room.";
}

/** Bytes as people say them. */
function inWords(bytes) {
  const [unit, name] = UNITS.find(([unit]) => bytes >= unit) ?? [1e3, "KB"];
  const amount = bytes / unit;
  return `${amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount)} ${name}`;
}
