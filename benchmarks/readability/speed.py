"""How fast scoring is: python benchmarks/readability/speed.py ARTICLE [--words N].

Prints, out of one run: all scores and reasons of the article (each section, both versions, both wholes) against one
pass of textstat's seven functions over the same text; how the time grows up to N words; and a cold start of
`plainspoken score`. Times are of the processor, least of several runs. Ends with 1 where a bound is broken.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable

from reader.article import Article
from reader.pipeline import parse_article, read_article
from reader.readability import counts, score
from reader.readability.api import score_article
from reader.readability.clean import find_counted
from reader.readability.formulas import compute_formulas
from reader.readability.textstat import load_textstat

MOST_MS, MOST_RATIO, MOST_START, MOST_GROWTH = 150, 2.0, 1.0, 1.6


def forget() -> None:
    """Forget what was scored before; the tables stay loaded, and so do words that were looked up."""
    score.forget()


def least(work: Callable[[], object], runs: int = 7) -> float:
    """Return the least seconds of this process that the work took."""
    best = float("inf")
    for _ in range(runs):
        forget()
        for module in list(sys.modules.values()):
            if module and module.__name__.startswith("textstat.backend"):
                for thing in vars(module).values():
                    clear = getattr(thing, "cache_clear", None)
                    if clear and thing.__name__ not in ("get_cmudict", "get_pyphen", "get_lang_easy_words"):
                        clear()
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def clean_texts(article: Article) -> list[str]:
    """Return the cleaned text of both versions, as the formulas get it."""
    versions = [[s.blocks for s in article.sections], [s.plain.blocks for s in article.sections if s.plain]]
    return [" ".join(c.text for blocks in part for c in find_counted(blocks)) for part in versions if part]


def grow(article: Article, words: int) -> tuple[int, float]:
    """Return the words and the seconds of a text of about so many words, made of the article's sentences."""
    text = "\n\n".join(f"## {s.heading.text}\n\n" + " ".join(x.text for x in s.sentences) for s in article.sections)
    times = max(1, words // len(text.split()))
    long = parse_article(
        f"---\nlanguage: en\n---\n{text}\n\n".encode() + f"{text}\n\n".encode() * (times - 1), "long", "markdown"
    )
    return long.words.read, least(lambda: score_article(long), 1)


def start_cold(article: str) -> float:
    """Return the seconds of the processor that `plainspoken score` takes from a new process."""
    best = float("inf")
    for _ in range(3):
        before = os.times()
        subprocess.run([sys.executable, "-m", "reader", "score", article], check=True, capture_output=True)
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        best = min(best, used)
    return best


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("article", metavar="ARTICLE")
    parser.add_argument("--words", type=int, default=100_000, help="how far growth is measured")
    args = parser.parse_args()
    article = read_article(args.article)
    load_textstat()
    score_article(article)
    texts = clean_texts(article)
    ours, theirs = least(lambda: score_article(article)), least(lambda: [compute_formulas(text) for text in texts])
    ratio = ours / theirs
    print(f"all scores and reasons, both versions: {ours * 1000:.0f} ms")
    print(f"one pass of textstat's seven functions: {theirs * 1000:.0f} ms; ratio {ratio:.2f}")
    counts.count_word.cache_clear()
    first = least(lambda: score_article(article), 1)
    print(f"the same with no word looked up before: {first * 1000:.0f} ms")
    rates = []
    for size in (args.words // 100, args.words // 10, args.words):
        words, seconds = grow(article, max(size, 2000))
        rates.append(seconds / words * 1e6)
        print(f"{words} words: {seconds:.2f} s, {rates[-1]:.1f} µs a word")
    cold = start_cold(args.article)
    print(f"cold start of `plainspoken score`: {cold:.2f} s")
    held = first * 1000 < MOST_MS and ratio <= MOST_RATIO and cold < MOST_START and rates[-1] <= MOST_GROWTH * rates[0]
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
