// The device's own controls: headset, lock screen and media keys.

import { titleOf } from "./player.js";

/** Let the device's controls work the player. */
export function startMedia(player) {
  if (!("mediaSession" in navigator)) return;
  const actions = {
    play: () => player.toggle(),
    pause: () => player.pause(),
    stop: () => player.close(),
    previoustrack: () => player.moveSection(-1),
    nexttrack: () => player.moveSection(1),
    seekbackward: () => player.move(-1),
    seekforward: () => player.move(1),
  };
  for (const [action, act] of Object.entries(actions)) {
    try {
      navigator.mediaSession.setActionHandler(action, act);
    } catch {
      // This browser knows no such control.
    }
  }
}

/** Tell the device what is spoken. */
export function tellMedia({ section, playing, voice, rate }) {
  const session = navigator.mediaSession;
  if (!session) return;
  session.playbackState = section ? (playing ? "playing" : "paused") : "none";
  const title = section && titleOf(section);
  if (title && session.metadata?.title !== title) {
    session.metadata = new MediaMetadata({ title, artist: "Plainspoken", album: document.querySelector("h1").textContent });
  }
  const clock = section && voice?.kind === "recorded" && voice.clock;
  if (clock) session.setPositionState?.({ ...clock, playbackRate: rate });
  else session.setPositionState?.();
}
