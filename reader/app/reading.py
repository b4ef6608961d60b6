"""The servables: an article's page, and the page for a text of the reader's own, with Panel's roots in them."""

from collections.abc import Callable

import panel as pn

from reader.app.components.bridge.bridge import Bridge
from reader.app.components.own_text.own_text import OwnText
from reader.article import Article
from reader.surface.own import OWN, render_own
from reader.surface.page import render_article

SURFACE = "/surface/"
SPEECH = "/speech/"
OWN_PAGE = f"/{OWN}"

# The page is ours and reads without Panel; Panel adds its script and its roots at two marked places.
_TEMPLATE = """{% from macros import embed -%}
{{ page[0] | safe }}{{ bokeh_css }}{{ bokeh_js }}{{ page[1] | safe }}
<div hidden>{{ embed(roots.component) }}</div>{{ plot_script }}{{ page[2] | safe }}"""
_MARK = "<!-- panel -->"


def make_app(article: Article, slug: str) -> Callable[[], pn.Template]:
    """Return a function that makes the app of one article, one for each session; the page is made once."""
    page = render_article(
        article,
        slug,
        surface=SURFACE,
        audio=f"{SPEECH}{slug}/",
        home="/",
        report=f"/{slug}/report.html",
        own=OWN_PAGE,
        mark=_MARK,
    )
    return _make_app(page, Bridge)


def make_own_app() -> Callable[[], pn.Template]:
    """Return a function that makes the app for a text of the reader's own, one for each session."""
    return _make_app(render_own(surface=SURFACE, mark=_MARK), OwnText)


def _make_app(page: str, component: type[Bridge] | type[OwnText]) -> Callable[[], pn.Template]:
    pieces = page.split(_MARK)

    # Panel knows an app by its being a plain function.
    def create_app() -> pn.Template:
        template = pn.Template(_TEMPLATE)
        template.add_variable("page", pieces)
        template.add_panel("component", component(surface=SURFACE))
        return template

    return create_app
