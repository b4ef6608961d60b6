"""Opens the app before its memory is kept, so that a start from there has nothing left to import or to build."""

from __future__ import annotations

import contextvars
import gc
import importlib
import sys

from reader.offline.in_browser import answers
from reader.pipeline import parse_article
from reader.readability.score import scores_to_json
from reader.surface.page import render_article

_SAMPLE = b"""# Tea

Tea is good for you. It is utilized by numerous people, who drink it every day. Do not take more than 0.5 mg of it.

- Warm the pot, which was bought in 1999, with hot water.
"""


def warm_up() -> None:
    """Open the app, score a text and make its page, then let go of all that belongs to this process and its files."""
    # Panel keeps the current document in a context; in this one it would stay on a dead one after each restore.
    contextvars.copy_context().run(_work)
    importlib.invalidate_caches()
    sys.path_importer_cache.clear()
    gc.collect()


def _work() -> None:
    # Not its plain version: the tables for that are loaded in a second, and would make the memory twice as large.
    article = parse_article(_SAMPLE, "tea.md", "markdown")
    scores_to_json(article)
    render_article(article, "tea")
    answers.open_app()
