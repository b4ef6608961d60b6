// Written text rewritten into what a voice should say, with the way back to the written text.

/**
 * Return { text, map }: what is said, and for each of its code points the place of the written code point it came from.
 */
export function say(text) {
  return { text, map: [...text].map((_, place) => place) };
}
