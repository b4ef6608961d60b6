"""Cuts at a word that tells what follows it: an aim, a time, an example, what a part of it did.

As in `halves.py`, each part is parsed alone, and the cut stands where both are whole sentences: in a long sentence the
parser is often wrong about what hangs on what, in its parts seldom.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.plain.simplify.asides import THEN, make_pieces
from reader.plain.simplify.draft import Edit, Line, Piece
from reader.plain.simplify.halves import is_alone, is_whole, may_be_cut, opens_loosely, parse_pieces
from reader.plain.simplify.inflection import inflect_verb, verb_lemma
from reader.plain.simplify.splits import body_end, capital, is_question, make_lines, sound, text_of
from reader.plain.simplify.tree import FINITE, NEGATIONS, Tree

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


# --- "It has two towers, the taller being 90 m high." ---

_LONGEST_SUBJECT = 7
_OF_NOUNS = frozenset("DT JJ JJR JJS NN NNS NNP NNPS CD PRP$ POS IN RB VBN".split())
_NO_VERBS = frozenset("according following depending regarding concerning".split())
_ONE_OR_MANY = frozenset("species series means fish sheep deer aircraft".split())
_NOT_SUBJECTS = frozenset("and or but while as by in on for from to of after before when including such".split())


def split_absolute(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “It has two towers, the taller one being 90 m high.” What has a subject of its own becomes a sentence."""
    for at in range(4, len(line.pieces) - 4):
        if line.pieces[at].text == "," and line.pieces[at + 1].place >= 0:
            found = _split_absolute_at(tree, line, at)
            if found:
                return found
    return None


def _split_absolute_at(tree: Tree, line: Line, at: int) -> list[Line] | None:
    joined = line.pieces[at + 1].text == "with"
    start = at + 1 + joined
    verb = _find_participle(tree, line, start)
    if verb is None or line.pieces[start].text.lower() in _NOT_SUBJECTS:
        return None
    if not joined and line.pieces[verb].text != "being":
        return None  # "DDT, a poison used by farmers": what stands beside a noun
    subject, rest = list(line.pieces[start:verb]), list(line.pieces[verb + 1 : body_end(line)])
    if subject[0].text in ("a", "an") or (len(subject) == 1 and tree.tags[subject[0].place] in ("NN", "NNS")):
        return None  # "with a width varying from 5 to 10 m", "with origins dating back": said of what stands before
    if line.pieces[verb].text in _NO_VERBS or tree.lower[subject[-1].place] in _ONE_OR_MANY:
        return None
    before, word = list(line.pieces[:at]), line.pieces[verb]
    found = _first_half(tree, line, before, [*subject, *rest])
    if found is None or opens_loosely(*found) or any(tree.tags[p.place] in FINITE for p in rest if p.place >= 0):
        return None
    left, root = found
    many = _is_many(tree, subject)
    form = _finite_form(tree, word.place, left.tense(root) == "past", many)
    if form is None or many is None or any(left.lower[h] in ("has", "have", "had") for h in left.auxiliaries(root)):
        return None
    after = [*subject, *make_pieces(form), *rest]
    edit = Edit("absolute", text_of(line.pieces[at : verb + 1]), ". " + capital(text_of(after[: verb - start + 1])))
    return _made(tree, line, edit, before, after)


def _find_participle(tree: Tree, line: Line, start: int) -> int | None:
    """Return where the participle of a subject stands that opens at a piece, with only a noun's words between."""
    for at in range(start, min(start + _LONGEST_SUBJECT, body_end(line))):
        place = line.pieces[at].place
        if place < 0:
            return None
        if tree.tags[place] in ("VBG", "VBN") and at > start and tree.tags[place - 1][:2] in ("NN", "CD", "DT", "JJ"):
            return at
        if tree.tags[place] not in _OF_NOUNS:
            return None
    return None


def _is_many(tree: Tree, subject: Sequence[Piece]) -> bool | None:
    """Whether the noun that opens an absolute clause is plural; None where that is not sure."""
    of = next((i for i, p in enumerate(subject) if tree.tags[p.place] == "IN"), len(subject))
    head = subject[of - 1].place if of else -1
    if head < 0 or any(tree.tags[p.place] == "CC" for p in subject):
        return None
    if tree.tags[head] in ("NNS", "NNPS"):
        return True
    return False if tree.tags[head] in ("NN", "NNP") and of == len(subject) else None


def _finite_form(tree: Tree, verb: int, past: bool, many: bool | None) -> str | None:
    if tree.tags[verb] == "VBN":
        if tree.lower[verb] not in THEN:
            return None  # "a population estimated at 500"
        be = ("were" if many else "was") if past else ("are" if many else "is")
        return f"{be} {tree.tokens[verb].text}"
    lemma = verb_lemma(tree.lower[verb], "VBG")
    if lemma == "be":
        return ("were" if many else "was") if past else ("are" if many else "is")
    return inflect_verb(lemma, "VBD" if past else "VBP" if many else "VBZ") if lemma else None
