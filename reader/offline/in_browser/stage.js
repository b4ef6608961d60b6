// What Python's start came to, for the page and the offline panel: html[data-python] says it in words.

const root = document.documentElement;
const WORDS = {
  snapshot: "started from its kept memory",
  compiled: "started from compiled files",
  source: "started from source files",
};

/** Say that Python is ready, or why it is not. */
export function sayStage(what, { how, why, seconds, problem }) {
  if (what === "ready") {
    root.dataset.python = `Python ${WORDS[how]} in ${seconds.toFixed(1)} seconds.${why ? ` ${why}` : ""}`;
    root.dataset.stage = "python";
  } else {
    root.dataset.python = `Python did not start: ${problem}`;
  }
  document.dispatchEvent(new CustomEvent("plainspoken:python", { detail: { what, problem } }));
}
