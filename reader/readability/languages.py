"""The languages there are formulas for: which formulas, made by whom, and what their figures mean.

Another language is another row: textstat's name of it, and its formulas.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Scale = Literal["grade", "ease", "score"]


@dataclass(frozen=True)
class Formula:
    """A formula of textstat's: how it is called, what its figure is, and where it was published.

    `name` is the key in JSON, `function` textstat's function. `scale` is "grade" for school years, "ease" for 0 (hard)
    to 100 (easy), "score" for a scale of its own. `to_grade` makes a school grade of the figure where the formula
    takes part in the band, and is None where it does not. `arguments` follow the text.
    """

    name: str
    function: str
    title: str
    scale: Scale
    paper: str
    arguments: tuple[str | int, ...] = ()
    to_grade: Callable[[float], float] | None = None


@dataclass(frozen=True, eq=False)
class Language:
    """A language: its tag, its English name, textstat's name of it, and its formulas in the order they are shown."""

    tag: str
    name: str
    textstat: str
    formulas: tuple[Formula, ...]
    has_easy_words: bool = False


def _same(grade: float) -> float:
    return grade


def _by_steps(*steps: tuple[float, float]) -> Callable[[float], float]:
    """Return a function that reads a grade off a published table, straight between its rows (ease, grade)."""

    def read(ease: float) -> float:
        for (high, low_grade), (low, high_grade) in pairwise(steps):
            if ease >= low:
                share = (high - min(ease, high)) / (high - low)
                return low_grade + share * (high_grade - low_grade)
        return steps[-1][1]

    return read


# Flesch 1949, The Art of Readable Writing, p. 149: 90 and over is fifth grade, under 30 is for graduates.
_FLESCH_TABLE = _by_steps((100, 4), (90, 5), (80, 6), (70, 7), (60, 9), (50, 12), (30, 16), (0, 17))
# Barrio-Cantalejo et al. 2008 (INFLESZ): over 80 primary school, 55 to 65 compulsory school, under 40 university.
_INFLESZ_TABLE = _by_steps((100, 3), (80, 6), (65, 8), (55, 10), (40, 12), (0, 17))

_EN, _ES, _DE = "en_US", "es", "de"

ENGLISH = Language(
    "en",
    "English",
    _EN,  # textstat's own default: the same syllables and word list as its public functions
    (
        Formula(
            "flesch_reading_ease", "flesch_reading_ease", "Flesch reading ease (0 hard to 100 easy)", "ease",
            "Flesch 1948, A new readability yardstick, doi:10.1037/h0057532", (_EN,),
        ),
        Formula(
            "flesch_kincaid_grade", "flesch_kincaid_grade", "Flesch-Kincaid (grade)", "grade",
            "Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75, doi:10.21236/ADA006655",
            (_EN,), _same,
        ),
        Formula(
            "smog_index", "smog_index", "SMOG (grade)", "grade",
            "McLaughlin 1969, SMOG grading: a new readability formula, Journal of Reading 12(8), 639-646",
            (_EN,), _same,
        ),
        Formula(
            "gunning_fog", "gunning_fog", "Gunning fog (grade)", "grade",
            "Gunning 1952, The Technique of Clear Writing, McGraw-Hill", (_EN,), _same,
        ),
        Formula(
            "coleman_liau_index", "coleman_liau_index", "Coleman-Liau (grade)", "grade",
            "Coleman and Liau 1975, doi:10.1037/h0076540", (), _same,
        ),
        Formula(
            "automated_readability_index", "automated_readability_index", "ARI (grade)", "grade",
            "Smith and Senter 1967, AMRL-TR-66-220", (), _same,
        ),
        Formula(
            "dale_chall_readability_score", "dale_chall_readability_score", "Dale-Chall (under 5 easy, over 9 hard)",
            "score", "Dale and Chall 1948, A formula for predicting readability, Educational Research Bulletin 27",
            (_EN,),
        ),
    ),
    has_easy_words=True,
)  # fmt: skip

SPANISH = Language(
    "es",
    "Spanish",
    _ES,
    (
        Formula(
            "fernandez_huerta", "fernandez_huerta", "Fernández Huerta (0 hard to 100 easy)", "ease",
            "Fernández Huerta 1959, Medidas sencillas de lecturabilidad, Consigna 214", (_ES,), _FLESCH_TABLE,
        ),
        Formula(
            "szigriszt_pazos", "szigriszt_pazos", "Szigriszt-Pazos (0 hard to 100 easy)", "ease",
            "Szigriszt Pazos 1993, Sistemas predictivos de legibilidad, doctoral thesis, Madrid",
            (_ES,), _INFLESZ_TABLE,
        ),
        Formula(
            "gutierrez_polini", "gutierrez_polini", "Gutiérrez de Polini (0 hard to 100 easy)", "ease",
            "Gutiérrez de Polini 1972, Investigación sobre lectura en Venezuela",
        ),
        Formula(
            "crawford", "crawford", "Crawford (years at school)", "grade",
            "Crawford 1989, Lectura 4(2): a Spanish language Fry-type readability procedure", (_ES,), _same,
        ),
    ),
)  # fmt: skip

_BAMBERGER = "Bamberger and Vanecek 1984, Lesen - Verstehen - Lernen - Schreiben"
GERMAN = Language(
    "de",
    "German",
    _DE,
    (
        Formula(
            "amstad", "flesch_reading_ease", "Amstad (0 hard to 100 easy)", "ease",
            "Amstad 1978, Wie verständlich sind unsere Zeitungen?, doctoral thesis, Zürich", (_DE,), _FLESCH_TABLE,
        ),
        *(
            Formula(
                f"wiener_sachtextformel_{n}", "wiener_sachtextformel", f"Wiener Sachtextformel {n} (grade)", "grade",
                _BAMBERGER, (n, _DE), _same,
            )
            for n in (1, 2, 3, 4)
        ),
    ),
)  # fmt: skip

LANGUAGES = {language.tag: language for language in (ENGLISH, SPANISH, GERMAN)}


def find_language(tag: str) -> Language | None:
    """Return the language of a BCP 47 tag such as "en" or "de-AT", or None where there are no formulas for it."""
    return LANGUAGES.get(tag.replace("_", "-").split("-")[0].lower())
