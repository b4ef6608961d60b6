// Keys of one letter: shown on "?", changed or switched off by the reader (WCAG 2.1.4), never taken while they write.

import { announce } from "./say.js";
import { preference } from "./settings.js";
import { load, save } from "./store.js";

const byId = (id) => document.getElementById(id);
const WRITING = "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]";
const rows = () => [...document.querySelectorAll("[data-key-for]")];

/** Make the keys work; `actions` maps the names in the list of keys to functions. */
export function startKeys(actions) {
  const keys = () => Object.fromEntries(rows().map((row) => [keyOf(row), row.dataset.keyFor]));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches(WRITING)) return;
    if (preference("keys") === "off") return;
    const act = actions[keys()[event.key.toLowerCase()]];
    if (!act) return;
    event.preventDefault();
    act();
  });
  for (const row of rows()) {
    const input = row.querySelector("input");
    input.addEventListener("change", () => change(row, input.value.trim().toLowerCase()));
  }
  byId("page_keys_open").addEventListener("click", openKeys);
  byId("page_keys_close").addEventListener("click", () => byId("page_keys").close());
  byId("page_keys_reset").addEventListener("click", () => {
    save({ keys: {} });
    show();
    announce("The keys are as they were.");
  });
  document.addEventListener("plainspoken:settings", show);
  show();
}

/** Open the list of keys. */
export function openKeys() {
  byId("page_keys").showModal();
}

function keyOf(row) {
  return load().keys?.[row.dataset.keyFor] ?? row.dataset.key;
}

function change(row, key) {
  const taken = rows().find((other) => other !== row && keyOf(other) === key);
  if ([...key].length !== 1 || taken) {
    announce(taken ? `“${key}” is taken.` : "Write one letter or sign.");
  } else {
    save({ keys: { ...load().keys, [row.dataset.keyFor]: key } });
    announce(`${row.querySelector("label").textContent}: ${key}.`);
  }
  show();
}

/** Show the keys in the list, and tell assistive technology of them at their controls. */
function show() {
  const on = preference("keys") !== "off";
  for (const row of rows()) {
    row.querySelector("input").value = keyOf(row);
    const control = row.dataset.control && byId(row.dataset.control);
    if (control && on) control.setAttribute("aria-keyshortcuts", keyOf(row));
    else control?.removeAttribute("aria-keyshortcuts");
  }
}
