"""Scores in words for readers: no bare number, no praise, no blame."""

from reader.readability.languages import LANGUAGES
from reader.readability.score import Score

# The lower end of each step is a US school grade; ages are grade plus five to six years.
STEPS = (
    (0, "Very easy", "like a book for young children"),
    (4, "Easy", "most people of 10 to 11 can read it"),
    (7, "Fairly easy", "most people of 12 to 14 can read it"),
    (10, "Hard", "like a text for the last school years"),
    (13, "Very hard", "like a university text"),
)
_NAMES = {formula.name: formula.title for language in LANGUAGES.values() for formula in language.formulas}
_SURE = {
    "low": "These figures are rough: the section is short.",
    "medium": "The formulas disagree here, so take the figures as rough.",
    "high": "",
}


def describe_scores(original: Score, plain: Score | None = None) -> str:
    """Return one line such as "Hard: like a university text. Plain version: easy, … About 2 minutes to read."."""
    parts = [_describe(original)]
    if plain is not None and plain.grade_band:
        parts.append("Plain version: " + _describe(plain).lower())
    parts.append(f"About {describe_minutes(original.reading_seconds)} to read.")
    return " ".join(parts)


def _describe(score: Score) -> str:
    if score.grade_band is None:
        return "Too short for a fair score." if score.not_scored and "short" in score.not_scored else "Not scored."
    _, word, meaning = STEPS[find_step(sum(score.grade_band) / 2)]
    return f"{word}: {meaning}."


def find_step(grade: float) -> int:
    """Return the place in `STEPS` of a US school grade."""
    return max((place for place, (lowest, _, _) in enumerate(STEPS) if grade >= lowest), default=0)


def describe_minutes(seconds: int) -> str:
    """Return a time as a person says it."""
    minutes = round(seconds / 60)
    return "half a minute" if minutes < 1 else "1 minute" if minutes == 1 else f"{minutes} minutes"


def describe_confidence(score: Score) -> str:
    """Return how far the figures can be trusted, or "" where there is nothing to warn of."""
    return "" if score.not_scored else _SURE[score.confidence]


def list_figures(original: Score, plain: Score | None = None) -> list[tuple[str, str, str]]:
    """Return each formula's name and its figures for both versions; nothing where neither was scored."""
    if original.not_scored and (plain is None or plain.not_scored):
        return []
    scored = original if not original.not_scored or plain is None else plain
    names = [name for name, value in scored.scores.items() if value is not None]
    return [(_NAMES[n], _show(original.scores[n]), _show(plain.scores[n]) if plain else "") for n in names]


def _show(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
