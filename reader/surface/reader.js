// Makes the article's page a reader. The static page and the Panel app both load this module.

import { startBars } from "./bars.js";
import { startChoice } from "./choice.js";
import { goToContents, startContents } from "./contents.js";
import { startFocus } from "./focus.js";
import { openKeys, startKeys } from "./keys.js";
import { goBack, startLinks } from "./link.js";
import { startMarks } from "./marks.js";
import { startPlace } from "./place.js";
import { startPlayer } from "./player_bar.js";
import { startProfiles } from "./profiles.js";
import { sayWhere, startProgress } from "./progress.js";
import { startSearch, toggleSearch } from "./search.js";
import { startPython } from "./python.js";
import { startSettings, togglePanel } from "./settings.js";
import { loadArticle } from "./store.js";
import { startVersions } from "./versions.js";
import { startWords } from "./words.js";

const root = document.documentElement;

/** Start everything; the stage goes from "text" to "controls", unless Python was faster. */
function startReader() {
  startBars();
  startSettings();
  startProfiles();
  const player = startPlayer();
  startChoice(player);
  startVersions((section) => player.versionChanged(section));
  startPlace(root.dataset.article);
  startLinks();
  startContents();
  startWords();
  startMarks();
  startSearch();
  startProgress();
  startFocus(player);
  startKeys({
    play: () => player.toggleAny(),
    back: () => player.move(-1),
    forward: () => player.move(1),
    section_back: () => player.moveSection(-1),
    section_forward: () => player.moveSection(1),
    all: () => player.playAll(),
    skip: () => player.skipBlock(),
    selection: async () => (await import("./selection.js")).listenToSelection(player),
    plain: () => document.getElementById("page_plain")?.click(),
    search: () => toggleSearch(),
    settings: () => togglePanel(),
    contents: goToContents,
    return: goBack,
    where: sayWhere,
    keys: openKeys,
  });
  if (root.dataset.stage === "text") root.dataset.stage = "controls";
  startPython();
}

// The text is painted first, for what starts here looks at the whole page; but who comes back is to find their place
// with the first paint. A page behind others is not painted at all.
const painted = document.timeline.currentTime > 0;
if (painted || document.hidden || loadArticle(root.dataset.article).place) startReader();
else requestAnimationFrame(() => setTimeout(startReader));
