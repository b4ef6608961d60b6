"""What the formulas count in a cleaned sentence: once as it should be, once as textstat would.

A word is looked at once and kept; a text's counts are the sums of its sentences'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reader.readability.languages import ENGLISH, Language
from reader.readability.textstat import load_textstat
from reader.text.syllables import count_syllables

_KEPT_WORDS = 1 << 16
# textstat's own: a contraction keeps its apostrophe, every other mark goes.
_OTHER_APOSTROPHE = re.compile(r"'(?![tsd]|ve|ll|re)")
_MARKS = re.compile(r"[^\w\s']")
_ALL_MARKS = re.compile(r"[^\w\s]")
_POLYSYLLABLE = 3
_LONG_LETTERS = 6


class Counts(NamedTuple):
    """Everything the formulas ask for. `runs` are words with lone marks among them, as ARI's characters have them."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    polysyllables: int = 0
    """Words of three syllables or more."""
    monosyllables: int = 0
    letters: int = 0
    characters: int = 0
    """Letters, digits and marks, no white space."""
    runs: int = 0
    long_words: int = 0
    """Words of more than six letters."""
    unfamiliar: int = 0
    """Words that are not on the language's list of easy words."""
    complex: int = 0
    """Words of three syllables or more that are not on that list."""

    def plus(self, other: Counts, times: int = 1) -> Counts:
        """Return these counts with another's added `times` times; -1 takes them away."""
        return Counts(*[a + times * b for a, b in zip(self, other, strict=True)])

    def to_json(self) -> dict[str, int]:
        """Return the counts by name."""
        return self._asdict()


class CountedWord(NamedTuple):
    """A word as written, with what it adds to a text's counts: ours and textstat's."""

    text: str
    ours: Counts
    textstat: Counts


def add_counts(parts: Iterable[Counts]) -> Counts:
    """Return the sum of counts."""
    columns = zip(*parts, strict=True)
    return Counts(*map(sum, columns))


@lru_cache(_KEPT_WORDS)
def count_word(run: str, language: Language = ENGLISH) -> CountedWord:
    """Return what a run of characters between white space adds to a text's counts."""
    word = _MARKS.sub("", _OTHER_APOSTROPHE.sub("", run))
    if not any(c.isalnum() for c in word):
        mark = Counts(words=len(word.split()), characters=len(run), runs=1, letters=word.count("_"))
        return CountedWord("", mark._replace(words=0), mark)
    by_textstat = int(load_textstat().counts.count_syllables(word, language.textstat))
    ours = _count_syllables(run, word, by_textstat) if language is ENGLISH else by_textstat
    familiar = language.has_easy_words and word.lower() in load_textstat().utils.get_lang_easy_words(language.textstat)
    letters = len(_ALL_MARKS.sub("", run))

    def count(syllables: int) -> Counts:
        many = int(syllables >= _POLYSYLLABLE)
        hard = int(language.has_easy_words and not familiar)
        return Counts(
            *(1, 0, syllables, many, int(syllables == 1)),
            *(letters, len(run), 1, int(letters > _LONG_LETTERS), hard, hard * many),
        )

    return CountedWord(word, count(ours), count(by_textstat))


def _count_syllables(run: str, word: str, by_textstat: int) -> int:
    """Return an English word's syllables: textstat's own where the dictionary has the word, or it is a numeral."""
    small = word.lower()
    if small in load_textstat().utils.get_cmudict(ENGLISH.textstat) or not any(c.isalpha() for c in word):
        return by_textstat
    parts = [
        part for part in re.split(r"[-‐‑]", _OTHER_APOSTROPHE.sub("", run.lower())) if any(c.isalnum() for c in part)
    ]
    return sum(count_syllables(_MARKS.sub("", part)) for part in parts)


class CountedText(NamedTuple):
    """A cleaned sentence's words and its counts: ours and textstat's; a sentence is one, whatever its length."""

    words: tuple[CountedWord, ...]
    ours: Counts
    textstat: Counts


_ONE = Counts(sentences=1)
_SHORTEST_FOR_TEXTSTAT = 3
_TEXTSTAT_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")


def count_text(text: str, language: Language = ENGLISH) -> CountedText:
    """Return the counts of one cleaned sentence."""
    words = tuple(count_word(run, language) for run in text.split())
    ours = add_counts(word.ours for word in words).plus(_ONE)
    theirs = add_counts(word.textstat for word in words)
    return CountedText(words, ours, theirs._replace(sentences=_count_as_textstat(text, theirs.words)))


def _count_as_textstat(text: str, words: int) -> int:
    """Return how many sentences textstat finds in one cleaned sentence: those of more than two words."""
    if not any(mark in text[:-1] for mark in ".!?"):
        return int(words >= _SHORTEST_FOR_TEXTSTAT)
    count = load_textstat().counts.count_words
    return sum(count(found) >= _SHORTEST_FOR_TEXTSTAT for found in _TEXTSTAT_SENTENCE.findall(text))
