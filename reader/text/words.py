"""Words of running text."""

import re

_BREAK = re.compile(r"[\s。！？]+")
# A word is letters or digits, with apostrophes, hyphens, points, commas, slashes or a percent sign inside it
# where a reader sees one word: "don't", "long-acting", "0.25", "1,000", "b.i.d", "mg/kg".
_WORD = re.compile(r"[^\W_]+(?:['’.,/\-‐‑·][^\W_]+)*")


def find_words(text: str) -> list[tuple[int, int]]:
    """Return the half-open range, in code points, of each word of the text."""
    return [match.span() for match in _WORD.finditer(text)]


def count_words(text: str) -> int:
    """Return how many words the text has: runs between white space that hold a letter or a digit.

    Where a language parts sentences without white space, their ends part words too.
    """
    return sum(any(c.isalnum() for c in run) for run in _BREAK.split(text))
