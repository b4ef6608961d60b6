// The reader with the network off: starts the service worker, says on the page how far it is, offers new versions.
// What a reader sees and presses is in offline_panel.js, which is loaded when it is opened.

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const worker = navigator.serviceWorker; // not there in private windows of some browsers, nor without https
const FIRST_VISIT = 2_000; // milliseconds after the page has come
const AGAIN = 15_000; // milliseconds: a browser stops a worker that it takes to be idle

/** How it stands: `status` as the worker tells it; `problem` of a new version that could not be fetched. */
export const state = { supported: Boolean(worker), status: null, problem: null, refused: false, started: false };
let registration = null;
let timer = 0;

/** Send the worker a message; the worker starts now where it was not wanted before. */
export async function send(message) {
  registration ?? (await register());
  (registration?.active ?? (await worker.ready).active).postMessage(message);
}

/** The packs that come by themselves with this page. */
const own = () => (root.dataset.article ? [`audio/${root.dataset.article}`] : []);

function hello(packs = own()) {
  // Who saves data is asked first.
  return send({ type: "hello", packs, byItself: !navigator.connection?.saveData });
}

async function register() {
  try {
    state.started = true;
    registration = await worker.register(new URL(`${root.dataset.root}service_worker.js`, document.baseURI));
  } catch {
    state.refused = true; // as in private windows, or where the server has no worker; reading goes on
    return tellPage();
  }
  registration.addEventListener("updatefound", () => {
    registration.installing.addEventListener("statechange", ({ target }) => target.state === "installed" && offer());
  });
  offer();
}

/** A new version is whole: the reader says when. Where another page of this site was quicker, this one loads anew. */
function offer() {
  if (!registration.waiting || !worker.controller) return;
  state.problem = null;
  byId("page_update").hidden = false;
}

function update() {
  if (!registration.waiting) return location.reload();
  worker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting.postMessage({ type: "update" });
}

function hear({ data }) {
  if (data?.type !== "plainspoken:offline") return;
  // A new version speaks too while it is fetched: what is kept is for the one in use to say.
  if (data.installing && worker.controller) state.problem = data.status?.problem ?? null;
  else state.status = data.status;
  clearTimeout(timer);
  if (state.status?.busy) timer = setTimeout(() => send({ type: "continue" }), AGAIN);
  tellPage();
}

function tellPage() {
  root.dataset.offline = measure(state.status?.packs);
  document.dispatchEvent(new CustomEvent("plainspoken:offline"));
}

/** "all", "article" or "none". */
function measure(packs = {}) {
  const whole = (pack) => !packs[pack] || packs[pack].kept >= packs[pack].size;
  if (!packs.pages || !["pages", ...own()].every(whole)) return "none";
  return Object.keys(packs).every((pack) => pack === "snapshot" || whole(pack)) ? "all" : "article";
}

function start() {
  byId("page_offline_open").addEventListener("click", async () => (await import("./offline_panel.js")).openPanel());
  if (!worker) return;
  byId("page_update").addEventListener("click", update);
  worker.addEventListener("message", hear);
  addEventListener("online", () => hello());
  // Python has run here: its memory comes in the background, for a quicker start the next time.
  document.addEventListener("plainspoken:python", ({ detail }) => detail.what === "ready" && hello(["snapshot"]));
  document.addEventListener("visibilitychange", () => document.hidden || registration?.update().catch(() => {}));
  // The page itself comes first, and the first sound; and who saves data is not sent what they did not ask for.
  if (worker.controller) addEventListener("load", () => hello());
  else if (!navigator.connection?.saveData) addEventListener("load", () => setTimeout(hello, FIRST_VISIT));
}

root.dataset.offline = "none";
start();
