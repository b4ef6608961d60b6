"""Where work is kept between runs."""

import tempfile
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path


@cache
def find_cache_folder() -> Path:
    """Return a folder for what can be made again: the user's cache, or a temporary one where that is closed."""
    folder = user_cache_path("plainspoken", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix="plainspoken-"))
