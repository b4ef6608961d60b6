"""Which word each word belongs to: a greedy dependency parser with averaged perceptrons.

The arc-hybrid system of Kuhlmann, Gómez-Rodríguez and Satta (2011), trained with the dynamic oracle of Goldberg and
Nivre (2013), as in Matthew Honnibal's "Parsing English in 500 Lines of Python" (2013). A second perceptron names
each arc with the labels of the ClearNLP scheme (nsubj, relcl, appos, ...).
"""

from collections.abc import Sequence

from reader.plain.simplify.tags import END, Weights, fold, read_row

SHIFT, RIGHT, LEFT = 0, 1, 2
ROOT = "ROOT"


class State:
    """A parse under way: a stack, the next word, the arcs so far. The word after the last stands for the root."""

    __slots__ = ("heads", "lefts", "next", "rights", "size", "stack", "tags", "words")

    def __init__(self, words: Sequence[str], tags: Sequence[str]):
        self.size = len(words)
        self.words = [*map(fold, words), ROOT, END, END, END]
        self.tags = [*tags, ROOT, END, END, END]
        self.heads = [-1] * (self.size + 1)
        self.lefts: list[list[int]] = [[] for _ in range(self.size + 1)]
        self.rights: list[list[int]] = [[] for _ in range(self.size + 1)]
        self.stack = [0]
        self.next = 1

    @property
    def done(self) -> bool:
        """Whether every word has its head."""
        return not self.stack and self.next >= self.size

    def valid(self) -> list[int]:
        """Return the moves that are allowed now."""
        moves = [SHIFT] if self.next < self.size else []
        if len(self.stack) >= 2:
            moves.append(RIGHT)
        if self.stack:
            moves.append(LEFT)
        return moves

    def apply(self, move: int) -> None:
        """Shift the next word, or pop the top one under the word below it (RIGHT) or the next word (LEFT)."""
        if move == SHIFT:
            self.stack.append(self.next)
            self.next += 1
            return
        child = self.stack.pop()
        if move == RIGHT:
            head = self.stack[-1]
            self.rights[head].append(child)
        else:
            head = self.next
            self.lefts[head].append(child)
        self.heads[child] = head


def move_features(state: State) -> list[str]:
    """Return the features of a state: the words and tags at the top of the stack, next, and their children."""
    words, tags, stack, n0 = state.words, state.tags, state.stack, state.next
    n0w, n0t, n1t, n2t = words[n0], tags[n0], tags[n0 + 1], tags[n0 + 2]
    if not stack:
        return ["E" + n0w, "F" + n0t + " " + n1t]
    s0 = stack[-1]
    s0w, s0t = words[s0], tags[s0]
    s1 = stack[-2] if len(stack) > 1 else -1
    s1t = tags[s1] if s1 >= 0 else "-"
    s1w = words[s1] if s1 >= 0 else "-"
    s2t = tags[stack[-3]] if len(stack) > 2 else "-"
    left, right = state.lefts[s0], state.rights[s0]
    s0l = tags[left[-1]] if left else "-"
    s0r = tags[right[-1]] if right else "-"
    n0left = state.lefts[n0]
    n0l = tags[n0left[-1]] if n0left else "-"
    s1right = state.rights[s1] if s1 >= 0 else []
    s1r = tags[s1right[-1]] if s1right else "-"
    gap = n0 - s0
    distance = str(gap) if gap < 4 else "5" if gap < 7 else "9"
    both = s0t + " " + n0t
    return [
        "a" + s0w,
        "b" + s0t,
        "c" + n0w,
        "d" + n0t + " " + n1t,
        "e" + s0w + " " + n0w,
        "f" + s0w + " " + n0t,
        "g" + s0t + " " + n0w,
        "h" + both,
        "i" + both + " " + n1t,
        "j" + both + " " + n1t + " " + n2t,
        "k" + s1t + " " + both,
        "l" + s1t + " " + s0w,
        "m" + s1w + " " + s0t,
        "n" + s1w + " " + s0w,
        "o" + s2t + " " + s1t + " " + s0t,
        "p" + both + " " + s0l,
        "q" + both + " " + s0r,
        "r" + both + " " + n0l,
        "s" + s1t + " " + s0t + " " + s1r,
        "t" + both + " " + distance,
        "u" + s0w + " " + distance,
        "v" + n0w + " " + n1t,
        "w" + both + " " + str(min(len(left), 4)) + str(min(len(right), 4)),
        "x" + s1t + " " + both + " " + n1t,
        "y" + s1w + " " + n0t,
        "z" + s1t + " " + s0t + " " + s0l + " " + s0r,
    ]


def label_features(
    child: int, heads: Sequence[int], words: Sequence[str], tags: Sequence[str], tree: Sequence[Sequence[int]]
) -> list[str]:
    """Return the features of the arc from a word's head to it; `words` are folded."""
    head = heads[child]
    hw, ht = (words[head], tags[head]) if head >= 0 else (ROOT, ROOT)
    cw, ct = words[child], tags[child]
    gap = child - head
    side = ("L" if gap < 0 else "R") + (str(min(abs(gap), 4)) if head >= 0 else "")
    mine = tree[child]
    first = (words[mine[0]] + tags[mine[0]]) if mine else "-"
    last = tags[mine[-1]] if mine else "-"
    siblings = tree[head] if head >= 0 else ()
    place = siblings.index(child) if head >= 0 else 0
    previous = tags[siblings[place - 1]] if place else "-"
    before = tags[child - 1] if child else "-"
    after = tags[child + 1] if child + 1 < len(tags) else "-"
    pair = ct + " " + ht + side[0]
    has = "".join(tags[c][:2] for c in mine if tags[c] in _TELLING)
    return [
        "a" + cw,
        "b" + hw + " " + ct,
        "c" + pair,
        "d" + pair + side,
        "e" + cw + " " + ht + side[0],
        "f" + cw + " " + hw,
        "g" + pair + " " + first,
        "h" + pair + " " + last,
        "i" + pair + " " + previous,
        "j" + pair + " " + before,
        "k" + pair + " " + after,
        "l" + pair + " " + has,
        "m" + cw[-3:] + " " + pair,
        "n" + hw + " " + ct + side[0] + previous,
    ]


_TELLING = {
    "WDT",
    "WP",
    "WP$",
    "WRB",
    "IN",
    "TO",
    "VBD",
    "VBZ",
    "MD",
    "VBN",
    "NN",
    "NNS",
    "NNP",
    "PRP",
    "CC",
    ",",
    "POS",
}


def children(heads: Sequence[int]) -> list[list[int]]:
    """Return each word's children in order."""
    tree: list[list[int]] = [[] for _ in heads]
    for child, head in enumerate(heads):
        if head >= 0:
            tree[head].append(child)
    return tree


class Parser:
    """Gives each word of a tagged sentence its head and the name of the arc."""

    def __init__(self, moves: Weights, labels: Sequence[str], label_weights: Weights):
        self.moves = moves
        self.labels = labels
        self.label_weights = label_weights

    def parse(self, words: Sequence[str], tags: Sequence[str]) -> tuple[list[int], list[str]]:
        """Return each word's head, -1 for a root, and each arc's label."""
        if not words:
            return [], []
        state = State(words, tags)
        while not state.done:
            valid = state.valid()
            state.apply(self._best(move_features(state), valid) if len(valid) > 1 else valid[0])
        heads = [-1 if head == state.size else head for head in state.heads[: state.size]]
        return heads, self._name(heads, state.words, tags)

    def _best(self, features: Sequence[str], valid: Sequence[int]) -> int:
        shift = right = left = 0
        weights = self.moves
        for feature in features:
            row = weights.get(feature)
            if row is not None:
                if isinstance(row, str):
                    row = weights[feature] = read_row(row)
                shift += row[0]
                right += row[1]
                left += row[2]
        scores = (shift, right, left)
        return max(valid, key=scores.__getitem__)

    def _name(self, heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> list[str]:
        tree = children(heads)
        names = []
        for child in range(len(heads)):
            scores = [0] * len(self.labels)
            for feature in label_features(child, heads, words, tags, tree):
                row = self.label_weights.get(feature)
                if row is not None:
                    if isinstance(row, str):
                        row = self.label_weights[feature] = read_row(row)
                    for place in range(0, len(row), 2):
                        scores[row[place]] += row[place + 1]
            names.append(self.labels[scores.index(max(scores))])
        return names
