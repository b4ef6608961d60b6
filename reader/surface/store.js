// What a reader chose and where they were, kept on this device alone.

const KEY = "plainspoken";

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

function save(kept) {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full or switched off: the page goes on, it only forgets at the end.
  }
  // Whoever else lives on the page, such as the Panel app, hears of it without knowing this module.
  document.dispatchEvent(new CustomEvent("plainspoken:kept", { detail: kept }));
}

/** The preferences that hold for every article. */
export function loadPreferences() {
  return load().preferences ?? {};
}

/** Keep some preferences; those not named stay as they were. */
export function savePreferences(changes) {
  const kept = load();
  save({ ...kept, preferences: { ...kept.preferences, ...changes } });
}

/** What is kept of one article: `plain` (ids of sections shown in plain language, "*" for all), `place`. */
export function loadArticle(slug) {
  return load().articles?.[slug] ?? {};
}

/** Keep something of one article; what is not named stays as it was. */
export function saveArticle(slug, changes) {
  const kept = load();
  const articles = { ...kept.articles, [slug]: { ...kept.articles?.[slug], ...changes } };
  save({ ...kept, articles });
}
