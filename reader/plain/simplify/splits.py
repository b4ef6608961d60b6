"""Rules that make one sentence into two, or free it of what stands aside.

Each takes a tree and a line and returns the lines that should stand in its place, or None. A rule acts only where the
parse gives it every part that it needs; where anything is left over, it does not act.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from reader.plain.simplify.draft import Edit, Line, Piece, words_of
from reader.plain.simplify.inflection import FORMS_OF_BE, verb_lemma
from reader.plain.simplify.reference import refer
from reader.plain.simplify.tree import FINITE, Tree, contiguous, find_quoted

_STOPS = frozenset((".", "!", "?", "…", "..."))
_FEWEST_WORDS = 3
_WHEN_WORDS = frozenset("if unless when whenever once until whether provided".split())
SAYING = frozenset(
    "say said says tell told claim claimed claims report reported reports argue argued argues believe believed "
    "state stated states suggest suggested suggests think thought write wrote note noted announce announced know knew "
    "hope hoped fear feared show showed shows find found explain insist maintain propose conclude predict warn demand "
    "assert declare reveal estimate expect promise admit deny agree decide assume imply mean".split()
)


# --- what the rules share ---


def count_words(pieces: Iterable[Piece]) -> int:
    """Return how many of the pieces are words."""
    return sum(piece.text[0].isalnum() for piece in pieces)


def _balanced(pieces: Iterable[Piece]) -> bool:
    """Whether quotes and brackets open and close within the pieces."""
    text = [piece.text for piece in pieces]
    pairs = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in pairs)


def body_end(line: Line) -> int:
    """Return where the final mark stands among the pieces."""
    end = len(line.pieces)
    while end and line.pieces[end - 1].text in _STOPS:
        end -= 1
    return end


def main_chain(tree: Tree, verb: int) -> bool:
    """Whether a verb is the root, or joined to it by coordination alone."""
    while tree.heads[verb] >= 0:
        if tree.labels[verb] not in ("conj", "ROOT", "parataxis"):
            return False
        verb = tree.heads[verb]
    return True


def subject_of_chain(tree: Tree, verb: int) -> int | None:
    """Return the subject of a verb, or that of the verb it is joined to."""
    while True:
        found = tree.subject(verb)
        if found is not None or tree.labels[verb] != "conj":
            return found
        verb = tree.heads[verb]


def name_subject(tree: Tree, verb: int) -> tuple[str, bool] | None:
    """Return words that name a verb's subject again, and whether they are plural; None where they disagree with it."""
    subject = subject_of_chain(tree, verb)
    named = refer(tree, subject) if subject is not None else None
    if named is None or named[0] in ("I", "you"):
        return named
    if subject is not None and tree.tags[subject] == "NNPS" and agrees(tree, verb, False):
        if agrees(tree, verb, True):
            return None  # "the Armed Forces removed him", "President MORALES passed a law": one or many?
        named = "it", False  # "Red Records is a firm"
    return named if agrees(tree, verb, named[1]) else None


def _halves(tree: Tree, line: Line, cut: int, skip: int = 1) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces before the place `cut` and those from `skip` after it on, without the final mark."""
    at = line.index(cut)
    left = [*line.pieces[:at]]
    while left and left[-1].text in (",", ";", "-", "–", "—"):
        left.pop()
    return left, [*line.pieces[at + skip : body_end(line)]]


def sound(*parts: Sequence[Piece]) -> bool:
    """Tell whether parts can stand alone: words enough, quotes and brackets closed."""
    return all(count_words(part) >= _FEWEST_WORDS and _balanced(part) for part in parts)


def capital(text: str) -> str:
    """Return text with a capital first letter."""
    return text[0].upper() + text[1:]


def is_question(line: Line) -> bool:
    """Tell whether the line asks something."""
    return line.pieces[-1].text == "?"


def make_lines(line: Line, edit: Edit, *parts: Sequence[Piece]) -> list[Line]:
    """Return the parts as lines; the edit is noted on each, for each is its work."""
    return [Line(tuple(part), (*line.edits, edit)) for part in parts]


_WHERE = frozenset("in on at near along between within north south east west about".split())


def without_located(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces without a "located" that says no more than the "in" or "on" behind it."""
    size = len(pieces) > 1 and pieces[0].text.lower() in ("located", "situated") and pieces[1].text in _WHERE
    return list(pieces[1:] if size else pieces)


def text_of(pieces: Iterable[Piece]) -> str:
    """Return the pieces with a space between them."""
    return " ".join(piece.text for piece in pieces)


_SUBORDINATORS = _WHEN_WORDS | frozenset("because since as while although though after before that so".split())


def _under_condition(tree: Tree, verb: int, before: int) -> bool:
    """Whether a clause that opens with "if", "when" or the like stands before a place and may rule what follows."""
    if tree.lower[0] in _SUBORDINATORS and "," not in tree.lower[:verb]:
        return True  # the opening clause is not over where the verb stands
    return any(_is_when(tree, p) for p in range(before) if p in tree.subtree(verb))


def _is_when(tree: Tree, place: int) -> bool:
    """Whether a word opens a condition; "once" may only tell that something was so in the past."""
    return tree.lower[place] in _WHEN_WORDS and (tree.lower[place] != "once" or tree.labels[place] == "mark")


# --- joined clauses ---

CONNECTIVES = {"and": "", "but": "But", "so": "So", "yet": "But"}


def split_clauses(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “A did this, and B did that.” The second clause has a subject of its own."""
    for joiner in line.places:
        if tree.labels[joiner] != "cc" or tree.lower[joiner] not in CONNECTIVES:
            continue
        found = _split_clauses_at(tree, line, joiner)
        if found:
            return found
    return None


def _split_clauses_at(tree: Tree, line: Line, joiner: int) -> list[Line] | None:
    first = tree.heads[joiner]
    second = next((c for c in tree.kids[first] if tree.labels[c] == "conj" and c > joiner), None)
    if second is None or not main_chain(tree, first) or is_question(line):
        return None
    if _joined_without_word(tree, line, first):
        return None
    subject = tree.subject(second)
    if subject is None or subject < joiner or not tree.is_finite(second) or tree.child(second, "mark") is not None:
        return None
    if subject_of_chain(tree, first) is None or not tree.is_finite(first) or tree.child(first, "preconj"):
        return None
    if (
        tree.tags[tree.first_auxiliary(first)] == "MD"
        and tree.tags[second] == "VBD"
        and verb_lemma(tree.lower[second], "VBN")
    ):
        return None  # "it will keep its nose down and its ears pointed forward": no verb
    if subject == joiner + 1 and tree.tags[subject] == "NNS" and tree.tags[subject + 1 : subject + 2] == ("IN",):
        return None  # "and overlaps with": a verb that was taken for a noun
    if _parted(tree, first) or _parted(tree, second):
        return None
    left, right = _halves(tree, line, joiner)
    word = CONNECTIVES[tree.lower[joiner]]
    opening = [Piece(word), *right] if word else right
    if not sound(left, opening) or not _is_all_of(tree, right, second):
        return None
    if _in_list(tree, left) or _under_opening(tree, line, first) or _follows_clause(tree, first):
        return None
    if (
        any(tree.tags[p.place] in ("WRB", "WP", "WP$", "WDT") for p in right[:2])
        or right[0].text.lower() in _PICKING_OUT
    ):
        return None
    if tree.tags[right[0].place] in FINITE or may_join_names(tree, left, right):
        return None
    if tree.lower[subject] in _SPANS and right[0].text == "later":
        return None  # "and later that year sold a bond": no subject
    if tree.lower[joiner - 1] != "," and may_join_nouns(tree, left, right):
        return None
    if right[0].text.lower() in ("today", "now", "tomorrow", "yesterday"):
        return None  # a time that was taken for the subject
    if tree.tags[tree.first_auxiliary(second) - 1] == "PRP" and subject != tree.first_auxiliary(second) - 1:
        return None  # "and the size of the load it bears": no verb
    if tree.lower[joiner - 1] != "," and (_may_be_participle(tree, second) or tree.tags[right[0].place] == "IN"):
        return None  # "to find plants and genes taken from them"; "in four towns and in one village it rained"
    if first == joiner - 1 and tree.tags[first] == "VBD" and not tree.auxiliaries(first):
        return None  # "the use of peeled and washed fruit is": no verb
    if tree.tags[right[0].place : right[0].place + 2] == ("IN", "VBG"):
        return None  # "for her books, and for founding a school": it hangs on the first verb
    if {"because", "due", "owing"} & set(words_of(right)) and not word:
        return None  # "the south was lost and many fled because of the fire": it may be the cause of both
    if lists_clauses(tree, left) or (right[0].text.lower() in _SOME_OF_THEM and _is_verb(tree, right[1])):
        return None
    if _under_condition(tree, first, joiner) or _is_told(tree, first, joiner) or opens_late(line):
        return None
    begins = text_of(opening[:2] if word else opening[:1])
    edit = Edit("clause-coordination", f"{tree.tokens[joiner].text} {right[0].text}", f". {begins}")
    return make_lines(line, edit, left, opening)


_FARTHEST_OPENER = 8


def opens_late(line: Line) -> bool:
    """Whether a clause opens behind what opens the sentence: "In 2001, after one king left and another came, …"."""
    words = words_of(line.pieces[:_FARTHEST_OPENER])
    return any(a == "," and b in _SUBORDINATORS for a, b in itertools.pairwise(words))


def _is_told(tree: Tree, first: int, joiner: int) -> bool:
    """Whether what is joined may be told or given as a reason too: "he said he could not teach, but would write"."""
    inside = tree.lower[first + 1 : joiner]
    if "because" in inside:
        return True
    said = tree.lower[first] in SAYING or verb_lemma(tree.lower[first], tree.tags[first]) in SAYING
    return said and ("that" in inside or any(tag in FINITE for tag in tree.tags[first + 1 : joiner]))


_SPANS = frozenset("day night week month year decade century".split())


def _may_be_participle(tree: Tree, verb: int) -> bool:
    """Whether a past form without an object may be a participle: "genes taken from plants"."""
    if tree.tags[verb] != "VBD" or tree.auxiliaries(verb) or tree.child(verb, "dobj", "acomp", "attr", "ccomp"):
        return False
    return verb_lemma(tree.lower[verb], "VBN") is not None and tree.tags[verb + 1 : verb + 2] == ("IN",)


_SOME_OF_THEM = frozenset("many most some several few others both each all none neither".split())
"""Subjects that point back to a noun of the first half: "these species feed on seeds, but many eat insects"."""
OPENS_CLAUSE = frozenset(
    "that if when whether which who whom whose while because unless although though as since until where what how why "
    "whenever wherein whereby both either neither between".split()
)


PARTS_CLAUSES = OPENS_CLAUSE | _SUBORDINATORS | {"and", "but", "or", "so"}


def _is_verb(tree: Tree, piece: Piece) -> bool:
    return piece.place >= 0 and tree.tags[piece.place] in (*FINITE, "RB")


def lists_clauses(tree: Tree, before: Sequence[Piece]) -> bool:
    """Whether a comma alone stands between two verbs with a tense: "one half slept, the other read, and …"."""
    verbs = [at for at, p in enumerate(before) if p.place >= 0 and tree.tags[p.place] in FINITE]
    for first, second in itertools.pairwise(verbs):
        words = words_of(before[first:second])
        if "," in words and not PARTS_CLAUSES.intersection(words[words.index(",") :]):
            return True
    return False


def may_join_nouns(tree: Tree, left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether "and" without a comma may join two nouns: "some newts and frogs lack lungs", "both ink and paper"."""
    nouns = ("NN", "NNS", "NNP", "NNPS")
    bare = tree.tags[left[-1].place] in (*nouns, "JJ") and tree.tags[right[0].place] in (*nouns, "JJ")
    return bare or any(p.text == "both" for p in left)


def may_join_names(tree: Tree, left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether "and" may join two names behind a preposition: "not in Leeds and York have"."""
    if left[-1].text[0].isdigit() and any(c.isdigit() for p in right[:2] for c in p.text):
        return True  # "through the 1980s and early 1990s"
    both = left[-1].text[0].isupper() and right[0].text[0].isupper()
    return both and len(left) > 1 and tree.tags[left[-2].place] == "IN"


_PICKING_OUT = frozenset("particularly especially mainly mostly notably".split())


def _follows_clause(tree: Tree, verb: int) -> bool:
    """Whether another clause stands before the verb with a comma alone: "one half slept, the other read, and …"."""
    before = [c for c in tree.children(verb, ("ccomp",)) if c < verb]
    return any(tree.subject(c) is not None and tree.child(c, "mark") is None for c in before)


def _parted(tree: Tree, verb: int) -> bool:
    """Whether one comma alone stands between subject and verb: "his style, looks, and roles" has no verb there."""
    subject = tree.subject(verb)
    if subject is None:
        return False
    between = tree.lower[subject + 1 : tree.first_auxiliary(verb)]
    return between.count(",") % 2 == 1 or between[-1:] in (("-",), ("–",), ("—",))


def _joined_without_word(tree: Tree, line: Line, verb: int) -> bool:
    """Whether the verb is one of a list: "he sang, danced and wept" cannot be cut at its last "and" alone."""
    if tree.labels[verb] != "conj":
        return False
    before = tree.heads[verb]
    if before not in line.places:
        return False  # cut already
    return not any(tree.labels[c] == "cc" and before < c < verb for c in tree.kids[before])


def _is_all_of(tree: Tree, pieces: Sequence[Piece], head: int) -> bool:
    """Whether the pieces are one verb with all that hangs on it, and nothing else."""
    return all(piece.place < 0 or piece.place in tree.subtree(head) for piece in pieces)


def split_verbs(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “A did this and did that.” The second verb takes the subject of the first again."""
    for joiner in line.places:
        if tree.labels[joiner] == "cc" and tree.lower[joiner] in ("and", "but"):
            found = _split_verbs_at(tree, line, joiner)
            if found:
                return found
    return None


_LEAST_WORDS_TO_SPLIT_VERBS = 9
_LEAST_WORDS_A_SIDE = 2


def _split_verbs_at(tree: Tree, line: Line, joiner: int) -> list[Line] | None:
    first = tree.heads[joiner]
    second = next((c for c in tree.kids[first] if tree.labels[c] == "conj" and c > joiner), None)
    if second is None or not main_chain(tree, first) or is_question(line) or tree.child(first, "preconj"):
        return None
    if tree.subject(second) is not None or tree.is_negated(first) or not tree.is_finite(first):
        return None
    if _parted(tree, first) or verb_lemma(tree.lower[second], tree.tags[second]) is None:
        return None
    if _joined_without_word(tree, line, first):
        return None
    named = name_subject(tree, first)
    left, right = _halves(tree, line, joiner)
    if named is None or not sound(left, [Piece(named[0]), *right]) or not _is_all_of(tree, right, second):
        return None
    if _is_told(tree, first, joiner) or ("of", "which") in itertools.pairwise(words_of(left)):
        return None  # "it showed the bird could fly, and slept"; "cows, some of which grow and are sold"
    if _is_one_of_list(tree, first, joiner, left, right) or _may_be_anothers(tree, line, first, second, joiner):
        return None
    if tree.is_finite(second) and not agrees(tree, second, named[1] or named[0].lower() == "i"):
        return None
    if count_words(line.pieces) < _LEAST_WORDS_TO_SPLIT_VERBS:
        return None
    if min(count_words(left), count_words(right)) < _LEAST_WORDS_A_SIDE or _may_share(tree, first, second, right):
        return None
    shared = _shared_auxiliaries(tree, first, second, joiner)
    group = {second, *tree.auxiliaries(second), *tree.children(second, ("advmod", "neg"))}
    if shared is None or right[0].place not in group or may_be_his(tree, first, named[0], left, right):
        return None
    if tree.lower[second].endswith("ed") and _is_of_ed(tree, first + 1):
        return None  # "showed increased values in one and decreased values in the other"
    word = "But" if tree.lower[joiner] == "but" else ""
    opening = [Piece(w) for w in [word, named[0] if word else capital(named[0]), *shared] if w]
    edit = Edit("verb-coordination", tree.tokens[joiner].text, ". " + text_of(opening))
    return make_lines(line, edit, left, [*opening, *right])


def _is_of_ed(tree: Tree, place: int) -> bool:
    """Whether a noun is told by a participle, as what is joined to it may be."""
    return tree.lower[place].endswith("ed") and tree.tags[place + 1 : place + 2] in (("NN",), ("NNS",), ("NNP",))


def may_be_his(tree: Tree, first: int, named: str, left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether "his" would change its owner where a name comes again: "Ann met Bo and saw his flat"."""
    reached = [tree.child(p, "pobj") for p in tree.children(first, ("prep",)) if tree.lower[p] in _TOWARDS]
    met = [p for p in (tree.child(first, "dobj"), *reached) if p is not None and tree.tags[p] == "NNP"]
    names = {piece.text for piece in left}
    other = any(tree.tokens[p].text in names for p in met)
    return other and named.lower() not in _PERSONS and not _OWNERS.isdisjoint(words_of(right))


_TOWARDS = frozenset("to with by for from of against".split())
_PERSONS = frozenset("i we you he she they it".split())
_OWNERS = frozenset("his her he she him hers".split())


def _is_one_of_list(tree: Tree, first: int, joiner: int, left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether a joining word joins the last of a list, of verbs or of examples."""
    if len(right) > 1 and right[1].text in ("and", "or"):
        return True  # "and restricted and repeated acts": no verb
    if tree.tags[left[-1].place] in (*FINITE, "VB"):
        return True  # "it grows, changes, and adapts"
    between = tree.lower[first:joiner]
    if "including" in between or ("such", "as") in itertools.pairwise(between):
        return True  # "by groups including the guards, and assorted others"
    return _in_list(tree, left) or _may_list_acts(tree, left, first)


def _may_be_anothers(tree: Tree, line: Line, first: int, second: int, joiner: int) -> bool:
    """Whether a second verb may not be the subject's, or not without what opens the sentence."""
    return (
        _is_another_subjects(tree, first, joiner)
        or _may_be_inner(tree, first, second, joiner)
        or is_hedged(tree, first)
        or _under_opening(tree, line, first)
        or _under_condition(tree, first, joiner)
    )


def _may_share(tree: Tree, first: int, second: int, right: Sequence[Piece]) -> bool:
    """Whether two verbs may share an "are" or what ends the sentence: "are larger and mounted on a stand"."""
    is_state = verb_lemma(tree.lower[first], tree.tags[first]) == "be"
    if is_state and tree.tags[second] == "VBD" and verb_lemma(tree.lower[second], "VBN"):
        never = verb_lemma(tree.lower[second], "VBD") in NEVER_PASSIVE
        if not never and not tree.child(second, "dobj"):
            return True
    if _may_describe(tree, second) or _may_share_passive(tree, first, second):
        return True
    return _shares_ending(tree, first, second, right)


def _shares_ending(tree: Tree, first: int, second: int, right: Sequence[Piece]) -> bool:
    """Whether the first verb has nothing behind it, so that what ends the sentence may be its own too.

    "They met and married in 1990"; "it can grow and live in water".
    """
    bare = not any(p > first and tree.labels[p] not in ("punct", "cc", "conj") for p in tree.kids[first])
    bare = bare or tree.tags[second - 2] in FINITE or tree.tags[second - 3 : second - 1] == ("VBZ", ",")
    ending = ("prep", "dobj", "npadvmod", "advmod", "agent", "advcl", "xcomp")
    prepositions = [p for p in tree.children(second, ending) if p > second]
    return bare and bool(prepositions)


def is_hedged(tree: Tree, verb: int) -> bool:
    """Whether a word before a verb says how often, which would be lost for the verb joined to it."""
    is_state = verb_lemma(tree.lower[verb], tree.tags[verb]) == "be"
    return any(tree.lower[c] in _HOW_OFTEN for c in tree.children(verb, ("advmod",)) if c < verb or is_state)


def _is_another_subjects(tree: Tree, first: int, joiner: int) -> bool:
    """Whether a joined clause with its own subject stands between: "it rained, but Ann was out and bought milk"."""
    words = [c for c in tree.children(first, ("cc",)) if first < c < joiner]
    return any(tree.labels[p] in ("nsubj", "nsubjpass") for c in words for p in range(c, joiner))


def _may_be_inner(tree: Tree, first: int, second: int, joiner: int) -> bool:
    """Whether a verb may belong to a clause inside: "a system that can be used by all and is free"."""
    helpers = [tree.lower[h] for h in tree.auxiliaries(second)[:1]]
    inner = [p for p in range(first + 1, joiner) if tree.labels[p] in _CLAUSES_INSIDE and tree.is_finite(p)]
    if any(helpers and tree.lower[tree.first_auxiliary(p)] in helpers for p in inner):
        return True  # "have included rules that have named it and have told"
    if helpers and helpers == [tree.lower[h] for h in tree.auxiliaries(first)[:1]]:
        return False  # "has a team that includes many and has told": it repeats the first verb's "has"
    return any(
        _may_be_joined(tree.tags[tree.first_auxiliary(p)], tree.tags[tree.first_auxiliary(second)]) for p in inner
    )


_CLAUSES_INSIDE = frozenset(("relcl", "ccomp", "advcl", "acl"))


def _may_be_joined(tag: str, other: str) -> bool:
    """Whether two verbs may have one subject, by their forms: "can be" and "is", not "are" and "is"."""
    return tag == other or (tag == "MD" and other != "VBD")


_GIVING_A_NAME = frozenset(
    "designate name call elect appoint declare award grant dub title rename proclaim crown make consider allocate "
    "assign offer allot deny administer prescribe feed teach send pay tell lend promise".split()
)
NEVER_PASSIVE = frozenset(
    "remain stay live belong last appear continue die arrive happen occur emerge exist consist travel return "
    "participate compete graduate retire debut reside differ rise fall come go arise persist depend fail sleep".split()
)


def _may_share_passive(tree: Tree, first: int, second: int) -> bool:
    """Whether a past form may be a participle of the passive before it: "was praised, and elected"."""
    if tree.tags[second] == "VBD" and tree.lower[second] in _STATES:
        return True
    if verb_lemma(tree.lower[second], "VBD") in NEVER_PASSIVE:
        return False
    passive = any(tree.labels[h] == "auxpass" for h in tree.auxiliaries(first))
    if _may_be_participle(tree, second) and any(tree.lower[p] in FORMS_OF_BE for p in range(first + 1, second)):
        return True  # "he left after being made head, but freed from teaching"
    if passive and tree.tags[second] == "VBD" and verb_lemma(tree.lower[second], "VBD") in _GIVING_A_NAME:
        return True  # "were bought in May and designated a park"
    told = tree.child(second, "dobj")
    if told is not None and tree.tags[second + 1] not in ("IN", "CD"):
        return False  # "was found in May, and received a name": what has an object is no passive; "diluted 25-fold" may
    alike = verb_lemma(tree.lower[second], "VBN") is not None
    return passive and alike and tree.tags[second] == "VBD" and not tree.auxiliaries(second)


def _in_list(tree: Tree, pieces: Sequence[Piece]) -> bool:
    """Whether the pieces hold a list of verbs that waits for its "and", or a last word that waits for its noun."""
    places = {piece.place for piece in pieces}
    if pieces[-1].place >= 0 and tree.tags[pieces[-1].place] in ("IN", "TO", "DT", "CC"):
        return True
    if any(_goes_on(tree, p) for p in places - {-1}):
        return True
    return any(
        tree.labels[p] == "conj"
        and tree.tags[p].startswith("VB")
        and tree.heads[p] in places
        and not any(tree.labels[c] == "cc" and tree.heads[p] < c < p for c in tree.kids[tree.heads[p]])
        and not any(tree.tags[c] == "CC" for c in range(tree.heads[p], p))
        for p in places - {-1}
    )


def _may_list_acts(tree: Tree, pieces: Sequence[Piece], first: int) -> bool:
    """Whether a past form behind a comma may be the next act of a list, whatever its tag: "he made, found and sold"."""
    behind = [p.place for c, p in itertools.pairwise(pieces) if c.text == "," and p.place > first]
    if tree.tags[first] == "VBZ":
        return any(verb_lemma(tree.lower[p], "VBZ") and tree.tags[p + 1] in ("DT", "NN", "NNS", "JJ") for p in behind)
    if tree.tags[first] != "VBD":
        return False
    return any(tree.tags[p] in ("VBD", "VBN") and verb_lemma(tree.lower[p], "VBD") is not None for p in behind)


def _goes_on(tree: Tree, place: int) -> bool:
    """Whether a verb with a tense and no subject stands behind a comma: the next of a list, whatever it hangs on."""
    if place < 2 or tree.tags[place] not in ("VBD", "VBZ", "VBP") or tree.lower[place - 1] != ",":
        return False
    return tree.subject(place) is None and tree.labels[place] not in ("relcl", "aux", "auxpass", "ROOT")


_WHO_OR_WHAT_FOR = frozenset("in for among with without under during at on of by from to as".split())


_HOW_OFTEN = frozenset(
    "often usually sometimes commonly typically generally normally rarely seldom frequently occasionally traditionally "
    "mostly mainly largely primarily probably possibly perhaps".split()
)


def _under_opening(tree: Tree, line: Line, first: int) -> bool:
    """Whether the sentence opens with whom or what it holds for: "In children, it works well and is safe".

    A date or a name as the opening is taken for a time or a place, which the second sentence does not need.
    """
    subject = subject_of_chain(tree, first)
    start = line.pieces[0].place
    if subject is None or start < 0:
        return False
    if tree.lower[start] in _HOW_OFTEN or (
        tree.lower[start] in ("most", "more") and _HOW_OFTEN.intersection(tree.lower[start + 1 : start + 2])
    ):
        return True  # "most commonly, harps are made of wood and are painted"
    if tree.lower[start] not in _WHO_OR_WHAT_FOR:
        return False
    opening = [piece.place for piece in line.pieces if 0 <= piece.place < min(tree.subtree(subject))]
    if tree.lower[start] in LAWS:
        return True
    past = tree.tense(first) == "past"
    return bool(opening) and not any(tree.tags[p] == "CD" or (tree.tags[p] == "NNP" and past) for p in opening)


LAWS = frozenset("under according for with without unlike like compared relative".split())
"""What such a word opens holds for both halves: "under article 48", "for Ann"."""


def _may_describe(tree: Tree, verb: int) -> bool:
    """Whether a past form may be an adjective: "diodes, and integrated circuits"."""
    if tree.auxiliaries(verb) or tree.tags[verb] not in ("VBD", "VBN"):
        return False
    after = tree.tags[verb + 1 : verb + 2]
    alike = verb_lemma(tree.lower[verb], "VBN") is not None
    return alike and bool(after) and after[0] in ("NN", "NNS", "NNP", "JJ", "VBG")


def _shared_auxiliaries(tree: Tree, first: int, second: int, joiner: int) -> list[str] | None:
    """Return the auxiliaries that the second verb shares with the first, or None where that is unclear."""
    helpers = tree.auxiliaries(first)
    tag = tree.tags[second]
    if tree.tags[second] == "VBD" and any(tree.lower[h] in ("has", "have", "had") for h in helpers):
        if tree.lower[second] in FORMS_OF_BE:
            return []
        is_passive = not FORMS_OF_BE.isdisjoint(tree.lower[h] for h in helpers)
        if tree.lower[joiner - 1] == "," or tree.auxiliaries(second) or (is_passive and tree.child(second, "dobj")):
            return None  # "has been used for years and gained new friends": it was not gained
        return [tree.lower[h] for h in helpers] if verb_lemma(tree.lower[second], "VBN") else []  # "has ... and raised"
    if tree.is_finite(second):
        return []
    if not helpers or tree.tags[first] != tag or tree.auxiliaries(second):
        return None
    if tag == "VBN" and tree.lower[joiner - 1] == "," and verb_lemma(tree.lower[second], "VBD") is not None:
        return None  # "were elected in May, and played": the tag may be wrong; "and given" can be no other form
    if tree.tags[second + 1 : second + 2] and tree.tags[second + 1].startswith("NN"):
        return None  # "this and related species": an adjective
    if any(tree.lower[h] in FORMS_OF_BE for h in helpers) and verb_lemma(tree.lower[second], "VBN") in NEVER_PASSIVE:
        return None  # "was reported by most and differed by town"
    return [tree.lower[h] for h in helpers] if tag in ("VBN", "VB", "VBG") else None


def split_semicolons(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “A did this; B did that.” Both sides are whole clauses."""
    cuts = [place for place in line.places if tree.tokens[place].text == ";"]
    if len(cuts) != 1:
        return None
    left, right = _halves(tree, line, cuts[0])
    if not sound(left, right) or not _has_clause(tree, left) or any(piece.text == ":" for piece in left):
        return None
    joined = right[0].text.lower() in _OPENING_WORDS and right[1].text == "," and _has_tense(tree, right)
    if not joined and not _has_clause(tree, right):
        return None
    if right[0].place >= 0 and tree.tags[right[0].place] in ("IN", "CC", "WDT", "WP", "VBG", "VBN", "TO"):
        return None
    if words_of(right[:2]) == ["that", "is"] and right[2].text == ",":
        return None  # "regionally or as a whole; that is, by parts or by systems"
    if right[0].text == "that" and any(piece.text == "that" for piece in left):
        return None  # "he thought that it was so; that it could be no other way"
    return make_lines(line, Edit("semicolon", "; " + right[0].text, ". " + capital(right[0].text)), left, right)


_OPENING_WORDS = frozenset("however therefore moreover furthermore thus instead nevertheless consequently".split())
"""Words behind a semicolon that only a whole clause can follow."""


def _has_tense(tree: Tree, pieces: Sequence[Piece]) -> bool:
    return any(piece.place >= 0 and tree.tags[piece.place] in FINITE for piece in pieces)


def _has_clause(tree: Tree, pieces: Sequence[Piece]) -> bool:
    """Whether a finite verb with its subject, not itself subordinate, stands among the pieces."""
    places = {piece.place for piece in pieces}
    for place in places - {-1}:
        subject = tree.subject(place)
        whole = subject in places and tree.first_auxiliary(place) in places and tree.is_finite(place)
        if whole and tree.labels[place] in _CLAUSES and tree.child(place, "mark") is None:
            return True
    return False


_CLAUSES = frozenset(("ROOT", "conj", "ccomp", "parataxis"))


# --- clauses beside a noun ---

CLAUSE_LIKE = frozenset(
    "mean make cause lead allow result force prompt enable give transform turn create form hamper disrupt exacerbate "
    "worsen hinder trigger spark stimulate generate".split()
)


def split_relative(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The castle, which burned down, was rebuilt.” The clause stands between commas, so it only adds."""
    for verb in line.places:
        if tree.labels[verb] == "relcl":
            found = _split_relative_at(tree, line, verb)
            if found:
                return found
    return None


_POINTING = frozenset(("this", "that", "these", "those"))
_OF_OPINION = frozenset(
    "certainly clearly probably possibly perhaps presumably surely likely obviously arguably".split()
)


def _is_named_inside(tree: Tree, inside: Sequence[Piece], behind: Sequence[Piece]) -> bool:
    """Whether what follows takes up what the clause named: "Bo, who led Ely Records, made the company known"."""
    named = any(tree.tags[p.place] == "NNP" for p in inside if p.place >= 0)
    taken = ((a.text, b.text) for a, b in itertools.pairwise(behind))
    return named and any(pair in _TAKEN_UP for pair in taken)


_TAKEN_UP = frozenset(
    ("the", word)
    for word in "company firm label club team band group school college university party church city town country "
    "island state country's company's book film song show".split()
)


def _split_relative_at(tree: Tree, line: Line, verb: int) -> list[Line] | None:
    noun = tree.heads[verb]
    found = region(tree, line, verb)
    if found is None or noun not in line.places:
        return None
    start, end = found
    opener = line.pieces[start].place
    comma = start - 1
    if any(piece.text == ";" for piece in line.pieces):
        return None
    if comma < 1 or line.pieces[comma].text != "," or _last_noun(tree, line, comma) != noun:
        return None
    if opener < 0 or tree.lower[opener] not in ("which", "who", "where") or not tree.is_finite(verb):
        return None
    if tree.lower[opener + 1] == "," or (
        tree.lower[opener] == "where" and tree.tags[tree.first_auxiliary(verb)] == "MD"
    ):
        return None  # "a law, which, if it stood, would": the condition is part of it
    if any(tree.lower[c] in _POINTING for c in tree.kids[noun]) or tree.lower[opener + 1] in _OF_OPINION:
        return None  # "it is frequent in this group, which certainly counts": that it is frequent counts
    rest = cut_out(tree, line, comma, end)
    if tree.tense(verb) and verb_lemma(tree.lower[verb], tree.tags[verb]) in ("occur", "happen"):
        return None  # it is the whole that happens
    if rest is None or _is_gone_on_with(tree, line.pieces[end : end + 3]):
        return None
    main = _governor(tree, noun)
    if main is not None and is_hedged(tree, main) and tree.tense(verb) == "present":
        return None  # "it is usually a boat, which has no oars": it usually has none
    if not _is_surely_meant(tree, noun, opener, end == body_end(line)):
        return None
    naming = _name_antecedent(tree, line, noun, verb, opener)
    inside = line.pieces[start + 1 : end]
    if _is_named_inside(tree, inside, line.pieces[end:]):
        return None
    if any(
        tree.tags[p.place] in ("WRB", "WP", "WDT") and tree.tags[p.place - 1] == "CC" for p in inside if p.place > 0
    ):
        return None
    if naming is None or tree.tags[inside[-1].place] in ("IN", "TO"):
        return None
    if any(tree.tags[p.place : p.place + 3] == (",", "CC", "IN") for p in inside if p.place >= 0):
        return None  # "by tourism, which employs many, and by fishing": what is joined is the main clause's
    pairs = itertools.pairwise(inside)
    if any(p.text == "," and q.text.lower() in ("and", "but") and _has_verb_behind(tree, inside, q) for p, q in pairs):
        return None  # what is joined may be the main clause: "the dynasty, which ruled Egypt, and is seen as ..."
    if naming in ("It", "They"):
        return (
            None  # "cells, which were given the gene, grew": only those; "age at a site, which …": the age or the site?
        )
    edit = Edit("relative-clause", f", {tree.tokens[opener].text}", f". {naming}")
    return make_lines(line, edit, rest, [Piece(w) for w in naming.split(" ")] + list(inside))


def _is_gone_on_with(tree: Tree, behind: Sequence[Piece]) -> bool:
    """Whether what stands behind a clause may be of it, or would be left behind a comma."""
    words = words_of(behind[:2])
    tags = [tree.tags[p.place] for p in behind if p.place >= 0]
    if words in ([",", "that"], [",", "which"], [",", "who"], [",", "and"], [",", "or"]):
        return True  # another clause of the same noun; "both a size, which ..., and a direction"
    # "they rose under Bo, who won at first, but was beaten later": Bo was
    return words == [",", "but"] and not FINITE.isdisjoint(tags[1:])


def _is_surely_meant(tree: Tree, noun: int, opener: int, at_end: bool) -> bool:
    """Whether a clause can only be said of the noun before it: "we saw a rise in cells, which led to pain" is not sure.

    Readers faulted one in four of the cuts behind another noun at the end of a sentence, and one in 25 of these.
    """
    if tree.labels[noun] == "appos":
        return False  # "the new one, Ely 2, which was big, was ...": a comma would be missed
    if at_end:
        return tree.tags[noun] in ("NNP", "NNPS") and not tree.tokens[noun].text.isupper()
    return tree.labels[noun] in ("nsubj", "nsubjpass") and tree.lower[opener] == "which"


def _has_verb_behind(tree: Tree, pieces: Sequence[Piece], word: Piece) -> bool:
    """Whether a verb stands behind a joining word, so that it joins more than the last of a list of nouns."""
    behind = pieces[pieces.index(word) :]
    return any(tree.tags[p.place].startswith("VB") or p.place < 0 for p in behind)


def _last_noun(tree: Tree, line: Line, comma: int) -> int:
    """Return the place of the word before a comma; what stands in brackets there belongs to it."""
    at = comma - 1
    if line.pieces[at].text == ")":
        opened = max((i for i in range(at) if line.pieces[i].text == "("), default=0)
        at = opened - 1 if _stands_alone(line.pieces[opened], tree) else -1
    return line.pieces[at].place if at >= 0 else -1


def _stands_alone(piece: Piece, tree: Tree) -> bool:
    """Whether a space stands before a piece, as before brackets that are no part of a name: not "TA(NPL)"."""
    return piece.place > 0 and tree.tokens[piece.place - 1].end < tree.tokens[piece.place].start


def _name_antecedent(tree: Tree, line: Line, noun: int, verb: int, opener: int) -> str | None:
    word = tree.lower[opener]
    if tree.child(noun, "conj") is not None or tree.labels[noun] == "conj":
        return None
    if word == "where":
        is_name = tree.tags[noun] == "NNP" and not tree.tokens[noun].text.isupper()
        is_place = is_name or tree.lower[noun] in _PLACES
        if not is_place:
            return None
        who = tree.subject(verb)
        if who is not None and tree.tags[who] != "PRP" and tree.lower[tree.first_auxiliary(verb)] == "had":
            return None  # "Arnold fell back to the fort, where the war had begun": that was before
        return "There," if who is not None and who != opener else None
    if tree.heads[opener] != verb or tree.labels[opener] not in ("nsubj", "nsubjpass"):
        return None
    if tree.tags[opener + 1 : opener + 2] == ("PRP",):
        return None  # "squares, which we count"
    if might_mean_another(tree, noun) or (word == "who" and tree.lower[noun] in _GROUPS):
        return None
    if tree.tense(verb) == "present" and _is_under_when(tree, noun):
        return None  # "if it is found in a polyp, which is a small lump": that holds for every polyp
    is_subject = tree.labels[noun] in ("nsubj", "nsubjpass") and main_chain(tree, tree.heads[noun])
    named = refer(tree, noun, pointing=not is_subject)
    if named is None or not agrees(tree, verb, named[1]):
        return None
    lemma = verb_lemma(tree.lower[verb], tree.tags[verb])
    if word == "which" and not is_subject and tree.tags[tree.first_auxiliary(verb)] == "MD":
        return None  # it may be the whole clause that "may" do something
    if word == "which" and not is_subject and (lemma in OF_THE_ACT or lemma in ("allow", "enable", "help", "give")):
        return None  # the thing may do so, or what was said
    if word == "which" and not is_subject and lemma == "be" and tree.child(verb, "acomp") is not None:
        return None  # "a method to tell ice from snow, which was crucial"
    if word == "which" and not is_subject and (_may_mean_act(tree, noun, opener) or _is_one_of_two(tree, noun)):
        return None
    if word == "which" and not is_subject and lemma in CLAUSE_LIKE and not tree.auxiliaries(verb):
        at_end = max(tree.subtree(verb)) >= max(line.places) - 1
        return "This" if at_end and tree.tags[verb] in ("VBZ", "VBD") else None
    return capital(named[0])


_MEASURES = frozenset("more less twice half double about almost nearly only the one two three".split())


def _is_one_of_two(tree: Tree, noun: int) -> bool:
    """Whether something is joined before a noun within its sentence part: "by us and men of two towns, which"."""
    above = tree.heads[noun]
    while above >= 0 and not tree.tags[above].startswith("VB"):
        above = tree.heads[above]
    return any(word in ("and", "or") for word in tree.lower[max(above, 0) : noun])


def _may_mean_act(tree: Tree, noun: int, opener: int) -> bool:
    """Whether "which" may stand for what was said, a number, or a thing in another clause, and not for the noun.

    "It grew by borrowing from banks, which …"; "57% had it, which is twice as many"; "he shows that it is a game, …".
    """
    is_told = tree.lower[opener + 1 : opener + 2] in (("is",), ("was",))
    if is_told and "CD" in tree.tags[:noun] and _MEASURES.intersection(tree.lower[opener + 2 : opener + 3]):
        return True
    above = tree.heads[noun]
    while above >= 0 and not main_chain(tree, above):
        if tree.tags[above] == "VBG" or tree.labels[above] in ("ccomp", "advcl", "relcl"):
            return True
        above = tree.heads[above]
    return False


_GROUPS = frozenset("tribe group family team band nation country army party community company class".split())
"""Words before "who" that name no person: "people from the tribe, who moved there"."""


def _is_under_when(tree: Tree, place: int) -> bool:
    """Whether a word stands in a clause that opens with "if" or "when"."""
    while place >= 0:
        mark = tree.child(place, "mark", "advmod")
        if mark is not None and tree.lower[mark] in ("if", "when", "whenever", "unless"):
            return True
        place = tree.heads[place]
    return False


def might_mean_another(tree: Tree, noun: int) -> bool:
    """Whether the clause may as well belong to the noun before: "a school in Hartford, which later closed"."""
    preposition = tree.heads[noun]
    if tree.labels[noun] != "pobj" or preposition < 0:
        return False
    above = tree.heads[preposition]
    if above >= 0 and tree.tags[above].startswith("NN") and _told_apart(tree, noun, above):
        return False
    return above >= 0 and (tree.tags[above].startswith("NN") or tree.labels[above] in ("acl", "relcl"))


def _told_apart(tree: Tree, noun: int, above: int) -> bool:
    """Whether the form of the verb tells which of two nouns it belongs to: "parts of Leeds, which has its own"."""
    verb = next((c for c in tree.kids[noun] if tree.labels[c] == "relcl"), None)
    if verb is None:
        return False
    one, other = (tree.tags[n] in ("NNS", "NNPS") for n in (noun, above))
    return one != other and agrees(tree, verb, one) and not agrees(tree, verb, other)


def agrees(tree: Tree, verb: int, is_plural: bool) -> bool:
    """Tell whether a verb's form fits a subject that is, or is not, plural."""
    finite = tree.first_auxiliary(verb)
    word, tag = tree.lower[finite], tree.tags[finite]
    if tag == "VBP" or word == "were":
        return is_plural
    return not is_plural if tag == "VBZ" or word == "was" else True


def region(tree: Tree, line: Line, head: int) -> tuple[int, int] | None:
    """Return the half-open range of pieces that are a word with all that hangs on it, or None where it is broken."""
    span = tree.subtree(head)
    inside = [at for at, piece in enumerate(line.pieces) if piece.place in span]
    if not inside or not contiguous(inside):
        return None
    start, end = inside[0], inside[-1] + 1
    while end > start and line.pieces[end - 1].text in (",", ".", ";"):
        end -= 1
    while start < end and line.pieces[start].text == ",":
        start += 1
    return (start, end) if start < end else None


_PREPOSITIONS = frozenset("in on at for from to during by until".split())


def _ends_on_title(tree: Tree, pieces: Sequence[Piece]) -> bool:
    """Whether the pieces end on what a comma parts from a name, such as a title."""
    at = max((i for i, piece in enumerate(pieces) if piece.text == ","), default=0)
    title = [piece.place for piece in pieces[at + 1 :]]
    if at == 0 or not title or min(title) < 1 or tree.tags[title[0] - 2] != "NNP":
        return False
    return all(tree.tags[place] in ("NNP", "IN") for place in title)


_GOING_ON = frozenset(("IN", "TO", "WDT", "WRB", "WP"))


def cut_out(tree: Tree, line: Line, comma: int, end: int) -> list[Piece] | None:
    """Return the line without the range, or None where no comma or end closes it."""
    before, after = list(line.pieces[:comma]), list(line.pieces[end : body_end(line)])
    if not after:
        return before
    if _ends_on_title(tree, before):
        return None  # "Ann Lee, Lady of Ely, also known as ..., was": its comma closes two things
    if after[0].text != ",":
        return [*before, *after] if after[0].text == ";" else None
    follows = after[1] if len(after) > 1 else None
    behind_verb = any(p.place >= 0 and tree.tags[p.place] in FINITE for p in before)
    if behind_verb and follows is not None and follows.place >= 0 and tree.tags[follows.place] in _GOING_ON:
        return None  # "part of the plain, the widest of all, along the border": its comma would be left
    opened = any(piece.text == "," for piece in before)
    closes_subject = follows is not None and follows.place >= 0 and (
        tree.tags[follows.place] in ("VBD", "VBZ", "VBP", "MD", "RB")
        or (not opened and tree.lower[follows.place] in _PREPOSITIONS)
    )  # fmt: skip
    return [*before, *(after[1:] if closes_subject else after)]


_PLACES = frozenset(
    "city town village capital county country state province river island mountain region district municipality "
    "suburb lake port area part settlement building street member genus species school university college hospital "
    "house church site farm camp museum station".split()
)


def split_apposition(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Ann Lee, a painter, lived here.” What stands beside the name becomes a sentence."""
    for noun in line.places:
        if tree.labels[noun] == "appos":
            found = _split_apposition_at(tree, line, noun)
            if found:
                return found
    return None


def _inside(tree: Tree, line: Line, head: int) -> Sequence[Piece]:
    found = region(tree, line, head)
    return line.pieces[found[0] : found[1]] if found else ()


_SINGLE_QUOTES = frozenset("'‘’`")
_OF_NAMES = frozenset("also sometimes formerly previously originally".split())
_NO_STATE = frozenset(("lit", "lit.", "until"))


def _is_of_another(tree: Tree, line: Line, name: int, found: tuple[int, int]) -> bool:
    """Whether what stands between commas may be said of another noun than the one before it, or be none itself."""
    start, end = found
    opener = line.pieces[start].place
    if tree.tags[opener + 1 : opener + 2] == ("JJR",) or any(p.text in _NO_STATE for p in line.pieces[start:end]):
        return True  # "the farther it is from the Sun, the colder it is"; "a station that the city owned until 1997"
    opens = tree.labels[name] == "pobj" and tree.heads[name] == line.pieces[0].place
    if opens and tree.tags[line.pieces[0].place + 1] != "CD":
        return True  # "In this plan, a firm, sells bread": the firm does
    if any(p.place in find_quoted(tree) or p.text in _SINGLE_QUOTES for p in line.pieces[start:end]):
        return True  # "This is Bo, a cook, but ...": the words are another's
    if words_of(line.pieces[end : end + 2]) in ([",", "and"], [",", "or"]):
        return True  # "the city in Europe, the city on the coast, and the city ...": a list
    follows = [tree.tags[p.place] for p in line.pieces[end : end + 2] if p.place >= 0]
    if follows in ([",", "VBN"], [",", "JJ"], [",", "VBG"], [",", "NN"], [",", "DT"]):
        return True  # "of PA, a multimodal, combined approach is"; "by Ely, a clerk with Bo, a firm in Oslo"
    behind = [p.text for p in line.pieces[end : end + 2] if p.text != ","]
    if behind and behind[0] in _OF_NAMES:
        return True  # "named after Broadway, the main road, also called the Way"
    # "Rain, the report said, was": no noun; "a country bordered by A to the north, B to the east": cut
    return tree.tags[line.pieces[end - 1].place] == "VBN" or any(
        tree.tags[p.place] == "VBD" or p.text in ("bordered", "bounded") for p in line.pieces[start:end]
    )


def _form_told(
    tree: Tree, line: Line, verb: int, found: tuple[int, int], rest: Sequence[Piece], is_plural: bool
) -> str:
    """Choose the form of "be" for what stands between commas: of today where it lasts, else of the sentence's time."""
    start, end = found
    tags = {tree.tags[p.place] for p in rest if p.place >= 0}
    is_lasting = any(p.text.lower() in (_PLACES | _KINDS) - {"member"} for p in line.pieces[start : start + 4])
    told_now = any(tree.tags[p.place] in ("VBZ", "VBP") for p in line.pieces[start:end] if p.place >= 0)
    now = (tree.tense(verb) == "present" and "VBD" not in tags) or is_lasting or told_now
    return ("are" if now else "were") if is_plural else ("is" if now else "was")


def _split_apposition_at(tree: Tree, line: Line, noun: int) -> list[Line] | None:
    name = tree.heads[noun]
    found = region(tree, line, noun)
    if tree.tags[noun] != "NN" or _lists_more(tree, line, noun):
        return None  # "Timor, the islands of ...": a list
    if found is None or not _may_be_named(tree, name) or is_question(line):
        return None
    start, end = found
    comma = start - 1
    if comma < 1 or line.pieces[comma].text != "," or _last_noun(tree, line, comma) != name:
        return None
    opener = line.pieces[start].place
    if _is_of_another(tree, line, name, found):
        return None
    article = _article_of_role(tree, noun, opener)
    if article is None or tree.child(noun, "conj") is not None or tree.lower[noun] in _OF_THE_WHOLE:
        return None
    if tree.labels[name] == "pobj" and tree.tags[tree.heads[tree.heads[name]]][:2] == "NN":
        return None  # "the lord of the Pontic Sea, the protector of sailors": the lord was
    if (tree.tags[name] == "NN" or tree.labels[name] == "pobj") and tree.lower[opener] not in ("a", "an"):
        return None
    if tree.child(name, "conj") is not None or tree.labels[name] == "conj":
        return None
    if tree.tags[name] == "NN" and end == body_end(line):
        return None  # "they act in the colon, a mechanism with many uses": the act is
    rest = cut_out(tree, line, comma, end)
    named = refer(tree, name, pointing=tree.tags[name] == "NN")
    verb = _governor(tree, name)
    if (
        rest is None
        or named is None
        or verb is None
        or not tree.tense(verb)
        or tree.tags[verb + 1 : verb + 2] == (",",)
    ):
        return None  # "it is, for Ely, a leaf": it is a leaf
    if tree.lower[name].endswith("s") and not named[1] and tree.labels[name] not in ("nsubj", "nsubjpass"):
        return None  # "of Hutterites, a sect like the Mennonites": one or many?
    form = _form_told(tree, line, verb, found, rest, named[1])
    if form in ("was", "were") and "we" in tree.lower:
        return None  # "we found that TAZ, a protein, slows it": it still is one
    inside = [Piece(w) for w in (*capital(named[0]).split(" "), form, *article)] + list(line.pieces[start:end])
    if not sound(rest, inside):
        return None
    return make_lines(line, Edit("apposition", ",", f". {capital(named[0])} {form}"), rest, inside)


# What such a noun says stands beside the whole clause: "he was called the Great by Ann, a title still in use".
_KINDS = frozenset(
    "island country city town river lake sea mountain village continent planet species genus language kind form type "
    "genre dialect sport game plant animal bird fish disease metal mineral factor protein gene enzyme hormone receptor "
    "drug medicine molecule compound acid virus beacon lighthouse bridge tower building "
    "road canal dam monument memorial statue stadium hero patron saint god goddess".split()
)
"""What a thing of this kind was it still is, whatever else is told of the past."""
_OF_THE_WHOLE = frozenset(
    "designation title term feat honor honour position move decision record trend phase period event process act "
    "practice change step role night day morning evening week month year state situation result victory defeat fact "
    "time right chance power reference phrase idea".split()
)


def _lists_more(tree: Tree, line: Line, noun: int) -> bool:
    """Whether a comma stands within what is said beside a name, and not only before a place: "in Kent, England"."""
    inside = _inside(tree, line, noun)
    return any(
        p.text == "," and not (q.place >= 0 and tree.tags[q.place] == "NNP" and tree.labels[q.place] == "appos")
        for p, q in itertools.pairwise(inside)
    )


def _may_be_named(tree: Tree, name: int) -> bool:
    """Whether a word that something stands beside is a name, or one known thing: "the school, a large hall"."""
    if tree.tags[name] == "NNP":
        return True
    known = any(tree.lower[c] in ("the", "his", "her", "its", "their") for c in tree.kids[name])
    return known and tree.tags[name] == "NN" and tree.labels[name] in ("dobj", "pobj", "attr")


_ROLES = {
    "": "president chairman chairwoman director head king queen mayor governor captain manager owner ruler",
    "the": "founder author son daughter capital brother sister wife husband widow leader inventor father mother "
    "creator editor successor home birthplace site",
}
_ROLE_ARTICLES = {role: article.split() for article, roles in _ROLES.items() for role in roles.split()}


def _article_of_role(tree: Tree, noun: int, opener: int) -> list[str] | None:
    """Return the article that what stands beside a name still needs: "Ann Lee, founder of ..." needs "the"."""
    if opener >= 0 and tree.lower[opener] in ("a", "an", "the"):
        return []
    if opener == noun and tree.lower[noun + 1 : noun + 2] == ("of",):
        return _ROLE_ARTICLES.get(tree.lower[noun])
    return None


def _governor(tree: Tree, place: int) -> int | None:
    """Return the nearest finite verb above a word."""
    while place >= 0 and not (tree.tags[place].startswith("VB") and tree.is_finite(place)):
        place = tree.heads[place]
    return place if place >= 0 else None


# --- participles ---


OF_THE_ACT = frozenset(
    "provide represent offer ensure reduce increase improve raise lower contribute constitute demonstrate reveal "
    "confirm account support encourage require render maintain strengthen weaken affect highlight illustrate limit "
    "explain suggest show indicate imply reflect restrict prevent help entitle prohibit forbid ban permit leave "
    "total".split()
)
"""What the act may do, or the doer: "the country sets the price, providing a market for smugglers"."""


_STATES = frozenset(
    "headquartered located situated known called named based considered used found made composed".split()
)


def split_opening_participle(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Born in Rome, he studied law.” The opening becomes a sentence, with the subject that follows it."""
    verb = next((p for p in line.places if p == line.pieces[0].place and tree.tags[p] == "VBN"), None)
    if verb is None or tree.labels[verb] not in ("advcl", "acl", "ccomp"):
        return None
    found = region(tree, line, verb)
    if found is None or found[0] != 0 or found[1] >= len(line.pieces) or line.pieces[found[1]].text != ",":
        return None
    end = found[1]
    joined = (tree.tags[p.place + 1 : p.place + 3] for p in line.pieces[:end] if tree.tags[p.place] == "CC")
    if any("VBG" in tags for tags in joined):
        return None  # "developed by Bo and building on the work of Ann"
    subject = next((p for p in line.places if tree.labels[p] in ("nsubj", "nsubjpass") and p > verb), None)
    if subject is None or not main_chain(tree, tree.heads[subject]) or not tree.is_finite(tree.heads[subject]):
        return None
    if tree.lower[verb] == "based" and tree.lower[verb + 1] in ("on", "upon"):
        return None  # "based on these figures, we chose": the choice was
    return None if tree.lower[verb] in _OF_THE_SPEAKER else _move_opening(tree, line, verb, subject, end)


_OF_THE_SPEAKER = frozenset(
    "applied taken given seen used compared combined judged considered viewed put told asked".split()
)
"""What opens with these is how the writer looks at it: "taken together", "compared with last year"."""
_ONCE_FOR_ALL = frozenset(
    "founded established built created formed named designed written published released discovered invented".split()
)
_OF_PERSONS = frozenset("born raised educated trained".split())
STILL_HELD = frozenset(
    "considered regarded seen ranked described viewed recognized recognised rated known opposed remembered".split()
)
"""Opinions, which may be held to this day whatever else the sentence tells of the past."""
_LYING = frozenset(
    "surrounded bordered located situated bounded populated inhabited endowed dominated covered aided driven fed "
    "supported separated blessed affected".split()
)
_ONCE = frozenset("until once formerly originally previously before".split())


def _move_opening(tree: Tree, line: Line, verb: int, subject: int, end: int) -> list[Line] | None:
    main = tree.heads[subject]
    whole = region(tree, line, subject)
    named = refer(tree, subject)
    if whole is None or named is None or whole[0] != end + 1 or not tree.tense(main):
        return None
    if tree.tags[subject] == "NNS" and whole[1] - whole[0] == 1:
        return None  # "invented in 1608, telescopes are tools": all of them are
    if tree.lower[verb] in _OF_PERSONS and tree.tags[subject] not in ("NNP", "PRP"):
        return None  # "born in Rome, his story was told": it was he who was born
    if any(piece.text == "," for piece in line.pieces[whole[0] : whole[1]]):
        return None
    dated = any(piece.text.lower() in _ONCE or piece.text.isdigit() for piece in line.pieces[:end])
    if tree.tense(main) == "past" and tree.lower[verb] in _LYING | STILL_HELD:
        return None  # "surrounded by hills, the town grew": it still is
    if not agrees(tree, main, named[1]):
        return None  # "the Dutch have": a name that stands for many
    now = tree.tense(main) == "present" and tree.lower[verb] in _STATES | _LYING | STILL_HELD and not dated
    if not now and tree.lower[verb] not in _ONCE_FOR_ALL | _OF_PERSONS | _STATES:
        return None  # "wrapped in cloth, the charm works": when it is wrapped; "hit by a fall in trade, sales fell"
    form = ("are" if now else "were") if named[1] else ("is" if now else "was")
    first = line.pieces[0]
    opening = [
        *line.pieces[whole[0] : whole[1]],
        Piece(form),
        *without_located([Piece(first.text.lower(), first.place), *line.pieces[1:end]]),
    ]
    rest = [Piece(w) for w in capital(named[0]).split(" ")] + list(line.pieces[whole[1] : body_end(line)])
    if not sound(opening, rest):
        return None
    return make_lines(line, Edit("opening-participle", first.text, f"{text_of(opening[:3])}"), opening, rest)


# --- although ---


def split_although(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Although it rained, they played.” Both are said to be so; “but” keeps the contrast."""
    mark = line.pieces[0].place
    if mark < 0 or tree.lower[mark] not in ("although", "though") or tree.labels[mark] != "mark":
        return None
    verb = tree.heads[mark]
    found = region(tree, line, verb)
    if found is None or found[0] != 0 or tree.labels[verb] != "advcl" or not main_chain(tree, tree.heads[verb]):
        return None
    end = found[1]
    if tree.subject(verb) is None or not tree.is_finite(verb) or line.pieces[end].text != "," or is_question(line):
        return None
    left, right = list(line.pieces[1:end]), [Piece("But"), *line.pieces[end + 1 : body_end(line)]]
    subject = tree.subject(tree.heads[verb])
    if tree.tags[left[0].place] == "PRP" and (subject is None or tree.tags[subject] != "PRP"):
        return None  # "although it is small, Ely has": "it" would stand before its name
    if any(piece.text.lower() == "but" for piece in right[1:]):
        return None
    if not sound(left, right) or subject is None or right[1].place not in tree.subtree(subject):
        return None
    return make_lines(line, Edit("although", line.pieces[0].text, "… . But"), left, right)


# --- what stands aside ---


def drop_parenthesis(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The king (Ελλάδα) agreed.” What an English reader cannot read, or is no word at all, goes."""
    opened = next((at for at, piece in enumerate(line.pieces) if piece.text == "("), None)
    while opened is not None:
        closed = next((at for at in range(opened, len(line.pieces)) if line.pieces[at].text == ")"), None)
        if closed is None:
            return None
        inside = line.pieces[opened + 1 : closed]
        rest = [*line.pieces[:opened], *line.pieces[closed + 1 :]]
        behind = line.pieces[closed + 1].text if closed + 1 < len(line.pieces) else ""
        if opened > 0 and _is_aside(inside, behind):
            return make_lines(line, Edit("parenthesis", f"({text_of(inside)})", ""), rest)
        opened = next((at for at in range(closed, len(line.pieces)) if line.pieces[at].text == "("), None)
    return None


_LEFT_OVER = frozenset((",", ";", ":", "/", "-", "–", "and", "or"))
_SHORTEST_WORD = 2
"""Letters of a word of another alphabet; one alone is a symbol: "the constant (ρ)", "the female (♀)"."""
_WITH_PLAIN_LETTERS = re.compile(r"[\x00-\u024F\u2000-\u206F]")


def _is_aside(inside: Sequence[Piece], behind: str) -> bool:
    """Whether what stands in brackets may go: nothing but marks, or letters that an English reader cannot read."""
    if all(piece.text.lower() in _LEFT_OVER for piece in inside):
        # A program took out the sounds of a name: "Ely (,) is"; not "a sign (-)", nor "the signs (, ), - and :".
        return behind != "," and any(piece.text in ",;" for piece in inside)
    letters = "".join(piece.text for piece in inside if piece.text not in _LEFT_OVER)
    is_word = len(letters) >= _SHORTEST_WORD and letters[0].isalpha()
    return is_word and not _WITH_PLAIN_LETTERS.search(letters)


def drop_opener(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “In fact, it rained.” A word that only greets the sentence goes; one that joins it becomes a plain one."""
    words = words_of(line.pieces[:8])
    for phrase, plain in OPENERS:
        size = len(phrase)
        if tuple(words[:size]) == phrase and len(line.pieces) > size + _FEWEST_WORDS:
            rest = [*line.pieces[size:]]
            plain = "" if plain == "Also ," and "also" in words_of(rest) else plain
            if plain == "So" and may_strengthen(tree, rest[0]):
                return None
            if (plain == "But" and "but" in words_of(rest)) or rest[0].text.lower() == "and":
                return None  # "But it fell, but it rose again", "Also, and for this, it fell"
            opening = [Piece(w) for w in plain.split(" ")] if plain else []
            edit = Edit("opener", text_of(line.pieces[:size]), plain)
            return make_lines(line, edit, [*opening, *rest])
    return None


def may_strengthen(tree: Tree, piece: Piece) -> bool:
    """Tell whether "so" before a word would make it stronger: "So many left", "So small houses are built"."""
    return piece.text.lower() in _HOW_MUCH or (
        piece.place >= 0 and tree.tags[piece.place] in ("JJ", "RB", "VBG", "VBN", "VBD")
    )


_HOW_MUCH = frozenset("that for like many much few little far long often as numerous considerable several".split())
"""Words that "so" would strengthen or join: "Consequently, many left" is not "So many left"."""
OPENERS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(phrase.split(" ")), plain)
    for phrase, plain in (
        ("however ,", "But"),
        ("nevertheless ,", "But"),
        ("nonetheless ,", "But"),
        ("furthermore ,", "Also ,"),
        ("moreover ,", "Also ,"),
        ("additionally ,", "Also ,"),
        ("in addition ,", "Also ,"),
        ("consequently ,", "So"),
        ("therefore ,", "So"),
        ("thus ,", "So"),
        ("hence ,", "So"),
        ("as a result ,", "So"),
        ("as a consequence ,", "So"),
        ("accordingly ,", "So"),
        ("subsequently ,", "Later ,"),
        ("in fact ,", ""),
        ("indeed ,", ""),
        ("of course ,", ""),
        ("it should be noted that", ""),
        ("it is worth noting that", ""),
        ("it is important to note that", ""),
        ("note that", ""),
        ("for instance ,", "For example ,"),
        ("at the present time ,", "Now ,"),
        ("initially ,", "At first ,"),
        ("ultimately ,", "In the end ,"),
        ("eventually ,", "In the end ,"),
        ("previously ,", "Before that ,"),
        ("prior to this ,", "Before this ,"),
        ("as such ,", "So"),
        ("for this reason ,", "So"),
        ("because of this ,", "So"),
        ("due to this ,", "So"),
        ("by contrast ,", "But"),
        ("in contrast ,", "But"),
        ("conversely ,", "But"),
        ("on the other hand ,", "But"),
        ("in addition to this ,", "Also ,"),
        ("afterwards ,", "Later ,"),
        ("afterward ,", "Later ,"),
        ("thereafter ,", "After that ,"),
        ("shortly thereafter ,", "Soon after ,"),
        ("shortly afterwards ,", "Soon after ,"),
        ("interestingly ,", ""),
    )
)
