"""Why a cut is doubtful, whatever rule made it: marks of a wrong parse, and words that rule both halves."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from reader.plain.simplify.draft import Line, Piece, words_of
from reader.plain.simplify.inflection import FORMS_OF_BE, verb_lemma
from reader.plain.simplify.scope import ACTS, JOINED, MARKED, REASONS, opening_words, rules_both
from reader.plain.simplify.splits import OPENS_CLAUSE, PARTS_CLAUSES, SAYING, may_strengthen
from reader.plain.simplify.tree import AUXILIARIES, FINITE, Tree

_TANGLED = 4
"""Commas of a sentence that only a semicolon cuts: readers faulted a quarter of the cuts where four or more stand."""


def is_doubtful(tree: Tree, made: Sequence[Line], rule: str) -> bool:
    """Tell whether lines that a rule made of one should not stand."""
    if len(made) < 2:
        return False
    if rule != "semicolon" and tree.lower.count(",") >= _TANGLED:
        return True
    if rule in JOINED and any(doubt(tree, made) for doubt in _OF_JOINED):
        return True
    if rule in ACTS and any(doubt(tree, made) for doubt in _OF_ACTS):
        return True
    if rule in JOINED | _OF_NOUNS and tree.lower[0] in _SUBORDINATING and tree.labels[0] != "prep":
        return True  # "Since it grew, oaks, which like rain, and firs are rare": what is cut is not the sentence's
    if rule in REASONS and _goes_on_with_act(tree, made[-1]):
        return True
    if rules_both(tree, made, rule):
        return True
    if rule in MARKED and _is_only_described(tree, made):
        return True
    return "respectively" in tree.lower or any(doubt(tree, made) for doubt in _OF_ALL)


_OF_NOUNS = frozenset(("relative-clause", "which-clause"))
_SUBORDINATING = frozenset("while since because if when as although".split())


# --- whatever rule made the cut ---


def _lacks_verb(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line of the source's words alone has no verb with a tense: "Building this road. This road …, needs"."""
    parts = [part for line in made for part in (line.pieces, _before_semicolon(line))]
    return any(not (_is_told_anew(part) or _has_verbs(tree, [p.place for p in part if p.place >= 0])) for part in parts)


def _has_verbs(tree: Tree, places: Sequence[int]) -> bool:
    """Whether there is a verb for the sentence and for each clause within: not "a type of book where it is said"."""
    clauses = sum(tree.tags[p] in _OPENING_CLAUSE and not _is_verbless(tree, p + 1) for p in places)
    return sum(_is_verb(tree, p) for p in places) > clauses


def _is_verbless(tree: Tree, place: int) -> bool:
    """Whether what follows "how" or "when" has no verb of its own: "how to", "when asked", "where possible"."""
    following = tree.tags[place : place + 2]
    if following[:1] == ("JJ",):
        return following[1:] not in (("NN",), ("NNS",), ("NNP",))
    return following[:1] in _BARE


_OPENING_CLAUSE = frozenset(("WDT", "WP", "WP$", "WRB"))
_BARE = (("TO",), ("VBN",), ("VBG",), ("IN",), ("RB",), (",",), ("CC",))


def _before_semicolon(line: Line) -> Sequence[Piece]:
    ends = [at for at, piece in enumerate(line.pieces) if piece.text == ";"]
    return line.pieces[: ends[0]] if ends else line.pieces


def _is_told_anew(pieces: Sequence[Piece]) -> bool:
    """Whether a rule put in words of what is said, its verb among them."""
    added = {word.lower() for p in pieces if p.place < 0 for word in p.text.split(" ")}
    return not added.isdisjoint(_TOLD) or any(verb_lemma(word, tag) for word in added for tag in ("VBZ", "VBD"))


_TOLD = FORMS_OF_BE | set("can could may might must shall should will would has have had lies lie do does did".split())


_PARTICIPLES = frozenset("aged based entitled located situated".split())


def _is_verb(tree: Tree, place: int) -> bool:
    """Whether a token is a verb with a tense, and can be one: in "its losses huge", "huge" is tagged so and cannot."""
    if place < 0 or tree.tags[place] not in FINITE or (place > 0 and tree.tokens[place].text[0].isupper()):
        return False  # "the Animals' Friends Society": no one friends it
    word, tag = tree.lower[place], tree.tags[place]
    if word in _PARTICIPLES or tree.lower[place - 1 : place] == ("not",):
        return False  # "patients aged 8 years", "but not strains of it"
    if tag == "VBD" and tree.lower[place + 1 : place + 2] == ("by",) and tree.tags[place + 2 : place + 3] != ("CD",):
        return False  # "many connected by parkways", but "sales fell by 5 %"
    regular = "'" in word or tag == "MD" or (tag == "VBD" and word.endswith("ed")) or (tag == "VBZ" and word[-1] == "s")
    return regular or verb_lemma(word, tag) is not None


def _runs_on(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether two verbs with a tense meet in a line, and nothing parts their clauses.

    One of them is a noun or an adjective then: "The town worries about water have grown".
    """
    return any(_verbs_meet(tree, [p.place for p in line.pieces if p.place >= 0]) for line in made[1:])


def _verbs_meet(tree: Tree, places: Sequence[int]) -> bool:
    first: int | None = None
    for place in places:
        if tree.tags[place] in FINITE:
            if first is not None and tree.heads[first] != place and not _takes_clause(tree, first):
                return True
            first = None if _is_inner(tree, place) else place
        elif tree.tags[place] in _PARTING or tree.lower[place] in PARTS_CLAUSES | OPENS_CLAUSE:
            first = None
    return False


_PARTING = frozenset(", : CC WDT WP WP$ WRB PRP EX `` '' -LRB- -RRB- TO".split())


def _is_inner(tree: Tree, verb: int) -> bool:
    """Whether a verb is that of a clause within, behind which the outer one goes on."""
    above = tree.heads[verb] if tree.labels[verb] in AUXILIARIES else verb
    return tree.labels[above] in ("relcl", "advcl", "csubj", "ccomp")


def _takes_clause(tree: Tree, verb: int) -> bool:
    return verb_lemma(tree.lower[verb], tree.tags[verb]) in SAYING or tree.lower[verb] in SAYING


def _hangs_on(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line goes on with what the line before says: "no cause. But rather an effect", "But which is so"."""
    if any(("of", "which") in itertools.pairwise(words_of(line.pieces[:_FARTHEST_OF])) for line in made[1:]):
        return True  # "evolution; the basis of which is not known"
    return any(words_of(line.pieces[:2])[-1] in _HANGING for line in made[1:] if line.pieces[0].text == "But")


_FARTHEST_OF = 9
_HANGING = frozenset(("rather", "especially", "which", "who", "whose", "that"))


def _ends_on_comma(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a comma within closing quotation marks would stand before the full stop: "the 'Other,'."."""
    return any(words_of(line.pieces[-2:])[:1] == [","] for line in made[:-1])


def _breaks_dashes(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether one of two dashes stands in a line without the other: "It grew - but left some - and rose"."""
    dashes = {place for place in range(len(tree.tags)) if _is_dash(tree, place)}
    if len(dashes) < _PAIR:
        return False
    return any(len(dashes.intersection(p.place for p in line.pieces)) % _PAIR for line in made)


_PAIR = 2


def _is_dash(tree: Tree, place: int) -> bool:
    """Whether a token is a dash that encloses, and not one that joins: "it fell – at last –", "1939–45"."""
    joins = place > 0 and tree.tokens[place - 1].end == tree.tokens[place].start
    return tree.lower[place] == "—" or (tree.lower[place] in "-–" and not joins)


def _is_of_anyone(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a condition became an event: "After a person has ordered, they wait" is so whenever one does."""
    return made[0].pieces[0].text.lower() in ("a", "an") and made[1].pieces[0].text in ("After", "When", "As")


def _ends_on_joint(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line ends on a word that waits for more: "It is so and. And", "Birds have been. They will be here"."""
    words = ([p.place for p in line.pieces if p.place >= 0 and p.text[0].isalnum()] for line in made[:-1])
    lasts = [places[-1] for places in words if places]
    return any(
        tree.tags[p] in _WAITING
        or tree.lower[p] in _SUBORDINATING | {"whereas"}
        or (tree.lower[p] in _TOLD and tree.tags[p] != "NNP")
        for p in lasts
    )


_WAITING = frozenset(("DT", "CC", "IN", "TO", "PRP$", "WRB", "WDT"))


def _lacks_subject(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line of the source's words opens with what was done or not: "Dilutes salt", "But not as much"."""
    opening = made[1].pieces[:2]
    if any(piece.place < 0 and piece.text.lower() not in ("but", "so") for piece in opening):
        return False
    places = (p.place for p in made[1].pieces if p.place >= 0)
    first = next((p for p in places if tree.lower[p] == "not" or tree.tags[p] not in _BEFORE_SUBJECT), 0)
    is_verb = tree.tags[first][:2] == "VB" and not _is_gerund(tree, first, made[1])
    return is_verb or tree.lower[first] in ("not", "cannot")


def _is_gerund(tree: Tree, place: int, line: Line) -> bool:
    """Whether what opens with "-ing" is what is spoken of: "Having both is good", but not "Testing if they are"."""
    inside = itertools.takewhile(lambda p: tree.tags[p] not in FINITE, (p.place for p in line.pieces if p.place >= 0))
    marks = {tree.lower[p] for p in inside} & OPENS_CLAUSE
    return tree.tags[place] == "VBG" and not marks


_BEFORE_SUBJECT = frozenset(("RB", "CC", ","))


def _is_numbered(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line opens with the number of a list: "They show that (1) it grew; (2) it fell"."""
    return any(line.pieces[0].text == "(" for line in made[1:])


def _has_label(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a heading stands before the sentence without a mark: "Content This review looks at …"."""
    return tree.tags[0][:2] == "NN" and tree.tokens[1].text in _OPENING_CAPITALS


_OPENING_CAPITALS = frozenset("This The We These It In A An To Our".split())


def _tells_of_unnamed(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the first line speaks of "it" before the second names it: "It was a small one. But the hall held us"."""
    first = next(iter(opening_words(tree)), "")
    return first in ("although", "though", "because", "after") and words_of(made[0].pieces)[0] in ("it", "they")


def _strengthens(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether "so" would stand before a word that it makes stronger: "So many left" for "therefore many left"."""
    return any(may_strengthen(tree, line.pieces[1]) for line in made[1:] if line.pieces[0].text == "So")


_OF_ALL: tuple[Callable[[Tree, Sequence[Line]], bool], ...] = (
    _is_of_anyone,
    _lacks_verb,
    _runs_on,
    _hangs_on,
    _ends_on_comma,
    _breaks_dashes,
    _ends_on_joint,
    _lacks_subject,
    _is_numbered,
    _has_label,
    _tells_of_unnamed,
    _strengthens,
)


# --- where it parts what one subject did ---


def _may_be_one_act(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether two acts may belong together: "He took a shell and made a lyre", "It drew out its men and left the town".

    The first has no place, time or aim of its own, and the second may lend it hers; states and contrasts stand alone.
    """
    if any(tree.tags[p.place] in ("WDT", "WP", "WRB") for p in made[0].pieces if p.place >= 0):
        return True  # "the flight from the town, in which men came and struck": the men did
    if any(_opens_description(tree, p.place) for p in made[0].pieces):
        return True  # "it was found in a kind common in Asia and seen in Italy": the kind was seen
    if (",", "but") in itertools.pairwise(words_of(made[0].pieces)):
        return True  # "it is held, but in warm eggs the layer melts and frees it": the layer does
    if _goes_on_with_act(tree, made[-1]):
        return True  # "it shook and was dark, slowing the work": both did
    joined = next((p.place for p in made[1].pieces if p.place >= 0), 0)
    if _may_be_listed(tree, joined):
        return True
    if tree.lower[joined - 1] == "but" or tree.lower[joined] in _OF_STATES or tree.tags[joined] == "MD":
        return False
    verbs = (p.place for p in made[0].pieces if p.place >= 0 and tree.tags[p.place] in FINITE)
    verb = next(verbs, 0)
    return not any(p.place > verb and tree.lower[p.place] in _OF_CIRCUMSTANCE for p in made[0].pieces)


def _may_be_listed(tree: Tree, joined: int) -> bool:
    """Whether what is read as a verb may be the last of a list: "it has red leaves, seeds and needs like hair"."""
    if tree.tags[joined] != "VBZ" or tree.lower[joined] in _OF_STATES:
        return False
    if tree.tags[joined - 1] != "CC" or tree.tags[joined - 2] == ",":
        return False
    listed = tuple(itertools.takewhile(lambda tag: tag not in FINITE, reversed(tree.tags[: joined - 1])))
    return "," in listed


def _opens_description(tree: Tree, place: int) -> bool:
    """Whether an adjective behind a noun tells of it: "a kind common in Asia"."""
    around = tree.tags[place - 1 : place + 2] if place > 0 else ()
    return len(around) == 3 and around[0][:2] == "NN" and around[1:] == ("JJ", "IN")


def _may_be_anothers(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a second act speaks of "their" where the first names others: "Goths met Huns and took their language"."""
    told = [p.place for p in made[0].pieces if p.place >= 0]
    verb = next((p for p in told if tree.tags[p] in FINITE), told[-1])
    return any(tree.tags[p] == "NNPS" for p in told if p > verb) and not _OF_OTHERS.isdisjoint(words_of(made[1].pieces))


_OF_OTHERS = frozenset(("their", "them"))
_OF_ACTS = (_may_be_one_act, _may_be_anothers)
_OF_STATES = frozenset("is are was were has have had".split())
_OF_CIRCUMSTANCE = frozenset(
    "in at on from to into onto near during for by with after before since until through across over under between "
    "among against towards toward".split()
)


def _goes_on_with_act(tree: Tree, line: Line) -> bool:
    """Whether an act follows a reason that is the outer sentence's: "won because he fled, ending the war"."""
    places = [p.place for p in line.pieces if p.place >= 0]
    return any(tree.tags[p : p + 2] == (",", "VBG") and tree.lower[p + 1] != "including" for p in places)


# --- where it parts what is joined ---


def _leaves_subject(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line ends on what does the next act: "A test was done and ratios. Their means were found"."""
    places = [p.place for p in made[0].pieces if p.place >= 0]
    joints = [p for p in places if tree.tags[p] == "CC" and p > places[0]]
    if not joints or any(tree.tags[p] in FINITE for p in places if p > joints[-1]):
        return False
    behind = [tree.tags[p] for p in places if p > joints[-1]]
    after_act = tree.tags[joints[-1] - 1] in ("VBN", "VBD", "RP")
    return _is_told_of(behind) or (after_act and not any(tag[:2] == "VB" for tag in behind))


def _is_told_of(tags: Sequence[str]) -> bool:
    """Whether a noun has a participle behind it: "and a sequencing using a tool"."""
    return any(a[:2] == "NN" and b == "VBG" for a, b in itertools.pairwise(tags))


def _may_be_gapped(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the second half may share the helper of the first: "the term will be renewed, and the card billed"."""
    first, second = ([p.place for p in line.pieces if p.place >= 0] for line in made[:2])
    if _is_told_anew(made[1].pieces) or not any(tree.is_passive_participle(p) for p in first):
        return False
    return all(_may_be_participle(tree, p) for p in second if tree.tags[p] in FINITE)


def _may_be_participle(tree: Tree, place: int) -> bool:
    return (
        tree.tags[place] == "VBD"
        and tree.lower[place].endswith("ed")
        and not any(tree.tags[c] != "CD" for c in tree.children(place, ("dobj", "acomp", "attr", "xcomp", "ccomp")))
    )


def _is_only_described(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the verb of a half may be a participle: "Mice infected with it. The new strains died"."""
    return any(_may_describe(tree, line) for line in made[:2] if not _is_told_anew(line.pieces))


def _changes_time(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether one half is of today and the other of the past, so that a verb may be a noun: "It stems from …"."""
    if any(p.place < 0 and p.text != "But" for p in made[1].pieces[:2]):
        return False  # "was built in 1890 and has been sold": one thing's
    found = ([tree.tags[p.place] for p in line.pieces if p.place >= 0] for line in made[:2])
    tags = [next((tag for tag in line if tag in FINITE), "") for line in found]
    is_helped = not _TOLD.isdisjoint(words_of(made[1].pieces)) or made[1].pieces[0].text == "But"
    return tags in (["VBZ", "VBD"], ["VBP", "VBD"], ["VBD", "VBZ"]) and not is_helped


def _may_describe(tree: Tree, line: Line) -> bool:
    verbs = [p.place for p in line.pieces if p.place >= 0 and tree.tags[p.place] in FINITE]
    if len(verbs) != 1 or tree.tags[verbs[0]] != "VBD" or not tree.lower[verbs[0]].endswith("ed"):
        return False
    verb = verbs[0]
    if tree.lower[verb] in _NEVER_DESCRIBING:
        return False
    if tree.tags[verb - 1] == "CC" and tree.tags[verb + 1 : verb + 2] in _MAY_BE_DESCRIBED:
        return True  # "a ratio and weighted means", but not "found a ratio and used the mean"
    behind = verb + 2 if tree.tags[verb + 1 : verb + 2] == ("RB",) else verb + 1
    if tree.tags[behind : behind + 1] not in (("IN",), ("TO",), ()):
        return False
    return not any(c > verb for c in tree.children(verb, ("dobj", "acomp", "attr", "ccomp", "xcomp")))


_MAY_BE_DESCRIBED = (("JJ",), ("NN",), ("NNS",), ("NNP",), ("VBG",))
_NEVER_DESCRIBING = frozenset(
    "increased decreased improved died lived worked remained changed ended started occurred appeared moved played "
    "served retired returned graduated emerged happened lasted arrived participated belonged consisted resulted "
    "ranged differed varied declined dropped succeeded failed progressed survived traveled travelled continued stayed "
    "settled developed entered joined turned passed stopped opened closed contributed originated weakened persisted "
    "functioned interacted correlated complained competed existed fluctuated peaked".split()
)
"""Verbs of which one says what a thing did, hardly ever what was done to it."""


def _joins_words(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether what is joined is no second act: "it was seen in the north but less is known"."""
    joined = next((p.place for p in made[1].pieces if p.place > 0), 0)
    told_anew = any(p.place < 0 and p.text != "But" for p in made[1].pieces[:2])
    return told_anew and tree.lower[joined] in _LESS


_LESS = frozenset("less more little much many few".split())
_OF_JOINED = (
    _is_only_described,
    _changes_time,
    _joins_words,
    _may_be_gapped,
    _leaves_subject,
)
