"""Plainspoken: an article in, an accessible page out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.article import Article
    from reader.readability.api import ArticleScore

__version__ = "0.1.0"
__all__ = ["__version__", "score"]


def score(source: str | Article, language: str = "") -> ArticleScore:
    r"""Return the readability of a text or of an article: each section's, the whole's, and those of plain versions.

    `source` is Markdown, or an article such as `reader.pipeline.read_article` returns. `language` is a BCP 47 tag;
    where neither it nor the text's front matter names one, it is found from the words. Grades are US school grades,
    0 to about 20; Flesch reading ease runs from about 0 (hard) to 100 (easy); `docs/readability.md` has every formula
    with its range and its paper. A text is scored from 50 words in 3 sentences on; else `not_scored` says why and
    every figure is None.

    >>> found = score("# Rest\n\n" + "Sleep is good for you. It helps your heart and your mind. " * 5)
    >>> found.whole.grade_band
    (0, 3)
    >>> score("Too short.").whole.scores["smog_index"] is None
    True

    Raises:
        InputError: the text has no sentence in it.
    """
    from reader.readability.api import score_article  # here, so that `import reader` costs nothing

    if isinstance(source, str):
        from reader.pipeline import parse_article

        source = parse_article(source.encode(), "the text", "markdown", language=language)
    return score_article(source)
