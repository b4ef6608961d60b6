// Makes the article's page a reader. The static page and the Panel app both start here.

import { startChoice } from "./choice.js";
import { startContents } from "./contents.js";
import { startPlace } from "./place.js";
import { startPlayer } from "./player_bar.js";
import { startSize } from "./size.js";
import { startVersions } from "./versions.js";

const root = document.documentElement;

/** Start everything, once; the stage goes from "text" to "controls". */
export function startReader() {
  if (root.dataset.stage !== "text") return;
  const slug = root.dataset.article;
  startSize();
  const player = startPlayer();
  const choice = startChoice(player);
  startVersions(slug, (section) => {
    player.versionChanged(section);
    choice.refresh();
  });
  startPlace(slug);
  startContents();
  root.dataset.stage = "controls";
}

startReader();
