"""Syllables of English words: out of the CMU Pronouncing Dictionary, or by the word's letters."""

import re
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reader.text.nuclei import count_nuclei
from reader.text.parts import count_by_parts

_TABLE = Path(__file__).with_name("syllables.bin")
_JOINT = re.compile(r"[-‐‑]|(?<=^o)'(?=..)")  # "long-acting", "o'brien"
# "mm", "hmm", "shh", "mr" and the like are said; letters without any vowel sign are spelled.
_VOWEL = re.compile(r"[aeiouyà-ÿœ]|^(?:h*m+|s+h*|m[rs]s?|dr|st|mc\w+|n?th|psst|brr+|gr+)$")


@cache
def load_syllables() -> dict[str, int]:
    """Return how many syllables each word of the dictionary has in its first pronunciation.

    The table is made by `hatch_build.py`: line n of the unpacked text holds the words of n syllables.
    """
    table: dict[str, int] = {}
    for count, line in enumerate(zlib.decompress(_TABLE.read_bytes()).decode().split("\n")):
        table.update(dict.fromkeys(line.split(), count))
    return table


def held_out(word: str) -> bool:
    """Tell whether a word belongs to the tenth of the dictionary that no rule has been learned from."""
    return zlib.crc32(word.encode()) % 10 == 7


def count_syllables(word: str) -> int:
    """Return the syllables of an English word in small letters; a numeral has one, as textstat counts it."""
    return load_syllables().get(word) or estimate_syllables(word, load_syllables())


def estimate_syllables(word: str, known: Mapping[str, int]) -> int:
    """Return the syllables of a word that is not known, by known words it is made of, else by its letters."""
    parts = [part for part in _JOINT.split(word) if any(c.isalnum() for c in part)]
    if len(parts) > 1:
        return sum(known.get(part) or estimate_syllables(part, known) for part in parts)
    return _spell(word) or count_by_parts(word, known) or count_nuclei(word)


def _spell(word: str) -> int:
    """Return the syllables of letters that nobody can say as a word: "ppm" has three, "www" nine."""
    letters = word.removesuffix("'s").replace(".", "")
    return 0 if not letters or _VOWEL.search(letters) else sum(3 if letter == "w" else 1 for letter in letters)
