// Texts that other programs share with the installed reader: taken by the worker, so that they never go to a server.

const NAME = "opened";

/** Keep what was shared, and lead to the page that opens texts. */
export async function takeText(request, store, scope) {
  const form = await request.formData();
  const file = form.get("file");
  const parts = ["text", "url"].map((name) => form.get(name)).filter(Boolean);
  const text = file?.size ? await file.text() : parts.join("\n\n");
  await store.write(NAME, { name: file?.name ?? "", title: form.get("title") ?? "", text });
  return Response.redirect(new URL("app.html?shared", scope), 303);
}

/** Hand over what was shared, once: { name, title, text }, or null. */
export async function handOver(store) {
  const shared = await store.read(NAME);
  await store.forget(NAME);
  return new Response(JSON.stringify(shared), { headers: { "Content-Type": "application/json" } });
}
