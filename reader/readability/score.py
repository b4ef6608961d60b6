"""A section's scores with their reasons, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from reader.article import Article, Block, Section
from reader.readability.clean import CITATION, CountedSentence, find_counted
from reader.readability.formulas import FORMULAS, GRADES, compute_formulas
from reader.readability.reasons import Reason, find_reasons
from reader.text.words import count_words

SCHEMA = 1
FEWEST_WORDS = 50
FEWEST_SENTENCES = 3
SURE_WORDS = 100
SURE_SENTENCES = 30  # the length that SMOG was made for: McLaughlin 1969
READING_WPM = 238  # silent reading of English non-fiction: Brysbaert 2019, doi 10.1016/j.jml.2019.104047
LISTENING_WPM = 175  # the rate at which sections are spoken

Confidence = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Score:
    """What is known of a text's readability.

    `scores` has every formula's value or None; `grade_band` is the US school grades that the middle three of five
    formulas span; times are in seconds; `not_scored` says why there are no figures.
    """

    words: int
    sentences: int
    scores: dict[str, float | None]
    grade_band: tuple[int, int] | None
    confidence: Confidence
    reasons: tuple[Reason, ...]
    reading_seconds: int
    listening_seconds: int
    not_scored: str | None = None


def score_blocks(blocks: tuple[Block, ...], language: str = "en") -> Score:
    """Return the score of some blocks: of a section, of its plain version, or of a whole article.

    `words` and `sentences` count what the formulas are made for; reading and listening times count all words
    but citations.
    """
    counted = find_counted(blocks)
    words = sum(count_words(s.text) for s in counted)
    spoken = sum(count_words(CITATION.sub("", s.text)) for block in blocks for s in block.walk())
    times = round(spoken / READING_WPM * 60), round(spoken / LISTENING_WPM * 60)
    reason = _why_not(words, len(counted), language)
    if reason:
        return Score(words, len(counted), dict.fromkeys(FORMULAS), None, "low", (), *times, reason)
    scores = compute_formulas(" ".join(s.text for s in counted))
    band = _grade_band(scores)
    return Score(
        words,
        len(counted),
        {name: round(value, 2) for name, value in scores.items()},
        band,
        _confidence(words, counted, band),
        find_reasons(counted),
        *times,
    )


def score_section(section: Section, language: str = "en") -> Score:
    """Return the score of a section's original text."""
    return score_blocks(section.blocks, language)


def score_article(article: Article) -> tuple[list[Score], Score]:
    """Return each section's score, in order, and the score of the article as one text."""
    whole = tuple(block for section in article.sections for block in section.blocks)
    return [score_section(s, article.language) for s in article.sections], score_blocks(whole, article.language)


def _why_not(words: int, sentences: int, language: str) -> str | None:
    if language.split("-")[0].lower() != "en":
        return f"The formulas are made for English; this text is marked as “{language}”."
    if words < FEWEST_WORDS:
        return f"Too short to score: {words} words in sentences, and a fair figure needs at least {FEWEST_WORDS}."
    if sentences < FEWEST_SENTENCES:
        return f"Too short to score: a fair figure needs at least {FEWEST_SENTENCES} sentences, here are {sentences}."
    return None


def _grade_band(scores: dict[str, float]) -> tuple[int, int]:
    """Return the span of the middle three of five grade formulas, in whole grades from 0 up."""
    grades = sorted(scores[name] for name in GRADES)
    return max(0, round(grades[1])), max(0, round(grades[-2]))


def _confidence(words: int, counted: list[CountedSentence], band: tuple[int, int]) -> Confidence:
    if words < SURE_WORDS or len(counted) < SURE_SENTENCES:
        return "low"
    return "high" if band[1] - band[0] <= 3 else "medium"


def score_to_json(score: Score) -> dict[str, Any]:
    """Return a score as a JSON object, without the name of what was scored."""
    return {
        "words": score.words,
        "sentences": score.sentences,
        "scores": score.scores,
        "grade_band": list(score.grade_band) if score.grade_band else None,
        "confidence": score.confidence,
        "reasons": [reason.to_json() for reason in score.reasons],
        "not_scored": score.not_scored,
        "reading_seconds": score.reading_seconds,
        "listening_seconds": score.listening_seconds,
    }


def scores_to_json(article: Article) -> dict[str, Any]:
    """Return what `plainspoken score --json` prints: each section, its plain version, and the whole."""
    sections, whole = score_article(article)
    out = []
    for section, score in zip(article.sections, sections, strict=True):
        entry = {"id": section.id, "heading": section.heading.text, **score_to_json(score)}
        if section.plain is not None:
            entry["plain"] = score_to_json(score_blocks(section.plain.blocks, article.language))
        out.append(entry)
    return {"schema": SCHEMA, "sections": out, "whole": score_to_json(whole)}
