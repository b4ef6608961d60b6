"""Measures the simplifier on ASSET's validation split, half by half.

    python benchmarks/plain_language/asset.py ASSET_FOLDER SARI_PY [--half 1|2] [--show N] [--seed S]

ASSET (Alva-Manchego et al. 2020) is CC BY-NC 4.0: it is a yardstick, stands outside the repository, and nothing is
learned from it. SARI_PY is a module with `corpus_sari(orig, hyp, refs)` and `tok13a`. Sentences 1 to 1,000 are the
half that is looked at while rules are written, 1,001 to 2,000 the half that confirms.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from reader.plain.simplify import Simplified, simplify_sentence
from reader.plain.simplify.grade import grade
from reader.text.sentences import split_sentences

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NEGATION = re.compile(r"(?i)\b(?:not|never|no|none|nor|neither|nothing|nobody|without|cannot)\b|n['’]t\b")
_WORD = re.compile(r"[^\W_]+(?:['’\-.,][^\W_]+)*")


def load_module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("sari", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def corpus_bleu(
    hypotheses: Sequence[str], references: Sequence[Sequence[str]], tokens: Callable[[str], list[str]]
) -> float:
    """Return corpus BLEU-4 (Papineni et al. 2002), lower case, brevity against the closest reference."""
    good, total = [0] * 4, [0] * 4
    length = wanted = 0
    for hypothesis, *choices in zip(hypotheses, *references, strict=True):
        words = tokens(hypothesis.lower())
        others = [tokens(choice.lower()) for choice in choices]
        length += len(words)
        wanted += min((abs(len(o) - len(words)), len(o)) for o in others)[1]
        for n in range(4):
            grams = Counter(zip(*(words[i:] for i in range(n + 1)), strict=False))
            most: Counter[tuple[str, ...]] = Counter()
            for other in others:
                most |= Counter(zip(*(other[i:] for i in range(n + 1)), strict=False))
            good[n] += sum((grams & most).values())
            total[n] += sum(grams.values())
    if not all(good):
        return 0.0
    log = sum(math.log(g / t) for g, t in zip(good, total, strict=True)) / 4
    return 100 * math.exp(log + min(0.0, 1 - wanted / length))


def corpus_grade(texts: Sequence[str]) -> float:
    """Return the Flesch-Kincaid grade of all texts together."""
    return grade([_WORD.findall(text[a:b]) for text in texts for a, b in split_sentences(text)])


def count_facts(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(match.lower() for match in pattern.findall(text))


def measure_facts(pattern: re.Pattern[str], sources: Sequence[str], plains: Sequence[str]) -> tuple[int, int, int]:
    """Return how many there were, how many are lost and how many invented."""
    there = lost = invented = 0
    for source, plain in zip(sources, plains, strict=True):
        before, after = count_facts(pattern, source), count_facts(pattern, plain)
        there += sum(before.values())
        lost += sum((before - after).values())
        invented += len(after.keys() - before.keys())
    return there, lost, invented


def report(
    name: str, sources: Sequence[str], results: Sequence[Simplified], references: list[list[str]], sari: ModuleType
) -> None:
    plains = [result.text for result in results]
    scores = sari.corpus_sari(sources, plains, references)
    same = sari.corpus_sari(sources, sources, references)
    changed = sum(a != b for a, b in zip(sources, plains, strict=True))
    print(f"{name}: {len(sources)} sentences, {changed / len(sources):.1%} changed")
    print("  SARI   {:.2f} (add {:.1f}, keep {:.1f}, delete {:.1f})".format(*scores) + f"; unchanged {same[0]:.2f}")
    bleu, bleu_same = (corpus_bleu(texts, references, sari.tok13a) for texts in (plains, sources))
    print(f"  BLEU   {bleu:.1f}; unchanged {bleu_same:.1f}")
    print(f"  grade  {corpus_grade(plains):.2f}; unchanged {corpus_grade(sources):.2f}")
    for what, pattern in (("numbers", _NUMBER), ("negations", _NEGATION)):
        there, lost, invented = measure_facts(pattern, sources, plains)
        print(f"  {what}: {there}, lost {lost}, invented {invented}")


def show(sources: Sequence[str], results: Sequence[Simplified], count: int, seed: int) -> None:
    changed = [place for place, (a, b) in enumerate(zip(sources, results, strict=True)) if a != b.text]
    for place in sorted(random.Random(seed).sample(changed, min(count, len(changed)))):
        rules = Counter(edit.rule for s in results[place].sentences for edit in s.edits)
        print(f"\n{place + 1} {dict(rules)}\n- {sources[place]}\n+ {results[place].text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sari", type=Path)
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N changed sentences for reading")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    sari = load_module(args.sari)
    sources = (args.folder / "asset.valid.orig").read_text(encoding="utf-8").splitlines()
    files = sorted(args.folder.glob("asset.valid.simp.*"))
    references = [path.read_text(encoding="utf-8").splitlines() for path in files]
    for half, part in ((1, slice(0, 1000)), (2, slice(1000, 2000))):
        if args.half in (None, half):
            start = time.perf_counter()
            results = [simplify_sentence(source) for source in sources[part]]
            took = time.perf_counter() - start
            report(f"half {half}", sources[part], results, [r[part] for r in references], sari)
            words = sum(len(s.split()) for s in sources[part])
            print(f"  speed  {words / took:.0f} words a second")
            show(sources[part], results, args.show, args.seed)


if __name__ == "__main__":
    sys.exit(main())
