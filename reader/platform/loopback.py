"""Servers for the person at this machine alone: on loopback, with Host and Origin checked.

A page on the web can make a browser call this machine's ports, under its own name (DNS rebinding) or from its
own origin. Both show in the headers, so requests that do not name loopback are refused before any handler runs.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application, RequestHandler

from reader.errors import EnvironmentFault

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8000
Server = TypeVar("Server")
_NAMES = frozenset(("localhost", "127.0.0.1", "::1"))


class _Refusal(RequestHandler):
    def prepare(self) -> None:
        self.set_status(403)
        self.finish("This server answers only to this machine, at localhost or 127.0.0.1.\n")


class LoopbackRouter(Router):
    """Hands requests that name loopback to an application, and refuses all others with status 403."""

    def __init__(self, application: Application):
        self._application = application
        self._refusal = Application([(r".*", _Refusal)], log_function=lambda handler: None)

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> HTTPMessageDelegate | None:
        """Return the handler for a request, by its Host and, where there is one, its Origin."""
        origin = request.headers.get("Origin")
        allowed = _names_loopback(f"//{request.host}") and (origin is None or _names_loopback(origin))
        return (self._application if allowed else self._refusal).find_handler(request, **kwargs)


def _names_loopback(address: str) -> bool:
    try:
        return urlsplit(address).hostname in _NAMES
    except ValueError:
        return False


def open_port(start: Callable[[int], Server], port: int | None) -> tuple[Server, int]:
    """Return what `start(port)` returned, and the port: the one asked for, or the first free one from 8000 on.

    Raises:
        EnvironmentFault: the port that was asked for is in use or not allowed.
    """
    for candidate in [port] if port is not None else range(DEFAULT_PORT, DEFAULT_PORT + 100):
        try:
            return start(candidate), candidate
        except OSError as error:
            if port is not None or error.errno != errno.EADDRINUSE:
                found = f"“{error.strerror}” at port {candidate}"
                raise EnvironmentFault("a free port", found, "Choose another with --port.") from error
    raise EnvironmentFault("a free port from 8000 on", "a hundred in use", "Choose another with --port.")
