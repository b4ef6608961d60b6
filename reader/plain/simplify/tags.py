"""Part-of-speech tags, by an averaged perceptron.

The method and its features are those Matthew Honnibal published in "A Good Part-of-Speech Tagger in about 200 Lines
of Python" (2013), after Collins (2002). The tags are those of the Penn Treebank. How the table was trained, and from
what, stands in `docs/plain-language.md`.
"""

import re
from collections.abc import Mapping, Sequence

Row = Sequence[int]
"""Pairs laid end to end: the number of a class, then its weight in hundredths."""
Weights = dict[str, Row | str]
"""Rows by feature; one that was never asked for is still the string that the file holds."""

START, END = "<s>", "</s>"


def tag_features(place: int, context: Sequence[str], shapes: Sequence[str], before: str, before2: str) -> list[str]:
    """Return the features of one token; `context` holds the folded words with two markers at either end."""
    word = context[place]
    previous, following = context[place - 1], context[place + 1]
    return [
        "b",
        "w" + word,
        "3" + word[-3:],
        "2" + word[-2:],
        "1" + word[:1] + shapes[place - 2],
        "p" + before,
        "q" + before2 + " " + before,
        "r" + before + " " + word,
        "s" + previous,
        "t" + previous[-3:] + " " + before,
        "u" + context[place - 2],
        "v" + following,
        "x" + following[-3:],
        "y" + context[place + 2],
        "z" + word[-3:] + " " + following[-3:],
        "m" + shapes[place - 2] + " " + before,
    ]


def read_row(row: Row | str) -> Row:
    """Return a row as numbers."""
    return tuple(map(int, row.split())) if isinstance(row, str) else row


def fold(word: str) -> str:
    """Return a word as the tables hold it: lower case, numbers by their shape, straight apostrophes."""
    if word[0].isdigit():
        return "!year" if len(word) == 4 and word.isdigit() else "!number" if word[-1].isdigit() else "!" + word[-2:]
    return word.lower().replace("’", "'")


def shape(word: str) -> str:
    """Return how a word is written: capitals, digits, hyphens."""
    kind = "A" if word.isupper() else "a" if word.islower() else "Aa" if word[0].isupper() else "."
    return kind + ("d" if any(map(str.isdigit, word)) else "") + ("-" if "-" in word else "")


_COMMON = {"NNP": "NN", "NNPS": "NNS"}
_SHORTEST_COMMON = 4
_IN_NAMES = frozenset("della delle dello degli bint sant".split())
_ILLNESS = re.compile(r"\w+(ea|[gmnps]ia)")


def _mend(word: str, tag: str) -> str:
    """Return the tag of a rare word in small letters: no name ("van" and "della" may be), one illness, not many."""
    if len(word) < _SHORTEST_COMMON or not word.islower() or word in _IN_NAMES:
        return tag
    return "NN" if _ILLNESS.fullmatch(word) else _COMMON.get(tag, tag)


class Tagger:
    """Gives each token of a sentence its tag."""

    def __init__(self, classes: Sequence[str], weights: Weights, certain: Mapping[str, str]):
        self.classes = classes
        self.weights = weights
        self.certain = certain

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return one tag a word, left to right."""
        context = [START, START, *map(fold, words), END, END]
        shapes = [shape(word) for word in words]
        if shapes:
            shapes[0] += "^"
        tags: list[str] = []
        before = before2 = START
        for place in range(2, len(words) + 2):
            guess = self.certain.get(context[place])
            if guess is None:
                guess = self._predict(tag_features(place, context, shapes, before, before2))
                guess = _mend(words[place - 2], guess)
            tags.append(guess)
            before2, before = before, guess
        if tags and tags[0] in _COMMON and self._is_common(words):
            tags[0] = _COMMON[tags[0]]
        return tags

    def _is_common(self, words: Sequence[str]) -> bool:
        """Whether the first word, whose capital tells nothing, is always a common noun: "Tea is grown", not "Rice"."""
        if words[1:] and not words[1].islower():
            return False
        scores = self._score(["w" + fold(words[0])])
        named = dict(zip(self.classes, scores, strict=True))
        return named["NN"] > 0 >= max(named["NNP"], named["NNPS"])

    def _predict(self, features: Sequence[str]) -> str:
        scores = self._score(features)
        return self.classes[scores.index(max(scores))]

    def _score(self, features: Sequence[str]) -> list[int]:
        scores = [0] * len(self.classes)
        for feature in features:
            row = self.weights.get(feature)
            if row is not None:
                if isinstance(row, str):
                    row = self.weights[feature] = read_row(row)
                for place in range(0, len(row), 2):
                    scores[row[place]] += row[place + 1]
        return scores
