"""Why a cut is doubtful, whatever rule made it: marks of a wrong parse, and words that rule both halves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.plain.simplify.draft import Line, Piece, words_of
from reader.plain.simplify.inflection import verb_lemma
from reader.plain.simplify.splits import OPENS_CLAUSE, PARTS_CLAUSES, SAYING
from reader.plain.simplify.tree import AUXILIARIES, FINITE, Tree, is_year

_JOINED = frozenset(
    ("clause-coordination", "verb-coordination", "verb-series", "halves", "second-verb", "pronoun-clause")
)
"""Rules that part what is joined; what opens or ends the sentence may be said of both."""


_ACTS = frozenset(("verb-coordination", "second-verb", "verb-series"))
"""Rules that part what one subject did."""
_OF_REASON = frozenset(("cause", "subordinate-clause"))
"""Rules that part a reason or a contrast from what was so."""


def is_doubtful(tree: Tree, made: Sequence[Line], rule: str) -> bool:
    """Tell whether lines that a rule made of one should not stand."""
    if len(made) < 2:
        return False
    if rule in _JOINED and any(doubt(tree, made) for doubt in _OF_JOINED):
        return True
    if rule in _ACTS and (_may_be_one_act(tree, made) or _dates_acts(tree, made)):
        return True
    if rule in _OF_REASON and _goes_on_with_act(tree, made[-1]):
        return True
    return "respectively" in tree.lower or any(doubt(tree, made) for doubt in _OF_ALL)


def _lacks_verb(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line of the source's words alone has no verb with a tense: "Building this road. This road …, needs"."""
    return any(
        all(p.place >= 0 and tree.tags[p.place] not in FINITE for p in line.pieces if _is_told(p)) for line in made
    )


def _is_told(piece: Piece) -> bool:
    """Whether a piece is a word of what is said, and not one that joins it to the sentence before."""
    return piece.text[0].isalnum() and not (piece.place < 0 and piece.text in ("But", "So", "Also"))


def _ends_bare(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line ends on an adjective that waits for its noun: "to lead a good. Happy life needs luck"."""
    return any(_waits_for_noun(tree, [p for p in line.pieces if p.text[0].isalnum()]) for line in made[:-1])


def _waits_for_noun(tree: Tree, pieces: Sequence[Piece]) -> bool:
    at = len(pieces) - 1
    if pieces[at].place < 0 or tree.tags[pieces[at].place] not in ("JJ", "JJR", "VBN"):
        return False
    while at > 0 and pieces[at].place >= 0 and tree.tags[pieces[at].place] in ("JJ", "JJR", "VBN", "RB", "CC"):
        at -= 1
    return pieces[at].text.lower() in ("a", "an")


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


def _breaks_title(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line ends within a title: "100 Photographs. They Changed the World"."""
    for line in made[:-1]:
        last = max((p.place for p in line.pieces), default=-1)
        after = tree.tokens[last + 1].text if 0 <= last < len(tree.tokens) - 1 else ""
        if after.istitle() and tree.tags[last + 1] in ("WDT", "WP", "IN", "CC", "DT", "TO"):
            return True
    return False


def _opens_with_verb(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line opens with an adverb and a verb, and no subject: "Easily allows it", "The fall so does it"."""
    for line in made[1:]:
        told = [p.place for p in line.pieces if p.place >= 0]
        if tree.lower[told[0]] == "so" or (tree.lower[told[0]] == "later" and tree.tags[told[0] + 3] == "VBD"):
            return True  # "Later that year won it"
        places = [p.place for p in line.pieces[:2]]
        if min(places, default=-1) >= 0 and tree.tags[places[0]] == "RB" and tree.tags[places[-1]] in ("VBZ", "VBD"):
            return True
    return False


def _may_be_one_act(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether two acts may belong together: "He took a shell and made a lyre", "It drew out its men and left the town".

    The first has no place, time or aim of its own, and the second may lend it hers; states and contrasts stand alone.
    """
    if any(tree.tags[p.place] in ("WDT", "WP", "WRB") for p in made[0].pieces if p.place >= 0):
        return True  # "the flight from the town, in which men came and struck": the men did
    if _goes_on_with_act(tree, made[-1]):
        return True  # "it shook and was dark, slowing the work": both did
    joined = next((p.place for p in made[1].pieces if p.place >= 0), 0)
    if tree.lower[joined - 1] == "but" or tree.lower[joined] in _STATES or tree.tags[joined] == "MD":
        return False
    verbs = (p.place for p in made[0].pieces if p.place >= 0 and tree.tags[p.place] in FINITE)
    verb = next(verbs, 0)
    return not any(p.place > verb and tree.lower[p.place] in _OF_CIRCUMSTANCE for p in made[0].pieces)


def _dates_acts(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a date that opens the sentence is that of both acts: "In June 2009, Ely joined the league and …"."""
    if tree.lower[0] not in ("in", "between", "during", "from", "on") or "," not in tree.lower[:7]:
        return False
    opening = tree.lower[: tree.lower.index(",")]
    told = any(piece.text[0].isdigit() for line in made[1:] for piece in line.pieces)
    return any(word[0].isdigit() for word in opening) and not told


_STATES = frozenset("is are was were has have had".split())
_OF_CIRCUMSTANCE = frozenset(
    "in at on from to into onto near during for by with after before since until through across over under between "
    "among against towards toward".split()
)


def _goes_on_with_act(tree: Tree, line: Line) -> bool:
    """Whether an act follows a reason that is the outer sentence's: "won because he fled, ending the war"."""
    places = [p.place for p in line.pieces if p.place >= 0]
    return any(tree.tags[p : p + 2] == (",", "VBG") for p in places)


def _breaks_dashes(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether one of two dashes stands in a line without the other: "It grew - but left some - and rose"."""
    if sum(word in _DASHES for word in tree.lower) < _PAIR:
        return False
    return any(sum(piece.text in _DASHES for piece in line.pieces) % _PAIR for line in made)


_DASHES, _PAIR = frozenset("-–—"), 2


_OF_ALL: tuple[Callable[[Tree, Sequence[Line]], bool], ...] = (
    _lacks_verb,
    _ends_bare,
    _runs_on,
    _breaks_title,
    _opens_with_verb,
    _breaks_dashes,
)


def _loses_frame(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether what opens the sentence rules the second half too: "By 1908 …", "According to Ann, …"."""
    opening = tree.lower[:3]
    if opening[0] in _FRAMES or opening[:2] in _REPORTS:
        return True
    if opening[0] not in ("by", "since", "after") or not any(w[0].isdigit() for w in tree.lower[1:4]):
        return False
    return not any(p.text[0].isdigit() or p.text.lower() == "now" for line in made[1:] for p in line.pieces)


_FRAMES = frozenset("according based with without despite given due because under unlike like".split())
_REPORTS = frozenset((("as", "reported"), ("as", "shown"), ("as", "described"), ("as", "noted"), ("as", "seen")))
_RESULTS = frozenset("suggesting indicating showing meaning implying demonstrating confirming supporting".split())


def _shares_result(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether what ends the sentence is drawn from both halves: "…, and the other was weak, suggesting that …"."""
    words = words_of(made[-1].pieces)
    if "compared" in words and "than" not in words_of(made[0].pieces):
        return True  # "it had a higher rate, and sold more, compared with the other"
    return any(word in _RESULTS and "," in words[at - 2 : at] for at, word in enumerate(words) if at > 1)


def _dates_both(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a year between commas dates what was joined: "Ely met York, and beat Leeds, in 2014, …"."""
    words = words_of(made[-1].pieces)
    return any(is_year(word) and words[at - 2 : at] == [",", "in"] for at, word in enumerate(words))


def _shares_object(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a line ends on a verb whose object comes later: "The court passed, and the king signed a law"."""
    ends = [[p for p in line.pieces if p.text[0].isalnum()][-1:] for line in made[:-1]]
    return any(end and end[0].place >= 0 and tree.tags[end[0].place] in ("VBD", "VBZ", "VBP") for end in ends)


def _is_misread(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the parse gives a form that cannot be: a passive without "be", a past that is no past form."""
    return any(
        (tree.labels[p] == "auxpass" and tree.lower[p] not in _PASSIVE_HELPERS)
        or (tree.tags[p] == "VBD" and tree.tokens[p].text.islower() and not _may_be_past(tree.lower[p]))
        for p in range(len(tree.tags))
    )


_PASSIVE_HELPERS = frozenset(
    "is are was were am be been being 's 're 'm get gets got getting gotten become became becomes remain "
    "remained remains".split()
)


def _may_be_past(word: str) -> bool:
    return word.endswith(("ed", "'d")) or verb_lemma(word, "VBD") is not None


_OF_JOINED = (_loses_frame, _shares_result, _shares_object, _dates_both, _is_misread)
