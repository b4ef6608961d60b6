"""Which sentences of a section, or of an article, matter most.

LexRank (Erkan and Radev 2004): a sentence is central when it shares rare words with other central sentences. Early
sentences weigh more. Warnings, emergencies and what must not be done are always in.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from reader.article import Article, Block, Section, Sentence
from reader.plain.simplify.protect import is_warning
from reader.text.words import find_words

MOST_IN_SECTION = 3
MOST_KEY_POINTS = 5
_DAMPING = 0.85
_ROUNDS = 30
_MOST_COMPARED = 400
"""Sentences of a section that are compared with one another; later ones count by their place alone."""
_WARNING_KINDS = frozenset(("warning", "caution", "important"))
_SMALL_WORDS = frozenset(
    "the a an and or but of in on at to for with by from as is are was were be been it its this that these those which "
    "who has have had not no can may will would also than then so if when while into about other such their they he "
    "she his her you your we our i".split()
)


def rank_sentences(texts: Sequence[str]) -> list[float]:
    """Return how much each sentence matters, in reading order; the values say nothing but their order."""
    centrality = _rank_by_centrality(texts[:_MOST_COMPARED])
    centrality += [0.0] * (len(texts) - len(centrality))
    return [value + 1.0 / (place + 2) for place, value in enumerate(centrality)]


def _rank_by_centrality(texts: Sequence[str]) -> list[float]:
    """Return each sentence's LexRank, scaled so that the mean is 1."""
    bags = [_bag(text) for text in texts]
    size = len(bags)
    if not size:
        return []
    seen_in = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log(1 + size / count) for word, count in seen_in.items()}
    vectors = [_unit({word: count * rarity[word] for word, count in bag.items()}) for bag in bags]
    links = [[_dot(a, b) if a is not b else 0.0 for b in vectors] for a in vectors]
    weights = [sum(row) or 1.0 for row in links]
    ranks = [1.0] * size
    for _ in range(_ROUNDS):
        ranks = [
            1 - _DAMPING + _DAMPING * sum(ranks[j] * links[j][i] / weights[j] for j in range(size) if links[j][i])
            for i in range(size)
        ]
    return ranks


def _bag(text: str) -> Counter[str]:
    words = (text[start:end].lower() for start, end in find_words(text))
    return Counter(word[:6] for word in words if word not in _SMALL_WORDS)


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {word: value / length for word, value in vector.items()}


def _dot(a: dict[str, float], b: dict[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b[word] for word, value in a.items() if word in b)


def choose_summary(section: Section, most: int = MOST_IN_SECTION) -> list[Sentence]:
    """Return the sentences of a section that matter most, in reading order.

    Every warning is among them, however many there are; the others fill up to `most`.
    """
    candidates = _running_sentences(section.blocks, False)
    ranks = rank_sentences([sentence.text for sentence, _ in candidates])
    warned = {place for place, (sentence, warned) in enumerate(candidates) if warned or is_warning(sentence.text)}
    by_rank = sorted(set(range(len(candidates))) - warned, key=lambda place: -ranks[place])
    wanted = min(most, max(1, len(candidates) // 3))
    chosen = warned | set(by_rank[: max(wanted - len(warned), 0)])
    return [candidates[place][0] for place in sorted(chosen)]


def choose_key_points(article: Article, most: int = MOST_KEY_POINTS) -> list[Sentence]:
    """Return what a reader of the article needs to know: at most `most` sentences, warnings before others."""
    candidates = [pair for section in article.sections for pair in _running_sentences(section.blocks, False)]
    ranks = rank_sentences([sentence.text for sentence, _ in candidates])
    weight = [
        rank + (2.0 * max(ranks) if warned or is_warning(sentence.text) else 0.0)
        for rank, (sentence, warned) in zip(ranks, candidates, strict=True)
    ]
    chosen = sorted(range(len(candidates)), key=lambda place: -weight[place])[:most]
    return [candidates[place][0] for place in sorted(chosen)]


def _running_sentences(blocks: Sequence[Block], warned: bool) -> list[tuple[Sentence, bool]]:
    """Return the sentences of running text, each with whether it stands in a warning; lists and tables left out."""
    found: list[tuple[Sentence, bool]] = []
    for block in blocks:
        inside = warned or block.kind in _WARNING_KINDS
        if block.type in ("paragraph", "quote", "callout"):
            found += [(sentence, inside) for sentence in block.sentences]
        if block.type in ("quote", "callout") or inside:
            found += _running_sentences(block.blocks, inside)
    return found
