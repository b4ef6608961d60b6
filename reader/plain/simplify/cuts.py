"""Cuts at a word that tells what follows it: an aim, a time, an example, what a part of it did.

As in `halves.py`, each part is parsed alone, and the cut stands where both are whole sentences: in a long sentence the
parser is often wrong about what hangs on what, in its parts seldom.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.plain.simplify.asides import make_pieces
from reader.plain.simplify.draft import Edit, Line, Piece
from reader.plain.simplify.halves import is_alone, is_whole, may_be_cut, parse_pieces
from reader.plain.simplify.reference import PRONOUNS
from reader.plain.simplify.splits import (
    OPENS_CLAUSE,
    body_end,
    is_question,
    make_lines,
    sound,
    text_of,
)
from reader.plain.simplify.tree import NEGATIONS, Tree

_RULES_ALL = NEGATIONS | frozenset("only if unless when whether whenever just merely simply mainly partly".split())


def _first_half(tree: Tree, line: Line, before: Sequence[Piece], after: Sequence[Piece]) -> tuple[Tree, int] | None:
    """Return the parse of the first part and its verb, where it is whole, states one thing and rules nothing else."""
    if is_question(line) or not after or not may_be_cut(tree, before, after):
        return None
    if any(piece.text.lower() in _RULES_ALL for piece in before):
        return None
    left = parse_pieces(tree, before)
    root = is_whole(left)
    return (left, root) if root is not None and is_alone(left, root) and left.tense(root) else None


def _made(tree: Tree, line: Line, edit: Edit, before: Sequence[Piece], after: Sequence[Piece]) -> list[Line] | None:
    """Return both parts as lines, where the second is a whole sentence too."""
    if not sound(before, after) or is_whole(parse_pieces(tree, after)) is None:
        return None
    return make_lines(line, edit, before, after)


# --- "After the war ended, they left." ---

_OPENERS = {"after": "After this ,", "although": "But", "though": "But", "because": "So"}


def split_opening_by_parts(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “After the war had ended in the north, they left.” What came first is told first."""
    opener = line.pieces[0]
    word = opener.text.lower()
    if word not in _OPENERS or opener.place < 0 or is_question(line) or find_quotes(line):
        return None
    cuts = [at for at, piece in enumerate(line.pieces) if piece.text == ","]
    if not cuts or cuts[0] < 4 or cuts[0] > 25:
        return None
    before, after = list(line.pieces[1 : cuts[0]]), list(line.pieces[cuts[0] + 1 : body_end(line)])
    if not sound(before, after) or any(p.text.lower() in OPENS_CLAUSE for p in before):
        return None
    left, right = parse_pieces(tree, before), parse_pieces(tree, after)
    first, second = is_whole(left), is_whole(right)
    if first is None or second is None or not _opens_with_plain_subject(right, second):
        return None
    if not _opens_with_plain_subject(left, first) or (left.auxiliaries(first)[:1] and left.tense(first) == ""):
        return None
    if left.lower[0] in PRONOUNS and right.lower[0] not in PRONOUNS:
        return None  # "because it was weak, the storm ...": nobody could tell who "it" is
    times = {left.tense(first), right.tense(second)}
    if times != {"past"} and (word == "after" or times != {"present"}):
        return None
    opening = make_pieces(_OPENERS[word])
    edit = Edit("opening-parts", opener.text, ". " + text_of(opening))
    return make_lines(line, edit, before, [*opening, *after])


def _opens_with_plain_subject(tree: Tree, root: int) -> bool:
    """Whether a clause opens with its subject, and no comma parts the subject from its verb."""
    subject = tree.subject(root)
    if subject is None or min(tree.subtree(subject)) > 0 or tree.tags[subject] not in _SUBJECTS:
        return False
    return not {",", "which", "and"}.intersection(tree.lower[:root])


_SUBJECTS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))


def find_quotes(line: Line) -> bool:
    """Tell whether a quotation stands in the line."""
    return any(piece.text in ('"', "“", "”") for piece in line.pieces)


# --- "Rain is a novel by Ann Lee." ---

_WORKS = frozenset(
    "film movie book novel album song single game series show opera play musical poem painting story comic magazine "
    "composition symphony sonata novella trilogy documentary sculpture anthology".split()
)
_FEWEST_BEFORE_BY = 7


def split_by(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Rain is the second novel in the series by Ann Lee.” Who made it is told second."""
    at = next((i for i in range(_FEWEST_BEFORE_BY, len(line.pieces) - 1) if line.pieces[i].text == "by"), 0)
    if not at:
        return None
    before, after = list(line.pieces[:at]), list(line.pieces[at : body_end(line)])
    if before[-1].text == "," or len(after) < 3 or any(p.text == "," for p in after):
        return None
    if any(p.place < 0 or tree.tags[p.place] not in _OF_MAKER for p in after) or tree.tags[after[-1].place] != "NNP":
        return None
    found = _first_half(tree, line, before, after)
    if found is None:
        return None
    left, root = found
    noun, subject = left.child(root, "attr"), left.subject(root)
    if noun is None or subject is None or left.lower[noun] not in _WORKS or left.lower[root] not in ("is", "was"):
        return None
    if _WRITTEN_APART.intersection(left.lower[noun:]) or not _is_told_without_maker(left, noun):
        return None
    if any(tag in ("VBN", "VBG") for tag in left.tags[noun:]) or left.tags[-2] not in ("NN", "NNS", "NNP", "NNPS"):
        return None
    opening = make_pieces(f"It {left.lower[root]}")
    return _made(tree, line, Edit("by", "by", ". " + text_of([*opening, after[0]])), before, [*opening, *after])


_WRITTEN_APART = frozenset("with music lyrics story libretto words text adaptation translation version cover".split())


def _is_told_without_maker(tree: Tree, noun: int) -> bool:
    """Whether "the second novel" still says which: "in the series" stands behind it."""
    if not any(tree.lower[c] == "the" for c in tree.kids[noun]):
        return True
    return bool({"in", "of"}.intersection(tree.lower[noun:]))


_OF_MAKER = frozenset("IN DT JJ NN NNP NNPS CC VBG".split())


# --- "It was found by a team of astronomers led by Ann Lee." ---

_LED = frozenset("team group army force fleet expedition party delegation government coalition crew band unit".split())


def split_led_by(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “It was found by a team of pilots from the school led by Ann Lee.” Who led them becomes a sentence."""
    texts = [piece.text for piece in line.pieces]
    at = next((i for i in range(5, len(texts) - 2) if texts[i : i + 2] == ["led", "by"]), 0)
    if not at:
        return None
    before, after = list(line.pieces[:at]), list(line.pieces[at : body_end(line)])
    groups = [i for i, p in enumerate(before) if p.text in _LED and before[max(0, i - 3) : i]]
    if len(groups) != 1 or not {"a", "an"}.intersection(p.text for p in before[groups[0] - 3 : groups[0]]):
        return None
    if after[-2].text == "in" and after[-1].text.isdigit():
        before, after = [*before, *after[-2:]], after[:-2]  # the year belongs to what they did
    if any(p.place < 0 or tree.tags[p.place] not in _OF_MAKER | {"VBN", ",", ".", "FW"} for p in after):
        return None
    found = _first_half(tree, line, before, after)
    if found is None or not {"of", texts[at - 1]}.intersection(texts[groups[0] + 1 : groups[0] + 2] or ["of"]):
        return None
    opening = make_pieces(f"The {texts[groups[0]]} {'was' if found[0].tense(found[1]) == 'past' else 'is'}")
    return _made(tree, line, Edit("led-by", "led", ". " + text_of([*opening, after[0]])), before, [*opening, *after])
