"""The one table of what is said for what is written, and the module that carries it to the page.

The page reads it as `spoken_rules.js`, because a module is what every browser and every static server serves
under a strict Content-Security-Policy; JSON modules are younger than the browsers we serve. After a change of
`spoken_rules.json` run `python -m reader.speech.rules`; a test fails until that is done.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("spoken_rules.json")
MODULE = SOURCE.parent.parent / "surface" / "spoken_rules.js"
WORDS = SOURCE.with_name("medical_words.txt")

RULES: dict[str, Any] = json.loads(SOURCE.read_text("utf-8"))


def make_module() -> str:
    """Return the JavaScript module that exports the rules."""
    content = {key: value for key, value in RULES.items() if key != "about"}
    content["words"] = WORDS.read_text("utf-8")
    packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    escaped = re.sub(r"[\u00a0\u00ad\u2009\u200b\u202f\u2060\ufeff\ud7ff-\uf8ff]", _escape, packed)
    return (
        f"// Made from reader/speech/spoken_rules.json by `python -m reader.speech.rules`.\nexport default {escaped};\n"
    )


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


if __name__ == "__main__":
    MODULE.write_text(make_module(), "utf-8")
