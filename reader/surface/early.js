// Runs before the first paint, so that a reader's size and versions are there from the start and nothing shifts.
// A classic script: modules run too late for that. Everything else is in reader.js.
(() => {
  const root = document.documentElement;
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem("plainspoken")) ?? {};
  } catch {
    // Storage may be switched off or hold something else; the defaults serve.
  }
  const size = Number(kept.preferences?.textSize);
  if (size >= 16 && size <= 128) root.style.setProperty("--text-size", `${size}px`);
  const plain = new Set(kept.articles?.[root.dataset.article]?.plain ?? []);
  if (!plain.size) return;
  const check = (box) => {
    box.checked = box.dataset.versionOf ? plain.has(box.dataset.versionOf) : plain.has("*");
  };
  // Each switch is set while the page is still being read in, long before it is painted.
  new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches("input[role=switch]")) check(node);
        node.querySelectorAll("input[role=switch]").forEach(check);
      }
    }
  }).observe(root, { childList: true, subtree: true });
})();
