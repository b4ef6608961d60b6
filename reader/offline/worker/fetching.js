// A file from the server, believed only when it is the one that was built: its size and SHA-256 tell.

/** Why a file could not be had: `kind` is "network", "wrong" or "full"; `path` names the file. */
export class Problem extends Error {
  constructor(kind, path, cause) {
    super(`${kind}: ${path}`, { cause });
    this.kind = kind;
    this.path = path;
  }
}

/**
 * Fetch a file and return it as a Blob. A copy that the browser has kept is asked after first; where that is not the
 * one that was built, the server is asked for it anew. Rejects with a Problem, or an AbortError.
 */
export async function fetchFile(address, path, { size, sha256 }, { signal, tell = () => {} } = {}) {
  for (const cache of ["no-cache", "reload"]) {
    const body = await read(address, path, { cache, signal }, tell);
    if (body && body.byteLength === size && (await hash(body)) === sha256) return new Blob([body]);
    tell(-(body?.byteLength ?? 0));
  }
  throw new Problem("wrong", path);
}

/** The bytes of an answer; null where the server says that there is no such file. */
async function read(address, path, options, tell) {
  try {
    const response = await fetch(address, { ...options, credentials: "same-origin" });
    if (!response.ok) return null;
    const chunks = [];
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      tell(value.byteLength);
    }
    return await new Blob(chunks).arrayBuffer();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem("network", path, error);
  }
}

/** The SHA-256 of some bytes, in hexadecimal. */
export async function hash(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
