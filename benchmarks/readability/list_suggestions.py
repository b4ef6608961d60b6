"""Prints the ten highest-ranked suggestions for each text, to be judged by a person.

    python benchmarks/readability/list_suggestions.py FILE...

`verdicts.md` beside this file holds the verdicts on the five texts it names.
"""

import argparse
from pathlib import Path

from reader.pipeline import read_article
from reader.readability.score import score_article


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="FILE")
    for file in parser.parse_args().files:
        _, whole = score_article(read_article(file))
        print(f"## {Path(file).name}\n")
        ranked = [reason for reason in whole.reasons if reason.sentence_id][:10]
        for number, reason in enumerate(ranked, 1):
            gain = "no figure" if reason.gain is None else f"{reason.gain:.2f}"
            after = (
                f" -> {reason.after}" if reason.after and reason.code in ("long-sentence", "clauses", "list") else ""
            )
            print(f"{number}. [{gain}] {reason.code}: {reason.message}{after}")
        print()


if __name__ == "__main__":
    main()
