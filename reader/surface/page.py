"""An article as a semantic page: both versions, scores and glossary, readable with no script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reader.article import Article, Block, Mark, Section, Sentence, Term
from reader.pipeline import term_id
from reader.preferences import GROUPS, OWN_COLOURS, PROFILES, PYTHON
from reader.readability.reasons import Reason, pick_reasons
from reader.readability.score import Score, score_blocks, score_section
from reader.readability.verdict import describe_confidence, describe_minutes, describe_scores, list_figures
from reader.speech.pronunciation import write_lines
from reader.surface.policy import allow_inline, make_policy, make_policy_inside

SURFACE = Path(__file__).parent
FILES = (".js", ".css", ".svg", ".png", ".woff2", ".data", ".txt")
"""The endings of the files a page needs beside itself."""
RATES = tuple(twentieths / 20 for twentieths in range(10, 81))
"""The speeds of speech: 0.5 to 4 in steps of 0.05."""
SLEEP_MINUTES = (5, 15, 30, 60)

# Name in keys.js, words, key, and the control that does the same.
KEYS = (
    ("play", "Listen, or pause", "k", "page_play"),
    ("back", "Back one sentence", "j", "page_back"),
    ("forward", "Forward one sentence", "l", "page_forward"),
    ("section_back", "Back one section", "[", "page_section_back"),
    ("section_forward", "Forward one section", "]", "page_section_forward"),
    ("skip", "Skip this paragraph, list or table", "n", "page_skip"),
    ("all", "Listen to the whole article", "a", "page_all"),
    ("selection", "Listen to what is selected", "v", "page_selection_listen"),
    ("plain", "Plain language, or original", "p", "page_plain"),
    ("search", "Search", "/", "page_search_open"),
    ("settings", "Settings", "s", "page_settings_open"),
    ("contents", "Contents, at this section", "c", ""),
    ("return", "Back to where I was", "b", "page_return"),
    ("where", "Where am I?", "w", ""),
    ("keys", "This list of keys", "?", "page_keys_open"),
)
FIXED_KEYS = (
    ("Tab", "To the next control; all sentences together are one stop"),
    ("Arrows", "From sentence to sentence"),
    ("Enter", "What can be done with this sentence; while the player is open, listen from here"),
    ("Escape", "Close what is open"),
)

_ORIGINS = {
    "written": "This plain version was written for this article.",
    "automatic": "This plain version was made by a program.",
    "draft": "This plain version is a draft.",
}
_BLOCK_TAGS = {"item": "li", "quote": "blockquote", "row": "tr"}
_LISTS = {True: "ol", False: "ul"}
_TAGS = {"emphasis": "em", "strong": "strong", "code": "code", "subscript": "sub", "superscript": "sup"}
_PHONE = re.compile(r"(?<![\w-])(\d+(?:-\d+){2,})(?![\w-])")
_SAFE_LINKS = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Whole:
    """What an article's page in one file holds: an icon's address, style, scripts, and sounds in base64 by name."""

    icon: str
    style: Markup
    early: Markup
    script: Markup
    sounds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Inlined:
    """What an article's page holds itself, that it may be read when it alone has come, and its one file of modules."""

    style: Markup
    early: Markup
    modules: str


# What every article's page offers, whatever the article.
_OFFERS = {
    "rates": [f"{rate:g}" for rate in RATES],
    "sleep_minutes": SLEEP_MINUTES,
    "profiles": PROFILES,
    "own_colours": OWN_COLOURS,
    "keys": KEYS,
    "fixed_keys": FIXED_KEYS,
    "term_id": term_id,
}


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
    recordings: Sequence[tuple[str, str]] = (("", "Recorded"),),
    own: str = "",
    root: str | None = None,
    mark: str = "",
    inlined: Inlined | None = None,
    whole: Whole | None = None,
) -> str:
    """Return the page of an article; the others are addresses relative to it, or absolute, and "" where there is none.

    `recordings` are the recorded voices, each with its folder below `audio` and its name. `root` is the address of the
    top of a site that can be kept offline, None where there is no such site. `mark` is put at the end of the head and
    of the body, where another program may add its own; such a page has no policy.
    `inlined` is what a page of a site need not ask for before it is read.
    `whole` is what a page in one file holds; it asks for no other.
    """
    views = [_view_section(section, article.language, article.glossary) for section in article.sections]
    sizes = "".join(f'[id="{name}"]{{--words:{words}}}' for name, words in _count_words(article, views))
    return (
        environment()
        .get_template("single.html" if whole else "inlined.html" if inlined else "article.html")
        .render(
            article=article,
            title=article.title,
            language=article.language,
            slug=slug,
            surface=surface,
            audio=audio,
            home=home,
            report=report,
            recordings=recordings,
            downloads=list(_list_downloads(article)),
            pronunciations=write_lines(article.pronunciations),
            own=own,
            sections=views,
            titles={sentence.id: s.heading.text for s in article.sections for sentence in (s.heading, *s.sentences)},
            facts=describe_article(article),
            has_plain=any(section.plain for section in article.sections),
            # A text of one's own has Python already, and on a server Python is no matter of the page.
            groups=(*GROUPS, PYTHON) if own and audio and root is not None else GROUPS,
            sizes=Markup(sizes),
            root=root,
            policy="" if mark else _choose_policy(sizes, inlined, whole),
            inlined=inlined,
            whole=whole,
            mark=Markup(mark),
        )
    )


def _choose_policy(sizes: str, inlined: Inlined | None, whole: Whole | None) -> str:
    styles = [sizes]
    if whole:
        return make_policy_inside([whole.early, whole.script], [whole.style, *styles])
    if inlined:
        styles.append(inlined.style)
    early = allow_inline(inlined.early) if inlined else ""
    return make_policy(script_src=early, style_src=" ".join(map(allow_inline, styles)))


def _list_downloads(article: Article) -> Iterator[tuple[str, str, bool]]:
    """Yield each recording's name for people, its file without the ending, and whether it is the whole article's."""
    yield "The whole article", "whole_original", True
    if any(section.plain for section in article.sections):
        yield "The whole article in plain language", "whole_plain", True
    for section in article.sections:
        yield section.heading.text, section.id, False
        if section.plain:
            yield f"{section.heading.text}, in plain language", f"{section.id}.plain", False


def render_index(
    entries: list[tuple[str, Article]], surface: str = "surface/", *, own: str = "", root: str | None = None
) -> str:
    """Return the page that lists articles, each an address and the article there; the rest is as of an article."""
    shown = [{"address": a, "title": article.title, "facts": describe_article(article)} for a, article in entries]
    return (
        environment()
        .get_template("index.html")
        .render(
            entries=shown,
            title="Plainspoken",
            language="en",
            surface=surface,
            own=own,
            root=root,
            policy=make_policy(),
            mark="",
            slug="",
        )
    )


def describe_article(article: Article) -> str:
    """Return date, country and length of an article as a line for readers."""
    whole = score_blocks(tuple(b for section in article.sections for b in section.blocks), article.language)
    parts = [article.date, article.country, f"about {describe_minutes(whole.reading_seconds)} to read"]
    return " · ".join(part for part in parts if part)


@cache
def environment() -> Environment:
    """Return what makes pages of the templates: it escapes, and a name that is missing is an error."""
    made = Environment(
        loader=PackageLoader("reader.surface"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # in a browser a template may be in memory before its file is there
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= _OFFERS
    return made


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
    words: int


def _view_section(section: Section, language: str, glossary: tuple[Term, ...]) -> _SectionView:
    score = score_section(section, language)
    plain = score_blocks(section.plain.blocks, language) if section.plain else None
    return _SectionView(
        section=section,
        level=min(max(section.level, 2), 6),  # the page's title is the only h1
        heading=render_text(section.heading),
        original=_Renderer("original", glossary).render_blocks(section.blocks),
        plain=_Renderer("plain", glossary).render_blocks(section.plain.blocks) if section.plain else Markup(),
        score=score,
        verdict=describe_scores(score, plain),
        sureness=describe_confidence(score),
        figures=list_figures(score, plain),
        reasons=pick_reasons(score.reasons),
        provenance=_describe_provenance(section),
        words=sum(len(sentence.text.split()) for sentence in section.sentences),
    )


def _describe_provenance(section: Section) -> str:
    if section.plain is None:
        return ""
    review = section.plain.review
    reviewed = f"Reviewed by {review.by}, {review.role}, {review.date}." if review else "No clinician has reviewed it."
    return f"{_ORIGINS[section.plain.origin]} {reviewed}"


def _count_words(article: Article, views: Sequence[_SectionView]) -> Iterator[tuple[str, int]]:
    """Yield each part of the page that is laid out only when it comes near, and the words that it has room for."""
    for view in views:
        yield view.section.id, view.words
    # A word that is explained stands on a line of its own.
    yield "page_glossary", sum(len(term.meaning.split()) + 10 for term in article.glossary)


class _TermFinder:
    """Finds the glossary's words in running text, each at its first use only."""

    def __init__(self, glossary: tuple[Term, ...]):
        self._forms = {form.casefold(): term for term in glossary for form in (term.term, *term.also)}
        longest_first = sorted(self._forms, key=len, reverse=True)
        words = "|".join(re.escape(form) for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) if words else None
        self._used: set[str] = set()

    def find(self, sentence: Sentence) -> list[tuple[int, int, Term]]:
        """Return the ranges of words not used before, those inside links left out: a link holds no button."""
        if self._pattern is None:
            return []
        found = []
        for match in self._pattern.finditer(sentence.text):
            term = self._forms[match.group().casefold()]
            linked = any(m.kind == "link" and m.start < match.end() and match.start() < m.end for m in sentence.marks)
            if term.term not in self._used and not linked:
                self._used.add(term.term)
                found.append((*match.span(), term))
        return found


class _Renderer:
    """Renders one version of one section; a hard word is marked at its first use there."""

    def __init__(self, version: str, glossary: tuple[Term, ...] = ()):
        self.version = version
        self.terms = _TermFinder(glossary)

    def render_blocks(self, blocks: tuple[Block, ...]) -> Markup:
        """Return blocks as HTML; every sentence is an element that carries its id and its version."""
        return Markup("\n").join(self._render_block(block) for block in blocks)

    def _render_block(self, block: Block) -> Markup:
        inside = self._render_inside(block)
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
            return Markup(
                '<div class="table" id="{}" tabindex="0" role="group" aria-label="Table"><table>{}</table></div>'
            ).format(block.id, inside)
        tag = Markup(_BLOCK_TAGS.get(block.type, "p") if block.type != "list" else _LISTS[block.ordered])
        return Markup('<{0} id="{1}">{2}</{0}>').format(tag, block.id, inside)

    def _render_inside(self, block: Block) -> Markup:
        own = Markup(" ").join(self.render_sentence(sentence) for sentence in block.sentences)
        if own and block.type in ("callout", "quote"):
            own = Markup("<p>{}</p>").format(own)
        return own + self.render_blocks(block.blocks)

    def render_sentence(self, sentence: Sentence) -> Markup:
        """Return a sentence as an element with its id, its version and, for a plain one, its sources."""
        sources = Markup(' data-sources="{}"').format(" ".join(sentence.sources)) if sentence.sources else ""
        shown = Markup('<span id="{0}" data-sentence-id="{0}" data-version="{1}"{2} tabindex="-1">{3}</span>').format(
            sentence.id, self.version, sources, self._render_text(sentence)
        )
        if sentence.kept_because:
            shown += Markup(' <small class="kept">Original words. {}</small>').format(sentence.kept_because)
        return shown

    def _render_text(self, sentence: Sentence) -> Markup:
        out, place = Markup(), 0
        for start, end, term in self.terms.find(sentence):
            word = render_text(sentence, start, end)
            link = Markup('<a class="term" href="#{}" data-kind="{}">{}</a>').format(term_id(term), term.kind, word)
            out += render_text(sentence, place, start) + link
            place = end
        return out + render_text(sentence, place)


def _render_figure(block: Block, caption: Markup) -> Markup:
    # Nothing is loaded from elsewhere: a picture that is no part of the page is described in words.
    described = Markup('<p class="described">Picture: {}</p>').format(block.description) if block.description else ""
    return Markup('<figure id="{}">{}{}</figure>').format(
        block.id, described, Markup("<figcaption>{}</figcaption>").format(caption) if caption else ""
    )


def render_text(sentence: Sentence, start: int = 0, end: int | None = None) -> Markup:
    """Return a range of a sentence's text with its marks as elements, cut where they cross another's border."""
    end = len(sentence.text) if end is None else end
    borders = (place for mark in sentence.marks for place in (mark.start, mark.end) if start < place < end)
    out = Markup()
    for left, right in pairwise(sorted({start, end, *borders})):
        piece = _mark_phones(sentence.text[left:right])
        for mark in reversed([m for m in sentence.marks if m.start <= left and right <= m.end]):
            piece = _wrap(piece, mark)
        out += piece
    return out


def _mark_phones(text: str) -> Markup:
    """Return text with each number to dial in an element, so that no line breaks within it."""
    phone = Markup('<span class="phone">{}</span>')
    return Markup().join(phone.format(part) if at % 2 else escape(part) for at, part in enumerate(_PHONE.split(text)))


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
