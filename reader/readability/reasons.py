"""Why a text is hard to read, in words: each reason with its place, its remedy, and what the remedy would gain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.readability.counts import Counts, add_counts, count_word
from reader.readability.findings import LONG_SENTENCE, Finding
from reader.readability.formulas import compute_grade
from reader.readability.languages import ENGLISH, Language
from reader.readability.sentence import LONG_WORD, ReadSentence

__all__ = ["LONG_SENTENCE", "LONG_WORD", "Reason", "find_reasons", "pick_reasons"]

_MOST_WORDS = 8
_SHOWN, _SHOWN_OF_A_KIND = 6, 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: a code, a sentence a person understands, where it is, and the words it is about.

    `gain` is how many grades the text's grade would fall if this were changed as `after` shows, computed by counting
    anew; None where no change is proposed. `start` and `end` are code points of the sentence; `times` is how often
    the same words stand in the text, and the gain is for all of them; `size` is the words of a long sentence.
    """

    code: str
    message: str
    sentence_id: str = ""
    words: tuple[str, ...] = ()
    gain: float | None = None
    start: int = 0
    end: int = 0
    before: str = ""
    after: str = ""
    times: int = 1
    size: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the reason as a JSON object, empty fields left out."""
        optional = {
            "sentence_id": self.sentence_id,
            "words": list(self.words),
            "start": self.start if self.end else None,
            "end": self.end or None,
            "before": self.before,
            "after": self.after,
            "times": self.times if self.times > 1 else None,
        }
        gain = None if self.gain is None else round(self.gain, 3)
        filled = {k: v for k, v in optional.items() if v or (k == "start" and v is not None)}
        return {"code": self.code, "message": self.message, "gain": gain, **filled}


def find_reasons(details: tuple[ReadSentence, ...], counts: Counts, language: Language = ENGLISH) -> tuple[Reason, ...]:
    """Return the reasons of a text, that whose remedy lowers its grade most first; `counts` are the text's."""
    found = [*_find_in_sentences(details, counts, language), *_find_words(details)]
    return tuple(sorted(found, key=_rank))


def _rank(reason: Reason) -> tuple[float, int, str]:
    # Where no change is proposed, the longest sentence comes first.
    return -(reason.gain or 0), -reason.size, reason.sentence_id


def _find_in_sentences(details: tuple[ReadSentence, ...], counts: Counts, language: Language) -> Iterator[Reason]:
    grade = compute_grade(counts, language)

    @cache
    def gain(change: Counts) -> float:
        return grade - compute_grade(counts.plus(change), language)

    for (first, finding), times in _group(details).items():
        change = _count_change(finding, language)
        whole = gain(Counts(*(n * times for n in change)))
        proposed = bool(finding.removed or finding.sentences)
        yield Reason(
            finding.code,
            finding.message + (f" ({times} times)" if times > 1 else ""),
            first,
            finding.words,
            whole if proposed else None,
            finding.start,
            finding.end,
            finding.before,
            finding.after,
            times,
            finding.size,
        )


def _group(details: Iterable[ReadSentence]) -> dict[tuple[str, Finding], int]:
    """Return each finding with the id of its first sentence and how often the same words are found."""
    firsts: dict[tuple[str, ...], tuple[str, Finding]] = {}
    times: Counter[tuple[str, ...]] = Counter()
    for detail in details:
        for place, finding in enumerate(detail.findings):
            same = finding.code in ("easier-word", "buried-verb")
            key = (finding.code, *finding.words, finding.after.lower()) if same else (detail.id, str(place))
            firsts.setdefault(key, (detail.id, finding))
            times[key] += 1
    return {first: times[key] for key, first in firsts.items()}


def _count_change(finding: Finding, language: Language) -> Counts:
    """Return what the counts of the text would gain or lose."""
    removed = add_counts(count_word(run, language).ours for run in finding.removed.split())
    added = add_counts(count_word(run, language).ours for run in finding.added.split())
    # A new sentence brings its full stop.
    stop = Counts(sentences=finding.sentences, characters=max(0, finding.sentences))
    return added.plus(stop).plus(removed, -1)


def _find_words(details: tuple[ReadSentence, ...]) -> Iterator[Reason]:
    by_text = {word.text: word for detail in details for word in detail.words}
    times = Counter(word.text for detail in details for word in detail.words)
    by_name: Counter[str] = Counter()
    kinds: dict[str, set[str]] = {"hard-words": set(), "long-words": set()}
    for text, word in by_text.items():
        if text.replace("'", "").isalpha():
            name = text.lower()
            by_name[name] += times[text]
            kinds["hard-words"] |= {name} if word.ours.complex else set()
            kinds["long-words"] |= {name} if word.ours.syllables >= LONG_WORD else set()
    texts = {
        "hard-words": "Words that few people use every day",
        "long-words": f"Words of {LONG_WORD} or more syllables",
    }
    for code, found in kinds.items():
        if found:
            yield _word_reason(code, texts[code], found, by_name)


def _word_reason(code: str, text: str, found: set[str], counts: Counter[str]) -> Reason:
    ranked = sorted(found, key=lambda word: (-counts[word], word))[:_MOST_WORDS]
    more = f" and {len(found) - len(ranked)} more" if len(found) > len(ranked) else ""
    return Reason(code, f"{text}: {', '.join(ranked)}{more}.", words=tuple(ranked))


def pick_reasons(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Return the few reasons to show first: the best of each kind, then the lists of words."""
    shown: Counter[str] = Counter()
    picked: list[Reason] = []
    for reason in reasons:
        if reason.sentence_id and len(picked) < _SHOWN and shown[reason.code] < _SHOWN_OF_A_KIND:
            shown[reason.code] += 1
            picked.append(reason)
    return (*picked, *(reason for reason in reasons if not reason.sentence_id))
