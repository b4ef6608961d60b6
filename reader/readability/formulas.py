"""The seven formulas, computed by textstat without its download.

textstat asks NLTK for the CMU dictionary, and NLTK would fetch it from the network. Here a stand-in for the two
names of NLTK that textstat touches serves the table that was made at build time. It also spares the import of
NLTK, which needs a compiled package that no browser has.

textstat's public functions share one language for the whole process; those of its backend take it as an
argument, so they are called instead.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType, SimpleNamespace
from typing import Any

from reader.text.syllables import load_syllables

FORMULAS = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "smog_index",
    "gunning_fog",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
)
GRADES = ("flesch_kincaid_grade", "smog_index", "gunning_fog", "coleman_liau_index", "automated_readability_index")
# textstat's own default: the same syllables and word list as its public functions.
ENGLISH = "en_US"
_WITHOUT_LANGUAGE = ("coleman_liau_index", "automated_readability_index")


class _Pronunciations(Mapping[str, list[list[str]]]):
    """What NLTK's `cmudict.dict()` gives, as far as textstat looks: one phone that ends in a digit a syllable."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["0"] * load_syllables()[word]]

    def __iter__(self) -> Iterator[str]:
        return iter(load_syllables())

    def __len__(self) -> int:
        return len(load_syllables())


def _make_nltk() -> ModuleType:
    stand_in = ModuleType("nltk")
    stand_in.data = SimpleNamespace(find=lambda name: name)  # type: ignore[attr-defined]
    pronunciations = _Pronunciations()
    stand_in.corpus = SimpleNamespace(cmudict=SimpleNamespace(dict=lambda: pronunciations))  # type: ignore[attr-defined]
    return stand_in


@cache
def load_textstat() -> Any:
    """Return `textstat.backend` with the stand-in in NLTK's place; NLTK itself, if loaded, is left alone."""
    stand_in, loaded = _make_nltk(), sys.modules.get("nltk")
    sys.modules["nltk"] = stand_in
    try:
        import textstat.backend as backend
    finally:
        if loaded is None:
            del sys.modules["nltk"]
        else:
            sys.modules["nltk"] = loaded
    # Somebody may have imported textstat before us, with the real NLTK in it.
    sys.modules["textstat.backend.utils._get_cmudict"].nltk = stand_in  # type: ignore[attr-defined]
    backend.utils.get_cmudict.cache_clear()
    return backend


def compute_formulas(text: str, language: str = ENGLISH) -> dict[str, float]:
    """Return each formula's value for a cleaned text that is not empty, by the names in `FORMULAS`.

    Grades are US school grades; Flesch reading ease runs from about 0 (hard) to 100 (easy).
    """
    metrics = load_textstat().metrics
    values = {}
    for name in FORMULAS:
        compute = getattr(metrics, name)
        values[name] = float(compute(text) if name in _WITHOUT_LANGUAGE else compute(text, language))
    return values


def count_syllables(word: str, language: str = ENGLISH) -> int:
    """Return the syllables of a word as textstat counts them."""
    return int(load_textstat().counts.count_syllables(word, language))


def is_hard_word(word: str, language: str = ENGLISH) -> bool:
    """Tell whether a word is not on Dale and Chall's list of familiar words and has three syllables or more."""
    return bool(load_textstat().validations.is_difficult_word(word, 3, language))
