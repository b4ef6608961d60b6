"""An article as a semantic page: both versions, scores and glossary, readable with no script."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reader.article import Article, Block, Mark, Section, Sentence
from reader.readability.reasons import Reason, pick_reasons
from reader.readability.score import Score, score_blocks, score_section
from reader.readability.verdict import describe_confidence, describe_minutes, describe_scores, list_figures

SURFACE = Path(__file__).parent
FILES = (".js", ".css", ".svg", ".woff2")
"""The endings of the files a page needs beside itself."""
RATES = (0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 2.5, 3)

_ORIGINS = {
    "written": "This plain version was written for this article.",
    "automatic": "This plain version was made by a program.",
    "draft": "This plain version is a draft.",
}
_LISTS = {True: "ol", False: "ul"}
_TAGS = {"emphasis": "em", "strong": "strong", "code": "code", "subscript": "sub", "superscript": "sup"}
_SAFE_LINKS = ("https://", "http://", "mailto:", "tel:")


def list_files() -> list[Path]:
    """Return the files that pages need beside themselves, as paths below `SURFACE`."""
    found = (path.relative_to(SURFACE) for path in SURFACE.rglob("*") if path.suffix in FILES)
    return sorted(found)


def render_article(
    article: Article,
    slug: str,
    *,
    surface: str = "../surface/",
    audio: str = "audio/",
    home: str = "../",
    report: str = "report.html",
    mark: str = "",
) -> str:
    """Return the page of an article; the others are addresses relative to it, or absolute.

    `mark` is put at the end of the head and of the body, where another program may add its own.
    """
    views = [_view_section(section, article.language) for section in article.sections]
    return (
        environment()
        .get_template("article.html")
        .render(
            article=article,
            title=article.title,
            language=article.language,
            slug=slug,
            surface=surface,
            audio=audio,
            home=home,
            report=report,
            sections=views,
            facts=describe_article(article),
            has_plain=any(section.plain for section in article.sections),
            rates=RATES,
            mark=Markup(mark),
        )
    )


def render_index(entries: list[tuple[str, Article]], surface: str = "surface/") -> str:
    """Return the page that lists articles; each entry is an address and the article there."""
    shown = [{"address": a, "title": article.title, "facts": describe_article(article)} for a, article in entries]
    return (
        environment()
        .get_template("index.html")
        .render(entries=shown, title="Plainspoken", language="en", surface=surface, mark="", slug="")
    )


def describe_article(article: Article) -> str:
    """Return date, country and length of an article as a line for readers."""
    whole = score_blocks(tuple(b for section in article.sections for b in section.blocks), article.language)
    parts = [article.date, article.country, f"about {describe_minutes(whole.reading_seconds)} to read"]
    return " · ".join(part for part in parts if part)


@cache
def environment() -> Environment:
    """Return what makes pages of the templates: it escapes, and a name that is missing is an error."""
    return Environment(
        loader=PackageLoader("reader.surface"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class _SectionView:
    """What the template of a section shows."""

    section: Section
    level: int
    heading: Markup
    original: Markup
    plain: Markup
    score: Score
    verdict: str
    sureness: str
    figures: list[tuple[str, str, str]]
    reasons: tuple[Reason, ...]
    provenance: str


def _view_section(section: Section, language: str) -> _SectionView:
    score = score_section(section, language)
    plain = score_blocks(section.plain.blocks, language) if section.plain else None
    return _SectionView(
        section=section,
        level=min(max(section.level, 2), 6),  # the page's title is the only h1
        heading=render_text(section.heading),
        original=render_blocks(section.blocks, "original"),
        plain=render_blocks(section.plain.blocks, "plain") if section.plain else Markup(),
        score=score,
        verdict=describe_scores(score, plain),
        sureness=describe_confidence(score),
        figures=list_figures(score, plain),
        reasons=pick_reasons(score.reasons),
        provenance=_describe_provenance(section),
    )


def _describe_provenance(section: Section) -> str:
    if section.plain is None:
        return ""
    review = section.plain.review
    reviewed = f"Reviewed by {review.by}, {review.role}, {review.date}." if review else "No clinician has reviewed it."
    return f"{_ORIGINS[section.plain.origin]} {reviewed}"


def render_blocks(blocks: tuple[Block, ...], version: str) -> Markup:
    """Return blocks as HTML; every sentence is an element that carries its id and its version."""
    return Markup("\n").join(_render_block(block, version) for block in blocks)


def _render_block(block: Block, version: str) -> Markup:
    inside = _render_inside(block, version)
    if block.type == "callout":
        label = block.kind.capitalize()
        return Markup('<div class="callout {}" role="note" id="{}"><p class="label">{}</p>{}</div>').format(
            block.kind, block.id, label, inside
        )
    if block.type == "figure":
        return _render_figure(block, inside)
    if block.type == "cell":
        tag = Markup("th") if block.header else Markup("td")
        return Markup("<{0}>{1}</{0}>").format(tag, inside)
    if block.type == "table":
        return Markup('<div class="table" id="{}"><table>{}</table></div>').format(block.id, inside)
    tag = Markup({"list": _LISTS[block.ordered], "item": "li", "quote": "blockquote", "row": "tr"}.get(block.type, "p"))
    return Markup('<{0} id="{1}">{2}</{0}>').format(tag, block.id, inside)


def _render_inside(block: Block, version: str) -> Markup:
    own = Markup(" ").join(render_sentence(sentence, version) for sentence in block.sentences)
    if own and block.type in ("callout", "quote"):
        own = Markup("<p>{}</p>").format(own)
    return own + render_blocks(block.blocks, version)


def _render_figure(block: Block, caption: Markup) -> Markup:
    # Nothing is loaded from elsewhere: a picture that is no part of the page is described in words.
    described = Markup('<p class="described">Picture: {}</p>').format(block.description) if block.description else ""
    return Markup('<figure id="{}">{}{}</figure>').format(
        block.id, described, Markup("<figcaption>{}</figcaption>").format(caption) if caption else ""
    )


def render_sentence(sentence: Sentence, version: str) -> Markup:
    """Return a sentence as an element with its id, its version and, for a plain one, its sources."""
    sources = Markup(' data-sources="{}"').format(" ".join(sentence.sources)) if sentence.sources else ""
    shown = Markup('<span id="{0}" data-sentence-id="{0}" data-version="{1}"{2} tabindex="-1">{3}</span>').format(
        sentence.id, version, sources, render_text(sentence)
    )
    if sentence.kept_because:
        shown += Markup(' <small class="kept">Original words. {}</small>').format(sentence.kept_because)
    return shown


def render_text(sentence: Sentence) -> Markup:
    """Return a sentence's text with its marks as elements; marks that cross another's border are cut there."""
    places = sorted({0, len(sentence.text), *(p for m in sentence.marks for p in (m.start, m.end))})
    out = Markup()
    for start, end in pairwise(places):
        piece = escape(sentence.text[start:end])
        for mark in reversed([m for m in sentence.marks if m.start <= start and end <= m.end]):
            piece = _wrap(piece, mark)
        out += piece
    return out


def _wrap(piece: Markup, mark: Mark) -> Markup:
    if mark.kind == "link":
        if not mark.value.startswith(_SAFE_LINKS):
            return piece
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(mark.value, piece)
    if mark.kind == "language":
        return Markup('<span lang="{}">{}</span>').format(mark.value, piece)
    if mark.kind == "abbreviation":
        return Markup('<abbr title="{}">{}</abbr>').format(mark.value, piece)
    return Markup("<{0}>{1}</{0}>").format(Markup(_TAGS[mark.kind]), piece)
