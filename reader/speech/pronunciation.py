"""A pronunciation dictionary: how words, phrases and simple patterns are said, or that they are skipped.

    clonazepam = klo-NAZ-uh-pam     a respelling: syllables with hyphens, the stressed one in capitals
    GABA = gabba                    other words
    benzo* = ben-zoh *              one * inside a word stands for the rest of it, here and in what is said
    Xanax = /ˈzænæks/               the International Phonetic Alphabet
    Xanax = [[z'anaks]]             espeak-ng's phonemes
    -asterisk                       skipped

An entry in small letters holds for any case, one with a capital letter only as it stands. Of several
dictionaries the first that knows a place decides; in one, the longest entry, and a literal before a pattern.
Nothing is a regular expression, so a text takes time in proportion to its length, whoever wrote the entries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal
from xml.etree import ElementTree
from xml.parsers import expat
from xml.sax.saxutils import escape

from reader.article import Pronunciation
from reader.errors import InputError
from reader.speech.rules import RULES, WORDS

Phonemes = Literal["", "espeak", "ipa"]
"""The notation of sounds that a voice understands between [[ and ]], if any."""

LONGEST_WORD, LONGEST_SAID = 100, 300
MOST_ENTRIES, MOST_PATTERNS = 20_000, 500
LARGEST_FILE = 2_000_000
"""In bytes."""
_DEEPEST = 20

PLS = "http://www.w3.org/2005/01/pronunciation-lexicon"

_WORD = re.compile(RULES["macros"]["W"] + "+")
_KEPT = frozenset(RULES["kept"].split())


def check_entry(entry: Pronunciation) -> Pronunciation:
    """Return an entry that may stand in a dictionary.

    Raises:
        InputError: it is empty, too long, or would silence a number or a word such as "not".

    """
    written, said = entry.written, entry.said
    if (
        not written.strip()
        or written.strip(" *") == ""
        or written.count("*") > 1
        or re.search(r"\*\S*\s|\s\S*\*", written)
    ):
        raise InputError("a word or phrase, or one word with one *", f"“{written}”", "Write it out.")
    if len(written) > LONGEST_WORD or len(said) > LONGEST_SAID:
        found = f"{len(written)} and {len(said)}"
        raise InputError(f"at most {LONGEST_WORD} letters said in {LONGEST_SAID}", found, "Shorten the entry.")
    if not said.strip() and _must_be_heard(written):
        advice = "Give what is to be said instead."
        raise InputError("an entry that skips no number and no word such as “not”", f"“{written}”", advice)
    if "[[" in said.strip()[2:] or not _is_balanced(said.strip()):
        raise InputError("[[phonemes]] that stand alone", f"“{said}”", "Give them their own entry.")
    return entry


def _must_be_heard(written: str) -> bool:
    """Tell whether skipping a word could change a dose or turn a sentence round."""
    words = {word.lower().replace("’", "'") for word in re.split(r"[^\w'’*]+", written)}
    stems = [word.strip("*") for word in words if "*" in word]
    lost = any(kept.startswith(s) or kept.endswith(s) for s in stems for kept in _KEPT)
    return bool(words & _KEPT) or lost or bool(re.search(r"\d", written))


def _is_balanced(said: str) -> bool:
    if not said.startswith("[["):
        return "[[" not in said and "]]" not in said
    return said.endswith("]]") and re.fullmatch(r"[!-~]+", said[2:-2].replace("[", "\0").replace("]", "\0")) is not None


class Dictionary:
    """Entries that can be found in a text; `sources` are lists of them, the strongest first."""

    def __init__(self, *sources: Iterable[Pronunciation]):
        self.sources = tuple(tuple(check_entry(entry) for entry in source) for source in sources)
        self._literals: list[dict[str, list[Pronunciation]]] = []
        self._patterns: list[list[Pronunciation]] = []
        for source in self.sources:
            _check_count(source)
            literals: dict[str, list[Pronunciation]] = defaultdict(list)
            for entry in source:
                if "*" not in entry.written:
                    literals[_key(entry.written)].append(entry)
            for entries in literals.values():
                entries.sort(key=lambda entry: -len(entry.written))
            self._literals.append(literals)
            self._patterns.append([entry for entry in source if "*" in entry.written])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dictionary) and self.sources == other.sources

    def __hash__(self) -> int:
        return hash(self.sources)

    def __reduce__(self) -> tuple[type[Dictionary], tuple[tuple[Pronunciation, ...], ...]]:
        return Dictionary, self.sources

    def find(self, text: str, phonemes: Phonemes = "") -> Iterator[tuple[int, int, str]]:
        """Yield the places of a text that are said otherwise, in order: start, end, what is said ("": skipped)."""
        if not any(self.sources):
            return
        lowered = _lower(text)
        done = 0
        for match in re.finditer(f"{_WORD.pattern}|[^ ]", text):
            if match.start() < done:
                continue
            found = self._find_at(text, lowered, match)
            if found is None:
                continue
            end, entry, rest = found
            said = say_entry(entry.said.replace("*", rest), phonemes) if entry.said else ""
            if said is not None:
                yield match.start(), end, said
                done = end

    def _find_at(self, text: str, lowered: str, match: re.Match[str]) -> tuple[int, Pronunciation, str] | None:
        start, end = match.span()
        key = lowered[start:end]
        for literals, patterns in zip(self._literals, self._patterns, strict=True):
            for entry in literals.get(key, ()):
                if _stands_at(entry.written, text, lowered, start):
                    return start + len(entry.written), entry, ""
            for entry in patterns:
                rest = _match_pattern(entry.written, text[start:end], key)
                if rest is not None:
                    return end, entry, rest
        return None


def _check_count(source: tuple[Pronunciation, ...]) -> None:
    patterns = sum("*" in entry.written for entry in source)
    if len(source) > MOST_ENTRIES or patterns > MOST_PATTERNS:
        expected = f"at most {MOST_ENTRIES} entries, {MOST_PATTERNS} of them with a *"
        raise InputError(expected, f"{len(source)} and {patterns}", "Split the dictionary or shorten it.")


def _lower(text: str) -> str:
    """Return text in small letters, letter by letter, so that places stay what they are."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _key(written: str) -> str:
    """Return the word, or the one mark, that a phrase begins with, in small letters."""
    match = _WORD.match(written)
    return _lower(match.group() if match else written[0])


def _stands_at(written: str, text: str, lowered: str, start: int) -> bool:
    end = start + len(written)
    if _WORD.match(written[-1]) and _WORD.match(text, end):
        return False
    return text[start:end] == written or (lowered[start:end] == written and written == _lower(written))


def _match_pattern(pattern: str, word: str, lowered: str) -> str | None:
    """Return what the * of a pattern stands for in a word, or None."""
    first, _, last = pattern.partition("*")
    subject = lowered if pattern == _lower(pattern) else word
    if len(subject) < len(first) + len(last) or not subject.startswith(first) or not subject.endswith(last):
        return None
    return word[len(first) : len(word) - len(last)]


EMPTY = Dictionary()


@cache
def load_shipped() -> tuple[Pronunciation, ...]:
    """Return the medical words that travel with the package, the last source of a dictionary."""
    return tuple(read_lines(WORDS.read_text("utf-8"), WORDS.name))


# --- sounds ---

_SOUNDS: list[list[str]] = RULES["sounds"]
_FINAL: dict[str, list[str]] = RULES["final"]
_COLUMN = {"espeak": 1, "ipa": 2}
_SYLLABLES = re.compile(r"(?=[a-z-]*[A-Z]{2})(?:[a-z]+|[A-Z]+)(?:-(?:[a-z]+|[A-Z]+))+")


def say_entry(said: str, phonemes: Phonemes) -> str | None:
    """Return what is said in a voice's own notation of sounds; None where it has no way to say it.

    A respelling becomes phonemes where the voice knows any, else its syllables in small letters.
    """
    said = said.strip()
    if said.startswith("[["):
        return {"espeak": said, "ipa": f"[[{_translate(said[2:-2], 1, 2)}]]", "": None}[phonemes]
    if len(said) > 2 and said[0] == said[-1] == "/":
        ipa = said[1:-1]
        return {"espeak": f"[[{_translate(ipa, 2, 1)}]]", "ipa": f"[[{ipa}]]", "": None}[phonemes]
    return _SYLLABLES.sub(lambda match: _sound_out(match.group(), phonemes), said)


def _sound_out(respelling: str, phonemes: Phonemes) -> str:
    if not phonemes:
        return respelling.lower()
    syllables = [_sound_syllable(syllable, phonemes) for syllable in respelling.split("-")]
    return f"[[{''.join(syllables)}]]"


def _sound_syllable(syllable: str, phonemes: Phonemes) -> str:
    """Return a syllable's phonemes: espeak's stress stands before the vowel, that of the IPA before the syllable."""
    stressed, rest, sounds = syllable.isupper(), syllable.lower(), ""
    marked = not stressed
    while rest:
        sound = _next_sound(rest)
        column = _COLUMN[phonemes]
        if (rest in _FINAL and (sounds or len(syllable) == 1)) or (sounds and re.match("y[^aeiou]", rest)):
            new, length, vowel = _FINAL[rest[0]][column - 1], 1, True
        else:
            weak = column + 2 if not stressed and len(sound) > 3 else column
            new, length, vowel = sound[weak], len(sound[0]), sound[0][0] in "aeiou"
        if vowel and not marked and phonemes == "espeak":
            new, marked = f"'{new}", True
        sounds, rest = sounds + new, rest[length:]
    return f"ˈ{sounds}" if stressed and phonemes == "ipa" else sounds


def _next_sound(rest: str) -> list[str]:
    return next(sound for sound in _SOUNDS if rest.startswith(sound[0]))


def _translate(sounds: str, source: int, target: int) -> str:
    """Return phonemes of one notation in the other, the longest first; what has no counterpart is left out."""
    pairs = {"ˈ": "'", "ˌ": ","} if source == 2 else {"'": "ˈ", ",": "ˌ"}
    for sound in _SOUNDS:
        for column in (0, 2):
            if len(sound) > source + column:
                pairs.setdefault(sound[source + column], sound[target + column])
    longest = sorted(pairs, key=len, reverse=True)
    out, rest = "", sounds
    while rest:
        found = next((key for key in longest if rest.startswith(key)), "")
        out, rest = out + pairs.get(found, ""), rest[len(found) or 1 :]
    return out


# --- files ---


def read_lines(text: str, name: str = "pronunciation.txt") -> list[Pronunciation]:
    """Return the entries of simple lines; empty ones, and those that begin with #, are passed over.

    Raises:
        InputError: a line is neither `word = say as` nor `-word`.

    """
    entries = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        written, equals, said = (part.strip() for part in line.partition("="))
        if not equals and line.startswith("-") and line[1:].strip():
            entry = Pronunciation(line[1:].strip())
        elif equals and written and said:
            entry = Pronunciation(written, said)
        else:
            raise InputError(f"“word = say as” or “-word” in {name}", f"“{line}” on line {number}", "Mend the line.")
        entries.append(check_entry(entry))
    return entries


def write_lines(entries: Iterable[Pronunciation]) -> str:
    """Return entries as simple lines."""
    return "".join(f"{entry.written} = {entry.said}\n" if entry.said else f"-{entry.written}\n" for entry in entries)


def read_pls(data: bytes, name: str = "the dictionary") -> list[Pronunciation]:
    """Return the entries of a W3C Pronunciation Lexicon 1.0; what it writes is literal, a * too is left out.

    Raises:
        InputError: it is too large, not XML, holds a document type (and with it entities), or is no lexicon.

    """
    if len(data) > LARGEST_FILE:
        raise InputError(f"at most {LARGEST_FILE:,} bytes in {name}", f"{len(data):,}", "Split the dictionary.")
    root = _parse_xml(data, name)
    if root.tag != f"{{{PLS}}}lexicon":
        raise InputError("a W3C pronunciation lexicon", f"<{root.tag[:60]}> in {name}", f"Its namespace is {PLS}.")
    alphabet = root.get("alphabet", "ipa")
    entries = []
    for lexeme in root.iter(f"{{{PLS}}}lexeme"):
        said = _read_said(lexeme, alphabet)
        for grapheme in lexeme.iter(f"{{{PLS}}}grapheme"):
            written = " ".join("".join(grapheme.itertext()).split())
            if said and written and "*" not in written:
                entries.append(check_entry(Pronunciation(written, said)))
    return entries


def _parse_xml(data: bytes, name: str) -> ElementTree.Element:
    """Return the root of an XML document without a document type: no entity can be declared, so none grows."""
    builder = ElementTree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise InputError(f"elements nested at most {_DEEPEST} deep", f"more in {name}", "Is it a lexicon?")
        builder.start(_qualify(tag), attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_qualify(tag))

    def refuse(*_: object) -> None:
        raise InputError("XML without a document type", f"one in {name}", "Remove the line that begins <!DOCTYPE.")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = builder.data, refuse
    try:
        parser.Parse(data, True)
        root: ElementTree.Element = builder.close()
    except expat.ExpatError as error:
        raise InputError("XML", f"“{error}” in {name}", "Check that the file is complete.") from error
    return root


def _qualify(tag: str) -> str:
    return f"{{{tag}" if "}" in tag else tag


def _read_said(lexeme: ElementTree.Element, alphabet: str) -> str:
    """Return a lexeme's first alias or phoneme; a * would be a pattern's, so it goes."""
    for child in lexeme:
        said = " ".join("".join(child.itertext()).split()).replace("*", "").replace("[[", "").replace("]]", "")
        if said and child.tag == f"{{{PLS}}}alias":
            return said
        if said and child.tag == f"{{{PLS}}}phoneme":
            notation = child.get("alphabet", alphabet)
            if notation in ("ipa", "x-espeak"):
                return f"/{said}/" if notation == "ipa" else f"[[{said.replace(' ', '')}]]"
    return ""


def write_pls(entries: Iterable[Pronunciation], language: str = "en") -> str:
    """Return entries as a W3C Pronunciation Lexicon 1.0; without patterns and skipping, which it does not know."""
    lexemes = "".join(_write_lexeme(entry) for entry in entries if entry.said and "*" not in entry.written)
    tag = escape(language, {'"': "&quot;"})
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<lexicon version="1.0" xmlns="{PLS}" alphabet="ipa" xml:lang="{tag}">\n{lexemes}</lexicon>\n'
    )


def _write_lexeme(entry: Pronunciation) -> str:
    said = entry.said
    if said.startswith("[["):
        heard = f'<phoneme alphabet="x-espeak">{escape(said[2:-2])}</phoneme>'
    elif len(said) > 2 and said[0] == said[-1] == "/":
        heard = f"<phoneme>{escape(said[1:-1])}</phoneme>"
    else:
        heard = f"<alias>{escape(said)}</alias>"
    return f"  <lexeme><grapheme>{escape(entry.written)}</grapheme>{heard}</lexeme>\n"
