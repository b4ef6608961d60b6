"""Why a text is hard to read, in words, each reason with the place it points at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from reader.readability.clean import CountedSentence
from reader.readability.formulas import count_syllables, is_hard_word
from reader.text.words import count_words, find_words

LONG_SENTENCE = 20  # words; plain-language guides ask for 15 to 20 (plainlanguage.gov, NHS)
LONG_WORD = 4  # syllables
_MOST_SENTENCES = 3
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: a code, a sentence a person understands, where it is, and the words it is about."""

    code: str
    message: str
    sentence_id: str = ""
    words: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the reason as a JSON object, empty fields left out."""
        optional = {"sentence_id": self.sentence_id, "words": list(self.words)}
        return {"code": self.code, "message": self.message, **{k: v for k, v in optional.items() if v}}


def find_reasons(sentences: list[CountedSentence]) -> tuple[Reason, ...]:
    """Return the reasons of a text: its longest sentences first, then its hard and its long words."""
    return (*_find_long_sentences(sentences), *_find_words(sentences))


def _find_long_sentences(sentences: list[CountedSentence]) -> list[Reason]:
    lengths = [(count_words(s.text), s) for s in sentences]
    longest = sorted((pair for pair in lengths if pair[0] > LONG_SENTENCE), key=lambda pair: -pair[0])
    return [
        Reason("long-sentence", f"This sentence has {length} words: “{_shorten(s.written)}”", s.id)
        for length, s in longest[:_MOST_SENTENCES]
    ]


def _shorten(text: str) -> str:
    words = text.split()
    return text if len(words) <= 12 else " ".join(words[:12]) + " …"


def _find_words(sentences: list[CountedSentence]) -> list[Reason]:
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(sentence.text[a:b].lower() for a, b in find_words(sentence.text))
    words = [word for word in counts if word.replace("-", "").replace("'", "").isalpha()]
    hard = [word for word in words if is_hard_word(word)]
    long = [word for word in words if count_syllables(word) >= LONG_WORD]
    reasons = [
        ("hard-words", "Words that few people use every day", hard),
        ("long-words", f"Words of {LONG_WORD} or more syllables", long),
    ]
    return [_word_reason(code, text, found, counts) for code, text, found in reasons if found]


def _word_reason(code: str, text: str, found: list[str], counts: Counter[str]) -> Reason:
    ranked = sorted(found, key=lambda word: (-counts[word], word))[:_MOST_WORDS]
    more = f" and {len(found) - len(ranked)} more" if len(found) > len(ranked) else ""
    return Reason(code, f"{text}: {', '.join(ranked)}{more}.", words=tuple(ranked))
