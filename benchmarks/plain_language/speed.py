"""How fast the simplifier is, as a ratio against textstat's seven formulas, and how long its tables take to load.

    python benchmarks/plain_language/speed.py FILE [--times N]

FILE holds one English sentence a line. The baseline is the scoring of each sentence by textstat in the same run.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from reader.plain.simplify import simplify_sentence
from reader.plain.simplify.model import load_model
from reader.readability.formulas import compute_formulas


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
    compute_formulas("It was built.")
    for _ in range(args.times):
        plain, scored = measure(simplify_sentence, sentences), measure(compute_formulas, sentences)
        print(f"simplifier {plain:.0f}, textstat {scored:.0f} words a second, ratio {plain / scored:.2f}")


if __name__ == "__main__":
    main()
