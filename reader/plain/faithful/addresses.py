"""Where a reader can turn: phone numbers and links of a sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.plain.faithful.words import Token

# Numbers to call in an emergency, in several countries; other three digits count only right behind "call".
_EMERGENCY = frozenset("911 988 999 112 111 000 119 110 118 116".split())
_CALLS = frozenset("call calls calling text dial phone ring lifeline hotline".split())
_DIALS = frozenset(("call", "text", "dial"))


def find_phones(tokens: list[Token], words: frozenset[str]) -> tuple[str, ...]:
    """Return the phone numbers of a sentence, digits only; a short one only where the sentence says to call it."""
    found = [re.sub(r"\D", "", token.text) for token in tokens if token.kind == "phone"]
    if words & _CALLS:
        found += [token.text for token in tokens if token.text in _EMERGENCY]
        after_call = (token.text for before, token in pairwise(tokens) if before.lower in _DIALS)
        found += [text for text in after_call if len(text) == 3 and text.isdecimal()]
    return tuple(dict.fromkeys(found))


def find_links(tokens: list[Token]) -> tuple[str, ...]:
    """Return the addresses of a sentence, without their scheme and last slash."""
    return tuple(re.sub(r"^https?://|/$", "", token.lower) for token in tokens if token.kind == "link")
