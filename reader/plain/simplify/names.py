"""Rules for what is said of a name in brackets behind it, and for what opens a sentence before its subject."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from reader.plain.simplify.asides import make_pieces
from reader.plain.simplify.draft import Edit, Line, Piece, words_of
from reader.plain.simplify.halves import is_whole, parse_pieces
from reader.plain.simplify.reference import load_things, refer
from reader.plain.simplify.splits import (
    STILL_HELD,
    body_end,
    capital,
    count_words,
    is_question,
    make_lines,
    sound,
    text_of,
)
from reader.plain.simplify.tree import MONTHS, Tree, is_year

# --- "Ely (also known as the Isle) is a city." ---

_SAID_OF_NAME = {
    ("also", "known", "as"): "{is} also called",
    ("also", "known", "simply", "as"): "{is} also known simply as",
    ("better", "known", "as"): "{is} better known as",
    ("commonly", "known", "as"): "{is} often called",
    ("sometimes", "known", "as"): "{is} sometimes called",
    ("known", "as"): "{is} also called",
    ("now", "known", "as"): "is now known as",
    ("formerly", "known", "as"): "was formerly called",
    ("previously", "known", "as"): "was previously known as",
    ("originally", "known", "as"): "was originally known as",
    ("also", "called"): "{is} also called",
    ("often", "called"): "{is} often called",
    ("sometimes", "called"): "{is} sometimes called",
    ("formerly", "called"): "was formerly called",
    ("also", "spelled"): "{is} also spelled",
    ("also", "spelt"): "{is} also spelt",
    ("alternatively", "spelled"): "{is} also spelled",
    ("alternatively", "spelled", "as"): "{is} also spelled",
    ("abbreviated",): "{is} abbreviated",
    ("abbreviated", "as"): "{is} abbreviated as",
    ("literally", "meaning"): "literally means",
    ("meaning",): "means",
    ("aka",): "{is} also called",
    ("a.k.a.",): "{is} also called",
    ("or",): "{is} also called",
    ("now",): "is now",
    ("formerly",): "was formerly",
}
_LONGEST_OPENING = 4


def split_other_name(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Ely (also known as the Isle in old books) is a city.” The other name becomes a sentence."""
    texts = words_of(line.pieces)
    if "(" not in texts[1:10] or texts.count("(") != texts.count(")") or is_question(line):
        return None
    opened, closed = texts.index("("), texts.index(")")
    size = next(
        (n for n in range(_LONGEST_OPENING, 0, -1) if tuple(texts[opened + 1 : opened + 1 + n]) in _SAID_OF_NAME), 0
    )
    inside = list(line.pieces[opened + 1 + size : closed])
    if not size or texts[opened + 1] == "or":
        return None
    rest = [*line.pieces[:opened], *line.pieces[closed + 1 : body_end(line)]]
    whole = parse_pieces(tree, rest)
    root = is_whole(whole)
    if root is None or whole.subject(root) != opened - 1 or whole.tense(root) == "":
        return None
    named = refer(whole, opened - 1)
    if named is None or named[1]:
        return None
    words = _SAID_OF_NAME[tuple(texts[opened + 1 : opened + 1 + size])]
    opening = make_pieces(f"{capital(named[0])} {words.format(**{'is': _be(whole, root)})}")
    edit = Edit("other-name", text_of(line.pieces[opened : opened + 1 + size]), ". " + text_of(opening))
    return make_lines(line, edit, rest, [*opening, *inside]) if sound(rest, [*opening, *inside]) else None


def _be(tree: Tree, root: int) -> str:
    return "was" if tree.tense(root) == "past" else "is"


# --- "Louis (1 May 1601 – 2 June 1643) was a French painter." ---

_DASHES = frozenset("-–—−")


def split_life(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Ann Lee (1 May 1901 – 2 June 1943) was a French painter.” The dates of a life become a sentence."""
    opened = next((at for at, piece in enumerate(line.pieces) if piece.text == "("), 0)
    closed = next((at for at, piece in enumerate(line.pieces) if piece.text == ")"), 0)
    name, inside = list(line.pieces[:opened]), list(line.pieces[opened + 1 : closed])
    while inside and inside[0].text in (",", ";"):
        inside.pop(0)
    if not name or len(name) > 6 or not _is_of_people(tree, line, name, closed):
        return None
    dates = _cut_dates(inside)
    if dates is None:
        return None
    rest = [*name, *line.pieces[closed + 1 : body_end(line)]]
    if is_question(line) or is_whole(parse_pieces(tree, rest)) is None:
        return None
    again = [Piece(piece.text) for piece in name]
    after = [*again, *make_pieces("lived from"), *dates[0], Piece("to"), *dates[1]]
    edit = Edit("life", text_of(line.pieces[opened : opened + 2]), ". " + text_of([*again, Piece("lived")]))
    return make_lines(line, edit, rest, after) if sound(rest, after) else None


def _cut_dates(inside: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece]] | None:
    """Return the dates of birth and death; where a dash was lost, both must be days: "1 May 1901 2 June 1943"."""
    dash = [at for at, piece in enumerate(inside) if piece.text in _DASHES]
    if not dash and len(inside) == 2 * _WORDS_OF_DAY:
        first, second = inside[:_WORDS_OF_DAY], inside[_WORDS_OF_DAY:]
    elif len(dash) == 1:
        first, second = inside[: dash[0]], inside[dash[0] + 1 :]
    else:
        return None
    return (first, second) if _is_date(first) and _is_date(second) else None


_WORDS_OF_DAY = 3


def _is_date(pieces: Sequence[Piece]) -> bool:
    """Whether pieces are a day with its year, or a year: "1 May 1901", "May 1, 1901", "1901"."""
    words = [piece.text.lower() for piece in pieces if piece.text != ","]
    years = [word for word in words if word.isdigit() and len(word) in (3, 4)]
    return len(years) == 1 and all(word.isdigit() or word in MONTHS for word in words)


_OF_PEOPLE = frozenset(
    "painter writer author poet composer singer actor actress politician scientist physicist chemist mathematician "
    "philosopher historian novelist dramatist playwright architect sculptor artist musician pianist conductor engineer "
    "inventor explorer soldier general officer admiral king queen emperor pope bishop priest monk theologian saint "
    "astronomer biologist botanist geologist zoologist physician doctor surgeon nurse lawyer judge diplomat statesman "
    "president economist sociologist psychologist anthropologist archaeologist linguist journalist editor publisher "
    "critic photographer director producer screenwriter comedian dancer choreographer footballer cricketer player "
    "boxer cyclist athlete coach businessman entrepreneur industrialist banker merchant noblewoman nobleman prince "
    "princess duke duchess woman man laureate jurist educator teacher professor scholar activist revolutionary leader "
    "preacher missionary naturalist essayist lexicographer logician ruler monarch aviator pilot navigator".split()
)


_ACTS_OF_PEOPLE = frozenset("reigned ruled lived wrote painted composed studied taught married".split())


def _is_of_people(tree: Tree, line: Line, name: Sequence[Piece], closed: int) -> bool:
    """Whether a name is all that stands before the brackets, and the sentence says that it is a person's."""
    follows = line.pieces[closed + 1].place if closed + 1 < len(line.pieces) else -1
    if any(p.place < 0 or tree.tags[p.place] not in ("NNP", "NNPS") for p in name) or follows < 0:
        return False
    if tree.lower[follows] in _ACTS_OF_PEOPLE:
        return any(p.text.lower() in MONTHS for p in line.pieces[:closed])  # years alone may be those of a reign
    if tree.lower[follows] not in ("was", "is"):
        return False
    end = next(
        (at for at in range(closed + 2, len(line.pieces)) if line.pieces[at].text in (",", "of", "who", "and", ".")),
        closed,
    )
    told = words_of(line.pieces[closed + 2 : end])
    return bool(told) and told[0] in ("a", "an", "the") and told[-1] in _OF_PEOPLE


# --- "Based in Leeds, the firm sells maps." ---

_LONGEST_OPENER = 14


def _open_with_name(rest: Sequence[Piece], tree: Tree) -> tuple[Tree, int, int, str] | None:
    """Return parse, verb, subject and its name where what follows an opening is whole and starts with a name."""
    whole = parse_pieces(tree, rest)
    root = is_whole(whole)
    subject = whole.subject(root) if root is not None else None
    if root is None or subject is None or whole.tense(root) == "" or not _is_short_name(whole, subject, root):
        return None
    if tree.labels[rest[subject].place] not in ("nsubj", "nsubjpass") or tree.tags[rest[0].place] not in _NAMING:
        return None  # the parse of the whole is wrong, and other rules would name another subject
    named = refer(whole, subject)
    return (whole, root, subject, named[0]) if named is not None and not named[1] else None


_NAMING = ("NNP", "PRP")
_NOT_IN_NOUN = frozenset(("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB", "VB", ":", "``", "-LRB-", "-RRB-"))


def _is_short_name(tree: Tree, subject: int, root: int) -> bool:
    """Whether a name or a pronoun is all that stands before the verb."""
    words = range(tree.first_auxiliary(root))
    if any(tree.tags[p] not in ("NNP", "PRP", "RB") for p in words) or subject not in words:
        return False
    if tree.tags[0] not in ("NNP", "PRP"):
        return False
    return tree.tags[subject] in ("NNP", "PRP") and tree.lower[subject] not in ("there", "we", "you", "they", "i")


_OPINIONS = frozenset("thought believed said estimated known assumed likely possible clear".split())

_HOW_OFTEN = frozenset("often widely originally primarily best also generally commonly sometimes mainly first".split())
_FORMS_OF_STATE = frozenset(
    "considered regarded seen known named called based located situated surrounded bordered headquartered founded "
    "established built created born raised trained educated written released published directed produced designed "
    "developed composed discovered introduced formed opened launched elected appointed inspired influenced drafted "
    "sponsored owned operated governed ruled made divided associated".split()
)


def split_opening_state(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Often seen as a hero, he was loved by all.” and “Based in Leeds, it ...”."""
    texts = words_of(line.pieces)
    adverb = texts[0] in _HOW_OFTEN
    if (
        not _FORMS_OF_STATE.intersection(texts[adverb : adverb + 1])
        or "," not in texts[:_LONGEST_OPENER]
        or is_question(line)
    ):
        return None
    at = texts.index(",")
    opener, rest = list(line.pieces[:at]), list(line.pieces[at + 1 : body_end(line)])
    if len(opener) < 3 or not rest or any(p.place < 0 or tree.tags[p.place] in _NOT_IN_NOUN for p in opener):
        return None
    if texts[adverb] == "based" and texts[adverb + 1] in ("on", "upon"):
        return None  # "based on these results, it is thought that": the results are why
    if any(p.text == "and" for p in opener) or any(p.text in _OPINIONS for p in rest[:4]):
        return None  # "built by Bo and serving as a hall"; "based on its age, it is thought to be Roman"
    found = _open_with_name(rest, tree)
    if found is None:
        return None
    whole, root, subject, named = found
    if any(tree.tags[p.place] == "VBG" for p in opener) or rest[0].text.isdigit():
        return None
    if texts[adverb] in ("called", "known", "named") and "by" in texts[:at]:
        return None  # "called Pleasant Island by the settlers, it is": they called it so
    lasting = texts[adverb] in STILL_HELD or texts[adverb] in ("surrounded", "bordered", "situated", "located")
    if lasting and whole.tense(root) == "past":
        return None  # it still is
    once = texts[0] in ("originally", "first")
    is_now = whole.tense(root) == "present" and texts[adverb] in _STATES_NOW and not once
    if not once and whole.tense(root) == "present" and not is_now and not any(p.text.isdigit() for p in opener):
        return None  # "born in Leeds, he is": a past act needs its date beside a present
    told = [Piece(opener[0].text.lower(), opener[0].place), *opener[1:]]
    first = [*rest[: subject + 1], Piece("is" if is_now else "was"), *told]
    second = [*make_pieces(capital(named)), *rest[subject + 1 :]]
    edit = Edit("opening-state", text_of(line.pieces[: at + 1]), text_of(first[: subject + 3]))
    if not sound(first, second) or count_words(second) < 4 or is_whole(parse_pieces(tree, first)) is None:
        return None
    return make_lines(line, edit, first, second)


_STATES_NOW = frozenset(
    "considered regarded seen known based located situated surrounded bordered headquartered owned operated governed "
    "used made divided compared associated named called".split()
)


# --- "Ely, officially the City of Ely, is a town." ---

_NAMES_OF = {"officially": "Its official name {is}", "formally": "Its formal name {is}"}


def split_official_name(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Ely, officially the City of Ely, is a town in the fens.” The official name becomes a sentence."""
    texts = words_of(line.pieces)
    at = next((i for i in range(1, min(6, len(texts) - 4)) if texts[i] == "," and texts[i + 1] in _NAMES_OF), 0)
    end = next((i for i in range(at + 3, len(texts)) if texts[i] == ","), 0) if at else 0
    if not end or is_question(line) or texts[end + 1 : end + 2] not in (["is"], ["was"]):
        return None
    name = list(line.pieces[at + 2 : end])
    if any(p.place < 0 or not (tree.tags[p.place].startswith("NNP") or p.text in _IN_NAMES) for p in name):
        return None
    rest = [*line.pieces[:at], *line.pieces[end + 1 : body_end(line)]]
    whole = parse_pieces(tree, rest)
    root = is_whole(whole)
    if root is None or whole.subject(root) != at - 1 or whole.lower[root] not in ("is", "was"):
        return None
    told = whole.child(root, "attr")
    if (
        told is None
        or whole.tags[told] != "NN"
        or whole.tags[at - 1] != "NNP"
        or whole.lower[told] not in load_things()
    ):
        return None
    opening = make_pieces(_NAMES_OF[texts[at + 1]].format(**{"is": whole.lower[root]}))
    edit = Edit("official-name", text_of(line.pieces[at : at + 2]), ". " + text_of(opening))
    return make_lines(line, edit, rest, [*opening, *name]) if sound(rest, [*opening, *name]) else None


_IN_NAMES = frozenset("the of and in de la du di da for".split())


# --- "With an area of 500 square km, Ely is a county." ---

_OWNED = frozenset("area population length height width depth capacity elevation altitude membership area".split())


def split_opening_with(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “With a population of 5,000, Ely is a small town.” What it has becomes a sentence."""
    texts = words_of(line.pieces)
    if texts[:2] not in (["with", "a"], ["with", "an"], ["with", "its"]) or is_question(line):
        return None
    cuts = [at for at, text in enumerate(texts) if text == ","]
    head = next((text for text in texts[2:6] if text in _OWNED), None)
    if not cuts or head is None or cuts[0] > _LONGEST_OPENER:
        return None
    owned, rest = list(line.pieces[1 : cuts[0]]), list(line.pieces[cuts[0] + 1 : body_end(line)])
    if any(p.place < 0 or tree.tags[p.place] in _NOT_IN_NOUN for p in owned) or not rest:
        return None
    whole = parse_pieces(tree, rest)
    root = is_whole(whole)
    subject = whole.subject(root) if root is not None else None
    if root is None or subject is None or whole.tense(root) == "":
        return None
    named, size = refer(whole, subject), max(whole.subtree(subject)) + 1
    if named is None or named[1] or any(p.text == "," for p in rest[:size]) or min(whole.subtree(subject)) > 0:
        return None
    if whole.tags[size : size + 1] not in (("VBZ",), ("VBD",)) or texts[1] == "its" or _is_of_a_year(owned):
        return None
    first = [*rest[:size], Piece("had" if whole.tense(root) == "past" else "has"), *owned]
    second = [*make_pieces(capital(named[0])), *rest[size:]]
    edit = Edit("opening-with", text_of(line.pieces[:3]), text_of(first[: size + 1]))
    return make_lines(line, edit, first, second) if sound(first, second) else None


def _is_of_a_year(owned: Sequence[Piece]) -> bool:
    """Whether a thing was had in some year, and perhaps no more: "a population of 900 in 2011"."""
    return any(a.text == "in" and is_year(b.text) for a, b in itertools.pairwise(owned))
