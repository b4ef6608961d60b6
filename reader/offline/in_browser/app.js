// Runs the Panel app on this page: Python in its worker, BokehJS here, and the changes that go between them.

import { sayStage } from "./stage.js";

const base = new URL("./", import.meta.url);

// In this order, each needs those before it.
const SCRIPTS = ["bokeh.min.js", "bokeh-widgets.min.js", "bokeh-tables.min.js", "panel.min.js"];

/** Load a classic script; BokehJS comes as one. */
function loadScript(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(name, base);
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${name} did not come`));
    document.head.append(script);
  });
}

/** Keeps the page's document and Python's the same; changes wait while Python is busy with one. */
class Twin {
  #worker;
  #document;
  #busy = false;
  #waiting = [];
  #patching = false;

  constructor(worker, jsDocument) {
    this.#worker = worker;
    this.#document = jsDocument;
    jsDocument.on_change((event) => this.#changed(event), false);
  }

  #changed(event) {
    if (this.#patching) return;
    // A newer value of the same property takes the place of one that waits.
    this.#waiting = this.#waiting.filter((old) => !event.attr || old.model !== event.model || old.attr !== event.attr);
    this.#waiting.push(event);
    this.#send();
  }

  #send() {
    if (this.#busy || !this.#waiting.length) return;
    this.#busy = true;
    this.#worker.postMessage({ type: "patch", patch: this.#document.create_json_patch(this.#waiting.splice(0)) });
  }

  idle() {
    this.#busy = false;
    this.#send();
  }

  patch(patch, buffers) {
    this.#patching = true;
    try {
      this.#document.apply_json_patch(patch, buffers);
    } finally {
      this.#patching = false;
    }
  }
}

/** Ask the service worker to keep Python's memory for the next start, unless the reader saves data or has chosen. */
function keepMemory() {
  const byItself = !navigator.connection?.saveData;
  navigator.serviceWorker?.controller?.postMessage({ type: "hello", packs: ["snapshot"], byItself });
}

async function startApp() {
  const worker = new Worker(new URL("worker.js", base), { type: "module", name: "python" });
  // Panel's components are modules at blob addresses; the browser's own import loads them.
  globalThis.importShim = Object.assign((address) => import(address), { addImportMap() {} });
  const bokeh = SCRIPTS.reduce((before, name) => before.then(() => loadScript(name)), Promise.resolve());
  bokeh.catch((problem) => sayStage("failed", { problem: problem.message }));
  let twin;
  const handlers = {
    async render({ json }) {
      await bokeh;
      const { documents, items, root } = JSON.parse(json);
      const [item] = items;
      const [views] = await Bokeh.embed.embed_items(documents, [{ ...item, roots: { [root]: "page_panel" }, root_ids: [root] }]);
      twin = new Twin(worker, [...views.roots.values()][0].model.document);
      worker.postMessage({ type: "rendered" });
    },
    patch: ({ patch, buffers }) => twin.patch(patch, buffers),
    idle: () => twin.idle(),
    ready: (message) => {
      sayStage("ready", message);
      if (message.how !== "snapshot") keepMemory();
    },
    failed: (message) => sayStage("failed", message),
  };
  worker.onmessage = ({ data }) => handlers[data.type]?.(data);
  worker.onerror = (event) => sayStage("failed", { problem: event.message || "its worker did not start" });
  worker.postMessage({ type: "start", app: true });
}

startApp();
