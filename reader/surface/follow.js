// The page follows the voice, until the reader scrolls away; one button brings them back.

import { shownPartner } from "./sentences.js";
import { preference } from "./settings.js";

const SCROLL_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

/** Keeps the spoken sentence in the window; `onLeave()` is called when the reader scrolls away by hand. */
export class Follower {
  following = true;

  constructor(onLeave) {
    const leave = () => {
      if (!this.following) return;
      this.following = false;
      onLeave();
    };
    for (const kind of ["wheel", "touchmove"]) addEventListener(kind, leave, { passive: true });
    addEventListener("keydown", ({ key, target }) => SCROLL_KEYS.has(key) && target === document.body && leave());
  }

  /** Bring a sentence into view, if the page follows; in the middle where the reader wants it there. */
  show(element) {
    if (!this.following) return;
    const box = shownPartner(element).getBoundingClientRect();
    const centred = preference("centred") === "on";
    if (!centred && box.top > innerHeight * 0.1 && box.bottom < innerHeight * 0.75) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = centred ? (box.top + box.bottom - innerHeight) / 2 : box.top - innerHeight * 0.25;
    scrollBy({ top, behavior: still ? "instant" : "smooth" });
  }
}
