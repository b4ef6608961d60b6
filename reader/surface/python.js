// Python in a worker of the article's page. It starts when the page can be read and heard and the browser is idle, where
// everything is kept on the device, so that nothing is fetched for it, and where the reader lets it.

import { preference } from "./settings.js";

const root = document.documentElement;
const LATEST = 10_000; // milliseconds after which a browser that is never idle is taken to be
const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, LATEST / 2));
let worker = null;

const wanted = () => root.dataset.offline === "all" && preference("python-start") === "idle" && !navigator.connection?.saveData;

async function look() {
  if (!wanted()) return stop();
  if (worker) return;
  const files = new URL(`${root.dataset.root}python/`, document.baseURI);
  worker = new Worker(new URL("worker.js", files), { type: "module", name: "python" });
  const { sayStage } = await import(new URL("stage.js", files).href);
  worker?.addEventListener("message", ({ data }) => sayStage(data.type, data));
  worker?.addEventListener("error", () => stop());
  worker?.postMessage({ type: "start", app: false });
}

function stop() {
  worker?.terminate();
  worker = null;
  if (root.dataset.stage === "python") root.dataset.stage = "controls";
  delete root.dataset.python;
}

/** Start Python when all is well, and stop it when the reader says so; nothing where the site has no Python. */
export function startPython() {
  if (!document.querySelector('[data-setting="python-start"]') || root.dataset.root === undefined) return;
  const soon = () => idle(look, { timeout: LATEST });
  const settle = () => {
    soon();
    document.addEventListener("plainspoken:offline", soon);
    document.addEventListener("plainspoken:kept", soon);
  };
  if (document.readyState === "complete") settle();
  else addEventListener("load", settle);
}
