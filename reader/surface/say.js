// Small words to the reader and files for them.

/** Say something on the page and to a screen reader, once. */
export function announce(text) {
  const status = document.getElementById("page_status");
  // The same words twice in a row are still two messages.
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

/** Hand the reader a text as a file. */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
