"""Rules for sentences that say what something is or that there is something, and for words that only join or fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.plain.simplify.draft import Edit, Line, Piece
from reader.plain.simplify.reference import refer
from reader.plain.simplify.splits import (
    agrees,
    body_end,
    capital,
    count_words,
    is_question,
    main_chain,
    make_lines,
    might_mean_another,
    sound,
    text_of,
)
from reader.plain.simplify.tree import FINITE, Tree

_FORMS = {"is": "has", "are": "have", "was": "had", "were": "had"}
_VERBAL = frozenset(("VBD", "VBZ", "VBP", "VBG", "VBN", "MD", "WDT", "WP", "WRB", "WP$"))


def _statement(tree: Tree, line: Line) -> tuple[int, int, int] | None:
    """Return subject, verb and noun of a line that says “X is a Y”, and nothing before X."""
    for noun in line.places:
        verb = tree.heads[noun]
        if tree.labels[noun] != "attr" or verb not in line.places or tree.lower[verb] not in _FORMS:
            continue
        subject = tree.subject(verb)
        if subject is None or subject not in line.places or not main_chain(tree, verb) or tree.is_negated(verb):
            continue
        opens = line.pieces[0].place in tree.subtree(subject)
        if opens and verb < noun and not tree.auxiliaries(verb) and not is_question(line):
            return subject, verb, noun
    return None


def _tail_from(tree: Tree, line: Line, place: int) -> list[Piece] | None:
    """Return the pieces from a source token to the end, where a noun phrase or two is all they are."""
    tail = list(line.pieces[line.index(place) : body_end(line)])
    if any(piece.place < 0 or tree.tags[piece.place] in _VERBAL or piece.text in ";:()" for piece in tail):
        return None
    return tail


def _head_to(line: Line, place: int) -> list[Piece]:
    head = list(line.pieces[: line.index(place)])
    while head and head[-1].text == ",":
        head.pop()
    return head


def _name_again(tree: Tree, subject: int) -> tuple[str, bool] | None:
    """Return words for a subject that is known or a kind: "the hen", "salt", not "a hen"."""
    if any(tree.lower[c] in ("a", "an") for c in tree.kids[subject]):
        return None
    named = refer(tree, subject)
    return None if named is None or named[0] in ("I", "you", "we") else named


# --- "X is a town in A in B." ---

PLACES = frozenset(
    "city town village capital county province river island mountain region district municipality suburb lake port "
    "area settlement building school university college hospital church castle museum station commune hamlet parish "
    "borough township community park peninsula bay valley neighborhood neighbourhood department canton street resort "
    "airport stadium prefecture".split()
)


def split_place(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Ely is a city in the fens in England.” The wider place becomes a sentence."""
    found = _statement(tree, line)
    if found is None or tree.lower[found[2]] not in PLACES:
        return None
    subject, verb, noun = found
    if tree.tags[subject] not in ("NNP", "PRP") or tree.child(subject, "conj") is not None:
        return None
    ins = [p for p in line.places if p > noun and tree.lower[p] == "in" and tree.tags[p] == "IN"]
    if len(ins) == 1 and _is_within(tree, line, noun, ins[0]):
        ins = [next(p for p in line.places if p > noun and tree.lower[p] in _OF_PLACES), ins[0]]
    if len(ins) < 2:
        return None
    tail, head = _tail_from(tree, line, ins[1]), _head_to(line, ins[1])
    if any(p.text == "and" and p.place > noun and tree.tags[p.place + 1] not in ("NNP", "NNPS") for p in head):
        return None  # "the second city in Kent and the first in England"
    if tail is None or not any(tree.tags[p.place] == "NNP" for p in tail) or _has(tree, tail, ("CD",)):
        return None
    if any(p.text == "," and q.text in ("the", "a") for p, q in pairwise(head)) or _has(tree, tail, ("CC",)):
        return None  # "the largest lake in Kent, the largest in England and the third in Europe"
    if any(p.text == "," and q.text in ("and", "behind", "after") for p, q in pairwise(tail)):
        return None  # "the largest city in Kent, and the second in England"
    first = line.pieces[line.index(ins[0]) : line.index(ins[1])]
    if not any(tree.tags[p.place] in ("NNP", "NNPS") for p in first if p.place >= 0):
        return None
    if _tail_from(tree, line, ins[0]) is None or tree.tags[ins[1] - 1] not in ("NN", "NNS", "NNP", "NNPS", ","):
        return None
    opening = [Piece("It"), Piece(tree.lower[verb])]
    if not sound(head, [*opening, *tail]):
        return None
    return make_lines(line, Edit("place", "in", ". " + text_of([*opening, tail[0]])), head, [*opening, *tail])


_OF_PLACES = frozenset("of near on".split())


def _is_within(tree: Tree, line: Line, noun: int, place: int) -> bool:
    """Whether a name stands between a place and the wider one: "a town of Kent in the south of England"."""
    words = tree.lower[noun : max(line.places)]
    return (
        bool(_OF_PLACES.intersection(tree.lower[noun:place]))
        and tree.tags[place - 1] in ("NNP", "NNPS")
        and not {",", "and", "or"}.intersection(words)
        and tree.tags[noun + 1] == "IN"
    )


def _has(tree: Tree, pieces: Sequence[Piece], tags: tuple[str, ...]) -> bool:
    return any(piece.place >= 0 and tree.tags[piece.place] in tags for piece in pieces)


# --- "It is in the south of the state, on the shore of a lake." ---

_WHERE = frozenset(
    "in on at near along between about within north south east west northeast northwest southeast".split()
)
_LYING = frozenset("is are was were lies lie lay located situated stands stood".split())


def split_location(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “It is in the south of the state, on the shore of a lake.” The second place becomes a sentence."""
    verb = next((p for p in line.places if tree.heads[p] < 0), None)
    commas = [at for at, piece in enumerate(line.pieces[:-2]) if piece.text == ","]
    if verb is None or tree.lower[verb] not in _LYING or not commas or is_question(line) or tree.is_negated(verb):
        return None
    at, finite = commas[-1], tree.first_auxiliary(verb)
    subject, first = tree.subject(verb), line.pieces[at + 1]
    if subject is None or first.text not in _WHERE or first.place < 0 or tree.lower[finite] not in _FORMS:
        return None
    head, tail = list(line.pieces[:at]), _tail_from(tree, line, first.place)
    where = [p for p in line.places if verb < p < first.place and tree.lower[p] in _WHERE]
    if [p.text for p in line.pieces[at + 1 : at + 3]] == ["along", "with"]:
        return None
    if tail is None or not where or any(tree.tags[p.place] in _VERBAL and p.place > verb for p in head if p.place >= 0):
        return None
    if any(p.text.lower() in _MONTHS_AND_SUCH or p.text in (",", "and") for p in tail) or len(tail) < _FEWEST_OF_PLACE:
        return None
    if any(p.text[0].isdigit() for p in tail):
        return None  # "one of the first to do so, in the 300s"
    named = _name_again(tree, subject)
    if named is None or len(commas) > 1 or named[1] != (tree.lower[finite] in ("are", "were")):
        return None
    opening = [Piece(w) for w in (*capital(named[0]).split(" "), tree.lower[finite])]
    if line.pieces[0].place not in tree.subtree(subject) or not sound(head, [*opening, *tail]):
        return None
    return make_lines(line, Edit("location", ",", ". " + text_of(opening)), head, [*opening, *tail])


_MONTHS_AND_SUCH = frozenset(
    "january february march april may june july august september october november december century age order part "
    "fact addition particular general".split()
)
_FEWEST_OF_PLACE = 3


# --- "X is a painter and the father of Y." ---

_LEAST_WORDS = 9
_ARTICLES = frozenset(("a", "an", "the"))


def split_second_statement(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Ann is a painter and the sister of Bo.” What else she is becomes a sentence."""
    found = _statement(tree, line)
    if found is None or count_words(line.pieces) < _LEAST_WORDS or not _has_article(tree, found[2]):
        return None
    subject, verb, noun = found
    second = next((p for p in line.places if p > noun and _may_be_joined(tree, p, noun)), None)
    named = _name_again(tree, subject)
    if second is None or named is None or named[1] or not _has_article(tree, second):
        return None
    if "both" in tree.lower[verb:noun]:
        return None  # "is both a sign and a call"
    start = min(p for p in tree.subtree(second) if p in line.places)
    tail = _tail_from(tree, line, start)
    if tail is None or tree.lower[start - 1] != "and" or start - 1 < noun:
        return None
    if tree.lower[start] not in _ARTICLES and not _is_one_of(tree, start):
        return None
    between = [p for p in line.places if noun < p < start - 1]
    if any(tree.lower[p] in (*_ARTICLES, "and", "or", "between", "both") for p in between):
        return None  # "the son of a teacher and a nurse"
    if any(tree.lower[p] == "," for p in between):
        return None  # "a reformer, statistician, and the founder of ...": a list
    shared = any(tree.lower[p] == "of" and "NNP" in tree.tags[p + 1 : p + 5] for p in range(start, len(tree.tags)))
    if shared and "of" not in tree.lower[noun:start]:
        return None  # "the second capital and the third city of Elyland": both are
    opening = [Piece(w) for w in (*capital(named[0]).split(" "), tree.lower[verb], "also")]
    head = _head_to(line, start - 1)
    if not sound(head, [*opening, *tail]) or any(piece.text == "," for piece in tail):
        return None
    return make_lines(line, Edit("second-statement", "and", ". " + text_of(opening)), head, [*opening, *tail])


def _may_be_joined(tree: Tree, place: int, noun: int) -> bool:
    """Whether a noun is joined to another, or to a name behind it, which the parser takes for its partner."""
    partner = tree.heads[place]
    if tree.labels[place] == "conj" and _is_one_of(tree, place) and partner in tree.subtree(noun):
        return True
    if tree.labels[place] != "conj" or tree.tags[place] != "NN":
        return False
    if partner in tree.subtree(noun) and tree.lower[place] in _ROLES and tree.lower[place + 1 : place + 2] == ("of",):
        return True
    return partner == noun or (partner in tree.subtree(noun) and tree.tags[partner] in ("NNP", "NNPS"))


_ROLES = frozenset("capital seat home birthplace centre center founder head leader author".split())


def _is_one_of(tree: Tree, place: int) -> bool:
    return tree.lower[place : place + 2] == ("one", "of")


def _has_article(tree: Tree, noun: int) -> bool:
    return _is_one_of(tree, noun) or any(tree.lower[c] in _ARTICLES for c in tree.kids[noun])


# --- "X is a bird with a long tail." ---

_NOT_OWNED = frozenset(
    "help aid support exception aim goal purpose intention intent view use rest option addition assistance cooperation "
    "collaboration respect regard idea hope permission effect consent".split()
)


_ILLNESSES = frozenset("disorder disease syndrome condition illness".split())


def split_with(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “It is a bird with a long tail.” What it has becomes a sentence."""
    found = _statement(tree, line)
    if found is None:
        return None
    subject, verb, noun = found
    named = _name_again(tree, subject)
    joiner = next((p for p in line.places if p > noun and tree.lower[p] == "with"), None)
    if named is None or joiner is None or tree.heads[joiner] not in (noun, verb) or tree.child(noun, "conj"):
        return None
    if tree.lower[noun] in _ILLNESSES:
        return None  # "a disorder with poor skills": who is ill has them
    owned, tail = tree.child(joiner, "pobj"), _tail_from(tree, line, joiner)
    if owned is not None and tree.tags[owned] == "NN" and tree.child(owned, "det", "nummod", "poss") is None:
        return None  # "with fatal outcome": the article would be missed
    if owned is None or tail is None or tree.lower[owned] in _NOT_OWNED or tree.tags[owned] not in ("NN", "NNS"):
        return None
    if tree.tags[noun] == "NN" and not any(tree.lower[c] in ("a", "an") for c in tree.kids[noun]):
        return None
    if any(piece.place not in tree.subtree(joiner) for piece in tail) or tree.tags[joiner - 1] not in ("NN", "NNS"):
        return None
    form = _FORMS[tree.lower[verb]]
    opening = [Piece(w) for w in (*capital(named[0]).split(" "), form)]
    head = _head_to(line, joiner)
    if named[1]:
        return None
    return make_lines(line, Edit("with", "with", ". " + text_of(opening)), head, [*opening, *tail[1:]])


# --- "The town has two schools: A and B." ---

_MANY = frozenset("two three four five six seven eight nine ten several many".split())


def split_list(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The town has two schools: one for boys and one for girls.” What there is becomes a sentence."""
    for at, piece in enumerate(line.pieces):
        if piece.text in (":", "—", "–") and piece.place > 1 and at + 3 < len(line.pieces):
            return _split_list_at(tree, line, at)
    return None


def _split_list_at(tree: Tree, line: Line, at: int) -> list[Line] | None:
    noun = line.pieces[at - 1].place
    head, tail = list(line.pieces[:at]), list(line.pieces[at + 1 : body_end(line)])
    root = next((p for p in line.places if tree.heads[p] < 0), None)
    if noun < 0 or root is None or not tree.tense(root) or tree.is_negated(root) or is_question(line):
        return None
    if tree.child(root, "ccomp") is not None:
        return None  # "he taught that there are four things: ...": they are what he taught
    if tree.tags[noun] != "NNS" or not any(tree.lower[c] in _MANY for c in tree.kids[noun]) or root > noun:
        return None
    if any(p.place < 0 or tree.tags[p.place] in _VERBAL or p.text in ";:—–()" for p in tail):
        return None
    if not any(tree.lower[p.place] == "and" for p in tail) or not tail[0].text[0].isalnum():
        return None
    opening = [Piece("These"), Piece("are" if tree.tense(root) == "present" else "were")]
    if not sound(head, [*opening, *tail]) or any(p.text == "," for p in head):
        return None
    return make_lines(line, Edit("list", line.pieces[at].text, ". " + text_of(opening)), head, [*opening, *tail])


# --- "The town, however, was saved." ---

_JOINERS = {
    "however": "But",
    "nevertheless": "But",
    "nonetheless": "But",
    "therefore": "So",
    "consequently": "So",
    "thus": "So",
}


def move_joiner(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The town, however, was saved.” The word that joins it to the sentence before comes first."""
    for at, piece in enumerate(line.pieces):
        word = piece.text.lower()
        if word in _JOINERS and at > 0 and piece.place > 0:
            return _move_joiner_at(tree, line, at, _JOINERS[word])
    return None


_OPENING = frozenset(("DT", "PRP", "PRP$", "EX"))


def _has_verb(tree: Tree, pieces: Sequence[Piece]) -> bool:
    return any(p.place >= 0 and tree.tags[p.place] in FINITE for p in pieces)


def _is_high(tree: Tree, place: int) -> bool:
    """Whether a word is the root or hangs on it as its subject, so that what joins it joins the whole sentence."""
    return tree.heads[place] < 0 or (tree.labels[place] in ("nsubj", "nsubjpass") and tree.heads[tree.heads[place]] < 0)


def _move_joiner_at(tree: Tree, line: Line, at: int, word: str) -> list[Line] | None:
    place, first = line.pieces[at].place, line.pieces[0]
    if first.place < 0 or tree.tags[first.place] not in _OPENING:
        return None  # "Machine Learning (ML) has thus helped": whether a capital stays is not sure
    verb = tree.heads[place]
    before, after = line.pieces[at - 1], line.pieces[at + 1 : at + 2]
    if verb < 0 or not _is_high(tree, verb) or is_question(line):
        return None
    if before.text == "," and _has_verb(tree, line.pieces[:at]) and _has_verb(tree, line.pieces[at:]):
        return None  # "it is linked to it, however, the extent is not known": two clauses
    if any(p.text in (";", ":", '"', "“") for p in line.pieces) or tree.tags[first.place] in ("CC", "RB", "IN", "WRB"):
        return None
    if at > 1 and before.text == "," and tree.tags[line.pieces[at - 2].place] in ("IN", "RB"):
        return None  # "unrest since, however, cut it": the comma parts it from the verb
    if tree.tags[place + 1 : place + 3] == (",", "CC"):
        return None  # "it is small, however, and many come": its comma parts two clauses
    enclosed = before.text == "," and bool(after) and after[0].text in (",", ".")
    bare = (
        before.text != "," and bool(after) and after[0].text != "," and before.place in (verb, *tree.auxiliaries(verb))
    )
    if not enclosed and not bare:
        return None
    start, end = (at - 1, at + (2 if after[0].text == "," else 1)) if enclosed else (at, at + 1)
    rest = [*line.pieces[:start], *line.pieces[end:]]
    if bare and word == "So" and tree.lower[place] == "thus" and tree.tags[place + 1][:2] == "VB" and place > verb:
        return None
    is_name = tree.tags[first.place] in ("NNP", "NNPS") and tree.lower[first.place] not in [p.text for p in rest[1:]]
    if not is_name and first.text != "I" and not first.text[1:2].isupper():
        rest[0] = replace(rest[0], text=rest[0].text[0].lower() + rest[0].text[1:])
    edit = Edit("joiner", line.pieces[at].text, word)
    return make_lines(line, edit, [Piece(word), *rest]) if sound(rest) else None


# --- "They saw two men who were reported missing." ---


def shorten_clause(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “They saw a hall that was built in 1890.” At the end of a sentence “built in 1890” says the same."""
    for verb in line.places:
        if tree.labels[verb] == "relcl" and tree.tags[verb] == "VBN":
            found = _shorten_clause_at(tree, line, verb)
            if found:
                return found
    return None


def _shorten_clause_at(tree: Tree, line: Line, verb: int) -> list[Line] | None:
    helpers, noun = tree.auxiliaries(verb), tree.heads[verb]
    if len(helpers) != 1 or tree.lower[helpers[0]] not in _FORMS or helpers[0] + 1 != verb or noun != verb - 3:
        return None
    opener = verb - 2
    if tree.lower[opener] not in ("that", "which", "who") or tree.heads[opener] != verb or tree.is_negated(verb):
        return None
    places = [opener, helpers[0], verb, noun]
    if any(place not in line.places for place in places) or tree.tags[noun] not in ("NN", "NNS"):
        return None
    if not any(tree.heads[p] < 0 and p < noun for p in line.places):
        return None
    if might_mean_another(tree, noun) or not agrees(tree, verb, tree.tags[noun] == "NNS"):
        return None  # "the police of a state that are armed": it may belong to the noun before
    if max(p for p in line.places if p in tree.subtree(verb)) < max(line.places) - 1 or tree.child(verb, "conj"):
        return None  # what follows might be taken for the verb of the noun
    if _is_within_noun(tree, noun):
        return None  # "a rise in the books discussed here"
    if tree.labels[noun] == "attr":
        return None  # "is gaster used as ...", "is the property moved to ...": it would be read as the verb
    if tree.labels[noun] in ("nsubj", "nsubjpass") or not any(tree.heads[p] == verb and p > verb for p in line.places):
        return None
    kept = line.without((opener, helpers[0])).pieces
    edit = Edit("short-clause", text_of(line.pieces[line.index(opener) : line.index(verb)]), "")
    return make_lines(line, edit, kept) if sound(kept) else None


def _is_within_noun(tree: Tree, noun: int) -> bool:
    """Whether a noun belongs to another before it: "a risk in the books"."""
    return tree.labels[noun] == "pobj" and tree.tags[tree.heads[tree.heads[noun]]][:2] == "NN"


# --- "There are many birds that live here." ---


def drop_there(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “There are many birds that live here.” Who does it stands first."""
    places = line.places
    if len(places) < 5 or len(places) != len(line.pieces) or tree.lower[places[0]] != "there" or is_question(line):
        return None
    verb = places[1]
    if tree.lower[verb] not in ("is", "are", "was", "were") or tree.heads[verb] >= 0:
        return None
    noun = next((p for p in places if tree.heads[p] == verb and tree.labels[p] == "attr"), None)
    if noun is None or tree.tags[noun] not in ("NN", "NNS") or tree.is_negated(noun) or tree.is_negated(verb):
        return None
    clause = tree.child(noun, "relcl")
    opener = noun + 1
    if clause is None or tree.lower[opener] not in ("that", "who", "which") or tree.heads[opener] != clause:
        return None
    if tree.labels[opener] not in ("nsubj", "nsubjpass") or not tree.tense(clause) or opener not in places:
        return None
    if any(p not in tree.subtree(noun) for p in places[2:-1]):
        return None
    edit = Edit("there", text_of(line.pieces[:2]), "")
    return make_lines(line, edit, [p for p in line.pieces[2:] if p.place != opener])
