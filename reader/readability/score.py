"""A section's scores with their reasons, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from reader.article import Article, Block, Section
from reader.readability.band import TARGETS, Band, Confidence, judge_confidence, make_band
from reader.readability.clean import CITATION, find_counted
from reader.readability.corrections import list_corrections
from reader.readability.counts import Counts, add_counts
from reader.readability.formulas import FORMULAS, compute_scores, find_middle, list_grades
from reader.readability.languages import ENGLISH, Language, find_language
from reader.readability.reasons import Reason, find_reasons
from reader.readability.sentence import ReadSentence, read_sentence
from reader.text.words import count_words

SCHEMA = 1
FEWEST_WORDS = 50
FEWEST_SENTENCES = 3
READING_WPM = 238  # silent reading of English non-fiction: Brysbaert 2019, doi 10.1016/j.jml.2019.104047
LISTENING_WPM = 175  # the rate at which sections are spoken
_KEPT_SCORES = 64


@dataclass(frozen=True, slots=True)
class Score:
    """What is known of a text's readability.

    `scores` has every formula's value or None; `grade_band` is the US school grades that the middle three of five
    formulas span; times are in seconds; `not_scored` says why there are no figures. `counts` are what the formulas
    were given, `textstat_counts` what textstat counts in the same cleaned text.
    """

    words: int
    sentences: int
    scores: dict[str, float | None]
    band: Band | None
    confidence: Confidence
    reasons: tuple[Reason, ...]
    reading_seconds: int
    listening_seconds: int
    counts: Counts
    textstat_counts: Counts
    details: tuple[ReadSentence, ...] = ()
    not_scored: str | None = None

    @property
    def grade_band(self) -> tuple[int, int] | None:
        """The band in whole US grades."""
        return self.band.whole if self.band else None

    @property
    def grade(self) -> float | None:
        """The mean of the middle formulas, in US grades."""
        return self.band.grade if self.band else None


def score_blocks(blocks: tuple[Block, ...], language: str = "en") -> Score:
    """Return the score of some blocks: of a section, of its plain version, or of a whole article.

    `words` and `sentences` count what the formulas are made for; reading and listening times count all words
    but citations.
    """
    return score_sentences(*_read_blocks(blocks, language), language)


@lru_cache(_KEPT_SCORES)
def _read_blocks(blocks: tuple[Block, ...], language: str) -> tuple[tuple[ReadSentence, ...], int]:
    """Return the sentences that count, read, and the words that a reader or listener meets."""
    known = find_language(language) or ENGLISH
    spoken = sum(count_words(CITATION.sub("", s.text)) for block in blocks for s in block.walk())
    return tuple(read_sentence(counted, known) for counted in find_counted(blocks)), spoken


def forget() -> None:
    """Forget every text that was read, so that the next one is read anew."""
    _read_blocks.cache_clear()


def score_sentences(details: tuple[ReadSentence, ...], spoken: int, language: str) -> Score:
    """Return the score of sentences that were read; `spoken` is how many words a listener hears."""
    counts, by_textstat = add_counts(d.counts for d in details), add_counts(d.textstat for d in details)
    known = find_language(language)
    formulas = dict.fromkeys((*FORMULAS, *(f.name for f in known.formulas if known)) if known else FORMULAS)
    empty = Score(
        counts.words,
        counts.sentences,
        {**formulas},
        None,
        "low",
        (),
        round(spoken / READING_WPM * 60),
        round(spoken / LISTENING_WPM * 60),
        counts,
        by_textstat,
        details,
        _why_not(counts, known, language),
    )
    return empty if known is None or empty.not_scored else _fill_score(empty, known)


def _fill_score(empty: Score, language: Language) -> Score:
    grades = list_grades(empty.counts, language)
    band = make_band(grades, find_middle(grades))
    return replace(
        empty,
        scores={**empty.scores, **compute_scores(empty.counts, language)},
        band=band,
        confidence=judge_confidence(empty.words, empty.sentences, band),
        reasons=find_reasons(empty.details, empty.counts, language),
    )


def score_section(section: Section, language: str = "en") -> Score:
    """Return the score of a section's original text."""
    return score_blocks(section.blocks, language)


def score_article(article: Article) -> tuple[list[Score], Score]:
    """Return each section's score, in order, and the score of the article as one text."""
    return _score_parts([section.blocks for section in article.sections], article.language)


def score_plain(article: Article) -> tuple[list[Score | None], Score | None]:
    """Return the score of each section's plain version, None where it has none, and of all of them as one text."""
    blocks = [section.plain.blocks if section.plain else None for section in article.sections]
    scores, whole = _score_parts([b for b in blocks if b is not None], article.language)
    rest = iter(scores)
    return [None if b is None else next(rest) for b in blocks], whole if scores else None


def _score_parts(parts: list[tuple[Block, ...]], language: str) -> tuple[list[Score], Score]:
    """Return the score of each part and of all as one text; each sentence is looked at once."""
    read = [_read_blocks(blocks, language) for blocks in parts]
    whole = tuple(detail for details, _ in read for detail in details)
    scores = [score_sentences(details, spoken, language) for details, spoken in read]
    return scores, score_sentences(whole, sum(spoken for _, spoken in read), language)


def _why_not(counts: Counts, known: Language | None, language: str) -> str | None:
    if known is None:
        return f"There is no formula for this language: the text is marked as “{language}”."
    if counts.words < FEWEST_WORDS:
        return (
            f"Too short to score: {counts.words} words in sentences, and a fair figure needs at least {FEWEST_WORDS}."
        )
    if counts.sentences < FEWEST_SENTENCES:
        here = counts.sentences
        return f"Too short to score: a fair figure needs at least {FEWEST_SENTENCES} sentences, here are {here}."
    return None


def score_to_json(score: Score) -> dict[str, Any]:
    """Return a score as a JSON object, without the name of what was scored."""
    band = score.band
    return {
        "words": score.words,
        "sentences": score.sentences,
        "scores": score.scores,
        "grade": round(band.grade, 2) if band else None,
        "grade_band": list(band.whole) if band else None,
        "grade_spread": round(band.spread, 2) if band else None,
        "reading_age": list(band.reading_age) if band else None,
        "cefr_like": list(band.levels) if band else None,
        "confidence": score.confidence,
        "targets": [target.to_json(band) for target in TARGETS.values()],
        "reasons": [reason.to_json() for reason in score.reasons],
        "not_scored": score.not_scored,
        "reading_seconds": score.reading_seconds,
        "listening_seconds": score.listening_seconds,
        "counts": score.counts.to_json(),
        "textstat_counts": score.textstat_counts.to_json(),
        "corrections": [c.to_json() for c in list_corrections(score.counts, score.textstat_counts)],
    }


def scores_to_json(article: Article) -> dict[str, Any]:
    """Return what `plainspoken score --json` prints: each section, its plain version, and the whole."""
    sections, whole = score_article(article)
    plains, plain_whole = score_plain(article)
    out = []
    for section, score, plain in zip(article.sections, sections, plains, strict=True):
        entry = {"id": section.id, "heading": section.heading.text, **score_to_json(score)}
        entry["sentence_details"] = [detail.to_json() for detail in score.details]
        if plain is not None:
            entry["plain"] = score_to_json(plain)
        out.append(entry)
    result = {"schema": SCHEMA, "language": article.language, "sections": out, "whole": score_to_json(whole)}
    if plain_whole is not None:
        result["plain_whole"] = score_to_json(plain_whole)
    return result
