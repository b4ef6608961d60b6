"""How fast the simplifier is, as a ratio against the check alone, and how long its tables take to load.

    python benchmarks/plain_language/speed.py FILE [--times N]

FILE holds one English sentence a line. The baseline is `check_sentences` of each sentence against itself: work that
any plain text needs.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from reader.plain.faithful import check_sentences
from reader.plain.simplify import simplify_sentence
from reader.plain.simplify.model import load_model


def measure(work: Callable[[str], object], sentences: list[str]) -> float:
    """Return words a second."""
    words = sum(len(sentence.split()) for sentence in sentences)
    start = time.perf_counter()
    for sentence in sentences:
        work(sentence)
    return words / (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--times", type=int, default=3)
    args = parser.parse_args()
    sentences = [line for line in args.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    start = time.perf_counter()
    load_model()
    print(f"tables loaded in {time.perf_counter() - start:.2f} s")
    simplify_sentence("It was built.")
    for _ in range(args.times):
        plain, checked = measure(simplify_sentence, sentences), measure(lambda s: check_sentences([s], [s]), sentences)
        print(f"simplifier {plain:.0f}, check {checked:.0f} words a second, ratio {plain / checked:.2f}")


if __name__ == "__main__":
    main()
