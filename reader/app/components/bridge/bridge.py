"""The reading surface as a Panel component."""

from pathlib import Path

import param
from panel.custom import JSComponent


class Bridge(JSComponent):  # type: ignore[misc]  # Panel has no types
    """Starts the page's reader where nothing has yet, and hears what the reader of the article chose."""

    surface = param.String(doc="The address of the surface's modules, ending in a slash.")
    preferences = param.Dict(default={}, doc="What the reader chose, by the names in store.js.")

    _esm = Path(__file__).with_name("bridge.js")
