"""textstat without its download, and the one adapter that hands its formulas counts in place of a text.

textstat asks NLTK for the CMU dictionary, and NLTK would fetch it from the network. Here a stand-in for the two
names of NLTK that textstat touches serves the table that was made at build time. It also spares the import of
NLTK, which needs a compiled package that no browser has.

textstat's formulas take a text and count in it themselves. `bind_formula` gives the very code of a formula other
counting functions: those that read off a record of counts. The arithmetic stays textstat's, to the last bit.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any

from reader.text.syllables import load_syllables


class _Pronunciations(Mapping[str, list[list[str]]]):
    """What NLTK's `cmudict.dict()` gives, as far as textstat looks: one phone that ends in a digit a syllable."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["0"] * load_syllables()[word]]

    def __contains__(self, word: object) -> bool:
        return word in load_syllables()

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
    """Return `textstat.backend` with the stand-in in NLTK's place; NLTK itself, if loaded, is left alone.

    textstat's public functions share one language for the whole process; those of its backend take it as an
    argument, so they are used instead.
    """
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


# textstat's counting functions by name, reading off a record of counts (`reader.readability.counts.Counts`).
_COUNTERS: dict[str, Callable[..., Any]] = {
    "count_words": lambda counts, rm_punctuation=True: counts.words if rm_punctuation else counts.runs,
    "count_sentences": lambda counts: counts.sentences,
    "count_syllables": lambda counts, _lang: counts.syllables,
    "count_polysyllable_words": lambda counts, _lang: counts.polysyllables,
    "count_monosyllable_words": lambda counts, _lang: counts.monosyllables,
    "count_long_words": lambda counts: counts.long_words,
    "count_letters": lambda counts: counts.letters,
    "count_chars": lambda counts, ignore_spaces: counts.characters,
    "count_difficult_words": lambda counts, _lang, syllable_threshold: (
        counts.complex if syllable_threshold else counts.unfamiliar
    ),
}
# Its averages, which formulas call; they are textstat's own code too.
_AVERAGES = ("words_per_sentence", "syllables_per_word", "sentences_per_word", "letters_per_word", "chars_per_word")


@cache
def bind_formula(name: str) -> Callable[..., float]:
    """Return a formula or an average of textstat's that takes counts where textstat's own takes a text."""
    code = getattr(load_textstat().metrics, name)
    code = getattr(code, "__wrapped__", code)  # textstat keeps results by text; counts need no such store
    averages = {average: bind_formula(average) for average in _AVERAGES if average in code.__code__.co_names}
    return FunctionType(code.__code__, {**code.__globals__, **_COUNTERS, **averages}, name, code.__defaults__)
