// Times of words out of a voice's own events, as speech/timing.py makes them when a page is built.

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’.,/\-‐‑·][\p{L}\p{M}\p{N}]+)*|[%&/#@*\u{2100}-\u{10ffff}]/gu;

/** The words of a text and the signs that a voice may name: half-open ranges in code points. */
export function findTokens(chars) {
  const text = chars.join("");
  const tokens = [];
  let units = 0;
  let place = 0;
  for (const { index, 0: token } of text.matchAll(TOKEN)) {
    place += [...text.slice(units, index)].length;
    const length = [...token].length;
    tokens.push([place, place + length]);
    place += length;
    units = index + token.length;
  }
  return tokens;
}

/**
 * The written words that a voice's events [place in the spoken text, seconds] announce, as [from, to, start, end];
 * each lasts until the next, the last to `end`. Matched by place, never by count: a decimal gives several events,
 * and one event may announce several words, which then become one range.
 */
export function placeWords(events, { chars, written }, end) {
  const tokens = findTokens(chars);
  const begun = findBegun(tokens, events);
  const words = [];
  begun.forEach(([token, time], n) => {
    const [following, until] = begun[n + 1] ?? [tokens.length, end];
    let [from, to] = written(tokens[n ? token : 0][0], tokens[following - 1][1]);
    const last = words.at(-1);
    if (last && from < last[1]) {
      // The same writing goes on: "24/7" is two spoken words.
      words.pop();
      [from, to, time] = [last[0], Math.max(last[1], to), last[2]];
    }
    words.push([from, to, time, Math.max(time, until)]);
  });
  return words;
}

/** Each token at which a voice begins, by index, with its time; both only ever grow. */
function findBegun(tokens, events) {
  const begun = [];
  let index = 0;
  let latest = 0;
  for (const [place, time] of events) {
    while (index < tokens.length && tokens[index][1] <= place) index += 1;
    latest = Math.max(latest, time);
    if (index < tokens.length && index > (begun.at(-1)?.[0] ?? -1)) begun.push([index, latest]);
  }
  return begun;
}
