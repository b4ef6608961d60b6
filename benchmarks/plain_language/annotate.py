"""Annotates sentences with spaCy, as food for `train.py`.

    python benchmarks/plain_language/annotate.py MODEL OUT_TRAIN OUT_HELD SUMMARIES_JSON [TEXT ...] [--without FILE]

MODEL is the name of an installed spaCy pipeline with tagger and parser (3.8, `en_core_web_sm`). SUMMARIES_JSON maps
titles to records with an `extract`; one title in twenty is held out, by the hash of its name. TEXT files are prose with
a blank line between paragraphs. --without names a file of sentences, one a line, that must not be learned from. Each
line written is [words, tags, heads (-1 for a root), labels, sentence] as JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.plain.simplify.tokens import tokenize
from reader.text.sentences import split_sentences

SHORTEST, LONGEST = 4, 70


def fold(sentence: str) -> str:
    return re.sub(r"\W+", "", sentence).lower()


def read_summaries(path: Path) -> Iterator[tuple[str, bool]]:
    for title, record in json.loads(path.read_text(encoding="utf-8")).items():
        held = int(hashlib.sha256(title.encode()).hexdigest(), 16) % 20 == 0
        for line in record["extract"].split("\n"):
            yield from ((line[start:end], held) for start, end in split_sentences(line))


def read_prose(path: Path) -> Iterator[tuple[str, bool]]:
    for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        text = " ".join(paragraph.split())
        if not re.search(r"[\[\]_*#|<>]", text):
            yield from ((text[start:end], False) for start, end in split_sentences(text))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("train", type=Path)
    parser.add_argument("held", type=Path)
    parser.add_argument("summaries", type=Path)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--without", type=Path)
    args = parser.parse_args()
    import spacy  # only here: nothing else of the project needs it
    from spacy.tokens import Doc

    nlp = spacy.load(args.model, exclude=["ner", "lemmatizer", "senter"])
    banned = {fold(line) for line in args.without.read_text(encoding="utf-8").splitlines()} if args.without else set()

    def make_documents() -> Iterator[tuple[Any, tuple[bool, str]]]:
        sources = [read_summaries(args.summaries), *map(read_prose, args.texts)]
        for sentence, held in (pair for source in sources for pair in source):
            tokens = tokenize(sentence)
            if fold(sentence) in banned or not SHORTEST <= len(tokens) <= LONGEST:
                continue
            spaces = [a.end != b.start for a, b in itertools.pairwise(tokens)] + [False]
            starts = [True] + [False] * (len(tokens) - 1)
            yield Doc(nlp.vocab, [t.text for t in tokens], spaces, sent_starts=starts), (held, sentence)

    with args.train.open("w", encoding="utf-8") as train, args.held.open("w", encoding="utf-8") as kept:
        for document, (held, sentence) in nlp.pipe(make_documents(), as_tuples=True, batch_size=256):
            heads = [-1 if word.head.i == word.i else word.head.i for word in document]
            row = [[w.text for w in document], [w.tag_ for w in document], heads, [w.dep_ for w in document], sentence]
            (kept if held else train).write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
