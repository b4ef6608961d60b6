"""The trained tables, and a sentence analysed with them."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from reader.plain.simplify.inflection import verb_lemma
from reader.plain.simplify.parse import Parser
from reader.plain.simplify.tags import Tagger, read_row
from reader.plain.simplify.tokens import Token, tokenize
from reader.plain.simplify.tree import Tree

_TABLES = Path(__file__).parent.parent / "data" / "english.bin"


@cache
def load_model() -> tuple[Tagger, Parser]:
    """Return the tagger and the parser for English."""
    tables = unpack_tables(_TABLES.read_bytes())
    tagger = Tagger(tables["classes"], tables["weights"], tables["certain"])
    return tagger, Parser(tables["moves"], tables["labels"], tables["label_weights"])


_WEIGHTS = ("weights", "moves", "label_weights")
_PART = "\x00"


def pack_tables(tables: Mapping[str, Any]) -> bytes:
    """Return the tables as bytes: the small ones as JSON, then for each of the large ones its features and its rows.

    A row stays a string of numbers until it is asked for: of 320,000 a text needs a few thousand, and a browser would
    wait two seconds for all of them.
    """
    parts = [json.dumps({name: value for name, value in tables.items() if name not in _WEIGHTS}, ensure_ascii=False)]
    for name in _WEIGHTS:
        rows = tables[name]
        parts += ["\n".join(rows), "\n".join(" ".join(map(str, read_row(row))) for row in rows.values())]
    return zlib.compress(_PART.join(parts).encode(), 9)


def unpack_tables(data: bytes) -> dict[str, Any]:
    """Return what `pack_tables` packed, each row as a string."""
    small, *parts = zlib.decompress(data).decode().split(_PART)
    tables: dict[str, Any] = json.loads(small)
    for name, features, rows in zip(_WEIGHTS, parts[::2], parts[1::2], strict=True):
        tables[name] = dict(zip(features.split("\n"), rows.split("\n"), strict=True))
    return tables


def analyse(text: str, tokens: list[Token] | None = None) -> Tree:
    """Return one sentence with its tags and its parse."""
    tokens = tokenize(text) if tokens is None else tokens
    tagger, parser = load_model()
    words = [token.text for token in tokens]
    tags = tagger.tag(words)
    heads, labels = parser.parse(words, tags)
    return _mend_tags(Tree(text, tuple(tokens), tuple(tags), tuple(heads), tuple(labels)))


def _mend_tags(tree: Tree) -> Tree:
    """Tell the past from the participle: "he moved" has a subject and no auxiliary, "was moved" has one.

    A rare verb in a form that its tag does not have is in the past: "bad luck befell him".
    """
    tags = list(tree.tags)
    for place, tag in enumerate(tags):
        word, helpers = tree.lower[place], tree.auxiliaries(place)
        if tag == "VBN" and not helpers and _follows_subject(tree, place) and verb_lemma(word, "VBD"):
            tags[place] = "VBD"
        elif tag == "VBD" and verb_lemma(word, "VBN") and any(tree.lower[h] in _BEFORE_PARTICIPLE for h in helpers):
            tags[place] = "VBN"
        elif tag in ("VB", "VBP") and not verb_lemma(word, tag) and verb_lemma(word, "VBD"):
            tags[place] = "VBD"
    return replace(tree, tags=tuple(tags))


def _follows_subject(tree: Tree, verb: int) -> bool:
    """Whether a subject stands right before the verb, with nothing but adverbs between."""
    before = verb - 1
    while before > 0 and tree.tags[before] == "RB":
        before -= 1
    return before >= 0 and tree.heads[before] == verb and tree.labels[before] == "nsubj"


_BEFORE_PARTICIPLE = frozenset("am is are was were be been being have has had having".split())
