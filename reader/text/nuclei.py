"""How many syllables an English word has that stands in no dictionary, by its letters.

Each letter that could carry a syllable has a weight: the sum of those of the letter groups around it. The weights
were learned from nine tenths of the CMU dictionary (`benchmarks/readability/train_syllables.py`).
"""

import re
import zlib
from functools import cache
from pathlib import Path

MODEL = Path(__file__).with_name("nuclei.bin")

# Vowels, and what is said with one: "prism", "rhythm", "couldn't", "McCoy".
_CARRIER = re.compile(
    r"[aeiouyàáâäåèéêëìíîïòóôöùúûüæœø]|(?<=s)m(?='?s?\b)|(?<=th)m|(?<=.)n(?='t)|(?<=')l(?=l)|\bm(?=c)|(?<=[bcdfgkpstz])[lr]\b"
)
# How many letters to the left and to the right a feature takes in.
_WINDOWS = (
    *((0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 1), (1, 2), (2, 2), (3, 0), (0, 3)),
    *((3, 1), (1, 3), (3, 2), (2, 3), (3, 3), (4, 0), (0, 4), (4, 1), (1, 4), (0, 5), (5, 0), (2, 4), (4, 2)),
)


def find_carriers(word: str) -> list[int]:
    """Return the places of the letters that could carry a syllable."""
    return [match.start() for match in _CARRIER.finditer(word)]


def list_features(word: str, place: int) -> list[str]:
    """Return the letter groups around a place, the letter itself as a capital; ^ and $ are the word's ends."""
    padded = f"^^^^^{word}$$$$$"
    middle = place + 5
    letter = word[place].upper()
    return [padded[middle - a : middle] + letter + padded[middle + 1 : middle + 1 + b] for a, b in _WINDOWS]


@cache
def load_weights() -> dict[str, int]:
    """Return each letter group's weight, in halves."""
    table: dict[str, int] = {}
    for line in zlib.decompress(MODEL.read_bytes()).decode().split("\n"):
        weight, _, names = line.partition(" ")
        table.update(dict.fromkeys(names.split(), int(weight)))
    return table


def count_nuclei(word: str) -> int:
    """Return the syllables of a word in small letters, at least 1."""
    weights = load_weights()
    score = [sum(weights.get(name, 0) for name in list_features(word, place)) for place in find_carriers(word)]
    return max(1, sum(s > 0 for s in score))
