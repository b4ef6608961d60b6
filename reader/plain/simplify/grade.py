"""How hard a few sentences read: the Flesch-Kincaid grade, with the dictionary's syllables."""

import re
from collections.abc import Sequence
from functools import lru_cache

from reader.text.syllables import load_syllables

_VOWELS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=1 << 16)
def count_syllables(word: str) -> int:
    """Return a word's syllables: the dictionary's, else its groups of vowels."""
    word = word.lower().replace("’", "'")
    known = load_syllables().get(word)
    if known is not None:
        return known
    groups = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith("le") and groups > 1:
        groups -= 1
    return max(groups, 1)


def grade(sentences: Sequence[Sequence[str]]) -> float:
    """Return the Flesch-Kincaid grade (Kincaid et al. 1975) of sentences, each its words."""
    words = sum(map(len, sentences))
    if not words:
        return 0.0
    syllables = sum(count_syllables(word) for sentence in sentences for word in sentence)
    return 0.39 * words / len(sentences) + 11.8 * syllables / words - 15.59
