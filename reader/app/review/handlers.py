"""Answers `/SLUG/review` and `/SLUG/review/SECTION`: pages of forms, which work without a script.

The server's router lets only loopback through. What writes asks for more: an Origin that is this very server, and the
token of this run, which stands in the form alone.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, RequestHandler, StaticFileHandler

from reader.app.review.view import FOLDER, STYLE, render_list, render_section
from reader.article import Article, Section
from reader.errors import ReaderError
from reader.pipeline import read_written
from reader.platform.reviews import fingerprint, sign_section, write_plain_text

_PATTERN = r"/([^/]+)/review(?:/([a-z0-9_-]+))?"
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "same-origin",  # with none at all, a form would come without its Origin
    "X-Content-Type-Options": "nosniff",
}
CHANGED = "The text has changed since you opened this page. Read it again; nothing was written."
UNREAD = "Nothing was signed. Say that you have read every plain sentence against its source."


@dataclass(frozen=True)
class _Desk:
    """The folders that may be reviewed, by slug, and the token of this run of the server."""

    folders: dict[str, Path]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))


def make_patterns(folders: dict[str, Path]) -> list[Any]:
    """Return what a server needs to answer reviews of these folders, by slug."""
    return [
        (rf"/review/({STYLE})", StaticFileHandler, {"path": str(FOLDER)}),
        (_PATTERN, _ReviewHandler, {"desk": _Desk(folders)}),
    ]


class _ReviewHandler(RequestHandler):
    """Shows what is to be reviewed, and writes what a reviewer hands in."""

    def initialize(self, desk: _Desk) -> None:
        self.desk = desk

    def set_default_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def get(self, slug: str, section_id: str | None) -> None:
        folder, article = self._open(slug)
        if section_id is None:
            self.finish(render_list(slug, folder, article))
            return
        self._show(slug, folder, _find(article, section_id), done=self.get_query_argument("done", ""))

    def post(self, slug: str, section_id: str | None) -> None:
        folder, article = self._open(slug)
        section = _find(article, section_id or "")
        self._check_sender()
        if self.get_body_argument("seen", "") != fingerprint(folder):
            self._show(slug, folder, section, fault=CHANGED, status=HTTPStatus.CONFLICT)
            return
        act = {"edit": self._edit, "sign": self._sign}.get(self.get_body_argument("act", ""))
        if act is None:
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        try:
            done = act(folder, section)
        except ReaderError as error:
            self._show(slug, folder, section, fault=str(error), status=HTTPStatus.BAD_REQUEST)
            return
        self.redirect(f"/{slug}/review/{section.id}?done={done}", status=HTTPStatus.SEE_OTHER)

    def _edit(self, folder: Path, section: Section) -> str:
        write_plain_text(folder, section, self.get_body_argument("text", "", strip=False))
        return "edited"

    def _sign(self, folder: Path, section: Section) -> str:
        if not self.get_body_argument("read", ""):
            raise _Refused(UNREAD)
        sign_section(folder, section.id, self.get_body_argument("by", ""), self.get_body_argument("role", ""))
        return "signed"

    def _open(self, slug: str) -> tuple[Path, Article]:
        folder = self.desk.folders.get(slug)
        if folder is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return folder, read_written(folder)

    def _check_sender(self) -> None:
        """Refuse what does not come from a page of this server, whatever the browser lets through."""
        own = f"{self.request.protocol}://{self.request.host}"
        token = self.get_body_argument("token", "")
        if self.request.headers.get("Origin") != own or not secrets.compare_digest(token, self.desk.token):
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def _show(
        self, slug: str, folder: Path, section: Section, fault: str = "", done: str = "", status: int = 200
    ) -> None:
        """Show a section; what was typed stays in the form where it was refused."""
        typed: dict[str, Any] = {}
        if fault and fault != CHANGED:
            typed = {name: self.get_body_argument(name, "", strip=False) for name in ("text", "by", "role")}
        self.set_status(status)
        self.finish(render_section(slug, folder, section.id, self.desk.token, fault=fault, done=done, typed=typed))


class _Refused(ReaderError):
    """What a reviewer must do first, in one sentence."""

    def __init__(self, message: str):
        Exception.__init__(self, message)


def _find(article: Article, section_id: str) -> Section:
    section = next((one for one in article.sections if one.id == section_id and one.plain is not None), None)
    if section is None:
        raise HTTPError(HTTPStatus.NOT_FOUND)
    return section
