"""A plain sentence under construction: pieces of the source and pieces put in by rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.plain.simplify.inflection import indefinite
from reader.plain.simplify.tree import Tree


@dataclass(frozen=True, slots=True)
class Edit:
    """One use of a rule: what stood there, what stands there now; a reader can ask why."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A token of the source, by its place, or words that a rule put in (place -1)."""

    text: str
    place: int = -1


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence under construction, with the edits that made it."""

    pieces: tuple[Piece, ...]
    edits: tuple[Edit, ...] = ()

    @property
    def places(self) -> list[int]:
        """The source tokens that are still in it, in order."""
        return [piece.place for piece in self.pieces if piece.place >= 0]

    def index(self, place: int) -> int:
        """Return where a source token stands among the pieces."""
        return next(i for i, piece in enumerate(self.pieces) if piece.place == place)

    def without(self, places: Iterable[int]) -> Line:
        """Return the line without some of its source tokens."""
        gone = frozenset(places)
        return replace(self, pieces=tuple(p for p in self.pieces if p.place not in gone))

    def with_edit(self, *edits: Edit) -> Line:
        """Return the line with more edits noted."""
        return replace(self, edits=self.edits + edits)


def words_of(pieces: Iterable[Piece]) -> list[str]:
    """Return the words and marks of pieces in small letters."""
    return [piece.text.lower() for piece in pieces]


def start_line(tree: Tree) -> Line:
    """Return the line that is the source sentence itself."""
    return Line(tuple(Piece(token.text, place) for place, token in enumerate(tree.tokens)))


_TIGHT_BEFORE = frozenset(",.;:!?)]}%…’”") | {"...", "'s", "’s", "n't", "n’t"}
_TIGHT_AFTER = frozenset("([{“‘$£€")


def render(pieces: Sequence[Piece], tree: Tree) -> str:
    """Return the pieces as text; between neighbours of the source stands what stood there."""
    out: list[str] = []
    for before, piece in zip((None, *pieces), pieces, strict=False):
        if before is not None:
            out.append(_gap(before, piece, tree))
        out.append(piece.text)
    return "".join(out)


def _gap(before: Piece, piece: Piece, tree: Tree) -> str:
    tokens = tree.tokens
    if before.place >= 0 and piece.place == before.place + 1:
        return tree.text[tokens[before.place].end : tokens[piece.place].start]
    if piece.text in _TIGHT_BEFORE or before.text in _TIGHT_AFTER:
        return ""
    place = piece.place
    if place > 0 and tokens[place - 1].end == tokens[place].start and not piece.text[0].isalnum():
        return ""  # it clung to the word before it, such as a closing quote
    place = before.place
    if 0 <= place < len(tokens) - 1 and tokens[place].end == tokens[place + 1].start and not before.text[-1].isalnum():
        return "" if before.text not in _CLOSERS else " "
    return " "


_CLOSERS = frozenset(",.;:!?)]}%…’”")


def finish(line: Line, tree: Tree, stop: str) -> Line:
    """Return the line as a sentence: no stray commas at its ends, a capital, its final mark, "a" or "an" put right."""
    pieces = list(line.pieces)
    while pieces and pieces[0].text in (",", ";", ":", "-", "–", "—"):
        pieces.pop(0)
    while pieces and pieces[-1].text in (",", ";", ":", "-", "–", "—"):
        pieces.pop()
    if not pieces:
        return replace(line, pieces=())
    if stop and pieces[-1].text[-1] not in ".!?…" and not _closes(pieces):
        pieces.append(Piece(stop))
    pieces[0] = _capitalised(pieces[0])
    return replace(line, pieces=tuple(_fix_articles(_fix_commas(pieces), tree)))


def _closes(pieces: Sequence[Piece]) -> bool:
    """Whether the last piece is a quote or bracket that closes behind a full stop, and not "(Kent Works, Inc.)"."""
    if len(pieces) < _FEWEST_CLOSED or pieces[-1].text not in "\"”’')" or pieces[-2].text not in _STOPS:
        return False
    opening = next((at for at in range(len(pieces) - 1, -1, -1) if pieces[at].text == "("), 0)
    return pieces[-1].text != ")" or opening == 0 or pieces[opening - 1].text in _STOPS


_FEWEST_CLOSED = 2
_STOPS = frozenset(".!?")


def _capitalised(piece: Piece) -> Piece:
    text = piece.text
    if text[:1].islower() and not any(c.isupper() for c in text[1:3]):
        return replace(piece, text=text[0].upper() + text[1:])
    return piece


def _fix_commas(pieces: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        if kept and kept[-1].text == "," and piece.text in (",", ".", ";", ":", "!", "?"):
            kept.pop()
        kept.append(piece)
    return kept


def _fix_articles(pieces: Sequence[Piece], tree: Tree) -> list[Piece]:
    """Put "a" and "an" right before a word that a rule changed or moved; the source's own stay."""
    fixed = list(pieces)
    for at in range(len(fixed) - 1):
        article, word = fixed[at], fixed[at + 1]
        follows = article.place >= 0 and word.place == article.place + 1
        untouched = follows and word.text == tree.tokens[word.place].text
        if article.text.lower() in ("a", "an") and not untouched and word.text[0].isalnum():
            right = indefinite(word.text)
            if article.text.lower() != right:
                fixed[at] = replace(article, text=right.capitalize() if article.text[0].isupper() else right)
    return fixed
