"""A sentence as it was read: what it counts, and what in it could be easier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reader.readability.clean import CountedSentence
from reader.readability.counts import CountedWord, Counts, count_text
from reader.readability.cuts import Cut, find_cuts
from reader.readability.findings import Finding, find_findings, find_long_sentence, leave_out_citations
from reader.readability.languages import ENGLISH, Language
from reader.text.words import find_words

LONG_WORD = 4  # syllables
_NUMERAL = re.compile(r"(?<![\w-])\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence that counts: its id, its words as written, its counts (ours and textstat's), and its findings.

    `numbers` are numerals, `clauses` parts with a verb of their own as far as joining words show them.
    """

    id: str
    written: str
    words: tuple[CountedWord, ...]
    counts: Counts
    textstat: Counts
    cuts: tuple[Cut, ...]
    findings: tuple[Finding, ...]

    @property
    def clauses(self) -> int:
        """The parts of the sentence that have a verb of their own, as far as joining words show them."""
        return 1 + len(self.cuts)

    @property
    def numbers(self) -> int:
        """The numerals in it."""
        return len(_NUMERAL.findall(leave_out_citations(self.written)))

    @property
    def long_words(self) -> int:
        """Its words of four syllables or more."""
        return sum(word.ours.syllables >= LONG_WORD for word in self.words)

    def to_json(self) -> dict[str, Any]:
        """Return the sentence's own figures as a JSON object."""
        return {
            "id": self.id,
            "words": self.counts.words,
            "syllables": self.counts.syllables,
            "clauses": self.clauses,
            "hard_words": self.counts.complex,
            "long_words": self.long_words,
            "numbers": self.numbers,
        }


def read_sentence(sentence: CountedSentence, language: Language = ENGLISH) -> ReadSentence:
    """Return what there is to know of one sentence; beside length, findings are there for English alone."""
    counted = count_text(sentence.text, language)
    cuts: tuple[Cut, ...] = ()
    if language is ENGLISH:
        spans = find_words(sentence.written)
        cuts = tuple(find_cuts(sentence.written, spans))
        findings = tuple(find_findings(sentence, counted.ours.words, spans, cuts))
    else:
        findings = tuple(find_long_sentence(sentence.written, counted.ours.words))
    return ReadSentence(sentence.id, sentence.written, counted.words, counted.ours, counted.textstat, cuts, findings)
