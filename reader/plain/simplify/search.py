"""Which edits a sentence gets: those that lower its grade most, one after the other, as long as the check agrees."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.plain.faithful import check_sentences
from reader.plain.simplify.doubts import is_doubtful
from reader.plain.simplify.draft import Edit, Line, Piece, finish, render, start_line
from reader.plain.simplify.grade import grade
from reader.plain.simplify.language import is_english
from reader.plain.simplify.lexicon import replace_words
from reader.plain.simplify.model import analyse
from reader.plain.simplify.protect import why_protected
from reader.plain.simplify.reference import PRONOUNS
from reader.plain.simplify.rules import RULES, Rule
from reader.plain.simplify.tokens import Token, tokenize
from reader.plain.simplify.tree import Tree, find_quoted

LONGEST = 120
"""Tokens of the longest sentence that is parsed; beyond it nobody could say what belongs to what."""
_LONGEST_TOKEN = 60
_LEAST_GAIN = 0.2
_MOST_STEPS = 12
_MOST_LINES = 2
"""Sentences that one may become, but for cuts that are sure: readers faulted a quarter of those that were cut twice."""
_SURE = frozenset(("semicolon", "born", "life"))
_ENDINGS = frozenset(".!?…:;,") | {"..."}
_CLOSING_QUOTES = frozenset(('"', "”", "’", "'"))
_INNER = {"!": "!", "?": "?"}
"""How a sentence that a split made ends, by how its source ends; all others end with a full stop."""
_PLAIN_ENOUGH = 6.0
"""A US school grade; a sentence at or below it that no rule touched needs no reason for staying."""

OTHER_LANGUAGE = "It is not English, so it stays as it is."
TOO_LONG = "It is too long to tell safely what belongs to what."
NO_RULE = "No rule makes it plainer without a risk to its meaning."
REFUSED = "A plainer wording might say something else: {}"


@dataclass(frozen=True, slots=True)
class PlainSentence:
    """A sentence of the plain text and the edits that made it; none where it is the source itself."""

    text: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Simplified:
    """What a source sentence became, and why it stayed as it was, where it did and could be plainer."""

    sentences: tuple[PlainSentence, ...]
    kept_because: str | None = None

    @property
    def text(self) -> str:
        """The sentences on one line."""
        return " ".join(sentence.text for sentence in self.sentences)


def simplify_sentence(text: str, language: str = "en") -> Simplified:
    """Return a sentence made plain, or as it is, byte for byte, with the reason.

    `language` is a BCP 47 tag; what is tagged as, or looks like, another language than English stays.
    """
    tokens = tokenize(text)
    reason = _why_left(tokens, language)
    if reason is not None or not tokens:
        return Simplified((PlainSentence(text),), reason)
    search = _Search(analyse(text, tokens))
    lines = search.run()
    if not search.changed(lines):
        return Simplified((PlainSentence(text),), search.why_kept())
    return Simplified(tuple(PlainSentence(render(line.pieces, search.tree), line.edits) for line in lines))


def _why_left(tokens: list[Token], language: str) -> str | None:
    if language.split("-")[0].lower() != "en":
        return OTHER_LANGUAGE
    if len(tokens) > LONGEST or any(token.end - token.start > _LONGEST_TOKEN for token in tokens):
        return TOO_LONG
    return None if is_english(tokens) else OTHER_LANGUAGE


@dataclass
class _Search:
    """The search for one sentence's edits."""

    tree: Tree
    refusals: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.protected = why_protected(self.tree.text)
        self.quoted = find_quoted(self.tree)
        self.start = [start_line(self.tree)]
        last = self.start[0].pieces[-1].text
        self.ending = last if last in _ENDINGS else ""
        self.ends_quoted = last in _CLOSING_QUOTES

    def run(self) -> list[Line]:
        """Return the best lines: first without asking the check, then, where it refuses, asking at every step."""
        lines = self._improve(careful=False)
        if self.changed(lines) and self._refused(lines):
            lines = self._improve(careful=True)
        return lines

    def changed(self, lines: Sequence[Line]) -> bool:
        """Whether any edit was made."""
        return any(line.edits for line in lines)

    def why_kept(self) -> str | None:
        """Return why nothing was changed, or None for a sentence that is plain enough."""
        if self.protected:
            return self.protected
        if grade([_words(line) for line in self.start]) <= _PLAIN_ENOUGH:
            return None
        return REFUSED.format(self.refusals[0]) if self.refusals else NO_RULE

    def _improve(self, careful: bool) -> list[Line]:
        lines = self.start
        refused: set[tuple[str, str]] = set()
        for _ in range(_MOST_STEPS):
            step = self._best_step(lines, refused)
            if step is None:
                break
            rule, at, better = step
            if careful and self._refused(better):
                refused.add((rule.name, _key(lines[at])))
            else:
                lines = better
        lines = self._look_again(lines, careful)
        return self._plainer_words(lines, careful) if self.protected is None else lines

    def _look_again(self, lines: list[Line], careful: bool) -> list[Line]:
        """Return the lines with each that a rule made parsed anew: freed of an aside, its parse is often better."""
        at = 0
        while at < len(lines):
            made = self._split_again(lines[at]) if lines[at].edits and not _is_full(lines) else None
            better = [*lines[:at], *made, *lines[at + 1 :]] if made else lines
            if made and not _is_followed(lines, at, made) and not (careful and self._refused(better)):
                lines, at = better, at + len(made)
            else:
                at += 1
        return lines

    def _split_again(self, line: Line) -> list[Line] | None:
        text = render(line.pieces, self.tree)
        again = _Search(analyse(text))
        again.protected = self.protected
        found = again.split()
        if len(found) < 2 or min(len(_words(part)) for part in found) < _FEWEST_AGAIN:
            return None
        if _repeats_name(line, found):
            return None
        made = [_map_back(part, again.tree, line.pieces, text) for part in found]
        if any(pieces is None for pieces in made):
            return None
        return [Line(tuple(pieces or ()), line.edits + part.edits) for pieces, part in zip(made, found, strict=True)]

    def split(self) -> list[Line]:
        """Return the lines that rules on the shape of the sentence make of it, without the check and without words."""
        lines = self.start
        for _ in range(_MOST_STEPS):
            step = self._best_step(lines, set())
            if step is None:
                break
            lines = step[2]
        return lines

    def _best_step(self, lines: list[Line], refused: set[tuple[str, str]]) -> tuple[Rule, int, list[Line]] | None:
        best, found = _LEAST_GAIN, None
        for at, line in enumerate(lines):
            for rule in RULES:
                if (self.protected and rule.rewords) or (rule.name, _key(line)) in refused:
                    continue
                made = rule.apply(self.tree, line)
                if not made or (len(made) > 1 and _is_followed(lines, at, made)):
                    continue
                if len(made) > 1 and rule.name not in _SURE and _is_full(lines):
                    continue
                if any(_opens_badly(self.tree, new) for new in made if new.pieces[0] != line.pieces[0]) or is_doubtful(
                    self.tree, made, rule.name
                ):
                    continue
                if _turns_twice([*lines[:at], *made, *lines[at + 1 :]]):
                    continue
                made = self._finish(made, at == len(lines) - 1)
                gain = grade([_words(line)]) - grade([_words(new) for new in made]) + rule.trust
                if gain > best:
                    best, found = gain, (rule, at, [*lines[:at], *made, *lines[at + 1 :]])
        return found

    def _finish(self, made: list[Line], is_last: bool) -> list[Line]:
        """Return lines as sentences; the last one ends as the source does, which may be a colon or nothing."""
        stops = [_INNER.get(self.ending, ".")] * (len(made) - 1)
        stops.append(self.ending if is_last else stops[0] if stops else ".")
        if is_last and self.ends_quoted and made[-1].pieces[-1].place != len(self.tree.tokens) - 1:
            stops[-1] = "."  # the quotation that closed the source stands before now
        return [finish(line, self.tree, stop) for line, stop in zip(made, stops, strict=True)]

    def _plainer_words(self, lines: list[Line], careful: bool) -> list[Line]:
        for at in range(len(lines)):
            refused: set[int] = set()
            while True:
                options = replace_words(self.tree, lines[at], self.quoted)
                step = next(((line, place) for line, place in options if place not in refused), None)
                if step is None:
                    break
                better = [*lines[:at], *self._finish([step[0]], at == len(lines) - 1), *lines[at + 1 :]]
                refused.add(step[1])
                better = _name_alike(better, step[0].edits[-1])
                if not (careful and self._refused(better)):
                    lines = better
        return lines

    def _refused(self, lines: Sequence[Line]) -> bool:
        plain = [render(line.pieces, self.tree) for line in lines]
        errors = [f for f in check_sentences([self.tree.text], plain) if f.severity == "error"]
        self.refusals += [error.message for error in errors]
        return bool(errors)


_FEWEST_AGAIN = 5
"""Words of a sentence that may still be cut from one that a rule made."""


def _repeats_name(line: Line, parts: Sequence[Line]) -> bool:
    """Whether a name that a rule put in would stand at the head of one more sentence."""
    opener = line.pieces[0]
    if opener.place >= 0 or opener.text.lower() in PRONOUNS:
        return False
    return any(part.pieces[0].text == opener.text for part in parts[1:])


def _map_back(part: Line, tree: Tree, pieces: Sequence[Piece], text: str) -> list[Piece] | None:
    """Return the pieces of a line's part as pieces of that line; None where a word of it was taken apart.

    `text` is the line as it was parsed, `tree` its parse, `pieces` the line itself.
    """
    place_of, start = {}, 0
    for at, piece in enumerate(pieces):
        start = text.index(piece.text, start)
        place_of.update(dict.fromkeys(range(start, start + len(piece.text)), at))
        start += len(piece.text)
    mapped: list[Piece] = []
    open_words: list[str] = []
    for piece in part.pieces:
        if piece.place < 0:
            mapped.append(piece)
            continue
        token = tree.tokens[piece.place]
        whole = pieces[place_of[token.start]]
        if token.text == whole.text:
            mapped.append(Piece(piece.text, whole.place))
            continue
        open_words.append(token.text)
        if "".join(open_words) == whole.text.replace(" ", ""):
            mapped.append(Piece(whole.text, whole.place))
            open_words.clear()
    return None if open_words else mapped


_POINTERS = frozenset(
    "This These But So Examples An There It They When As After At In Of Most Some Many All Both".split()
)


_GREEK = frozenset("αβγδεζηθικλμνξοπρστυφχψω")


def _is_full(lines: Sequence[Line]) -> bool:
    """Whether a rule that may err has cut the sentence already."""
    sure = any(edit.rule in _SURE for line in lines for edit in line.edits)
    return len(lines) - sure >= _MOST_LINES


def _turns_twice(lines: Sequence[Line]) -> bool:
    """Whether two sentences in a row would open with "But"."""
    return any(a.pieces[0].text == b.pieces[0].text == "But" for a, b in itertools.pairwise(lines))


_SYMBOL = re.compile(r"[a-z]+-?\d")


def _opens_badly(tree: Tree, line: Line) -> bool:
    """Whether a sentence would open with a figure, a Greek letter, a symbol as "egl-38", or a quoted small letter."""
    first, *rest = [piece.text for piece in line.pieces[:2]]
    place = line.pieces[0].place
    is_symbol = place >= 0 and _SYMBOL.match(tree.text, tree.tokens[place].start) is not None
    is_sign = first[0].isdigit() or first[0].lower() in _GREEK or is_symbol
    return is_sign or (first in ('"', "“") and bool(rest) and rest[0][0].islower())


def _is_followed(lines: Sequence[Line], at: int, made: Sequence[Line]) -> bool:
    """Whether the next sentence opens with an added word that points back, which one between would turn aside."""
    following = lines[at + 1].pieces[0] if at + 1 < len(lines) else None
    if following is None or following.place >= 0 or following.text not in _POINTERS:
        return False
    return not (following.text in ("It", "They") and made[-1].pieces[0].text == following.text)


def _name_alike(lines: list[Line], edit: Edit) -> list[Line]:
    """Carry a noun's plain word into the words that a split put in: "the script", where "the screenplay" was."""
    if not edit.rule.startswith("word:") or " " in edit.before or not edit.after:
        return lines
    old, new = edit.before.lower(), edit.after.lower()
    return [
        replace(line, pieces=tuple(replace(p, text=new) if p.place < 0 and p.text == old else p for p in line.pieces))
        for line in lines
    ]


def _words(line: Line) -> list[str]:
    return [w for piece in line.pieces for w in piece.text.split(" ") if w[:1].isalnum()]


def _key(line: Line) -> str:
    return " ".join(piece.text for piece in line.pieces)
