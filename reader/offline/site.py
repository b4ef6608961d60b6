"""A content folder becomes a static site; what has not changed is neither spoken nor written again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from reader.article import Article
from reader.offline import manifest, service_worker
from reader.offline import stamp as stamps
from reader.offline.assets import Assets
from reader.offline.bundle import unite
from reader.offline.inventory import (
    NO_PACK,
    PAGES,
    VOICE,
    Changes,
    Item,
    audio_pack,
    describe_items,
    downloads_pack,
    read_inventory,
    write_files,
)
from reader.offline.python_pack import make_python_pack
from reader.offline.shrink import STYLE, read_text, shrink, shrink_early
from reader.pipeline import list_articles, read_published, with_spoken_words
from reader.speech.library import MANIFEST, Progress, Report, list_recorded, speak_voices
from reader.speech.library import list_files as list_recordings
from reader.speech.unit import USUAL, Delivery
from reader.surface.own import OWN
from reader.surface.page import SURFACE, Inlined, list_files, render_article, render_index
from reader.surface.report import ENDINGS, REPORT, make_export

AUDIO = "audio"
WHOLE = "whole_"
"""How the names of recordings of a whole article begin."""

# Icons are the browser's and the system's, who fetch them when the reader is installed.
_SURFACE_PACKS = {"voice": VOICE, "icons": NO_PACK}
_READER = "reader.js"
_MODULES = "modules.js"
_SURFACE_ADDRESS = "../surface/"  # from an article's page


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
    assets: Assets | None = None,
    stamp: str = "",
) -> SiteReport:
    """Write the site of all articles of a content folder: `index.html`, `SLUG/index.html`, `SLUG/audio/`.

    With `assets` it can open a reader's own text too, by Python in the browser. `stamp` is remembered for `find_site`.

    Raises:
        InputError: the folder holds no article, or one that cannot be read.
        EnvironmentFault: no such voice, or `out` cannot be written.
    """
    articles = {folder.name: read_published(folder) for folder in list_articles(content)}
    spoken = {slug: with_spoken_words(article) for slug, article in articles.items()}
    speech = [speak_voices(article, out / slug / AUDIO, voices, delivery, report) for slug, article in spoken.items()]
    sound = [item for slug, article in spoken.items() for item in _list_speech(out, slug, article, voices)]
    recordings = {slug: list_recorded(article, voices) for slug, article in spoken.items()}
    python = make_python_pack(assets) if assets else []
    titles = {slug: article.title for slug, article in articles.items()}
    app = Item(manifest.NAME, manifest.make_manifest(titles, bool(python)), PAGES)
    items = [*_make_pages(articles, recordings, bool(python)), *_gather_surface(), app, *sound, *python]
    worker = Item(service_worker.NAME, service_worker.make_worker(describe_items(items), titles), NO_PACK)
    counts = {"articles": len(articles), "sections": _total(speech, "spoken") + _total(speech, "unchanged")}
    build = [Item(stamps.NAME, stamps.describe_build(stamp, counts, [worker]), NO_PACK)] if stamp else []
    changes = write_files(out, items, [worker, *build])
    return SiteReport(len(articles), _total(speech, "spoken"), _total(speech, "unchanged"), changes)


def find_site(out: Path, stamp: str) -> SiteReport | None:
    """Return the report of a build that would change nothing, if the site is whole and was made with that stamp."""
    counts = stamps.find_counts(out, stamp)
    if counts is None:
        return None
    return SiteReport(counts["articles"], 0, counts["sections"], Changes(0, len(read_inventory(out)), 0))


def _make_pages(articles: dict[str, Article], recordings: dict[str, list[tuple[str, str]]], python: bool) -> list[Item]:
    own = f"../{OWN}" if python else ""
    inlined = _make_inlined()
    pages = {
        f"{slug}/index.html": render_article(
            article, slug, recordings=recordings[slug], own=own, root="../", inlined=inlined
        )
        for slug, article in articles.items()
    }
    pages |= {
        f"{slug}/{REPORT}.{ending}": make_export(article, slug, ending, root="../")
        for slug, article in articles.items()
        for ending in ENDINGS
    }
    entries = [(f"{slug}/index.html", article) for slug, article in articles.items()]
    pages["index.html"] = render_index(entries, own=OWN if python else "", root="")
    return [Item(path, page.encode(), PAGES) for path, page in pages.items()]


def _make_inlined() -> Inlined:
    style = shrink(STYLE, read_text(STYLE)).replace('url("', f'url("{_SURFACE_ADDRESS}')
    return Inlined(Markup(style), shrink_early(), _MODULES)


def _gather_surface() -> list[Item]:
    files = {path.as_posix(): _read_surface(path) for path in list_files()}
    files |= {name: shrink(name, text).encode() for name, text in unite(_READER, _MODULES, read_text).items()}
    return [
        Item(f"surface/{path}", data, _SURFACE_PACKS.get(path.partition("/")[0], PAGES)) for path, data in files.items()
    ]


def _read_surface(path: Path) -> bytes:
    """Return a file of the surface, shrunk where it is a script or style of our own."""
    ours = len(path.parts) == 1 and path.suffix in (".js", ".css")
    return shrink(path.name, read_text(path.name)).encode() if ours else (SURFACE / path).read_bytes()


def _list_speech(out: Path, slug: str, article: Article, voices: Sequence[str]) -> list[Item]:
    paths = (Path(slug, AUDIO, path) for path in list_recordings(article, voices))
    return [Item(path.as_posix(), out / path, _choose_pack(slug, path.name)) for path in paths]


def _choose_pack(slug: str, name: str) -> str:
    """Return the pack of a file of speech: what is played, what is downloaded, or the build's own record."""
    if name == MANIFEST:
        return NO_PACK
    return downloads_pack(slug) if name.startswith(WHOLE) or name.endswith(".vtt") else audio_pack(slug)


def _total(speech: list[Report], name: str) -> int:
    return sum(getattr(report, name) for report in speech)
