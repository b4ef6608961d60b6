"""Why a cut is doubtful: what stands in one half rules both, so that the other would say something else alone.

Each doubt is one that strict readers raised over 4,344 cuts of fresh text, in a sixth of its places or more; of all
those cuts they faulted one in thirteen.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from reader.plain.simplify.draft import Line, words_of
from reader.plain.simplify.inflection import verb_lemma
from reader.plain.simplify.tree import FINITE, MONTHS, Tree, is_year

ACTS = frozenset(("verb-coordination", "second-verb", "verb-series"))
"""Rules that part what one subject did."""
CLAUSES = frozenset(("clause-coordination", "halves", "pronoun-clause"))
"""Rules that part two clauses, each with a subject of its own."""
JOINED = ACTS | CLAUSES
"""Rules that part what is joined; what opens or ends the sentence may be said of both."""
MARKED = frozenset(("semicolon", "whole-sides"))
"""Rules that part what a semicolon or a colon parts."""
REASONS = frozenset(("cause", "subordinate-clause"))
"""Rules that part a reason or a contrast from what was so."""


def rules_both(tree: Tree, made: Sequence[Line], rule: str) -> bool:
    """Tell whether something in one of two lines that a rule made may be said of both, or of the two together."""
    doubts = itertools.chain.from_iterable(found for rules, found in _DOUBTS if rule in rules)
    return any(doubt(tree, made) for doubt in doubts)


def _places(line: Line) -> list[int]:
    return [piece.place for piece in line.pieces if piece.place >= 0]


def _words(tree: Tree, line: Line) -> list[int]:
    return [place for place in _places(line) if tree.tokens[place].text[0].isalnum()]


def _verbs(tree: Tree, line: Line) -> list[int]:
    return [place for place in _places(line) if tree.tags[place] in FINITE]


def _is_contrast(made: Sequence[Line]) -> bool:
    return made[1].pieces[0].text == "But"


# --- where it is cut ---


def _ends_on_quality(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether what is joined may be two of a kind: "for small (deep) and flat ones", "showed crystalline and long"."""
    joined = next((p for p in _places(made[1]) if p > 1), 2)
    last = joined - 2
    return tree.tags[joined - 1] == "CC" and tree.tags[last] in ("JJ", "-RRB-", ")")


# --- a reason ---

_HEDGES = frozenset(
    "likely usually apparently presumably probably possibly often partly partially mainly mostly also simply only "
    "largely just primarily perhaps sometimes generally typically normally commonly frequently predominantly chiefly "
    "maybe may might could seem seems seemed appear appears appeared fact".split()
)


def _hedges_reason(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a hedge before a reason may be that of the reason: "it is likely due to heat", "often used because"."""
    hedges = (p for p in _places(made[0]) if tree.lower[p] in _HEDGES and tree.tags[p][:3] != "NNP")
    return not _is_contrast(made) and next(hedges, None) is not None


def _says_too_little(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether nothing but its verb is said before a reason: "This happens because it is old"."""
    words = _words(tree, made[0])
    return not _is_contrast(made) and bool(words) and tree.tags[words[-1]] in ("VBD", "VBZ", "VBP", "VB")


def _goes_on_behind_reason(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a clause behind the reason may be the outer one's: "liked it as it was cheap, and many bought it"."""
    places, verbs = _places(made[1]), _verbs(tree, made[1])
    joints = (p for p in places if tree.lower[p : p + 2] in ((",", "and"), (",", "so")))
    return any(verb > joint for joint in joints for verb in verbs[-1:])


# --- a frame ---

JOINING = frozenset(
    ", therefore thus so hence whereas while and but however moreover also then furthermore additionally".split()
)
"""Words that only join a sentence to the one before."""
_NO_FRAMES = frozenset("general addition fact contrast example instance short course turn particular".split())
FRAMING = frozenset(("IN", "VBG", "VBN", "TO"))
"""Tags of words with which a frame opens."""
_FARTHEST_FRAME = 14


def _opens_with_frame(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether what opens the sentence may rule two subjects: "Compared with oats, rice fell and wheat rose"."""
    places = _places(made[0])
    first = next((p for p in places if tree.tags[p] not in ("RB", "CC", ",")), places[0])
    if tree.tags[first] not in FRAMING or tree.lower[first] in ("although", "though"):
        return False
    if not _NO_FRAMES.isdisjoint(tree.lower[first + 1 : first + 2]) or made[1].pieces[0].text in ("This", "So"):
        return False
    opening = [p for p in places if first < p < first + _FARTHEST_FRAME]
    return any(tree.lower[p] == "," for p in opening)


def _loses_frame(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether what opens the sentence rules the second half too: "By 1908 …", "According to Ann, …"."""
    words = opening_words(tree)
    opening = words[:3]
    if _FRAMES.intersection(opening[:1]) or opening[:2] in _REPORTS + _TIMES:
        return True
    if any(pair in _GIVEN for pair in itertools.pairwise(words_of(made[0].pieces))):
        return True  # "it is a risk, considering that time is short and it is new": both are why
    if _opens_with_place(tree, words) and made[1].pieces[0].text.lower() not in {"but", *_PLACING}:
        return True  # "In Oslo, most people walk and there is no bus": there, too
    if opening[:1] not in _SINCE or not any(w[0].isdigit() for w in words[1:4]):
        return False
    return not any(is_year(p.text) or p.text.lower() == "now" for line in made[1:] for p in line.pieces)


def opening_words(tree: Tree) -> tuple[str, ...]:
    """Return the words of the sentence behind those that only join it to the one before: "Whereas, in winter, …"."""
    label = 2 if tree.lower[1:2] == (":",) else 0
    return tuple(itertools.dropwhile(lambda word: word in JOINING, tree.lower[label:]))


_GIVEN = frozenset(((",", "provided"), *((word, "that") for word in ("considering", "given", "provided", "assuming"))))
_SINCE = (("by",), ("since",), ("after",), ("from",), ("between",), ("during",))


def _opens_with_place(tree: Tree, words: Sequence[str]) -> bool:
    """Whether the sentence opens with where, among whom or as what something is so, and not with a date."""
    if "," not in words or words[0] not in _PLACING or words[1] in _NO_PLACES:
        return False
    root = next((place for place, head in enumerate(tree.heads) if head < 0), 0)
    if words[0] in _WHENEVER and tree.tense(root) != "present":
        return False  # "after the war, he moved to Oslo and opened a shop"
    first = len(tree.lower) - len(words)
    comma = words.index(",")
    if any(tag in FINITE for tag in tree.tags[first : first + comma]):
        return False
    return not any(is_year(word[:4]) or word in MONTHS or word in _TIMES_OF_DATES for word in words[:comma])


_TIMES_OF_DATES = frozenset("century centuries day days utc".split())
_WHENEVER = frozenset("after before upon following".split())
_PLACING = frozenset("in among within for throughout during across at on as".split()) | _WHENEVER
_NO_PLACES = frozenset("this our these addition fact turn short general particular contrast total".split())
_FRAMES = frozenset(
    "according based with without despite given due because under unlike like compared relative through using".split()
)
_REPORTS = (("as", "reported"), ("as", "shown"), ("as", "described"), ("as", "noted"), ("as", "seen"))
_TIMES = (
    ("by", "this"),
    ("by", "that"),
    ("by", "then"),
    ("until", "then"),
    ("since", "then"),
    ("shortly", "thereafter"),
    ("soon", "after"),
)


def _dates_acts(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a date that opens the sentence is that of both acts: "In June 2009, Ely joined the league and …"."""
    if tree.lower[0] not in ("in", "between", "during", "from", "on") or "," not in tree.lower[:7]:
        return False
    opening = tree.lower[: tree.lower.index(",")]
    told = any(is_year(piece.text) for line in made[1:] for piece in line.pieces)
    return any(word[0].isdigit() for word in opening) and not told


_OF_CASES = frozenset("for with regarding concerning among of compared unlike".split())


def _names_case(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the first half opens with what both are told of: "For very large files, there is a list; it holds …"."""
    words = words_of(made[0].pieces)
    return words[0] in _OF_CASES and "," in words[:_FARTHEST_FRAME]


def _says_or_turns(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether both are what someone says, or both are turned against what came before: "However, it is safe; it …"."""
    places = _places(made[0])
    said = any(tree.labels[p] == "ccomp" and 0 <= tree.heads[p] < p and tree.is_finite(p) for p in places)
    return said or words_of(made[0].pieces)[0] in ("but", "however")


# --- an end ---


def _ends_open(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the second half ends for both: "A was lower and B higher in the north", "A met and B fought the king"."""
    words, verbs = _words(tree, made[0]), _verbs(tree, made[1])
    last = tree.tags[words[-1]] if words else ""
    if last in ("JJR", "RBR"):
        return any(tree.tags[p] in ("IN", "TO") for p in _places(made[1]) if verbs and p > verbs[0])
    return last in FINITE and any(tree.child(verb, "dobj") is not None for verb in verbs)


_COMPARING = frozenset("than compared versus vs vs. relative".split())


def _compares_late(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether what both are compared with stands in one half: "it had a higher rate, and sold more than the other"."""
    compares = any(tree.tags[p] in ("JJR", "RBR") for p in _places(made[0]))
    first, second = words_of(made[0].pieces), words_of(made[1].pieces)
    return compares and _COMPARING.isdisjoint(first) and not _COMPARING.isdisjoint(second)


def _draws_conclusion(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether what follows from both halves stands in the second: "it is hard, and it is dry, so it can be used"."""
    return (",", "so") in itertools.pairwise(words_of(made[1].pieces[1:]))


_RESULTS = frozenset("suggesting indicating showing meaning implying demonstrating confirming supporting".split())
_OF_BOTH = ((",", "all"), (",", "both"), (",", "each"))


def _shares_result(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether what ends the sentence is drawn from both halves: "…, and the other was weak, suggesting that …"."""
    words = words_of(made[-1].pieces)
    if "except" in words[1:] or "exception" in words:
        return True  # "it has no charge and is neutral, except for acids": those are left out of both
    if "compared" in words and "than" not in words_of(made[0].pieces):
        return True  # "it had a higher rate, and sold more, compared with the other"
    if any(pair in _OF_BOTH for pair in itertools.pairwise(words)):
        return True  # "these notes go apart and those together, all depending on the place"
    return any(word in _RESULTS and "," in words[at - 2 : at] for at, word in enumerate(words) if at > 1)


def _shares_circumstance(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether what was done to one has no place, doer or manner, and the other's may be both's."""
    first, second = (_words(tree, line) for line in made[:2])
    if not first or not tree.is_passive_participle(first[-1]) or _is_contrast(made):
        return False
    acts = [p for p in second if tree.is_passive_participle(p)]
    return bool(acts) and acts[0] < second[-1]


# --- a pair, a list ---


def _opens_pair(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the first half waits for the second: "it not only grew, but also bloomed"."""
    return ("not", "only") in itertools.pairwise(words_of(made[0].pieces))


def _leaves_list(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether a list loses its "and": "It is light, easy to carry, and saves time"."""
    places = _places(made[0])
    firsts = ((tree.heads[p], p) for p in places if tree.labels[p] == "conj" and tree.heads[p] in places)
    behind = ((tree.lower[a:b], tree.tags[a : places[-1]]) for a, b in firsts)
    if any("," in words and "CC" not in tags for words, tags in behind):
        return True
    joined = next((p for p in _places(made[1]) if p > 1), 2)
    verb = next(iter(_verbs(tree, made[0])), 0)
    if tree.lower[joined - 2] != "," or tree.tags[joined - 1] != "CC":
        return False
    return any(p > verb and tree.lower[p] == "," and _is_told_too(tree, p + 1) for p in places)


def _is_told_too(tree: Tree, place: int) -> bool:
    """Whether one more state stands there: ", safe to use", but not ", small rooms"."""
    tag, following = (*tree.tags[place : place + 2], "", "")[:2]
    return tag == "JJ" and following[:2] not in ("NN", "JJ")


# --- a clause that holds both ---

_MARKS = frozenset("because as that if although whereas since unless until whether so while when".split())


def _stands_within(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the second half may go on with a clause within the first: "it shows that A grew and B fell"."""
    verbs = _verbs(tree, made[0])
    if any(tree.labels[p] == "ccomp" and 0 <= tree.heads[p] < p and tree.is_finite(p) for p in _places(made[0])):
        return True
    joined = next((p for p in _places(made[1]) if p > 1), 2)
    opening = _MARKS if tree.lower[joined - 2] == "," else _MARKS | {"after", "before"}
    marks = [p for p in _places(made[0]) if tree.lower[p] in opening and _opens_clause(tree, p, verbs)]
    return bool(verbs) and any(p > verbs[0] for p in marks)


def _opens_clause(tree: Tree, place: int, verbs: Sequence[int]) -> bool:
    """Whether a word opens a clause; "as" does where a verb follows, whatever the parser makes of it."""
    follows = tree.lower[place] == "as" and any(verb > place for verb in verbs)
    return follows or tree.labels[place] in ("mark", "advmod")


_WISHES = frozenset("aim hope want wish plan intend seek try".split())


def _wishes(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the second half may be part of a wish: "we want a better test but no new cost is caused"."""
    return any(verb_lemma(tree.lower[p], tree.tags[p]) in _WISHES for p in _verbs(tree, made[0]))


def _corrects(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether "but" says what is so in place of what is not: "it is not used up, but is kept"."""
    negated = any(tree.labels[p] == "neg" for p in _places(made[0]))
    return negated and _is_contrast(made)


def _goes_on_with_aim(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the second act may go on with "to": "they need to look at the sites and find the cause"."""
    first = next((p for p in _places(made[1]) if tree.tags[p] != "RB"), 0)
    return tree.tags[first] in ("VB", "VBP") and any(tree.tags[p] == "TO" for p in _places(made[0]))


_FARTHEST_BACK = 20
"""Words of a first half, behind which one no longer knows who acts: readers faulted one cut in nine."""


def _is_far_back(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the one who acts was named long before."""
    return len(_places(made[0])) >= _FARTHEST_BACK


def _may_or_does(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether the first act is only possible, and the second may be so too: "it may rise, and falls"."""
    return any(tree.tags[p] == "MD" for p in _verbs(tree, made[0])[:1])


_JOINS_ACTS = frozenset("also since then later now soon still thereafter subsequently once already eventually".split())


def _opens_with_manner(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether an adverb before the second act may hide what it is: "was cleaned and further thinned 25-fold"."""
    first = next(iter(_places(made[1])), 0)
    return tree.tags[first] == "RB" and tree.lower[first] not in _JOINS_ACTS


def _owns_other(tree: Tree, made: Sequence[Line]) -> bool:
    """Whether "its" may be another thing's: "the study looked at the drug and explored its effect"."""
    return "its" in words_of(made[1].pieces)


_Doubt = Callable[[Tree, Sequence[Line]], bool]
_DOUBTS: tuple[tuple[frozenset[str], tuple[_Doubt, ...]], ...] = (
    (REASONS, (_hedges_reason, _says_too_little, _goes_on_behind_reason)),
    (CLAUSES | {"subordinate-clause"}, (_opens_with_frame, _ends_open)),
    (CLAUSES, (_wishes,)),
    (
        JOINED,
        (
            _loses_frame,
            _shares_result,
            _shares_circumstance,
            _compares_late,
            _draws_conclusion,
            _opens_pair,
            _leaves_list,
            _stands_within,
        ),
    ),
    (
        ACTS,
        (
            _dates_acts,
            _corrects,
            _goes_on_with_aim,
            _owns_other,
            _is_far_back,
            _may_or_does,
            _opens_with_manner,
        ),
    ),
    (frozenset(("halves",)), (_ends_on_quality,)),
    (MARKED, (_names_case, _says_or_turns)),
)
