// Parts of a file: what a request's Range header asks for, and the answer with that part alone.

/**
 * The part that a Range header asks for: { start, end }, the end exclusive. Null where the whole file is the answer
 * (no header, another unit, several ranges), "outside" where no part of the file is asked for.
 */
export function readRange(header, size) {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === undefined || (from === "" && to === "")) return null;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size : Math.min(size, Number(to) + 1);
  return start < end ? { start, end } : from !== "" && to !== "" && Number(to) < start ? null : "outside";
}

/** The answer to a request with the file's content: 200 with all of it, 206 with a part, or 416. */
export async function reply(content, type, header) {
  const headers = { "Content-Type": type, "Accept-Ranges": "bytes" };
  const range = readRange(header, content.size);
  if (range === "outside") {
    return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${content.size}` } });
  }
  if (!range) return new Response(content, { headers: { ...headers, "Content-Length": String(content.size) } });
  const { start, end } = range;
  return new Response(content.slice(start, end), {
    status: 206,
    headers: {
      ...headers,
      "Content-Length": String(end - start),
      "Content-Range": `bytes ${start}-${end - 1}/${content.size}`,
    },
  });
}
