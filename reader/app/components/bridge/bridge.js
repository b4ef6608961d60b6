// Ties the page's reader to Python: what a reader chose goes there as it is kept, and the stage becomes "python".
// Panel loads this file from a blob address, where relative imports do not resolve: hence the address from Python.

export async function render({ model }) {
  const { loadPreferences } = await import(new URL(`${model.surface}store.js`, document.baseURI).href);
  const tell = (preferences) => {
    model.preferences = preferences ?? {};
  };
  document.addEventListener("plainspoken:kept", (event) => tell(event.detail.preferences));
  tell(loadPreferences());
  document.documentElement.dataset.stage = "python";
  return document.createElement("span");
}
