"""The trained tables, and a sentence analysed with them."""

import json
import zlib
from functools import cache
from pathlib import Path

from reader.plain.simplify.parse import Parser
from reader.plain.simplify.tags import Tagger
from reader.plain.simplify.tokens import Token, tokenize
from reader.plain.simplify.tree import Tree

_TABLES = Path(__file__).parent.parent / "data" / "english.bin"


@cache
def load_model() -> tuple[Tagger, Parser]:
    """Return the tagger and the parser for English."""
    tables = json.loads(zlib.decompress(_TABLES.read_bytes()))
    tagger = Tagger(tables["classes"], tables["weights"], tables["certain"])
    return tagger, Parser(tables["moves"], tables["labels"], tables["label_weights"])


def analyse(text: str, tokens: list[Token] | None = None) -> Tree:
    """Return one sentence with its tags and its parse."""
    tokens = tokenize(text) if tokens is None else tokens
    tagger, parser = load_model()
    words = [token.text for token in tokens]
    tags = tagger.tag(words)
    heads, labels = parser.parse(words, tags)
    return Tree(text, tuple(tokens), tuple(tags), tuple(heads), tuple(labels))
