"""`plainspoken score`: how hard each section is to read, and why."""

import argparse
from typing import Any

from reader.article import Article
from reader.cli.common import add_file_arguments, print_json, read_file_argument
from reader.errors import EXIT_OK
from reader.readability.score import Score, score_article, scores_to_json

_ROW = "{:<36.36} {:>6} {:>9} {:>8} {:>6} {:>6} {:>10}"
_TITLES = ("Section", "Words", "Sentences", "Grades", "Ease", "F-K", "Confidence")


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("score", help="score each section's readability, with reasons")
    add_file_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the scores."""
    article = read_file_argument(args)
    if args.json:
        print_json(scores_to_json(article))
    else:
        print("\n".join(format_table(article)))
    return EXIT_OK


def format_table(article: Article) -> list[str]:
    """Return the lines of the table for people: a row a section, then the reasons."""
    sections, whole = score_article(article)
    named = [*zip((s.heading.text for s in article.sections), sections, strict=True), ("The whole article", whole)]
    lines = [article.title, "", _ROW.format(*_TITLES), *(_format_row(name, score) for name, score in named)]
    for name, score in named:
        why = [score.not_scored] if score.not_scored else [reason.message for reason in score.reasons]
        if why:
            lines += ["", name, *(f"  - {line}" for line in why)]
    return lines


def _format_row(name: str, score: Score) -> str:
    low, high = score.grade_band or (None, None)
    grades = "-" if low is None else f"{low}-{high}" if low != high else str(low)
    figures = (score.scores["flesch_reading_ease"], score.scores["flesch_kincaid_grade"])
    shown = ("-" if value is None else f"{value:.1f}" for value in figures)
    return _ROW.format(name, score.words, score.sentences, grades, *shown, score.confidence)
