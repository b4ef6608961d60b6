// Text size: 16 to 128 px, shown in px and per cent; the controls grow with it, up to twice.

import { keepPlace } from "./place.js";
import { loadPreferences, savePreferences } from "./store.js";

const DEFAULT = 20;

/** Make the slider "Text size" work. */
export function startSize() {
  const slider = document.getElementById("page_size");
  const shown = document.getElementById("page_size_value");
  const show = (size) => {
    const per_cent = Math.round((size / DEFAULT) * 100);
    document.documentElement.style.setProperty("--text-size", `${size}px`);
    shown.textContent = `${size} px (${per_cent} %)`;
    slider.setAttribute("aria-valuetext", `${size} pixels, ${per_cent} per cent`);
  };
  slider.value = loadPreferences().textSize ?? DEFAULT;
  show(Number(slider.value));
  slider.addEventListener("input", () => {
    keepPlace(() => show(Number(slider.value)));
    savePreferences({ textSize: Number(slider.value) });
  });
}
