"""Tokens with their places: the units that the tagger, the parser and the rules work on.

The conventions are those of the Penn Treebank as far as a rule needs them: "don't" is "do" and "n't", "Mary's" is
"Mary" and "'s", punctuation stands alone. A word with hyphens stays one token.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its half-open range of code points in the text it came from."""

    text: str
    start: int
    end: int


_TITLES = (
    "Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Inc|Ltd|Co|Corp|No|Vol|vs|etc|Gen|Col|Capt|Lt|Sgt|Rev|Gov|Sen|Rep|Mt|Ft|ca|al|approx"
)
# Tried in this order at every place; the last branch takes any character, so that nothing is left out.
_TOKEN = re.compile(
    rf"""(?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]]
    | [^\W_][\w.+\-]*@[^\W_][\w\-]*(?:\.[^\W_]+)+
    | (?<![^\W_])(?:[^\W\d_]\.){{2,}}
    | \b(?:{_TITLES})\.(?=\s)
    | \d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?(?:[\-‐‑][^\W_]+)*
    | [^\W_]+(?:[.'’\-‐‑&][^\W_]+)*
    | \.{{2,}} | -{{2,}} | (?P<other>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text in order; between them stands nothing but white space."""
    tokens = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        clitic = _CLITIC.search(match.group()) if end - start > 2 and match["other"] is None else None
        if clitic and clitic.start() > 0:
            middle = start + clitic.start()
            tokens.append(Token(text[start:middle], start, middle))
            start = middle
        tokens.append(Token(text[start:end], start, end))
    return tokens
