// A built site that was once served at this address has left its service worker in the browser, which would go on
// showing that site. This one takes its place and leaves at once.

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const leave = async () => {
    await registration.unregister();
    for (const client of await clients.matchAll({ type: "window" })) await client.navigate(client.url);
  };
  event.waitUntil(leave());
});
