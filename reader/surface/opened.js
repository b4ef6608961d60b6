// Texts that other programs hand to the installed reader: put into the form, for the reader to open.

const byId = (id) => document.getElementById(id);

function fill(text) {
  if (!text) return;
  byId("page_own_text").value = text;
  byId("page_own_status").textContent = "A text was handed over. Press “Open” to read it.";
  byId("page_own_text").focus();
}

/** A text that was shared: the service worker has it, and no server. */
async function takeShared() {
  const shared = await (await fetch("shared.json")).json();
  history.replaceState(null, "", location.pathname);
  fill(shared && [shared.title, shared.text].filter(Boolean).join("\n\n"));
}

if (new URLSearchParams(location.search).has("shared")) takeShared().catch(() => {});
globalThis.launchQueue?.setConsumer(async ({ files }) => fill(await (await files[0]?.getFile())?.text()));
