"""A content folder becomes a static site; what has not changed is neither spoken nor written again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from reader.article import Article
from reader.offline.inventory import Changes, write_files
from reader.pipeline import list_articles, read_content, with_spoken_words
from reader.speech.library import Progress, Report, list_recorded, speak_voices
from reader.speech.library import list_files as list_recordings
from reader.speech.unit import USUAL, Delivery
from reader.surface.page import SURFACE, list_files, render_article, render_index
from reader.surface.report import ENDINGS, REPORT, make_export

AUDIO = "audio"

# A visitor on a slow line pays for every byte; the server on this machine hands out the sources as they are.
_SHRINK: dict[str, Callable[[str], str]] = {".js": jsmin, ".css": cssmin}


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What a build did: articles in the site, sections spoken and found unchanged, files written and removed."""

    articles: int
    spoken: int
    unchanged: int
    files: Changes


def build_site(
    content: Path,
    out: Path,
    voices: Sequence[str] = (),
    delivery: Delivery = USUAL,
    report: Progress | None = None,
) -> SiteReport:
    """Write the site of all articles of a content folder: `index.html`, `SLUG/index.html`, `SLUG/audio/`.

    Raises:
        InputError: the folder holds no article, or one that cannot be read.
        EnvironmentFault: no such voice, or `out` cannot be written.
    """
    articles = {folder.name: read_content(folder) for folder in list_articles(content)}
    spoken = {slug: with_spoken_words(article) for slug, article in articles.items()}
    speech = [speak_voices(article, out / slug / AUDIO, voices, delivery, report) for slug, article in spoken.items()]
    sound = [path for slug, article in spoken.items() for path in _list_speech(slug, article, voices)]
    recordings = {slug: list_recorded(article, voices) for slug, article in spoken.items()}
    changes = write_files(out, {**_make_pages(articles, recordings), **_gather_surface()}, sound)
    return SiteReport(len(articles), _total(speech, "spoken"), _total(speech, "unchanged"), changes)


def _make_pages(articles: dict[str, Article], recordings: dict[str, list[tuple[str, str]]]) -> dict[str, bytes]:
    pages = {
        f"{slug}/index.html": render_article(article, slug, recordings=recordings[slug])
        for slug, article in articles.items()
    }
    pages |= {
        f"{slug}/{REPORT}.{ending}": make_export(article, slug, ending)
        for slug, article in articles.items()
        for ending in ENDINGS
    }
    pages["index.html"] = render_index([(f"{slug}/index.html", article) for slug, article in articles.items()])
    return {path: page.encode() for path, page in pages.items()}


def _gather_surface() -> dict[str, bytes]:
    return {f"surface/{path.as_posix()}": _shrink(SURFACE / path) for path in list_files()}


def _shrink(path: Path) -> bytes:
    """Return a file of the surface without its comments and indentation, where it is a script or style of our own."""
    if path.parent != SURFACE or path.suffix not in _SHRINK:
        return path.read_bytes()
    return _SHRINK[path.suffix](path.read_text("utf-8")).encode()


def _list_speech(slug: str, article: Article, voices: Sequence[str]) -> list[str]:
    return [f"{slug}/{AUDIO}/{path}" for path in list_recordings(article, voices)]


def _total(speech: list[Report], name: str) -> int:
    return sum(getattr(report, name) for report in speech)
