"""A text of the reader's own: the page with the form for it, and the page that it becomes."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import PurePath

from markupsafe import Markup

from reader.ingest.files import Format, detect_format
from reader.pipeline import make_plain, parse_article
from reader.plain.faithful import refuse_unfaithful
from reader.readability.score import scores_to_json
from reader.surface.page import environment, render_article
from reader.surface.policy import make_policy

OWN = "app.html"
"""The name of the page with the form."""
PASTED = "your text"

# BokehJS puts its styles into the page as it draws, and Panel loads each component as a module at a blob address.
# Python's WebAssembly runs in a worker, to which a page's policy in a <meta> does not reach, so 'wasm-unsafe-eval' is
# not needed here; 'unsafe-eval' would be for js_on_click and CustomJS alone, which we do not use.
_PANEL = {"script_src": "blob:", "style_src": "'unsafe-inline'"}
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Opened:
    """A text that was opened: the name under which its place is kept, its page, its scores as JSON."""

    slug: str
    page: str
    scores: str


def open_text(data: bytes, name: str = "", *, surface: str = "surface/", root: str | None = None) -> Opened:
    """Return a text as an article's page, plain version and all; `name` is the file's, or "" for what was pasted.

    `root` is as of an article's page.

    The scores are those of the text as it came: what `plainspoken score --json` prints of the same file.

    Raises:
        InputError: it cannot be read as a text.
    """
    article = parse_article(data, name or PASTED, _find_format(data, name), PurePath(name).stem)
    slug = f"own-{hashlib.sha256(data).hexdigest()[:12]}"
    plain = refuse_unfaithful(make_plain(article))
    page = render_article(plain, slug, surface=surface, audio="", home="./", report="", own=OWN, root=root)
    return Opened(slug, page, json.dumps(scores_to_json(article), ensure_ascii=False, indent=1))


def _find_format(data: bytes, name: str) -> Format:
    """Return the format that the name tells; pasted text is Markdown where it has Markdown's headings."""
    if name:
        return detect_format(name)
    return "markdown" if _HEADING.search(data.decode("utf-8", "replace")) else "text"


def render_own(*, surface: str = "surface/", root: str | None = None, head: str = "", mark: str = "") -> str:
    """Return the page with the form; `head` and `mark` are put where another program may add its own.

    `root` is as of an article's page. A page with a `mark` has no policy, for Panel's server writes scripts into it.
    """
    return (
        environment()
        .get_template("own.html")
        .render(
            title="Open your own text",
            language="en",
            slug="",
            surface=surface,
            home="./",
            root=root,
            policy="" if mark else make_policy(**_PANEL),
            head=Markup(head),
            mark=Markup(mark),
        )
    )
