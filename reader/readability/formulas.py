"""The formulas, computed by textstat's own code: over a cleaned text, or over counts."""

from __future__ import annotations

from typing import Any

from reader.readability.counts import Counts, count_word
from reader.readability.languages import ENGLISH, Language
from reader.readability.textstat import bind_formula, load_textstat

FORMULAS = tuple(formula.name for formula in ENGLISH.formulas)
_EXACT = 10  # decimals that are published: more is the last bit of a float, and differs between machines


def compute_formulas(text: str, language: Language = ENGLISH) -> dict[str, float]:
    """Return each formula's value as textstat gives it, with its own counts, for a cleaned text that is not empty.

    Grades are US school grades; Flesch reading ease runs from about 0 (hard) to 100 (easy).
    """
    metrics = load_textstat().metrics
    return {f.name: float(getattr(metrics, f.function)(text, *f.arguments)) for f in language.formulas}


def compute_scores(counts: Counts, language: Language = ENGLISH) -> dict[str, float]:
    """Return each formula's value for counts with at least one word and one sentence, by textstat's arithmetic."""
    return {f.name: round(bind_formula(f.function)(counts, *f.arguments), _EXACT) for f in language.formulas}


def list_grades(counts: Counts, language: Language = ENGLISH) -> list[float]:
    """Return the school grades that a language's formulas give, lowest first; none is below 0."""
    found = (
        f.to_grade(bind_formula(f.function)(counts, *f.arguments)) for f in language.formulas if f.to_grade is not None
    )
    return sorted(max(0.0, grade) for grade in found)


def find_middle(grades: list[float]) -> list[float]:
    """Return the middle of at least three grades: the highest and the lowest are left out where there are five."""
    return grades[1:-1] if len(grades) > 3 else grades


def compute_grade(counts: Counts, language: Language = ENGLISH) -> float:
    """Return one school grade: the mean of the middle formulas'."""
    middle = find_middle(list_grades(counts, language))
    return sum(middle) / len(middle)


def count_syllables(word: str, language: Language = ENGLISH) -> int:
    """Return the syllables of a word as they are counted here; `count_word` has textstat's beside them."""
    return count_word(word, language).ours.syllables


def is_hard_word(word: str, language: Language = ENGLISH) -> bool:
    """Tell whether a word is not on Dale and Chall's list of familiar words and has three syllables or more."""
    return bool(count_word(word, language).ours.complex)


def describe_formulas(language: Language) -> list[dict[str, Any]]:
    """Return name, title, scale and paper of each formula of a language."""
    return [{"name": f.name, "title": f.title, "scale": f.scale, "paper": f.paper} for f in language.formulas]
