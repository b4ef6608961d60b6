"""The web app manifest, by which a browser offers to install the reader.

The pictures in `reader/surface/icons/` were drawn once by a browser: the icons from `icon.svg`, the maskable one
without its round corners and with the drawing at four fifths, inside the circle that every device shows; the
screenshots from the shipped article.
"""

from __future__ import annotations

import json
from typing import Any

NAME = "manifest.webmanifest"
_ICONS = "surface/icons/"
_SHORTCUTS = 4
"""How many a device shows at most."""

_PICTURES = {
    "icons": [
        {"src": f"{_ICONS}icon-192.png", "sizes": "192x192", "type": "image/png"},
        {"src": f"{_ICONS}icon-512.png", "sizes": "512x512", "type": "image/png"},
        {"src": f"{_ICONS}maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ],
    "screenshots": [
        {
            "src": f"{_ICONS}screenshot-wide.png",
            "sizes": "1280x800",
            "type": "image/png",
            "form_factor": "wide",
            "label": "An article with its contents, text size and the switch to plain language",
        },
        {
            "src": f"{_ICONS}screenshot-narrow.png",
            "sizes": "390x780",
            "type": "image/png",
            "form_factor": "narrow",
            "label": "The same article on a phone",
        },
    ],
}
# A text that is shared goes to the service worker alone: by POST, for an address would be sent to the server.
_OPENS_TEXTS = {
    "share_target": {
        "action": "share",
        "method": "POST",
        "enctype": "multipart/form-data",
        "params": {
            "title": "title",
            "text": "text",
            "url": "url",
            "files": [{"name": "file", "accept": ["text/plain", "text/markdown", ".txt", ".md"]}],
        },
    },
    "file_handlers": [{"action": "app.html", "accept": {"text/plain": [".txt"], "text/markdown": [".md"]}}],
}


def make_manifest(titles: dict[str, str], opens_texts: bool) -> bytes:
    """Return the manifest of a site with articles, by slug, that may open a reader's own texts (`app.html`)."""
    shortcuts = [{"name": title, "url": f"{slug}/index.html"} for slug, title in titles.items()]
    if opens_texts:
        shortcuts = [{"name": "Open your own text", "url": "app.html"}, *shortcuts]
    manifest: dict[str, Any] = {
        "id": "./",
        "name": "Plainspoken",
        "short_name": "Plainspoken",
        "description": "Articles in plain language, with their readability, and a voice that reads them aloud.",
        "lang": "en",
        "start_url": "./index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#0b5351",
        "categories": ["books", "education", "accessibility"],
        "shortcuts": shortcuts[:_SHORTCUTS],
        **_PICTURES,
        **(_OPENS_TEXTS if opens_texts else {}),
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
