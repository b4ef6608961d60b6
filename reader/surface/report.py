"""The report on an article's readability: a page, and the same as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from reader.article import Article
from reader.readability.api import ArticleScore, SectionScore, score_article
from reader.readability.band import TARGETS
from reader.readability.corrections import list_corrections
from reader.readability.findings import LONG_SENTENCE
from reader.readability.formulas import compute_grade, describe_formulas
from reader.readability.languages import ENGLISH, Language, find_language
from reader.readability.reasons import Reason
from reader.readability.score import Score
from reader.readability.sentence import ReadSentence
from reader.readability.verdict import STEPS, find_step
from reader.surface.page import environment
from reader.surface.policy import make_policy

REPORT = "report"
ENDINGS = ("html", "json", "csv")
_WORST = 10
_REASONS = 20
# Words a sentence, for the distribution; the last goes on without end.
_LENGTHS = ((1, 5), (6, 10), (11, 15), (16, 20), (21, 25), (26, 30), (31, None))
_VERDICTS = {"met": "met", "unsure": "near it", "missed": "not met", "unknown": "not known"}
_COLUMNS = ("section", "version", *("id", "words", "syllables", "clauses", "hard_words", "long_words", "numbers"))


def render_report(
    article: Article,
    slug: str,
    *,
    surface: str = "../surface/",
    page: str = "index.html",
    home: str = "../",
    root: str | None = None,
) -> str:
    """Return the report's page; `surface`, `page` (the article's own) and `home` are addresses relative to it.

    `root` is the address of the top of a site that can be kept offline, None where there is no such site.
    """
    found = score_article(article)
    language = find_language(article.language) or ENGLISH
    return (
        environment()
        .get_template("report.html")
        .render(
            title=f"Readability of “{article.title}”",
            article=article,
            language="en",
            slug="",
            audio="",
            surface=surface,
            page=page,
            home=home,
            root=root,
            policy=make_policy(),
            mark="",
            versions=_view_versions(found),
            sections=[_view_section(section, language) for section in found.sections],
            steps=[(number, name) for number, (_, name, _) in enumerate(STEPS)],
            lengths=_count_lengths(found),
            long=LONG_SENTENCE,
            worst=_find_worst(found.whole),
            reasons=[r for r in found.whole.reasons if r.gain and r.gain > 0][:_REASONS],
            formulas=_view_formulas(found, language),
            corrections=list_corrections(found.whole.counts, found.whole.textstat_counts),
            exports=[f"{REPORT}.{ending}" for ending in ENDINGS[1:]],
        )
    )


def export_json(article: Article) -> str:
    """Return the scores as `plainspoken score --json` prints them, with each formula's paper."""
    data = score_article(article).to_json()
    data["formulas"] = describe_formulas(find_language(article.language) or ENGLISH)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def export_csv(article: Article) -> str:
    """Return a row for each sentence of both versions, with what it counts and its text."""
    found = score_article(article)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_COLUMNS, "text"])
    for section in found.sections:
        for version, score in (("original", section.original), ("plain", section.plain)):
            for detail in score.details if score else ():
                writer.writerow([section.id, version, *detail.to_json().values(), detail.written])
    return out.getvalue()


def make_export(article: Article, slug: str, ending: str, *, root: str | None = None, **addresses: str) -> str:
    """Return the report as a file of the ending: "html", "json" or "csv"; the rest is as of `render_report`."""
    if ending == "html":
        return render_report(article, slug, root=root, **addresses)
    return export_json(article) if ending == "json" else export_csv(article)


@dataclass(frozen=True)
class _VersionView:
    """A version of the whole article, in words."""

    name: str
    words: int
    sentences: int
    grades: str
    ages: str
    levels: str
    confidence: str
    targets: list[tuple[str, str]]
    not_scored: str | None


def _view_versions(found: ArticleScore) -> list[_VersionView]:
    named = [("Original", found.whole), *([("Plain version", found.plain)] if found.plain else [])]
    return [_view_version(name, score) for name, score in named]


def _view_version(name: str, score: Score) -> _VersionView:
    band = score.band
    targets = [(target.title, _VERDICTS[target.judge(band)]) for target in TARGETS.values()]
    return _VersionView(
        name,
        score.words,
        score.sentences,
        show_span(band.whole if band else None),
        show_span(band.reading_age if band else None),
        show_span(band.levels if band else None),
        score.confidence,
        targets,
        score.not_scored,
    )


def show_span(span: tuple[Any, Any] | None) -> str:
    """Return a span such as "6 to 8", one value where both ends are the same, a dash where there is none."""
    if span is None:
        return "–"
    return str(span[0]) if span[0] == span[1] else f"{span[0]} to {span[1]}"


@dataclass(frozen=True)
class _Cell:
    """A sentence in the heat strip."""

    id: str
    step: int
    label: str


@dataclass(frozen=True)
class _SectionView:
    section: SectionScore
    step: int | None
    name: str
    original: str
    plain: str
    gain: str
    strip: list[_Cell]


def _view_section(section: SectionScore, language: Language) -> _SectionView:
    original, plain = section.original, section.plain
    step = None if original.grade is None else find_step(original.grade)
    return _SectionView(
        section,
        step,
        "Not scored" if step is None else STEPS[step][1],
        show_span(original.grade_band),
        show_span(plain.grade_band if plain else None),
        "–" if section.gain is None else f"{section.gain:.1f}",
        [_view_sentence(number, detail, language) for number, detail in enumerate(original.details, 1)],
    )


def _view_sentence(number: int, detail: ReadSentence, language: Language) -> _Cell:
    step = find_step(compute_grade(detail.counts, language))
    name = STEPS[step][1].lower()
    return _Cell(detail.id, step, f"Sentence {number}: {detail.counts.words} words, {name}")


def _count_lengths(found: ArticleScore) -> list[tuple[str, list[int]]]:
    """Return for each span of words a sentence how many sentences of each version have so many."""
    scores = [found.whole, *([found.plain] if found.plain else [])]
    counts = [Counter(detail.counts.words for detail in score.details) for score in scores]
    rows = []
    for low, high in _LENGTHS:
        name = f"{low} to {high}" if high else f"{low} and more"
        here = [sum(n for words, n in count.items() if low <= words <= (high or words)) for count in counts]
        rows.append((name, here))
    return rows


def _find_worst(score: Score) -> list[tuple[ReadSentence, list[Reason]]]:
    worst = sorted(score.details, key=lambda detail: -detail.counts.words)[:_WORST]
    return [(d, [r for r in score.reasons if r.sentence_id == d.id]) for d in worst]


def _view_formulas(found: ArticleScore, language: Language) -> list[tuple[str, str, str, str]]:
    def show(score: Score | None, name: str) -> str:
        value = score.scores[name] if score else None
        return "–" if value is None else f"{value:.1f}"

    return [(f.title, show(found.whole, f.name), show(found.plain, f.name), f.paper) for f in language.formulas]
