"""Clauses that are joined, found by a second look: each half is parsed alone, which is easier than the whole.

In a long sentence the parser may take “the town and the river rose” for a list. Here a sentence is cut at a joining
word, both halves are parsed anew, and the cut stands where each half is a whole sentence.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from reader.plain.simplify.asides import is_dated
from reader.plain.simplify.draft import Edit, Line, Piece, finish, render, words_of
from reader.plain.simplify.inflection import verb_lemma
from reader.plain.simplify.model import analyse
from reader.plain.simplify.reference import PRONOUNS, refer
from reader.plain.simplify.splits import (
    CONNECTIVES,
    LAWS,
    NEVER_PASSIVE,
    OPENS_CLAUSE,
    agrees,
    body_end,
    capital,
    count_words,
    is_hedged,
    is_question,
    lists_clauses,
    make_lines,
    may_be_his,
    may_join_names,
    may_join_nouns,
    opens_late,
    sound,
    text_of,
)
from reader.plain.simplify.tree import FINITE, Tree, is_year

_BEHIND_COMMA = {"so": "So", "yet": "But", "whereas": "But", "although": "But", "though": "But"}
_DENIES = frozenset("not n't never no only neither nobody nothing none".split())
_FEWEST_BEFORE, _FEWEST_AFTER = 4, 4
_THINKING = frozenset(
    "say tell claim report argue believe state suggest think write note announce know hope fear show find see hear "
    "feel mean ensure require make let help demand propose order agree decide".split()
)
_CLOSERS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "VBD", "VBN", "JJ", "RB", "PRP", "-RRB-", "''"))


def parse_pieces(tree: Tree, pieces: Sequence[Piece]) -> Tree:
    """Return the parse of pieces as a sentence of its own."""
    line = finish(Line(tuple(pieces)), tree, ".")
    return analyse(render(line.pieces, tree))


def find_root(tree: Tree) -> int | None:
    """Return the one root where it is a verb with a tense and a subject that fits it, else None."""
    roots = [place for place, head in enumerate(tree.heads) if head < 0]
    if len(roots) != 1 or not tree.tags[roots[0]].startswith("VB") or not tree.is_finite(roots[0]):
        return None
    subject = tree.subject(roots[0])
    if subject is None or not _fits(tree, roots[0], subject) or _is_read_on(tree, subject):
        return None
    return roots[0]


def _is_read_on(tree: Tree, subject: int) -> bool:
    """Whether a pronoun behind the subject is what does the act: "the time it takes to reach the town"."""
    return tree.tags[subject + 1 : subject + 2] == ("PRP",) and tree.lower[subject + 1] in PRONOUNS


def _fits(tree: Tree, verb: int, subject: int) -> bool:
    if tree.child(subject, "conj") is not None:
        return agrees(tree, verb, True)
    if tree.tags[subject] in ("NN", "NNS"):
        return agrees(tree, verb, tree.tags[subject] == "NNS") or tree.lower[subject] in _GROUPS
    return True


_GROUPS = frozenset(
    "number majority variety people police group couple series species pair rest team staff half".split()
)


def has_stray_verb(tree: Tree, root: int) -> bool:
    """Tell whether a verb with a tense has neither a subject nor a verb that it is joined to."""
    for place, tag in enumerate(tree.tags):
        if tag not in FINITE or place == root or tree.labels[place] in ("aux", "auxpass", "conj", "relcl", "amod"):
            continue
        if tree.subject(place) is None:
            return True
    return False


def is_whole(tree: Tree) -> int | None:
    """Return the root of a parse that is one whole sentence, else None."""
    root = find_root(tree)
    if root is None or has_stray_verb(tree, root) or _is_no_verb(tree, tree.first_auxiliary(root)):
        return None
    return root


def _is_no_verb(tree: Tree, place: int) -> bool:
    """Whether a verb with a tense is none: "your works", "the film There Will Be", "a pattern unsuited to them"."""
    if place == 0:
        return False
    if tree.tags[place - 1] == "PRP$" or tree.tokens[place].text[0].isupper():
        return True
    return tree.lower[place].startswith("un") and verb_lemma(tree.lower[place], "VBN") is not None


def split_halves(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The crowd broke into the yard and the chains were cut.” Each half is a whole sentence."""
    texts = [piece.text for piece in line.pieces]
    for at in range(_FEWEST_BEFORE, len(texts) - _FEWEST_AFTER):
        comma = texts[at - 1] == ","
        table = CONNECTIVES | _BEHIND_COMMA if comma else {"and": "", "but": "But"}
        if texts[at] in table and line.pieces[at].place > 0 and not is_question(line):
            found = _split_halves_at(tree, line, at, table[texts[at]], comma)
            if found:
                return found
    return None


def _split_halves_at(tree: Tree, line: Line, at: int, word: str, comma: bool) -> list[Line] | None:
    before, after = list(line.pieces[: at - comma]), list(line.pieces[at + 1 : body_end(line)])
    if not may_be_cut(tree, before, after, True) or not any(
        tree.tags[p.place] in FINITE for p in after if p.place >= 0
    ):
        return None
    if (
        tree.tags[after[0].place].startswith("VB")
        or after[0].text.lower() in ("that", "which", "who")
        or not any(tree.tags[p.place] in FINITE for p in before if p.place >= 0)
    ):
        return None
    left = parse_pieces(tree, before)
    first = is_whole(left)
    if first is None and comma and line.pieces[at].text in ("and", "but") and _has_sure_verb(tree, after):
        first = _find_clause(left)
    if first is None or verb_lemma(left.lower[first], left.tags[first]) in _THINKING or opens_late(line):
        return None
    if not may_be_cut(tree, before, after) and opens_loosely(left, first):
        return None
    if line.pieces[at].text == "and" and (_waits_for_more(left, first) or lists_clauses(tree, before)):
        return None
    if line.pieces[at].text == "and" and not comma and _may_join_nouns(tree, before, after):
        return None
    if any(piece.text == ":" for piece in before):
        return None  # a list behind a colon
    if any(tree.tags[p.place : p.place + 2] == (",", "PRP") for p in after if p.place >= 0):
        return None  # "if it is sold and the price is paid, it goes": both stand under the "if"
    right = parse_pieces(tree, after)
    second = is_whole(right)
    if second is None or not _opens_with_subject(right, second) or after[0].text == "thereafter":
        return None
    if not _runs_to_verb(tree, right, second, after, strict=line.pieces[at].text == "and"):
        return None
    if _may_be_noun(right, second) or _is_other_time(word, before, after) or _has_clause_before(left, first):
        return None
    if (
        comma
        and line.pieces[at].text == "and"
        and tree.tags[after[0].place] == "NN"
        and "," in [p.text for p in before]
    ):
        return None  # "surveys, interviews, and observation was done": a list
    if after[0].text in _POSSESSIVES and tree.tags[after[1].place] in ("VBZ", "VBP"):
        return None  # "its correlates": a noun
    if line.pieces[at].text == "so" and tree.tags[after[0].place] == "PRP" and right.tags[1] == "MD":
        return None  # "they left their names out, so it would stand for all": that was the aim
    if not comma and line.pieces[at].text == "and" and _ends_for_both(before, after):
        return None
    opening = [Piece(w) for w in word.split(" ") if w]
    begins = text_of([*opening, after[0]])
    edit = Edit("halves", text_of(line.pieces[at - comma : at + 2]), f". {begins}")
    return make_lines(line, edit, before, [*opening, *after])


def _ends_for_both(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether a cause or a year at the end may hold for both halves: "A was lost and B fled because of the fire"."""
    words = words_of(after)
    if not {"because", "due", "owing"}.isdisjoint(words):
        return True
    return is_year(words[-1]) and not any(is_year(piece.text) for piece in before)


_NO_NOUNS = frozenset("is are was were has have had can could will would may might must".split())


def _has_sure_verb(tree: Tree, after: Sequence[Piece]) -> bool:
    """Whether the first verb of a half can be nothing else, so that a comma before its subject parts two clauses."""
    verb = next((p for p in after if p.place >= 0 and tree.tags[p.place] in FINITE), None)
    return verb is not None and verb.text in _NO_NOUNS


def _find_clause(tree: Tree) -> int | None:
    """Return the verb of a half whose parse fell in two, where it has a subject and no clause above it."""
    for place, tag in enumerate(tree.tags):
        loose = tree.heads[place] < 0 or tree.labels[place] in ("conj", "acl")
        if tag.startswith("VB") and loose and tree.is_finite(place) and tree.subject(place) is not None:
            return place
    return None


_POSSESSIVES = frozenset("its his her their our my your".split())
_BEFORE_NOUNS = frozenset("after before since as until like between than except".split())


def _has_clause_before(tree: Tree, root: int) -> bool:
    """Whether another clause stands before the verb with a comma alone: "one slept, the other read, and …"."""
    return any(
        tree.tags[p] in FINITE and tree.labels[p] in ("ccomp", "conj") and tree.subject(p) is not None
        for p in range(root)
    )


def _is_other_time(word: str, *halves: Sequence[Piece]) -> bool:
    """Whether a half has a date or a period of its own, so that "meanwhile" would be wrong."""
    return word.startswith("Meanwhile") and any(is_dated(half) for half in halves)


def _may_join_nouns(tree: Tree, before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether "and" may join two nouns behind a word that rules a clause: "after Ann and Bo quarrelled"."""
    return (
        may_join_names(tree, before, after)
        or may_join_nouns(tree, before, after)
        or any(piece.text.lower() in _BEFORE_NOUNS for piece in before[-5:])
    )


def _waits_for_more(tree: Tree, root: int) -> bool:
    """Whether a comma stands behind the verb with no verb after it, as in a list that waits for its "and"."""
    commas = [p for p in range(root + 1, len(tree.lower)) if tree.lower[p] == ","]
    return bool(commas) and not any(tag in FINITE for tag in tree.tags[commas[-1] :])


def may_be_cut(tree: Tree, before: Sequence[Piece], after: Sequence[Piece], is_clause: bool = False) -> bool:
    """Whether nothing that opens a clause, a list or a bracket in the first half may go on in the second.

    `is_clause` says that the second half has a subject of its own, so that it joins no clause of a noun.
    """
    if not sound(before, after) or after[0].place < 0 or before[-1].place < 0:
        return False
    openers = (p for p in before if _opens_clause(tree, p) or p.text in ";:")
    if any(not (is_clause and p.place >= 0 and _stands_for_noun(tree, p.place)) for p in openers):
        return False
    if any(p.text in ("and", "or", "but") and q.text == "," for p, q in itertools.pairwise(before)):
        return False  # "in Leeds and, with Ann, in York": what is joined is not over
    return tree.tags[before[-1].place] in _CLOSERS


def _opens_clause(tree: Tree, piece: Piece) -> bool:
    """Whether a word may open a clause that rules what follows; "that day" opens none."""
    word, place = piece.text.lower(), piece.place
    if word not in OPENS_CLAUSE or place < 0:
        return word in OPENS_CLAUSE
    return not (tree.tags[place] == "DT" or (word in _MAY_BE_PREPOSITION and tree.labels[place] == "prep"))


def _stands_for_noun(tree: Tree, place: int) -> bool:
    """Whether a "that", "which" or "who" opens a clause of a noun, which no clause with a subject of its own joins."""
    verb = tree.heads[place]
    return tree.tags[place] in ("WDT", "WP") and verb >= 0 and tree.labels[verb] == "relcl" and place > 1


_MAY_BE_PREPOSITION = frozenset("as since until between".split())


def _may_be_noun(tree: Tree, root: int) -> bool:
    """Whether a verb may be a noun or a participle: "the Raw and ECW brands", "and stunt performer noted"."""
    subject = tree.subject(root)
    if tree.tags[root] == "VBD" and verb_lemma(tree.lower[root], "VBN") and subject is not None:
        bare = tree.tags[subject] == "NN" and tree.child(subject, "det", "poss") is None
        bare = bare or (tree.tags[0] == "PRP$" and tree.child(root, "dobj") is None)  # "and its ears pointed forward"
        return bare or tree.child(root, "dobj", "prep", "acomp", "ccomp", "xcomp", "attr", "prt", "advmod") is None
    bare = tree.tags[root] == "VBZ" and not tree.auxiliaries(root) and verb_lemma(tree.lower[root], "VBZ") != "be"
    return bare and tree.child(root, "dobj", "ccomp", "xcomp", "acomp", "attr", "prt") is None


def _runs_to_verb(tree: Tree, right: Tree, root: int, after: Sequence[Piece], strict: bool) -> bool:
    """Whether a half runs from its first word to its verb without a comma or clause, and the verb was one before."""
    first = right.first_auxiliary(root)
    if first >= len(after) or after[first].place < 0 or tree.tags[after[first].place] not in FINITE:
        return False
    way = after[:first]
    if any(_opens_clause(tree, p) or p.text in ":;—–(" or p.text in ("as", "than") for p in way):
        return False
    return not (strict and any(p.text in (",", "and", "or", "(") for p in way))


def _opens_with_subject(tree: Tree, root: int) -> bool:
    """Whether a half opens with its subject, or with a time or place and then the subject."""
    subject = tree.subject(root)
    if subject is None or tree.tags[subject] == "RB":
        return False
    start = min(tree.subtree(subject))
    opener = tree.tags[0]
    if any(tree.tags[p] == "PRP" and tree.tags[p - 1] in ("NN", "NNS") for p in range(1, tree.first_auxiliary(root))):
        return False  # "and a bear they had seen"
    if start == 0:
        return opener not in ("VBG", "VBN", "TO", "WP", "WDT", "WRB", "IN")
    if tree.lower[0] in _BEFORE_NOUNS:
        return False  # "after fierce fighting forced them back": it may open a clause
    return opener in ("IN", "RB") and tree.heads[0] == root and start <= 6


def split_second_verb(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The regiment moved to France and was engaged there.” The second verb takes the subject again."""
    texts = [piece.text for piece in line.pieces]
    for at in range(_FEWEST_BEFORE, len(texts) - _FEWEST_AFTER):
        if texts[at] in ("and", "but") and line.pieces[at].place > 0 and not is_question(line):
            found = _split_second_verb_at(tree, line, at, texts[at - 1] == ",")
            if found:
                return found
    return None


def _split_second_verb_at(tree: Tree, line: Line, at: int, comma: bool) -> list[Line] | None:
    before, after = list(line.pieces[: at - comma]), list(line.pieces[at + 1 : body_end(line)])
    verb = after[0].place if after else -1
    if verb >= 0 and tree.tags[verb] == "RB" and after[0].text != "instead":
        verb = after[1].place  # "and later moved"
    if verb < 0 or tree.tags[verb] not in ("VBD", "VBZ") or not may_be_cut(tree, before, after):
        return None
    if tree.tags[verb] == "VBZ" and tree.lower[verb + 1][:1].isdigit() and tree.lower[verb] not in _SURE_VERBS:
        return None  # "latitudes 38° N, and longitudes 44° E"
    if after[0].text == "so":
        return None  # "and so has been changed"
    left = parse_pieces(tree, before)
    first = is_whole(left)
    sure = tree.lower[verb] in _SURE_VERBS
    denied = {p.text.lower() for p in before} & _DENIES
    if (denied and not _is_turned(line, at, denied, sure)) or tree.tags[before[-1].place].startswith("VB"):
        return None  # "he wrote and composed songs": the object is shared
    if lists_clauses(tree, before) or any(
        p.text == "," and _goes_on(tree, p.place + 1, sure) for p in before if 0 <= p.place < verb
    ):
        return None  # one of a list: "she sang, danced and wept"
    if first is None or count_words(before) < 5 or not is_alone(left, first) or opens_loosely(left, first):
        return None
    if is_hedged(left, first):
        return None
    if left.tags[left.first_auxiliary(first)] != tree.tags[verb] and not sure:
        return None
    past = verb_lemma(tree.lower[verb], "VBD")
    alike = past is None or (verb_lemma(tree.lower[verb], "VBN") is not None and past not in NEVER_PASSIVE)
    unclear = alike and tree.tags[verb] == "VBD" and not sure
    is_state = verb_lemma(left.lower[first], left.tags[first]) == "be"
    if unclear and tree.tags[verb + 1 : verb + 2] in (("JJ",), ("NN",), ("NNS",)):
        return None  # "with slow growth and reduced hard currency"
    if tree.lower[verb : verb + 2] in (("was", "not"), ("is", "not")) and tree.tags[verb + 2 : verb + 3] == ("IN",):
        return None  # "was found in one, but was not in the other"
    if unclear and (left.auxiliaries(first) or is_state or _PAST_OF_BE.intersection(left.lower)):
        return None  # "was praised and elected", "was a seer and considered wise": it may share "was"
    subject = left.subject(first)
    if subject is None or any(left.tags[p] in ("PRP", ",") for p in range(subject + 1, first)):
        return None
    named = refer(left, subject)
    if named is None or not agrees(tree, verb, named[1]) or may_be_his(left, first, named[0], before, after):
        return None
    after = [*[Piece(w) for w in capital(named[0]).split(" ")], *after]
    right = parse_pieces(tree, after)
    root = is_whole(right)
    if root is None:
        return None  # "the town, moved to the hill": a participle
    opening = (
        [Piece("But"), Piece(named[0]), *after[len(named[0].split(" ")) :]] if line.pieces[at].text == "but" else after
    )
    edit = Edit("second-verb", line.pieces[at].text, f". {capital(named[0])}")
    return make_lines(line, edit, before, opening)


_SURE_VERBS = frozenset("is was has had".split())
_PAST_OF_BE = frozenset("were was been being".split())


def _is_turned(line: Line, at: int, denied: set[str], sure: bool) -> bool:
    """Whether what is denied is over: "it is not used in food but is known as a medicine"."""
    return sure and denied <= {"not", "n't"} and line.pieces[at].text == "but"


def _goes_on(tree: Tree, place: int, sure: bool) -> bool:
    """Whether a verb behind a comma may be the one before in a list of verbs."""
    return tree.tags[place].startswith("VB") and not (sure and tree.tags[place] == "VBG")


def is_alone(tree: Tree, root: int) -> bool:
    """Whether a half has one verb with a tense, so that a second one can only be joined to it."""
    helpers = tree.auxiliaries(root)
    others = [p for p, tag in enumerate(tree.tags) if (tag in FINITE or tag == "VB") and p != root and p not in helpers]
    return not others and tree.child(root, "conj") is None


_OF_COURSE = frozenset(
    ", then later soon after afterwards afterward today now there here instead meanwhile finally eventually initially "
    "also however therefore unexpectedly surprisingly in return addition the following next same that this year day "
    "month season summer week two three four few years days months weeks shortly thereafter".split()
)


def opens_loosely(tree: Tree, root: int) -> bool:
    """Whether a half opens with whom it holds for, how or how often: that would be lost for the second."""
    subject = tree.subject(root)
    start = min(tree.subtree(subject)) if subject is not None else 0
    opening = range(start)
    if not opening or all(tree.lower[p] in _OF_COURSE for p in opening):
        return False
    return tree.lower[0] in LAWS or not _is_date_or_place(tree, root, opening)


def _is_date_or_place(tree: Tree, root: int, opening: Iterable[int]) -> bool:
    """Whether an opening is a date, or the place of something past, which the second half does not need."""
    tags = {tree.tags[p] for p in opening}
    return "CD" in tags or ("NNP" in tags and tree.tense(root) == "past")


# --- both sides of a mark ---

_ANNOUNCED = frozenset(
    "definition postulate law rule theorem principle statement question answer warning motto".split()
)
_COUNTED = frozenset("two three four five six seven eight nine ten several".split())


def _announces(tree: Tree, before: Sequence[Piece]) -> bool:
    """Whether the last noun before a colon waits for what it announces: "two laws:", "the definition:"."""
    noun = before[-1].place
    return tree.lower[noun] in _ANNOUNCED or any(tree.lower[c] in _COUNTED for c in tree.kids[noun])


def _is_plain_clause(tree: Tree, right: Tree, root: int, after: Sequence[Piece]) -> bool:
    """Whether a half opens with its subject, and its verb follows without a comma."""
    subject = right.subject(root)
    return subject is not None and min(right.subtree(subject)) == 0 and _runs_to_verb(tree, right, root, after, True)


# --- "He left the army, opened a shop and sold it." ---

_FEWEST_OF_ACT = 3


def split_verb_series(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The storm destroyed 20 homes, hurt one person, and left many without power.” Each act is a sentence."""
    acts = _cut_series(tree, line)
    if acts is None or is_question(line) or count_words(line.pieces) < _FEWEST_OF_SERIES:
        return None
    before, *rest = acts
    if not may_be_cut(tree, before, rest[-1]) or any(p.text.lower() in _DENIES for p in line.pieces):
        return None
    left = parse_pieces(tree, before)
    root = is_whole(left)
    if root is None or not is_alone(left, root) or opens_loosely(left, root) or root + 2 > len(before):
        return None
    subject, shared = left.subject(root), _share_helpers(tree, left, root, [act[0].place for act in rest])
    named = refer(left, subject) if subject is not None else None
    if named is None or shared is None or not _is_same_number(tree, rest, shared, named):
        return None
    if named[0] not in PRONOUNS:
        return None  # a name would stand at the head of three sentences
    opening = [Piece(w) for w in (*capital(named[0]).split(" "), *shared)]
    parts = [[*opening, *act] for act in rest]
    if any(is_whole(parse_pieces(tree, part)) is None for part in parts) or not sound(before, *parts):
        return None
    return make_lines(line, Edit("verb-series", ",", ". " + text_of(opening)), before, *parts)


_FEWEST_OF_SERIES = 12


def _cut_series(tree: Tree, line: Line) -> list[list[Piece]] | None:
    """Return the pieces before the second act, and each act behind it, where three or more are listed."""
    pieces, end = list(line.pieces), body_end(line)
    last = max((at for at in range(1, end - 1) if pieces[at].text == "and" and _opens_act(tree, pieces, at)), default=0)
    if not last:
        return None
    commas = [at for at in range(_FEWEST_BEFORE, last - 1) if pieces[at].text == "," and _opens_act(tree, pieces, at)]
    if not commas or any(p.text in ("and", "or") and _opens_act(tree, pieces, i) for i, p in enumerate(pieces[:last])):
        return None
    cuts = [*commas, last]
    acts = [pieces[: cuts[0]]]
    acts += [pieces[at + 1 : following] for at, following in zip(cuts, [*cuts[1:], end], strict=True)]
    acts = [act[:-1] if act[-1].text == "," else act for act in acts if act]
    return acts if all(len(act) >= _FEWEST_OF_ACT and act[0].place >= 0 for act in acts) else None


def _opens_act(tree: Tree, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a verb that may be one of a list stands right behind a comma or an "and"."""
    place = pieces[at + 1].place if at + 1 < len(pieces) else -1
    return place >= 0 and tree.tags[place] in ("VBD", "VBZ", "VBN", "VBP")


def _share_helpers(tree: Tree, left: Tree, root: int, verbs: Sequence[int]) -> list[str] | None:
    """Return the auxiliaries that each act of a list takes again, or None where the verbs do not tell it."""
    helpers = [left.lower[h] for h in left.auxiliaries(root)]
    if not helpers:
        return [] if all(tree.tags[v] == left.tags[root] for v in verbs) else None
    participles = all(verb_lemma(tree.lower[v], "VBN") is not None and tree.tags[v] != "VBZ" for v in verbs)
    if left.tags[root] != "VBN" or not participles or len(helpers) > 1:
        return None
    if helpers[0] in ("has", "have"):
        return helpers
    passive = all(tree.tags[v + 1 : v + 2] in (("IN",), ("TO",)) for v in verbs)
    passive = passive and tree.lower[verbs[-1] - 2] == ","  # "the tower, built by Bo and sold in May, and his books"
    return helpers if passive and helpers[0] in ("is", "are", "was", "were") else None


def _is_same_number(
    tree: Tree, acts: Sequence[Sequence[Piece]], shared: Sequence[str], named: tuple[str, bool]
) -> bool:
    if shared:
        return (shared[0] in ("have", "are", "were")) == named[1]
    return all(agrees(tree, act[0].place, named[1]) for act in acts)


# --- "The rule is simple; the first one wins." ---


_SHORTEST_HEADING = 5
_NUMBERED = frozenset("one two three four first second third fourth another this these".split())


def _is_close(tree: Tree, place: int) -> bool:
    """Whether no space stands before a token: "iron:zinc", "in the eyes.Results:Two of …"."""
    return tree.tokens[place - 1].end == tree.tokens[place].start


def split_at_mark(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The rule is simple: whoever is first, wins.” Both sides of a semicolon or a colon are whole."""
    marks = [at for at, piece in enumerate(line.pieces) if piece.text in (";", ":", "—")]
    if len(marks) != 1 or is_question(line):
        return None
    at = marks[0]
    before, after = list(line.pieces[:at]), list(line.pieces[at + 1 : body_end(line)])
    if not sound(before, after) or any(p.place < 0 for p in (before[-1], after[0])):
        return None
    if words_of(after[:2]) == ["that", "is"] or "latter" in words_of(after):
        return None  # "a search for the self; that is, …"; "in the one case it is red; in the latter, blue"
    if not {before[-1].text.lower(), before[-2].text.lower()}.isdisjoint(("following", "follows", "as")):
        return None
    if (before[-1].text.isupper() and len(before[-1].text) >= _SHORTEST_HEADING) or (
        line.pieces[at].text == ":" and before[-1].text.lower() in _NUMBERED
    ):
        return None  # "CONCLUSIONS: It works", "the proof adds a third: the two are equal"
    if any(p.text in '"“”' for p in line.pieces) or (line.pieces[at].text == ":" and _announces(tree, before)):
        return None
    if line.pieces[at].text == ":" and after[0].text.lower() == "that":
        return None  # "a third way is open: that the town pays for it"
    ended = "." in before[-1].text or any(piece.text == "." for piece in before)
    if line.pieces[at].text == ":" and (ended or _is_close(tree, after[0].place)):
        return None  # "… of the eyes.Methods: We looked at 12", "… (p < 0.1).Methods: …"
    left, right = parse_pieces(tree, before), parse_pieces(tree, after)
    first, second = is_whole(left), is_whole(right)
    if first is None or second is None or verb_lemma(left.lower[first], left.tags[first]) in _THINKING:
        return None
    if any(_opens_clause(left, Piece(word, p)) for p, word in enumerate(left.lower)):
        return None
    if line.pieces[at].text != ";" and not _is_plain_clause(tree, right, second, after):
        return None  # "three parts: roots, stems and leaves are ..."
    if after[0].text.lower() in ("whereas", "while", "although", "though"):
        return None
    edit = Edit("whole-sides", f"{line.pieces[at].text} {after[0].text}", f". {capital(after[0].text)}")
    return make_lines(line, edit, before, after)
