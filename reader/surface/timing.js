// When each word is heard: the timing record of a piece of speech, asked "what is spoken now?".

/**
 * Turn a timing record into moments in order of time, each { id, sentence, start, from, to }: `start` in seconds,
 * `from` and `to` the characters of the word in code points, null where only the sentence is known.
 */
export function listMoments(timing) {
  return timing.sentences.flatMap(({ id, start, words }, sentence) => {
    const opening = { id, sentence, start, from: null, to: null };
    const spoken = words.map(([from, to, begin]) => ({ id, sentence, start: begin, from, to }));
    return spoken.length && spoken[0].start <= start ? spoken : [opening, ...spoken];
  });
}

/** The place in a list of moments of the one that is spoken at a time in seconds; 0 before the first. */
export function momentAt(moments, time) {
  let low = 0;
  let high = moments.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (moments[middle].start <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}
