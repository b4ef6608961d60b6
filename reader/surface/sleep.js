// The sleep timer: speech pauses after some minutes, or at the end of the section.

import { announce } from "./say.js";

/** Make the sleep timer work; it holds until the voice has stopped, and is never kept. */
export function startSleep(player) {
  const choice = document.getElementById("page_sleep");
  let timer;
  choice.addEventListener("change", () => {
    clearTimeout(timer);
    player.stopsAtEnd = choice.value === "section";
    const minutes = Number(choice.value);
    if (minutes) timer = setTimeout(sleep, minutes * 60_000);
  });
  function sleep() {
    choice.value = "off";
    if (!player.playing && !player.loading) return;
    player.pause();
    announce("Paused by the sleep timer.");
  }
}
