"""What the worker asks of Python: the scores of a text, and the Panel app's document with its changes.

What is needed for one of these alone is imported there, so that neither waits for the other's.
"""

from __future__ import annotations

import importlib
import json
import random
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bokeh.document import Document


def score_file(data: Any, name: str) -> str:
    """Return what `plainspoken score --json NAME` prints of a file, or `{"problem": …}`; `data` is a Uint8Array."""
    from reader.errors import ReaderError
    from reader.ingest.files import detect_format
    from reader.pipeline import parse_article
    from reader.readability.score import scores_to_json

    try:
        article = parse_article(data.to_bytes(), name, detect_format(name))
        return json.dumps(scores_to_json(article), ensure_ascii=False)
    except ReaderError as problem:
        return json.dumps({"problem": str(problem)}, ensure_ascii=False)


class App:
    """The app's document on the Python side; the page holds its twin, and changes go to and fro as patches."""

    def __init__(self) -> None:
        from panel.io.pyodide import init_doc
        from panel.io.state import state

        from reader.app.components.own_text.own_text import OwnText

        init_doc()
        self.document: Document = state.curdoc
        OwnText(surface="surface/", root="").server_doc(self.document, location=False)
        # Panel's style lies at a CDN, and the component shows nothing of its own.
        self.document.roots[0].stylesheets = []
        self.json = self._render()

    def _render(self) -> str:
        from panel.io.pyodide import write_doc

        try:
            write_doc(self.document).send(None)  # nothing in it waits, for a worker has no page to draw on
        except StopIteration as done:
            documents, items, roots = map(json.loads, done.value)
            return json.dumps({"documents": documents, "items": items, "root": roots[0]})
        raise RuntimeError("Panel waited for something while it rendered the app")

    def link(self, send: Any) -> None:
        """Hand every change that Python makes to `send(patch, buffers, None)`."""
        from panel.io.pyodide import _link_docs_worker
        from panel.io.state import set_curdoc

        with set_curdoc(self.document):
            _link_docs_worker(self.document, send, setter="js")

    def apply(self, patch: Any) -> None:
        """Make a change that the page has made."""
        from panel.io.pyodide import _convert_json_patch
        from panel.io.state import set_curdoc

        # Not Panel's own notion of the current document: after a start from a snapshot that may be a dead one.
        with set_curdoc(self.document):
            self.document.apply_json_patch(_convert_json_patch(patch), setter="js")


@cache
def open_app() -> App:
    """Return the app of this worker; its `json` is the document, its items and its root, for BokehJS to embed."""
    return App()


def begin_anew() -> None:
    """After a start from kept memory: what was random then is random again, and files have come in the meantime."""
    random.seed()
    importlib.invalidate_caches()


def get_ready() -> None:
    """Import what the first text will need, once the app stands."""
    importlib.import_module("reader.surface.own")
