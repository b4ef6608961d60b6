"""Trains the tagger and the parser, and writes `english.bin`.

    python benchmarks/plain_language/train.py OUT --train TRAIN [TRAIN ...] --held HELD [HELD ...] [--rounds N]

TRAIN and HELD are what `annotate.py` wrote. Takes about an hour on one core. The weights are averaged (Collins 2002),
the parser is trained with a dynamic oracle (Goldberg and Nivre 2013), and small weights are left out. It learns on
tags as they will be: each half of the sentences is tagged by a tagger that learned from the other half.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reader.plain.simplify import parse, tags
from reader.plain.simplify.model import pack_tables

LEAST_TAG, LEAST_MOVE, LEAST_LABEL = 1.2, 4.0, 1.0
"""The smallest weight that is kept; for a move, the smallest difference between its weights."""
CERTAIN_COUNT, CERTAIN_SHARE = 30, 0.997
Row = list[Any]


class Perceptron:
    """Sparse weights by feature and class, with what averaging needs."""

    def __init__(self) -> None:
        self.weights: dict[str, dict[int, float]] = {}
        self.totals: dict[str, dict[int, float]] = {}
        self.seen: dict[str, dict[int, int]] = {}
        self.clock = 0

    def score(self, features: Sequence[str], classes: int) -> list[float]:
        scores = [0.0] * classes
        for feature in features:
            for number, weight in self.weights.get(feature, {}).items():
                scores[number] += weight
        return scores

    def learn(self, features: Sequence[str], good: int, bad: int) -> None:
        for feature in features:
            row = self.weights.setdefault(feature, {})
            totals, seen = self.totals.setdefault(feature, {}), self.seen.setdefault(feature, {})
            for number, change in ((good, 1.0), (bad, -1.0)):
                weight = row.get(number, 0.0)
                totals[number] = totals.get(number, 0.0) + (self.clock - seen.get(number, 0)) * weight
                seen[number] = self.clock
                row[number] = weight + change

    def average(self, feature: str) -> dict[int, float]:
        totals, seen = self.totals[feature], self.seen[feature]
        return {
            number: (totals[number] + (self.clock - seen[number]) * weight) / self.clock
            for number, weight in self.weights[feature].items()
        }

    def pack(self, least: float) -> dict[str, list[int]]:
        """Return the averaged weights in tenths, pairs of class and weight laid end to end."""
        packed = {}
        for feature in sorted(self.weights):
            row = [(n, w) for n, w in self.average(feature).items() if abs(w) >= least]
            if row:
                packed[feature] = [value for n, w in row for value in (n, round(w * 10))]
        return packed


def train_tagger(rows: list[Row], rounds: int) -> dict[str, Any]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for words, tagged, *_ in rows:
        for word, tag in zip(words, tagged, strict=True):
            counts[tags.fold(word)][tag] += 1
    certain = {
        word: count.most_common(1)[0][0]
        for word, count in counts.items()
        if count.total() >= CERTAIN_COUNT and count.most_common(1)[0][1] / count.total() >= CERTAIN_SHARE
    }
    classes = sorted({tag for _, tagged, *_ in rows for tag in tagged})
    perceptron = Perceptron()
    for _ in range(rounds):
        random.shuffle(rows)
        for words, tagged, *_ in rows:
            learn_tags(perceptron, classes, certain, words, tagged)
    return {"classes": classes, "certain": certain, "weights": perceptron.pack(LEAST_TAG)}


def learn_tags(
    perceptron: Perceptron, classes: list[str], certain: dict[str, str], words: Sequence[str], gold: Sequence[str]
) -> None:
    context = [tags.START, tags.START, *map(tags.fold, words), tags.END, tags.END]
    shapes = [tags.shape(word) for word in words]
    shapes[0] += "^"
    before = before2 = tags.START
    for place, right in enumerate(gold, 2):
        guess = certain.get(context[place])
        if guess is None:
            features = tags.tag_features(place, context, shapes, before, before2)
            scores = perceptron.score(features, len(classes))
            best = scores.index(max(scores))
            perceptron.clock += 1
            guess = classes[best]
            if guess != right:
                perceptron.learn(features, classes.index(right), best)
        before2, before = before, guess


def is_projective(heads: Sequence[int]) -> bool:
    arcs = sorted((min(i, h), max(i, h)) for i, h in enumerate(heads) if h >= 0)
    return not any(a < c < b < d for k, (a, b) in enumerate(arcs) for c, d in arcs[k + 1 :] if c < b)


def find_good_moves(state: parse.State, gold: Sequence[int]) -> list[int]:
    """Return the moves that lose no arc that can still be made (the dynamic oracle of the arc-hybrid system)."""
    valid, stack, following = state.valid(), state.stack, state.next
    if not stack or (parse.SHIFT in valid and gold[following] == stack[-1]):
        return [parse.SHIFT]
    top = stack[-1]
    if gold[top] == following:
        return [parse.LEFT]
    costly = set()
    if len(stack) >= 2 and gold[top] == stack[-2]:
        costly.add(parse.LEFT)
    if gold[following] in stack or any(gold[word] == following for word in stack):
        costly.add(parse.SHIFT)
    if gold[top] > following or any(gold[word] == top for word in range(following, state.size)):
        costly |= {parse.LEFT, parse.RIGHT}
    return [move for move in valid if move not in costly]


def tag_rows(rows: list[Row], rounds: int) -> list[Row]:
    """Return the sentences with the tags that a tagger gives them which has not seen them."""
    halves = rows[::2], rows[1::2]
    tagged = []
    for half, other in (halves, halves[::-1]):
        tables = train_tagger(list(other), rounds)
        tagger = tags.Tagger(tables["classes"], tables["weights"], tables["certain"])
        tagged += [[words, tagger.tag(words), *rest] for words, _, *rest in half]
    return tagged


def train_moves(rows: list[Row], rounds: int) -> dict[str, list[int]]:
    perceptron = Perceptron()
    for number in range(rounds):
        random.shuffle(rows)
        for words, tagged, heads, *_ in rows:
            gold = [len(words) if head < 0 else head for head in heads] + [-2]
            state = parse.State(words, tagged)
            while not state.done:
                features, valid = parse.move_features(state), state.valid()
                scores = perceptron.score(features, 3)
                guess = max(valid, key=scores.__getitem__)
                good = find_good_moves(state, gold)
                perceptron.clock += 1
                best = max(good, key=scores.__getitem__) if good else guess
                if guess not in (good or [guess]):
                    perceptron.learn(features, best, guess)
                # From the second round on it mostly follows its own guesses, so that it learns to go on after an error.
                state.apply(guess if number and random.random() < 0.9 else best)
    packed = {}
    for feature in sorted(perceptron.weights):
        weights = perceptron.average(feature)
        row = [weights.get(move, 0.0) for move in (parse.SHIFT, parse.RIGHT, parse.LEFT)]
        if max(row) - min(row) >= LEAST_MOVE:
            packed[feature] = [round(weight * 10) for weight in row]
    return packed


def train_labels(rows: list[Row]) -> tuple[list[str], dict[str, list[int]]]:
    labels = sorted({label for row in rows for label in row[3]})
    perceptron = Perceptron()
    for _ in range(4):
        random.shuffle(rows)
        for words, tagged, heads, named, *_ in rows:
            folded, tree = [tags.fold(word) for word in words], parse.children(heads)
            for child, right in enumerate(named):
                features = parse.label_features(child, heads, folded, tagged, tree)
                scores = perceptron.score(features, len(labels))
                best = scores.index(max(scores))
                perceptron.clock += 1
                if labels[best] != right:
                    perceptron.learn(features, labels.index(right), best)
    return labels, perceptron.pack(LEAST_LABEL)


def evaluate(tables: dict[str, Any], rows: list[Row]) -> str:
    tagger = tags.Tagger(tables["classes"], tables["weights"], tables["certain"])
    parser = parse.Parser(tables["moves"], tables["labels"], tables["label_weights"])
    words_seen = tags_right = arcs = heads_right = both_right = 0
    for words, tagged, heads, named, *_ in rows:
        found = tagger.tag(words)
        words_seen += len(words)
        tags_right += sum(a == b for a, b in zip(found, tagged, strict=True))
        made = zip(*parser.parse(words, found), heads, named, strict=True)
        judged = [(a == c, b == d) for a, b, c, d in made if d != "punct"]
        arcs += len(judged)
        heads_right += sum(head for head, _ in judged)
        both_right += sum(head and label for head, label in judged)
    return f"tags {tags_right / words_seen:.4f}, heads {heads_right / arcs:.4f}, with labels {both_right / arcs:.4f}"


def read_rows(paths: Sequence[Path]) -> list[Row]:
    return [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--held", type=Path, nargs="+", required=True)
    parser.add_argument("--rounds", type=int, default=6)
    args = parser.parse_args()
    random.seed(20261122)
    rows, held = read_rows(args.train), read_rows(args.held)
    random.shuffle(rows)
    tables = train_tagger(list(rows), args.rounds)
    rows = [row for row in tag_rows(rows, args.rounds) if is_projective(row[2])]
    tables["moves"] = train_moves(rows, args.rounds)
    tables["labels"], tables["label_weights"] = train_labels(rows)
    args.out.write_bytes(pack_tables(tables))
    print(evaluate(tables, held))


if __name__ == "__main__":
    main()
