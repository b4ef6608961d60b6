"""Syllables of English words, out of the CMU Pronouncing Dictionary."""

import zlib
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("syllables.bin")


@cache
def load_syllables() -> dict[str, int]:
    """Return how many syllables each word of the dictionary has in its first pronunciation.

    The table is made by `hatch_build.py`: line n of the unpacked text holds the words of n syllables.
    """
    table: dict[str, int] = {}
    for count, line in enumerate(zlib.decompress(_TABLE.read_bytes()).decode().split("\n")):
        table.update(dict.fromkeys(line.split(), count))
    return table
