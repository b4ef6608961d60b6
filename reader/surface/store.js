// What a reader chose and where they were, kept on this device alone:
// { preferences, look, profiles, articles: { SLUG: { plain, place, marks, heard, listening } } }.

const KEY = "plainspoken";

/** Everything that is kept; an empty record where nothing is, or storage is switched off. */
export function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

/** Keep some of it; what is not named stays as it was. */
export function save(changes) {
  const kept = { ...load(), ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full or switched off: the page goes on, it only forgets at the end.
  }
  // Whoever else lives on the page, such as the Panel app, hears of it without knowing this module.
  document.dispatchEvent(new CustomEvent("plainspoken:kept", { detail: kept }));
}

/** The preferences that hold for every article, by the names in preferences.py. */
export function loadPreferences() {
  return load().preferences ?? {};
}

/** What is kept of one article: `plain` (ids of sections in plain language, "*" for all), `place`, `marks`,
 * `heard` (ids of sections heard to their end), `listening` ({ id, from, version } of the word to go on from). */
export function loadArticle(slug) {
  const { plain, place, marks, heard, listening } = load().articles?.[slug] ?? {};
  return {
    plain: Array.isArray(plain) ? plain : [],
    place: Number.isFinite(place?.top) ? place : null,
    heard: Array.isArray(heard) ? heard : [],
    listening: typeof listening?.id === "string" ? listening : null,
    // A mark is a record with the words it was made at; anything else was put there by a stranger.
    marks: Object.fromEntries(Object.entries(marks ?? {}).filter(([, mark]) => typeof mark?.text === "string")),
  };
}

/** Keep something of one article; what is not named stays as it was. */
export function saveArticle(slug, changes) {
  const { articles } = load();
  save({ articles: { ...articles, [slug]: { ...articles?.[slug], ...changes } } });
}
