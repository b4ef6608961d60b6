"""What a page may load: a Content-Security-Policy that stands in the page itself, for any server and none."""

from __future__ import annotations

import base64
import hashlib

# The built-in voice is WebAssembly. It runs in a worker of its own, to which a page's policy in a <meta> does not
# reach, so the page itself can do without 'wasm-unsafe-eval'.
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self' blob:",  # the player fetches sound whole, so that seeking works on any server
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def make_policy(**more: str) -> str:
    """Return the policy, with further sources by directive, such as `style_src="'sha256-…'"`."""
    added = {name.replace("_", "-"): source for name, source in more.items() if source}
    return "; ".join(
        f"{name} {' '.join((sources, added[name])) if name in added else sources}" for name, sources in _POLICY.items()
    )


def allow_inline(text: str) -> str:
    """Return the source that allows one inline script or style, by its hash."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def make_policy_inside(scripts: list[str], styles: list[str]) -> str:
    """Return the policy of a page that holds all it needs: its own scripts and styles by their hashes, and no file."""
    sources = {
        "default-src": "'none'",
        "script-src": " ".join(map(allow_inline, scripts)),
        "style-src": " ".join(map(allow_inline, styles)),
        "img-src": "data:",
        "font-src": "data:",
        "media-src": "blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {source}" for name, source in sources.items())
