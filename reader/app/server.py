"""`plainspoken serve`: the Panel app and its speech, on loopback."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any, cast

import panel as pn
from tornado.ioloop import IOLoop
from tornado.web import HTTPError, RequestHandler, StaticFileHandler

from reader.app.reading import OWN_PAGE, SPEECH, SURFACE, make_app, make_own_app
from reader.app.review.handlers import make_patterns
from reader.article import Article, Section
from reader.errors import ReaderError
from reader.pipeline import with_spoken_words
from reader.platform.cache import find_cache_folder
from reader.platform.loopback import ADDRESS, LoopbackRouter, open_port
from reader.speech.library import SpokenUnit, caption_unit, ensure_unit, ensure_whole
from reader.speech.unit import USUAL, deliver
from reader.speech.utterance import Version
from reader.surface.page import SURFACE as SURFACE_FOLDER
from reader.surface.page import render_index
from reader.surface.report import ENDINGS, REPORT, make_export

# A sound is named by its content, so that a page never pairs new times with an old sound.
_SOUNDS = rf"{SPEECH}[^/]+/([0-9a-f]{{32}}-[0-9a-f]{{16}}\.ogg)"
_PIECES = rf"{SPEECH}([^/]+)/([a-z0-9_-]+)(\.plain)?\.(json|ogg|vtt)"
_WHOLES = rf"{SPEECH}([^/]+)/whole_(original|plain)\.(ogg|vtt)"
_REPORTS = rf"/([^/]+)/{REPORT}\.({'|'.join(ENDINGS)})"
_TYPES = {
    "html": "text/html; charset=UTF-8",
    "json": "application/json",
    "csv": "text/csv; charset=UTF-8",
    "vtt": "text/vtt; charset=UTF-8",
    "ogg": "audio/ogg",
}


class _SpeechHandler(RequestHandler):
    """Answers `SLUG/SECTION[.plain].json`, `.ogg` and `.vtt`; what was never spoken is spoken now, once."""

    def initialize(self, articles: dict[str, Article]) -> None:
        self.articles = articles

    async def get(self, slug: str, section_id: str, plain: str | None, ending: str) -> None:
        article = self.articles.get(slug)
        section = next((s for s in article.sections if s.id == section_id), None) if article else None
        if section is None or (plain and section.plain is None):
            raise HTTPError(404)
        version: Version = "plain" if plain else "original"
        try:
            unit = await IOLoop.current().run_in_executor(None, _speak, article, section, version)
        except ReaderError as error:
            self.set_status(503)
            self.finish(str(error))
            return
        if ending == "json":
            self.finish(unit.record)
        elif ending == "vtt":
            self.set_header("Content-Type", _TYPES[ending])
            self.finish(caption_unit(section, version, unit))
        else:
            self.redirect(unit.audio.name)


class _WholeHandler(RequestHandler):
    """Answers `SLUG/whole_original.ogg` and `.vtt`, and those of the plain version."""

    def initialize(self, articles: dict[str, Article]) -> None:
        self.articles = articles

    async def get(self, slug: str, version: Version, ending: str) -> None:
        article = self.articles.get(slug)
        if article is None:
            raise HTTPError(404)
        try:
            audio, captions = await IOLoop.current().run_in_executor(None, _speak_whole, article, version)
        except ReaderError as error:
            self.set_status(503)
            self.finish(str(error))
            return
        self.set_header("Content-Type", _TYPES[ending])
        self.finish(audio if ending == "ogg" else captions)


class _IndexHandler(RequestHandler):
    """Lists the articles; with one alone, goes there."""

    def initialize(self, articles: dict[str, Article]) -> None:
        self.articles = articles

    def get(self) -> None:
        if len(self.articles) == 1:
            self.redirect(f"/{next(iter(self.articles))}")
            return
        entries = [(f"/{slug}", article) for slug, article in self.articles.items()]
        self.finish(render_index(entries, SURFACE, own=OWN_PAGE))


class _ReportHandler(RequestHandler):
    """Answers `SLUG/report.html`, `.json` and `.csv`; each is made when it is asked for."""

    def initialize(self, articles: dict[str, Article]) -> None:
        self.articles = articles

    def get(self, slug: str, ending: str) -> None:
        article = self.articles.get(slug)
        if article is None:
            raise HTTPError(404)
        self.set_header("Content-Type", _TYPES[ending])
        self.finish(make_export(article, slug, ending, surface=SURFACE, page=f"/{slug}", home="/"))


def start_server(
    articles: dict[str, Article], port: int | None = None, reviews: dict[str, Path] | None = None
) -> tuple[Any, int]:
    """Return a Bokeh server that shows the articles, by slug, and its port; `run_until_shutdown` makes it answer.

    `reviews` are the folders whose plain text may be read beside its source, edited and signed, by slug.

    Raises:
        EnvironmentFault: the port is in use.
    """
    spoken = {slug: with_spoken_words(article) for slug, article in articles.items()}
    patterns = [
        (r"/", _IndexHandler, {"articles": articles}),
        (_SOUNDS, StaticFileHandler, {"path": str(_speech_folder())}),
        (_WHOLES, _WholeHandler, {"articles": spoken}),
        (_PIECES, _SpeechHandler, {"articles": spoken}),
        (_REPORTS, _ReportHandler, {"articles": articles}),
        (rf"{SURFACE}(.*)", StaticFileHandler, {"path": str(SURFACE_FOLDER)}),
        (r"/(service_worker\.js)", StaticFileHandler, {"path": str(Path(__file__).parent)}),
    ]
    if reviews:
        patterns[:0] = make_patterns(reviews)
    apps = {f"/{slug}": make_app(article, slug) for slug, article in articles.items()} | {OWN_PAGE: make_own_app()}

    def start(port: int) -> Any:
        return pn.serve(
            cast("Any", apps),
            port=port,
            address=ADDRESS,
            websocket_origin=[f"{name}:{port}" for name in ("localhost", ADDRESS)],
            extra_patterns=patterns,
            use_index=False,
            redirect_root=False,
            start=False,
            show=False,
            verbose=False,
        )

    server, found = open_port(start, port)
    # Bokeh checks the Origin of its web socket alone; the router checks Host and Origin of every request.
    server._http.request_callback = LoopbackRouter(server._tornado)
    return server, found


def speak_ahead(articles: dict[str, Article]) -> None:
    """Speak every section in the background, one by one, so that a press of Listen finds it ready."""

    def work() -> None:
        for article in map(with_spoken_words, articles.values()):
            for section in article.sections:
                versions: list[Version] = ["original", "plain"] if section.plain else ["original"]
                for version in versions:
                    # What cannot be spoken now is said to the reader who asks for it.
                    with suppress(ReaderError):
                        _speak(article, section, version)

    Thread(target=work, name="speak-ahead", daemon=True).start()


def _speak(article: Article, section: Section, version: Version) -> SpokenUnit:
    return ensure_unit(section, version, _speech_folder(), delivery=deliver(article, USUAL))


def _speak_whole(article: Article, version: Version) -> tuple[bytes, bytes]:
    return ensure_whole(article, version, _speech_folder(), delivery=deliver(article, USUAL))


def _speech_folder() -> Path:
    return find_cache_folder() / "speech"
