"""The servable: an article's page, with Panel's roots in it."""

from collections.abc import Callable

import panel as pn

from reader.app.components.bridge.bridge import Bridge
from reader.article import Article
from reader.surface.page import render_article

SURFACE = "/surface/"
SPEECH = "/speech/"

# The page is ours and reads without Panel; Panel adds its script and its roots at two marked places.
_TEMPLATE = """{% from macros import embed -%}
{{ page[0] | safe }}{{ bokeh_css }}{{ bokeh_js }}{{ page[1] | safe }}
<div hidden>{{ embed(roots.bridge) }}</div>{{ plot_script }}{{ page[2] | safe }}"""
_MARK = "<!-- panel -->"


def make_app(article: Article, slug: str) -> Callable[[], pn.Template]:
    """Return a function that makes the app of one article, one for each session; the page is made once."""
    audio, report = f"{SPEECH}{slug}/", f"/{slug}/report.html"
    page = render_article(article, slug, surface=SURFACE, audio=audio, home="/", report=report, mark=_MARK).split(_MARK)

    # Panel knows an app by its being a plain function.
    def create_app() -> pn.Template:
        template = pn.Template(_TEMPLATE)
        template.add_variable("page", page)
        template.add_panel("bridge", Bridge(surface=SURFACE))
        return template

    return create_app
