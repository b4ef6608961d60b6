// Long sentences in phrases that the device's voices survive.

/** Cut a text into phrases of a length at most, after a sign or between words; returns where each begins. */
export function cutPhrases(chars, longest) {
  const starts = [0];
  let sign = 0;
  let space = 0;
  chars.forEach((char, place) => {
    if (/\s/.test(char)) {
      space = place + 1;
      if (/[,;:.!?—–)]/.test(chars[place - 1])) sign = place + 1;
    }
    const start = starts.at(-1);
    if (place - start < longest) return;
    const cut = [sign, space].find((one) => one > start);
    if (cut) starts.push(cut);
  });
  return starts;
}
