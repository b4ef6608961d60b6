"""An article in one HTML file, with style, fonts, scripts and sound inside: it opens from a disk, with no server."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from reader.article import Article
from reader.errors import InputError
from reader.offline.bundle import bundle
from reader.offline.shrink import STYLE, guard, read_text, shrink, shrink_early
from reader.pipeline import list_articles, make_plain, read_article, read_published, with_spoken_words
from reader.plain.faithful import refuse_unfaithful
from reader.platform.cache import find_cache_folder
from reader.speech.files import write_file
from reader.speech.library import Progress, speak_voices
from reader.speech.library import list_files as list_recordings
from reader.speech.unit import USUAL, Delivery
from reader.surface.page import SURFACE, Whole, render_article

ENTRY = "single.js"
_PLAYED = (".ogg", ".json")
_URL = re.compile(r"url\(\"?(?P<address>[\w./-]+)\"?\)")
_TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class SingleReport:
    """What was made: the file, its size in bytes, whether it was written, sections spoken and found unchanged."""

    path: Path
    size: int
    written: bool
    spoken: int
    unchanged: int


def build_single(
    source: str,
    content: Path,
    out: Path | None = None,
    voice: str | None = None,
    delivery: Delivery = USUAL,
    report: Progress | None = None,
) -> SingleReport:
    """Write an article as one file, by default `SLUG.html` here.

    `source` names an article of the content folder, a folder of an article, or a file; what has no plain version
    gets one made by program, as everywhere.

    Raises:
        InputError: there is no such article, or it cannot be read.
        EnvironmentFault: no such voice, or the file cannot be written.
    """
    slug, article = read_source(source, content)
    spoken = with_spoken_words(article)
    folder = find_cache_folder() / "single" / slug
    voices = [voice] if voice else []
    said = speak_voices(spoken, folder, voices, delivery, report)
    names = [name for name in list_recordings(spoken, voices) if _is_played(name)]
    page = render_single(article, slug, {name: (folder / name).read_bytes() for name in names}).encode()
    path = out or Path(f"{slug}.html")
    written = not path.is_file() or path.read_bytes() != page
    if written:
        write_file(path, page)
    return SingleReport(path, len(page), written, said.spoken, said.unchanged)


def read_source(source: str, content: Path) -> tuple[str, Article]:
    """Return the article that a name, folder or file stands for, and its slug."""
    path = Path(source)
    named = {folder.name: folder for folder in list_articles(content)} if not path.exists() else {}
    if source in named:
        return source, read_published(named[source])
    if not path.exists():
        known = ", ".join(named)
        raise InputError(
            "an article, a folder of one, or a file", f"“{source}”", f"There is: {known}. Name one, or a file."
        )
    slug = re.sub(r"[^a-z0-9]+", "-", path.resolve().stem.lower()).strip("-") or "article"
    return slug, refuse_unfaithful(make_plain(read_article(path)))


def render_single(article: Article, slug: str, sounds: dict[str, bytes]) -> str:
    """Return the page of an article in one file; `sounds` are recordings and timing records by name."""
    whole = Whole(
        icon=_embed("icon.svg"),
        style=Markup(_make_style()),
        early=shrink_early(),
        script=guard(shrink(ENTRY, bundle(ENTRY, read_text))),
        sounds=tuple((name, base64.b64encode(data).decode()) for name, data in sorted(sounds.items())),
    )
    return render_article(article, slug, home="#page_title", report="", whole=whole)


def _is_played(name: str) -> bool:
    """Tell whether the page plays a file: the first voice's recordings, and not those of the whole article."""
    path = PurePosixPath(name)
    return path.suffix in _PLAYED and len(path.parts) == 1 and not name.startswith((".", "whole_", "voices."))


def _make_style() -> str:
    """Return the page's style with its fonts in it."""
    style = shrink(STYLE, read_text(STYLE))
    # A font that is here already need not be waited for, nor done without.
    style = style.replace("font-display:optional", "font-display:block")
    return _URL.sub(lambda found: f'url("{_embed(found["address"])}")', style)


def _embed(name: str) -> str:
    data = (SURFACE / name).read_bytes()
    return f"data:{_TYPES[Path(name).suffix]};base64,{base64.b64encode(data).decode()}"
