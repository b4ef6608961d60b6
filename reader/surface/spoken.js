// Written text rewritten into what a voice should say, with the way back to the written text.
//
// The same engine as reader/speech/spoken.py, numbers.py and pronunciation.py, on the same rules: for the same text
// and manner both give the same words and the same places. It knows no page; places are counted in code points.

import RULES from "./spoken_rules.js";

const { numbers: N, units: UNITS, per: PER, tables: TABLES, macros: MACROS, levels: LEVELS } = RULES;
const SURROGATES = /[\ud800-\udbff][\udc00-\udfff]/;

/**
 * Return { text, starts, ends }: what a voice says, and for each of its code points the half-open range of written
 * code points it came from. `verbosity` is "none", "few", "some" or "most"; `phonemes` is the notation the voice
 * knows between [[ and ]]: "espeak", "ipa" or ""; `marks` are [start, end, kind, value] as in the article's JSON.
 */
export function say(written, options = {}) {
  const { language = "en", verbosity = "some", phonemes = "", dictionary = null, marks = [] } = options;
  const held = [];
  const tag = language.toLowerCase().replaceAll("_", "-").split("-");
  let spoken = holdDictionaryWords(written, raiseDigits(written, marks), dictionary, phonemes, held);
  if (tag[0] === "en") {
    const dayFirst = ["gb", "au", "nz", "ie", "in", "za"].includes(tag.at(-1));
    for (const rule of loadRules()) {
      if (rule.needs.test(spoken.text) && !(rule.dayLast && dayFirst)) spoken = apply(rule, spoken, LEVELS.indexOf(verbosity));
    }
  }
  spoken = replace(spoken, /\[(?=\[)/dgu, (match) => [["[ ", match.indices[0]]]);
  if (held.length) {
    spoken = replace(spoken, PRIVATE, (match) => [[held[match[0].charCodeAt(0) - 0xe000], match.indices[0]]]);
  }
  return inCodePoints(spoken);
}

/** The half-open written range of a half-open range of spoken code points, which must not be empty. */
export function findWritten(spoken, start, end) {
  return [spoken.starts[start], spoken.ends[end - 1]];
}

/** The passages of a text as [start, end, language], by its marks of kind "language". */
export function splitLanguages(text, marks, language) {
  const length = [...text].length;
  const passages = [];
  let done = 0;
  const tagged = marks.filter(([, , kind, value]) => kind === "language" && value);
  for (const [from, to, , value] of tagged.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const start = Math.max(done, from);
    const end = Math.min(length, to);
    if (start >= end) continue;
    if (done < start) passages.push([done, start, language]);
    passages.push([start, end, value]);
    done = end;
  }
  if (done < length) passages.push([done, length, language]);
  return passages;
}

/** An announcement, such as "item 2 of 5" of name "item" and { place: 2, count: 5 }; not yet made to be said. */
export function announce(name, values) {
  return RULES.announcements[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

// --- before and after the rules; inside, places are counted in UTF-16 units ---

const PRIVATE = /[\ue000-\uf8ff]/dgu;
const RAISED = pair("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻");
const LOWERED = pair("0123456789", "₀₁₂₃₄₅₆₇₈₉");
const FLAT = pair("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺₀₁₂₃₄₅₆₇₈₉", "0123456789-+0123456789");

function pair(from, to) {
  return new Map([...from].map((char, place) => [char, to[place]]));
}

const translate = (text, table) => [...text].map((char) => table.get(char) ?? char).join("");

function raiseDigits(text, marks) {
  let chars = null;
  for (const [start, end, kind] of marks) {
    const table = { superscript: RAISED, subscript: LOWERED }[kind];
    if (!table) continue;
    chars ??= [...text];
    for (let place = start; place < Math.min(end, chars.length); place += 1) {
      chars[place] = table.get(chars[place]) ?? chars[place];
    }
  }
  return chars ? chars.join("") : text;
}

function holdDictionaryWords(written, raised, dictionary, phonemes, held) {
  const text = raised.replace(PRIVATE, " ");
  const starts = [];
  const ends = [];
  let place = -1;
  for (let unit = 0; unit < text.length; unit += 1) {
    const low = unit > 0 && isPair(text, unit - 1);
    if (!low) place += 1;
    starts.push(place);
    ends.push(place + 1);
  }
  const whole = { text, starts, ends };
  if (!dictionary) return whole;
  const found = [...dictionary.find(written, phonemes)];
  return splice(
    whole,
    found.map(([start, end, said]) => {
      if (said && held.length > 0xf8ff - 0xe000) return null;
      if (said) held.push(said);
      return [start, end, [[said ? String.fromCharCode(0xe000 + held.length - 1) : "", [start, end]]]];
    }),
  );
}

const isPair = (text, unit) => /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(unit, unit + 2));

function inCodePoints({ text, starts, ends }) {
  if (!SURROGATES.test(text)) return { text, starts, ends };
  const first = [...Array(text.length).keys()].filter((unit) => unit === 0 || !isPair(text, unit - 1));
  return { text, starts: first.map((unit) => starts[unit]), ends: first.map((unit) => ends[unit]) };
}

// --- rules ---

/** Put pieces [text, [from, to]] in the place of [start, end, pieces]; nothing after a null. */
function splice(spoken, changes) {
  let text = "";
  const starts = [];
  const ends = [];
  let done = 0;
  const keep = (end) => {
    text += spoken.text.slice(done, end);
    for (; done < end; done += 1) {
      starts.push(spoken.starts[done]);
      ends.push(spoken.ends[done]);
    }
  };
  for (const change of changes) {
    if (!change) break;
    const [start, end, pieces] = change;
    keep(start);
    for (const [piece, [from, to]] of pieces) {
      text += piece;
      for (let unit = 0; unit < piece.length; unit += 1) {
        starts.push(spoken.starts[from]);
        ends.push(spoken.ends[to - 1]);
      }
    }
    done = end;
  }
  keep(spoken.text.length);
  return { text, starts, ends };
}

function replace(spoken, pattern, sayMatch) {
  const matches = [...spoken.text.matchAll(pattern)].filter((match) => match[0]);
  if (!matches.length) return spoken;
  return splice(spoken, matches.map((match) => [...match.indices[0], sayMatch(match)]));
}

function apply(rule, spoken, level) {
  const template = rule.templates[level];
  if (template === null) return spoken;
  const parts = [...template.matchAll(/([^{}]+)|\{(\w+)(?:\|(\w+))?\}/g)];
  rule.pattern ??= new RegExp(expand(rule.find), "dgu"); // most texts need few rules
  return replace(spoken, rule.pattern, (match) => sayParts(match, parts));
}

function sayParts(match, parts) {
  const group = (name) => (name === "0" ? match[0] : match.groups[name]);
  const span = (name) => (name === "0" ? match.indices[0] : match.indices.groups[name]);
  const said = parts
    .filter(([, , name]) => !name || group(name))
    .map(([, literal, name, way]) => (name ? [sayIn(way, group(name)), span(name)] : [literal, null]));
  const spans = placeParts(said.map((part) => part[1]), match.indices[0]);
  return said.map(([text], place) => [text, spans[place]]);
}

function placeParts(spans, whole) {
  const known = spans.filter(Boolean);
  if (!known.length || known.some((span, n) => n && known[n - 1][1] > span[0])) return spans.map(() => whole);
  const placed = [];
  spans.forEach((span, place) => {
    const before = placed.length ? placed.at(-1)[1] : whole[0];
    const next = spans.slice(place + 1).find(Boolean)?.[0] ?? whole[1];
    placed.push(span ?? (before < next ? [before, next] : (placed.at(-1) ?? known[0])));
  });
  placed[0] = [whole[0], placed[0][1]];
  placed.push([placed.pop()[0], whole[1]]);
  return placed;
}

const choice = (words) => `(?:${words.sort((a, b) => b.length - a.length).map(quote).join("|")})`;

const macros = () => ({
  ...MACROS,
  UNIT: choice(Object.keys(UNITS)),
  PER: `(?:/(?:{NUM}{S}?)?${choice([...Object.keys(UNITS), ...Object.keys(PER)])}{E})`,
  PERS: "{PER}{0,3}",
  PERS1: "{PER}{1,3}",
});

let rules = null;
let known = null;

function expand(pattern) {
  known ??= macros();
  return pattern.replace(/\{([A-Z]+1?)\}/g, (_, name) => expand(known[name]));
}

function loadRules() {
  rules ??= RULES.rules.map(({ find, if: needs, say: said, order }) => ({
    find,
    needs: new RegExp(`[${needs.replace(/[-\]^\\[]/g, "\\$&").replace("0", "0-9")}]`, "u"),
    templates: Array.isArray(said) ? said : LEVELS.map(() => said),
    dayLast: order === "month",
  }));
  return rules;
}

const quote = (text) => text.replace(/[$.*+?()|{}^[\]\\]/g, "\\$&");

// --- numbers ---

const [ONES, TENS, SCALES] = [N.ones.split(" "), N.tens.split(" "), ["", ...N.scales.split(" ")]];

function sayNumber(written) {
  const [whole, decimals] = written.replaceAll(",", "").split(".");
  return sayWhole(whole || "0") + (decimals ? ` point ${sayEach(decimals)}` : "");
}

function sayWhole(digits) {
  if (digits.length > 3 * SCALES.length || (digits.length > 1 && digits[0] === "0")) return sayEach(digits);
  return sayValue(Number(digits));
}

function sayValue(number) {
  const groups = [];
  let value = number;
  for (const scale of SCALES) {
    const group = value % 1000;
    value = Math.floor(value / 1000);
    if (group) groups.unshift(`${sayGroup(group)} ${scale}`.trimEnd());
  }
  return groups.join(" ") || ONES[0];
}

function sayGroup(value) {
  const hundreds = Math.floor(value / 100);
  const words = hundreds ? [`${ONES[hundreds]} hundred`] : [];
  if (value % 100) words.push(sayPair(value % 100));
  return words.join(" ");
}

function sayPair(value) {
  if (value < 20) return ONES[value];
  return TENS[Math.floor(value / 10) - 2] + (value % 10 ? `-${ONES[value % 10]}` : "");
}

const sayEach = (digits) => (digits.match(/[0-9]/g) ?? []).map((digit) => ONES[digit]).join(" ");

function sayOrdinal(written) {
  const words = sayWhole(written.replaceAll(",", "").replace(/^0+/, "") || "0");
  const last = words.match(/[a-z]+$/)?.[0] ?? "";
  const regular = last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last}th`;
  return words.slice(0, words.length - last.length) + (N.ordinals[last] ?? regular);
}

function sayYear(written) {
  const century = Math.floor(written / 100);
  const rest = written % 100;
  if (century === 20 && rest < 10) return sayValue(Number(written));
  if (!rest) return `${sayPair(century)} hundred`;
  return `${sayPair(century)} ${rest < 10 ? "oh " + ONES[rest] : sayPair(rest)}`;
}

function sayFraction(written) {
  const [above, below] = written.split("/");
  const one = Number(above) === 1;
  const name = below === "2" ? (one ? "half" : "halves") : (below === "4" ? "quarter" : sayOrdinal(below)) + (one ? "" : "s");
  return `${sayValue(Number(above))} ${name}`;
}

function findRoman(written) {
  const values = [...written].map((letter) => ({ I: 1, V: 5, X: 10 })[letter]);
  return values.reduce((sum, value, n) => sum + (value < (values[n + 1] ?? 0) ? -value : value), 0);
}

const sayRomans = (written) =>
  written
    .replace(/[IVX]+/g, (roman) => sayValue(findRoman(roman)))
    .replaceAll("/", " or ")
    .replace(/[–-]/g, " to ");

// --- ways to say a group ---

function sayLetters(written) {
  const letters = written.toUpperCase().replace(/[^A-Z]/g, "");
  return letters === "A" ? "eigh" : [...letters].join(letters.includes("A") ? "." : " ");
}

const flatten = (written) => translate(written, FLAT);

const spell = (written) =>
  (flatten(written).match(/[A-Za-z]+|[0-9]+/g) ?? [])
    .map((run) => (/[0-9]/.test(run) ? sayNumber(run) : sayLetters(run)))
    .join(" ");

const sayUnit = (written) => UNITS[written].split("/")[0].replace("[s]", "");
const sayUnits = (written) => UNITS[written].split("/").at(-1).replace("[s]", "s");

const sayPer = (written) =>
  [...written.matchAll(/\/([0-9.,]*)([ \u00a0\u2009\u202f]?)([^/]+)/g)]
    .map(([, number, space, unit]) =>
      number ? ` per ${sayNumber(number)} ${sayUnits(unit)}` : ` per ${PER[space + unit] ?? sayUnit(unit)}`,
    )
    .join("");

function sayAddress(written) {
  const spelled = written.replace(/^www\./, "").replace(/[0-9]+/g, (digits) => ` ${sayEach(digits)} `);
  const said = [...spelled].map((char) => TABLES.symbols[char] ?? char).join("").replace(/ +/g, " ");
  return said.replace(written.startsWith("/") ? / +$/ : /^ +| +$/g, "");
}

function sayMonth(written) {
  if (/^[0-9]/.test(written)) return TABLES.months[written.replace(/^0+/, "")];
  return Object.values(TABLES.months).find((month) => month.startsWith(written.slice(0, 3)));
}

const WAYS = {
  lower: (written) => written.toLowerCase(),
  ion: () => " plus",
  number: sayNumber,
  value: (written) => sayValue(Number(written)),
  digits: (written) => written.match(/[0-9]+/g).map(sayEach).join(", "),
  ordinal: sayOrdinal,
  year: sayYear,
  decade: (written) => sayYear(written).replace(/y$/, "ie") + "s",
  minutes: (written) => (Number(written) ? (written < 10 ? `oh ${ONES[Number(written)]}` : sayPair(Number(written))) : ""),
  fraction: sayFraction,
  romans: sayRomans,
  reign: (written) => sayOrdinal(String(findRoman(written))),
  dots: (written) => written.split(".").map(sayWhole).join(" point "),
  letters: sayLetters,
  name: (written) => (MACROS.SPOKENCAPS.split("|").includes(written) ? written : sayLetters(written)),
  spell,
  super: (written) => flatten(written).replaceAll("-", "minus ").replaceAll("+", "plus ").replaceAll(",", ", "),
  unit: sayUnit,
  units: sayUnits,
  per: sayPer,
  address: sayAddress,
  camel: (written) => written.replaceAll("_", " ").replace(/([a-z])([A-Z0-9])/g, "$1 $2"),
  months: sayMonth,
};

function sayIn(way, written) {
  if (!way) return written;
  return WAYS[way] ? WAYS[way](written) : TABLES[way][written];
}

// --- the pronunciation dictionary: sources are lists of [written, said], the strongest first; see pronunciation.py ---

const WORD = new RegExp(`^${MACROS.W}`, "u");
const WORDS = new RegExp(`${MACROS.W}+|[^ ]`, "gu");
const KEPT = new Set(RULES.kept.split(" "));

/** The entries of simple lines `word = say as` and `-word`; a line that is neither, or may not stand, is left out. */
export function readLines(text) {
  const lines = text.split(/\r\n|[\n\r]/).map((line) => line.trim());
  return lines.filter((line) => line && !line.startsWith("#")).flatMap((line) => {
    const at = line.indexOf("=");
    const entry = at < 0 ? [line.startsWith("-") ? line.slice(1).trim() : "", ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    return mayStand(entry) && (at < 0 || entry[1]) ? [entry] : [];
  });
}

/** Tell whether an entry may stand in a dictionary: none that would silence a number or a word such as "not". */
export function mayStand([written, said]) {
  if (!written.replace(/[ *]/g, "") || written.length > 100 || said.length > 300) return false;
  if (written.split("*").length > 2 || /\*\S*\s|\s\S*\*/.test(written)) return false;
  if (/^\[\[/.test(said) ? !/^\[\[[!-Z\\^-~]+\]\]$/.test(said) : /\[\[|\]\]/.test(said)) return false;
  return said !== "" || !mustBeHeard(written);
}

function mustBeHeard(written) {
  const words = written.split(/[^\p{L}\p{N}_'’*]+/u).map((word) => word.toLowerCase().replaceAll("’", "'"));
  const stems = words.filter((word) => word.includes("*")).map((word) => word.replaceAll("*", ""));
  const lost = stems.some((stem) => [...KEPT].some((kept) => kept.startsWith(stem) || kept.endsWith(stem)));
  return lost || words.some((word) => KEPT.has(word)) || /\p{Nd}/u.test(written);
}

const lower = (text) => [...text].map((char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)).join("");

/** The medical words that are shipped: the last source of a dictionary, behind the article's and the reader's. */
export const shippedWords = () => readLines(RULES.words);

/** Finds the entries of several sources in a text. */
export class Dictionary {
  #sources;

  constructor(...sources) {
    this.#sources = sources.map((entries) => {
      const literals = new Map();
      for (const entry of entries.filter(([written]) => !written.includes("*"))) {
        const key = lower(entry[0].match(WORDS)?.[0] ?? "");
        literals.set(key, [...(literals.get(key) ?? []), entry]);
      }
      for (const found of literals.values()) found.sort((a, b) => b[0].length - a[0].length);
      return { literals, patterns: entries.filter(([written]) => written.includes("*")) };
    });
  }

  /** Yield [start, end, said] of the places said otherwise, in UTF-16 units; "" is skipped. */
  *find(text, phonemes) {
    const lowered = lower(text);
    let done = 0;
    for (const { index, 0: word } of text.matchAll(WORDS)) {
      const found = index < done ? null : this.#findAt(text, lowered, index, word);
      if (!found) continue;
      const [end, said, rest] = found;
      const spoken = said && sayEntry(said.replaceAll("*", () => rest), phonemes);
      if (spoken === null) continue;
      yield [index, end, spoken];
      done = end;
    }
  }

  #findAt(text, lowered, start, word) {
    const key = lowered.slice(start, start + word.length);
    for (const { literals, patterns } of this.#sources) {
      const entry = literals.get(key)?.find(([written]) => standsAt(written, text, lowered, start));
      if (entry) return [start + entry[0].length, entry[1], ""];
      for (const [written, said] of patterns) {
        const rest = matchPattern(written, word, key);
        if (rest !== null) return [start + word.length, said, rest];
      }
    }
    return null;
  }
}

function standsAt(written, text, lowered, start) {
  const end = start + written.length;
  if (WORD.test(written.at(-1)) && WORD.test(text.slice(end, end + 1))) return false;
  return text.slice(start, end) === written || (lowered.slice(start, end) === written && written === lower(written));
}

function matchPattern(pattern, word, lowered) {
  const [first, last] = pattern.split("*");
  const subject = pattern === lower(pattern) ? lowered : word;
  if (subject.length < first.length + last.length || !subject.startsWith(first) || !subject.endsWith(last)) return null;
  return word.slice(first.length, word.length - last.length);
}

// --- sounds ---

const SYLLABLES = /(?=[a-z-]*[A-Z]{2})(?:[a-z]+|[A-Z]+)(?:-(?:[a-z]+|[A-Z]+))+/g;

function sayEntry(entry, phonemes) {
  const said = entry.trim();
  const own = { espeak: 1, ipa: 2 }[phonemes];
  const given = said.startsWith("[[") ? 1 : said.length > 2 && said[0] === "/" && said.at(-1) === "/" ? 2 : 0;
  if (given && !own) return null;
  if (given) {
    const sounds = given === 1 ? said.slice(2, -2) : said.slice(1, -1);
    return `[[${given === own ? sounds : translateSounds(sounds, given, own)}]]`;
  }
  return said.replace(SYLLABLES, (word) =>
    own ? `[[${word.split("-").map((syllable) => soundSyllable(syllable, own)).join("")}]]` : word.toLowerCase(),
  );
}

function soundSyllable(syllable, column) {
  const stressed = syllable === syllable.toUpperCase();
  let [rest, sounds, marked] = [syllable.toLowerCase(), "", !stressed];
  while (rest) {
    const sound = RULES.sounds.find(([spelling]) => rest.startsWith(spelling));
    const final = sounds && /^y[^aeiou]/.test(rest) ? RULES.final.y : (sounds || syllable.length === 1) && RULES.final[rest];
    const weak = !stressed && sound.length > 3 ? column + 2 : column;
    let piece = final ? final[column - 1] : sound[weak];
    if ((final || "aeiou".includes(sound[0][0])) && !marked && column === 1) [piece, marked] = [`'${piece}`, true];
    [sounds, rest] = [sounds + piece, rest.slice(final ? 1 : sound[0].length)];
  }
  return stressed && column === 2 ? `ˈ${sounds}` : sounds;
}

function translateSounds(sounds, source, target) {
  const pairs = new Map(source === 2 ? [["ˈ", "'"], ["ˌ", ","]] : [["'", "ˈ"], [",", "ˌ"]]);
  for (const sound of RULES.sounds) {
    for (const column of [0, 2]) {
      const from = sound[source + column];
      if (from && !pairs.has(from)) pairs.set(from, sound[target + column]);
    }
  }
  const longest = [...pairs.keys()].sort((a, b) => b.length - a.length);
  let [out, rest] = ["", sounds];
  while (rest) {
    const found = longest.find((key) => rest.startsWith(key));
    out += pairs.get(found) ?? "";
    rest = rest.slice(found?.length ?? 1);
  }
  return out;
}
