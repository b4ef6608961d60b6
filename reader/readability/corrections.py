"""Where our counts and textstat's differ: both numbers, and why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from reader.readability.counts import Counts

_SYLLABLES = (
    "textstat guesses the syllables of words that are not in the CMU dictionary from where they may be hyphenated; "
    "here they are counted by the known words they are made of, or by their letters."
)
_WHY = {
    "sentences": "textstat leaves out sentences of one or two words, such as “Stop.” or “Call 911.”; here they count.",
    "syllables": _SYLLABLES,
    "polysyllables": _SYLLABLES,
    "monosyllables": _SYLLABLES,
    "complex": _SYLLABLES,
    "words": "textstat counts a lone underscore as a word; here a word holds a letter or a digit.",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """A count that differs, by the name it has in `counts`."""

    count: str
    ours: int
    textstat: int
    reason: str

    def to_json(self) -> dict[str, Any]:
        """Return the correction as a JSON object."""
        return asdict(self)


def list_corrections(ours: Counts, textstat: Counts) -> list[Correction]:
    """Return a correction for each count that differs and has a reason of its own."""
    pairs = ((name, getattr(ours, name), getattr(textstat, name)) for name in _WHY)
    return [Correction(name, a, b, _WHY[name]) for name, a, b in pairs if a != b]
