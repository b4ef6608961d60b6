"""A band instead of a number: what the formulas span, how sure we are, and what it is in years, ages and levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from reader.errors import UsageError

SURE_WORDS = 100
SURE_SENTENCES = 30  # the length that SMOG was made for: McLaughlin 1969
_CLOSE = 3  # grades within which the formulas agree
_YOUNGEST, _OLDEST = 5, 6  # added to a US grade: a first-grader is six to seven, most of the year six

Confidence = Literal["low", "medium", "high"]
Verdict = Literal["met", "unsure", "missed", "unknown"]

# The upper end of each step is a US grade. No formula measures a level of the Common European Framework: this only
# says which level a text of that length of words and sentences is usually written for.
_LEVELS = ((2.0, "A1"), (4.0, "A2"), (7.0, "B1"), (10.0, "B2"), (13.0, "C1"))
_HIGHEST_LEVEL = "C2"


@dataclass(frozen=True, slots=True)
class Band:
    """School grades that the middle formulas span, their mean, and all of them; grades are US ones, from 0 up."""

    low: float
    high: float
    grade: float
    spread: float
    """From the lowest of all formulas to the highest, in grades."""

    @property
    def whole(self) -> tuple[int, int]:
        """The band in whole grades."""
        return round(self.low), round(self.high)

    @property
    def reading_age(self) -> tuple[int, int]:
        """The ages, in years, of pupils in those grades."""
        low, high = self.whole
        return low + _YOUNGEST, high + _OLDEST

    @property
    def levels(self) -> tuple[str, str]:
        """The CEFR-like levels of the band's ends."""
        return find_level(self.low), find_level(self.high)


def make_band(grades: list[float], middle: list[float]) -> Band:
    """Return the band of all grades and the middle ones, each lowest first."""
    return Band(middle[0], middle[-1], sum(middle) / len(middle), grades[-1] - grades[0])


def find_level(grade: float) -> str:
    """Return the CEFR-like level of a school grade, "A1" to "C2"."""
    return next((level for highest, level in _LEVELS if grade <= highest), _HIGHEST_LEVEL)


def judge_confidence(words: int, sentences: int, band: Band) -> Confidence:
    """Return how far the figures can be trusted: "low" for short texts, "high" where the middle formulas agree."""
    if words < SURE_WORDS or sentences < SURE_SENTENCES:
        return "low"
    low, high = band.whole
    return "high" if high - low <= _CLOSE else "medium"


@dataclass(frozen=True, slots=True)
class Target:
    """What a publisher wants: a highest grade, the words that name it, and who asks for it."""

    name: str
    grade: float
    title: str
    source: str = ""

    def judge(self, band: Band | None) -> Verdict:
        """Return "met" where the whole band is at or below the target, "missed" where it is all above."""
        if band is None:
            return "unknown"
        if band.high <= self.grade:
            return "met"
        return "missed" if band.low > self.grade else "unsure"

    def to_json(self, band: Band | None) -> dict[str, Any]:
        """Return the target and how a band meets it."""
        return {"name": self.name, "grade": self.grade, "title": self.title, "verdict": self.judge(band)}


_NAMED = (
    Target("nhs", 6, "NHS: reading age 9 to 11", "NHS digital service manual, Health literacy"),
    Target("medicines", 6, "Medicines: grade 6", "AMA, Health literacy and patient safety (Weiss 2007)"),
    Target("wcag", 9, "WCAG 3.1.5: lower secondary school", "WCAG 2.2, 3.1.5 Reading Level; ISCED level 2"),
)
TARGETS = {target.name: target for target in _NAMED}
_LEVEL_GRADES = {level: grade for grade, level in _LEVELS}


def parse_target(text: str) -> Target:
    """Return the target that "nhs", "medicines", "wcag", "grade=6", "age=11" or "level=B1" names.

    Raises:
        UsageError: it names none.
    """
    name, equals, value = (part.strip() for part in text.partition("="))
    if not equals and name.lower() in TARGETS:
        return TARGETS[name.lower()]
    if name == "level" and value.upper() in _LEVEL_GRADES:
        return Target(text, _LEVEL_GRADES[value.upper()], f"Level {value.upper()}")
    try:
        number = float(value)
        if name in ("grade", "age") and 0 <= number <= 100:
            grade = number - (_YOUNGEST if name == "age" else 0)
            return Target(text, grade, f"{'Reading age' if name == 'age' else 'Grade'} {number:g}")
    except ValueError:
        pass
    known = ", ".join(TARGETS)
    raise UsageError(f"a target: {known}, grade=N, age=N or level=B1", f"“{text}”", "Write for example grade=6.")
