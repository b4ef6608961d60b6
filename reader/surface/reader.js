// Makes the article's page a reader. The static page and the Panel app both load this module.

import { startChoice } from "./choice.js";
import { startContents } from "./contents.js";
import { startPlace } from "./place.js";
import { startPlayer } from "./player_bar.js";
import { startSize } from "./size.js";
import { startVersions } from "./versions.js";

const root = document.documentElement;

/** Start everything; the stage goes from "text" to "controls", unless Python was faster. */
function startReader() {
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
  if (root.dataset.stage === "text") root.dataset.stage = "controls";
}

startReader();
