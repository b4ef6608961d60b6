"""What `from reader import score` gives: every score of an article in one record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reader.article import Article
from reader.readability import score as scores
from reader.readability.score import Score


@dataclass(frozen=True, slots=True)
class SectionScore:
    """A section's scores: its id, its heading, the original's score and the plain version's, if it has one."""

    id: str
    heading: str
    original: Score
    plain: Score | None

    @property
    def gain(self) -> float | None:
        """How many grades easier the plain version is; None unless both were scored."""
        if self.plain is None or self.plain.grade is None or self.original.grade is None:
            return None
        return self.original.grade - self.plain.grade


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """An article's scores: by section, of all sections as one text, and of all plain versions as one text."""

    article: Article
    sections: tuple[SectionScore, ...]
    whole: Score
    plain: Score | None

    def to_json(self) -> dict[str, Any]:
        """Return what `plainspoken score --json` prints; the shape is `reader/readability/score.schema.json`."""
        return scores.scores_to_json(self.article)


def score_article(article: Article) -> ArticleScore:
    """Return the scores of an article, every section and both versions."""
    originals, whole = scores.score_article(article)
    plains, plain = scores.score_plain(article)
    parts = zip(article.sections, originals, plains, strict=True)
    return ArticleScore(article, tuple(SectionScore(s.id, s.heading.text, o, p) for s, o, p in parts), whole, plain)
