"""How many groups the check compares in a second of CPU time, against difflib on the words of the same groups.

python benchmarks/plain_language/check_speed.py [FOLDER]
"""

import difflib
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reader.pipeline import read_written, shipped_content
from reader.plain.faithful import check_sentences, group_sentences
from reader.plain.faithful.analysis import analyse

Group = tuple[list[str], list[str]]
ROUNDS = 5


def list_groups(folder: Path) -> list[Group]:
    sections = read_written(folder).sections
    texts = {s.id: s.text for section in sections for s in (section.heading, *section.sentences)}
    grouped = [group for section in sections for group in group_sentences(section.plain.sentences)]
    return [([texts[i] for i in ids], [plain.text for plain in plains]) for ids, plains in grouped]


def compare_words(sources: list[str], plains: list[str]) -> object:
    return difflib.SequenceMatcher(None, " ".join(sources).split(), " ".join(plains).split()).get_opcodes()


def measure(compare: Callable[[list[str], list[str]], object], groups: list[Group], fresh: bool = False) -> float:
    """Return groups a second of CPU time, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        if fresh:
            analyse.cache_clear()
        start = time.process_time()
        for sources, plains in groups:
            compare(sources, plains)
        best = min(best, time.process_time() - start)
    return len(groups) / best


def main() -> None:
    groups = list_groups(Path(sys.argv[1]) if len(sys.argv) > 1 else shipped_content() / "klonopin")
    baseline = measure(compare_words, groups)
    print(f"difflib, words only      {baseline:>8.0f} a second    1.00")
    for name, fresh in (("check, both sides new   ", True), ("check, analysed before  ", False)):
        speed = measure(check_sentences, groups, fresh)
        print(f"{name} {speed:>8.0f} a second {speed / baseline:>7.2f}")


if __name__ == "__main__":
    main()
