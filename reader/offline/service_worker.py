"""The service worker's script: its modules in one file, behind the inventory that it keeps."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from rjsmin import jsmin

from reader.offline.bundle import bundle
from reader.offline.inventory import NO_PACK

NAME = "service_worker.js"
"""Where it stands in a site: at the top, so that it may answer for all of it."""

_MODULES = Path(__file__).parent / "worker"


def make_worker(files: dict[str, dict[str, Any]], titles: dict[str, str]) -> bytes:
    """Return the script for an inventory's files and the articles' titles by slug.

    Any change of a file or of the script makes another version.
    """
    kept = {path: file for path, file in files.items() if file["pack"] != NO_PACK}
    listed = json.dumps({"titles": titles, "files": kept}, separators=(",", ":"))
    script: str = jsmin(bundle(NAME, lambda name: (_MODULES / name).read_text("utf-8")))
    version = hashlib.sha256(f"{listed}{script}".encode()).hexdigest()[:16]
    return f'const BUILD={{"version":"{version}",{listed[1:]};\n{script}\n'.encode()
