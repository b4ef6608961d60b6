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
from reader.plain.simplify.reference import PRONOUNS
from reader.plain.simplify.splits import (
    OPENS_CLAUSE,
    body_end,
    capital,
    is_question,
    make_lines,
    sound,
    text_of,
)
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
_OTHERS = frozenset("other others many most some several few more both various small all".split())


def _is_singled_out(tree: Tree, subject: Sequence[Piece]) -> bool:
    """Whether a plural is a part or others of what stands before, and nothing new: "the others", "15 species"."""
    first = subject[0]
    return tree.tags[first.place] in ("DT", "CD", "PRP$", "NNP") or first.text in _OTHERS


_NO_VERBS = frozenset("according following depending including regarding concerning".split())
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
    if tree.tags[subject[-1].place] == "NNS" and not _is_singled_out(tree, subject):
        return None  # "with chemical properties resembling ...": said of what stands before
    if line.pieces[verb].text in _NO_VERBS or tree.lower[subject[-1].place] in _ONE_OR_MANY:
        return None
    before, word = list(line.pieces[:at]), line.pieces[verb]
    found = _first_half(tree, line, before, [*subject, *rest])
    if tree.child(word.place, "conj") is not None:
        return None  # "with the river cutting a valley and creating creeks": the second would keep its form
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
