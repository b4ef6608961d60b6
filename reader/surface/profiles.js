// Profiles: settings under one name, shipped or the reader's own; one tap sets them, a file carries them elsewhere.

import { ownProfiles, sanitise, setPreferences } from "./settings.js";
import { announce, download } from "./say.js";
import { loadPreferences, save } from "./store.js";

const byId = (id) => document.getElementById(id);
const FORMAT = "plainspoken-profile";

/** Make the profiles work. */
export function startProfiles() {
  for (const button of document.querySelectorAll("[data-profile]")) {
    button.addEventListener("click", () => use(button.textContent, JSON.parse(button.dataset.profile)));
  }
  byId("page_profile_form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = byId("page_profile_name").value.trim();
    if (!name) return;
    keep({ ...ownProfiles(), [name]: loadPreferences() });
    byId("page_profile_name").value = "";
    announce(`Profile ${name} saved.`);
  });
  byId("page_profile_file").addEventListener("change", importFile);
  showOwn();
}

function use(name, values) {
  setPreferences(values);
  announce(`Profile ${name} is on.`);
}

function keep(profiles) {
  save({ profiles });
  showOwn();
}

function showOwn() {
  const rows = Object.entries(ownProfiles()).map(([name, values]) => {
    const row = byId("page_profile_row").content.cloneNode(true);
    const [useButton, exportButton, removeButton] = row.querySelectorAll("button");
    useButton.textContent = name;
    useButton.addEventListener("click", () => use(name, values));
    for (const button of [exportButton, removeButton]) button.querySelector(".hidden").textContent = ` ${name}`;
    exportButton.addEventListener("click", () => {
      const file = JSON.stringify({ format: FORMAT, version: 1, name, preferences: values }, null, 2);
      download(`${name.replace(/[^\w-]+/g, "-")}.json`, file, "application/json");
    });
    removeButton.addEventListener("click", () => {
      const { [name]: removed, ...others } = ownProfiles();
      keep(others);
      byId("page_profile_name").focus();
    });
    return row;
  });
  byId("page_profiles_own").replaceChildren(...rows);
}

async function importFile({ target }) {
  const [file] = target.files;
  target.value = "";
  try {
    const { format, name, preferences } = JSON.parse(await file.text());
    if (format !== FORMAT || typeof name !== "string" || !name.trim()) throw new Error();
    keep({ ...ownProfiles(), [name.trim().slice(0, 60)]: sanitise(preferences) });
    announce(`Profile ${name} imported.`);
  } catch {
    announce(`“${file.name}” is no profile. Choose a file that was exported here.`);
  }
}
