// The settings: every control of the panel, and the slider "Text size", set one preference each by its name.
// What they may be stands in preferences.py, and reaches this module as attributes of the controls.

import { contrast, describeContrast } from "./colour.js";
import { keepPlace } from "./place.js";
import { load, loadPreferences, save } from "./store.js";

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
let known = null;
/** Every control of a preference; in a book it takes a while to find them. */
const controls = () => (known ??= [...document.querySelectorAll("[data-setting]")]);
const TEXT_SIZE = "text-size";
const BESIDE = "(min-width: 64em)"; // as in page.css
const WORDS_PER_LETTER = 4; // word spacing grows four times as fast, as in the Dyslexia profile

/** The value that holds for a preference: the one kept, else its default. */
export function preference(name) {
  return sanitise(loadPreferences())[name] ?? defaults()[name];
}

/** Every preference's default, read from the controls. */
function defaults() {
  return Object.fromEntries(controls().map((control) => [control.dataset.setting, valueOf(control, control.dataset.default)]));
}

function valueOf(control, text) {
  return control.dataset.kind === "measure" ? Number(text) : text;
}

/** Keep only values that are within what their control allows; others come from damaged or foreign files. */
export function sanitise(values) {
  const sound = {};
  for (const control of controls()) {
    const { setting, kind, low, high, options } = control.dataset;
    const value = values?.[setting];
    if (kind === "measure" && Number.isFinite(value)) sound[setting] = Math.min(Math.max(value, low), high);
    if (kind === "choice" && options.split(" ").includes(value)) sound[setting] = value;
    if (kind === "colour" && /^#[0-9a-f]{6}$/i.test(value)) sound[setting] = value;
  }
  return sound;
}

/** Set every preference anew, as a profile does; what is not named goes back to its default. */
export function setPreferences(values) {
  const preferences = sanitise(values);
  save({ preferences, look: lookOf({ ...defaults(), ...preferences }) });
  keepPlace(apply);
}

function setPreference(name, value) {
  const changes = { [name]: value };
  const tied = preference("tied-spacing") === "on";
  if (name === "letter-spacing" && tied) changes["word-spacing"] = Math.min(Number((value * WORDS_PER_LETTER).toFixed(2)), 0.6);
  setPreferences({ ...loadPreferences(), ...changes });
}

/** What preferences mean in CSS: variables for measures and colours, data attributes for choices. */
function lookOf(values) {
  const variables = {};
  const data = {};
  for (const control of controls()) {
    const { setting, kind, unit } = control.dataset;
    if (kind === "choice") data[toCamel(setting)] = values[setting];
    else variables[`--${setting}`] = `${values[setting]}${unit ?? ""}`;
  }
  return { variables, data };
}

const toCamel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** Bring the page and every control in step with what is kept. */
function apply() {
  const values = { ...defaults(), ...sanitise(loadPreferences()) };
  const { variables, data } = lookOf(values);
  // Only what differs: every change at the root makes the browser look at the whole page.
  for (const [name, value] of Object.entries(variables)) {
    if (root.style.getPropertyValue(name) !== value) root.style.setProperty(name, value);
  }
  for (const [name, value] of Object.entries(data)) if (root.dataset[name] !== value) root.dataset[name] = value;
  for (const control of controls()) show(control, values[control.dataset.setting]);
  byId("page_own_colours").hidden = values.theme !== "own";
  const ratio = contrast(values["own-text"], values["own-paper"]);
  byId("page_contrast").textContent = describeContrast(ratio);
  byId("page_contrast").classList.toggle("problem", ratio < 4.5);
  document.dispatchEvent(new CustomEvent("plainspoken:settings"));
}

function show(control, value) {
  if (control.type === "radio") control.checked = control.value === value;
  else control.value = value;
  const { setting, shown } = control.dataset;
  const output = control.parentElement.querySelector("output");
  if (!output) return;
  output.textContent = setting === TEXT_SIZE ? describeSize(value) : `${value} ${shown}`.trim();
  control.setAttribute("aria-valuetext", output.textContent.replace("px", "pixels").replace(" em", " times the letter size"));
}

function describeSize(size) {
  return `${size} px (${Math.round((size / defaults()[TEXT_SIZE]) * 100)} %)`;
}

/** Make the settings work. */
export function startSettings() {
  for (const control of controls()) {
    // Sliders answer while they are dragged, so that a reader sees what they choose.
    control.addEventListener("input", () => setPreference(control.dataset.setting, valueOf(control, control.value)));
  }
  for (const button of document.querySelectorAll("[data-size-step]")) {
    button.addEventListener("click", () => setPreference(TEXT_SIZE, preference(TEXT_SIZE) + Number(button.dataset.sizeStep)));
  }
  byId("page_settings_open").addEventListener("click", () => togglePanel());
  byId("page_settings_close").addEventListener("click", () => togglePanel(false));
  byId("page_settings").addEventListener("keydown", (event) => event.key === "Escape" && togglePanel(false));
  // Where the window is too narrow for both, the panel gives way to whatever gets the focus beneath it.
  document.addEventListener("focusin", ({ target }) => {
    const covered = !target.closest("#page_settings, #page_settings_open, dialog, [popover]");
    if (covered && !byId("page_settings").hidden && !matchMedia(BESIDE).matches) showPanel(false);
  });
  apply();
}

/** Open or close the panel; the focus goes along. */
export function togglePanel(open = byId("page_settings").hidden) {
  showPanel(open);
  byId(open ? "page_settings_title" : "page_settings_open").focus({ preventScroll: !open });
}

function showPanel(open) {
  keepPlace(() => {
    byId("page_settings").hidden = !open;
    document.body.classList.toggle("beside", open);
  });
  byId("page_settings_open").setAttribute("aria-expanded", String(open));
}

/** The kept profiles of the reader's own: name to values. */
export function ownProfiles() {
  return load().profiles ?? {};
}
