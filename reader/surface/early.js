// Runs before the first paint, so that a reader's look and versions are there from the start and nothing shifts.
// A classic script: modules run too late for that. Everything else is in reader.js.
(() => {
  const root = document.documentElement;
  // Modules do not run in a page opened as a file, except where they stand in the page itself.
  if (location.protocol === "file:" && !("single" in root.dataset)) root.dataset.opened = "file";
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem("plainspoken")) ?? {};
  } catch {
    // Storage may be switched off or hold something else; the defaults serve.
  }
  // settings.js has worked out what the preferences mean in CSS.
  for (const [name, value] of Object.entries(kept.look?.variables ?? {})) root.style.setProperty(name, value);
  Object.assign(root.dataset, kept.look?.data);

  const article = kept.articles?.[root.dataset.article] ?? {};
  const plain = new Set(Array.isArray(article.plain) ? article.plain : []);
  const linked = new URLSearchParams(location.search).get("version");
  if (!plain.size && !linked) return;
  const check = (box) => {
    if (linked) box.checked = linked === "plain";
    else box.checked = plain.has(box.dataset.versionOf ?? "*");
  };
  // Each switch is set while the page is still being read in, long before it is painted.
  const selector = "#page_plain, [data-version-of]";
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches(selector)) check(node);
        node.querySelectorAll(selector).forEach(check);
      }
    }
  }).observe(root, { childList: true, subtree: true });
})();
