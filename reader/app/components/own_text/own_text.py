"""A text of the reader's own, opened by Python: on a server and in the browser the same."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import param
from panel.custom import JSComponent

from reader.errors import ReaderError


class OwnText(JSComponent):  # type: ignore[misc]  # Panel has no types
    """Takes a text from the page's form and answers with its page and its scores."""

    surface = param.String(doc="The address of the surface's modules, ending in a slash.")
    root = param.String(default=None, allow_None=True, doc="The top of a site that is kept offline; else None.")
    asked = param.Dict(default={}, doc="`number` of the request, the file's `name` (or ''), its `data` in base64.")
    answer = param.Dict(default={}, doc="`number` of the request, and `page`, `slug` and `scores`, or a `problem`.")

    _esm = Path(__file__).with_name("own_text.js")

    @param.depends("asked", watch=True)  # type: ignore[untyped-decorator]
    def _open(self) -> None:
        if self.asked:
            self.answer = {"number": self.asked["number"], **self._make_answer()}

    def _make_answer(self) -> dict[str, Any]:
        from reader.surface.own import open_text  # here, so that in a browser the app stands before all is imported

        data = base64.b64decode(self.asked["data"])
        try:
            opened = open_text(data, self.asked["name"], surface=self.surface, root=self.root)
        except ReaderError as problem:
            return {"problem": str(problem)}
        return {"page": opened.page, "slug": opened.slug, "scores": opened.scores}
