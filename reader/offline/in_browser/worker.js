// Python in a worker of its own, so that the page never waits for it.
//
// In:  { type: "start", app }            start; with `app` true open the Panel app as well
//      { type: "score", id, data, name } score a file's bytes
//      { type: "rendered" }              the page shows the app and hears changes
//      { type: "patch", patch }          a change made on the page
// Out: { type: "ready", how, seconds }, { type: "scored", id, json }, { type: "render", json },
//      { type: "patch", patch, buffers }, { type: "idle" }, { type: "failed", problem }

import { startPython } from "./fast_start.js";

let answers;
let app;

const handlers = {
  async start({ app: wanted }) {
    const began = performance.now();
    const { python, how, why, later } = await startPython(new URL("./", import.meta.url).href, wanted);
    answers = python.pyimport("reader.offline.in_browser.answers");
    if (wanted) {
      app = answers.open_app();
      postMessage({ type: "render", json: app.json });
    }
    postMessage({ type: "ready", how, why, seconds: (performance.now() - began) / 1000 });
    await later();
  },
  score({ id, data, name }) {
    postMessage({ type: "scored", id, json: answers.score_file(data, name) });
  },
  rendered() {
    app.link((patch, buffers) => postMessage({ type: "patch", patch, buffers }));
  },
  patch({ patch }) {
    app.apply(patch);
    postMessage({ type: "idle" });
  },
};

// One after the other: nothing is asked of Python before it is there.
let turn = Promise.resolve();
onmessage = ({ data }) => {
  turn = turn
    .then(() => handlers[data.type](data))
    .catch((problem) => {
      console.error(problem);
      // The last line of a Python traceback says what it was.
      const said = String(problem?.message ?? problem).trim().split("\n").at(-1);
      postMessage({ type: "failed", asked: data.type, problem: said });
    });
};
