"""Scripts and styles of our own made smaller: a visitor on a slow line pays for every byte.

The server on this machine hands out the sources as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

from reader.surface.page import SURFACE

EARLY = "early.js"
STYLE = "page.css"
_SHRINK: dict[str, Callable[[str], str]] = {".js": jsmin, ".css": cssmin}


def read_text(name: str) -> str:
    """Return a script or style of the surface as it was written."""
    return (SURFACE / name).read_text("utf-8")


def shrink(name: str, text: str) -> str:
    """Return a script or style without its comments and indentation, any other text as it is."""
    return _SHRINK.get(Path(name).suffix, str)(text)


def shrink_early() -> Markup:
    """Return the script that runs before the first paint as it may stand in a page."""
    return guard(shrink(EARLY, read_text(EARLY)))


def guard(script: str) -> Markup:
    """Return a script as it may stand in a page: nothing in it ends the element, or begins what HTML knows."""
    return Markup(script.replace("</", "<\\/").replace("<!--", "<\\!--"))
