"""More rules that make one sentence into two: clauses of reason, time and contrast, and what describes a noun."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from reader.plain.simplify.draft import Edit, Line, Piece, words_of
from reader.plain.simplify.inflection import inflect_verb, verb_lemma
from reader.plain.simplify.reference import PRONOUNS, load_things, refer
from reader.plain.simplify.scope import FRAMING
from reader.plain.simplify.splits import (
    agrees,
    body_end,
    capital,
    cut_out,
    is_hedged,
    is_question,
    main_chain,
    make_lines,
    region,
    sound,
    subject_of_chain,
    text_of,
    without_located,
)
from reader.plain.simplify.tree import FINITE, MONTHS, Tree


def tail_of(tree: Tree, line: Line, verb: int) -> tuple[list[Piece], list[Piece]] | None:
    """Return the line before a clause and the clause, where the clause runs to the end of the sentence."""
    found = region(tree, line, verb)
    if found is None or found[1] != body_end(line) or found[0] < 2 or tree.heads[verb] not in line.places:
        return None
    before = list(line.pieces[: found[0]])
    while before and before[-1].text == ",":
        before.pop()
    return before, list(line.pieces[found[0] : found[1]])


def is_full_clause(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has a subject and a tense."""
    return tree.subject(verb) is not None and tree.is_finite(verb)


def make_pieces(text: str) -> list[Piece]:
    """Return words as pieces that a rule puts in."""
    return [Piece(word) for word in text.split(" ")]


# --- reason, contrast, time ---

_MARKS = {
    "because": "This is because",
    "since": "This is because",
    "whereas": "But",
    "although": "But",
    "though": "But",
}
_REASONS = frozenset(("because", "since"))
_ONLY_BEHIND_COMMA = frozenset(("since", "though"))


def split_subordinate(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “They left because it rained.” The clause at the end becomes a sentence, its joining word a plain one."""
    for mark in line.places:
        if tree.labels[mark] == "mark" and tree.lower[mark] in _MARKS:
            found = _split_subordinate_at(tree, line, mark)
            if found:
                return found
    return None


def _split_subordinate_at(tree: Tree, line: Line, mark: int) -> list[Line] | None:
    verb, word = tree.heads[mark], tree.lower[mark]
    main = tree.heads[verb]
    if tree.labels[verb] != "advcl" or main < 0 or not main_chain(tree, main) or not is_full_clause(tree, verb):
        return None
    parts = tail_of(tree, line, verb)
    if parts is None or parts[1][0].place != mark or is_question(line):
        return None
    before, clause = parts
    if [p.text for p in before[-2:]] == ["in", "part"] or (len(clause) > 2 and clause[2].text == ","):
        return None  # "though smaller, and its teeth are"
    if (",", "but") in itertools.pairwise(words_of(clause)):
        return None  # "because it was old, but it held": that it held is no reason
    if word in _REASONS and any(tree.tags[p] in ("VBN", "VBG") and tree.lower[p - 1] == "," for p in range(main, mark)):
        return None  # "he found it, thrown away because it was old": why it was thrown away
    if word in _REASONS and any(tree.tags[p] in ("WDT", "WP") for p in range(main, mark)):
        return None  # "it is a measure of time, which differs because the earth is round": why it differs
    behind_comma = line.pieces[line.index(mark) - 1].text == ","
    if word in _ONLY_BEHIND_COMMA and not behind_comma:
        return None
    if subject_of_chain(tree, main) is None or not tree.is_finite(main):
        return None
    if _blocks(tree, main, mark) or (word == "since" and "have" in _helper_lemmas(tree, main)):
        return None
    if word in _REASONS and tree.tense(main) == "past":
        opening = make_pieces("This was because")
    else:
        opening = make_pieces(_MARKS[word])
    after = [*opening, *clause[1:]]
    if not sound(before, clause[1:]) or _goes_on_elsewhere(tree, clause):
        return None
    return make_lines(line, Edit("subordinate-clause", word, ". " + text_of(opening)), before, after)


_PERIODS = frozenset("period century centuries era age ages decade year years".split())


def is_dated(pieces: Sequence[Piece]) -> bool:
    """Whether pieces tell a date or a period."""
    return any(p.text.lower() in _PERIODS or any(c.isdigit() for c in p.text) for p in pieces)


_BLOCKS_REASON = frozenset("if unless when not only just mainly partly simply merely that because whether".split())
_BLOCKS_CONTRAST = frozenset("if unless when that because whether".split())
_SURE_MODALS = frozenset("can could will would".split())


def _blocks(tree: Tree, main: int, mark: int) -> bool:
    """Whether what stands before a reason or a contrast may rule it too: "not", "only", "if", "must"."""
    before = tree.lower[:mark]
    if tree.lower[mark] not in _REASONS:
        return any(word in _BLOCKS_CONTRAST for word in before)
    first = tree.first_auxiliary(main)
    unsure = tree.tags[first] == "MD" and tree.lower[first] not in _SURE_MODALS
    return unsure or tree.is_negated(main) or any(word in _BLOCKS_REASON for word in before)


_GOING_ON = ("IN", "TO", "RB", "NNP")


def _goes_on_elsewhere(tree: Tree, clause: Sequence[Piece]) -> bool:
    """Whether something joined to what stood before the clause follows it: "since it is old, and also to its size"."""
    return any(
        piece.text == "," and tree.tags[piece.place + 1] == "CC" and tree.tags[piece.place + 2] in _GOING_ON
        for piece in clause
        if 0 <= piece.place < len(tree.tags) - 2
    )


def _helper_lemmas(tree: Tree, verb: int) -> set[str]:
    return {"have" if tree.lower[h] in ("has", "have", "had") else tree.lower[h] for h in tree.auxiliaries(verb)}


# --- "of which", "in which", "when" ---

_WITH_WHICH = {"after": "After this,", "during": "During this time,"}
_PARTS = frozenset("most some many all both each one two three several".split())


def split_which_of(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Ten books, most of which are lost” and “a war, after which they left”."""
    for verb in line.places:
        if tree.labels[verb] == "relcl" and tree.is_finite(verb):
            found = _split_which_of_at(tree, line, verb)
            if found:
                return found
    return None


def _split_which_of_at(tree: Tree, line: Line, verb: int) -> list[Line] | None:
    found = region(tree, line, verb)
    if found is None or is_question(line) or tree.subject(verb) is None or tree.heads[verb] not in line.places:
        return None
    start, end = found
    words = words_of(line.pieces[start : start + 3])
    if start < 2 or line.pieces[start - 1].text != "," or tree.lower.count("when") > 1:
        return None
    noun = tree.heads[verb]
    opening, size = _with_which(words), 2
    at_end = end == body_end(line)
    if opening is not None and (tree.tags[noun] in ("NNS", "NNPS") or not at_end):
        return None  # "the letter names, in which a word is hidden, are still used"
    if opening is None and at_end and words[:1] == ["when"] and line.pieces[start - 2].text[0].isdigit():
        if line.pieces[start - 3].text == "to":
            return None  # "from the 11th century to 1797, when it fell": at which time?
        opening, size = "At that time,", 1
    if opening is None and words[0] in _PARTS and words[1:] in (["of", "which"], ["of", "whom"]):
        if tree.tags[noun] != "NNS" or line.pieces[start - 2].place != noun:
            return None
        opening, size = f"{capital(words[0])} of {'them' if words[2] == 'whom' else 'these'}", 3
    rest = cut_out(tree, line, start - 1, end)
    if opening is None or rest is None or not any(tree.tags[p.place] in FINITE for p in rest if p.place >= 0):
        return None  # "By 1994, when a truce took hold, they held it": nothing stands before the clause
    after = [*make_pieces(opening.replace(",", " ,")), *line.pieces[start + size : end]]
    if not sound(rest, after):
        return None
    return make_lines(line, Edit("which-clause", " ".join(words[:size]), ". " + opening), rest, after)


def _with_which(words: Sequence[str]) -> str | None:
    return _WITH_WHICH.get(words[0]) if words[1:2] == ["which"] else None


# --- what describes what something is ---

_TOO_GENERAL = frozenset(
    "one person someone something anyone anything thing type kind form sort way process method system any set part "
    "group act term word name example case branch study science state condition property number people place "
    "member time situation technique theory concept idea philosophy practice device disease".split()
)
NOW = frozenset(
    "located situated found known called named used spoken made composed based held run owned operated headquartered "
    "caused associated played grown cultivated centered centred bordered surrounded administered governed inhabited "
    "organized organised".split()
)
THEN = frozenset(
    "developed created written directed published released founded built produced recorded designed composed invented "
    "launched established discovered opened introduced constructed painted born filmed fought coined patented "
    "commissioned manufactured initiated waged adapted inspired trained educated".split()
)


def split_description(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Ann Lee is a singer who won three prizes.” and “Rain is a film directed by Bo Ek.”."""
    for verb in line.places:
        if tree.labels[verb] in ("relcl", "acl"):
            found = _split_description_at(tree, line, verb)
            if found:
                return found
    return None


def _split_description_at(tree: Tree, line: Line, verb: int) -> list[Line] | None:
    noun = _first_of_jobs(tree, tree.heads[verb])
    copula = tree.heads[noun]
    if tree.labels[noun] != "attr" or copula < 0 or not main_chain(tree, copula) or tree.is_negated(copula):
        return None
    subject, parts = tree.subject(copula), tail_of(tree, line, verb) or _tail_with_participle(tree, line, verb)
    if subject is None or parts is None or tree.tense(copula) == "" or is_question(line):
        return None
    joined = tree.child(noun, "conj")
    if tree.lower[noun] in _TOO_GENERAL or not _is_of_a_kind(tree, noun) or is_hedged(tree, copula):
        return None
    if _SINGLING_OUT.intersection(tree.lower[copula:noun]):
        return None  # "is the last section that returns to it"
    if tree.lower[copula] in ("became", "become") and is_dated(parts[1]):
        return None  # "it became a colony called Rhodesia in 1898": it became one then
    if tree.lower[subject] in _MARKS_OF_THINGS:
        return None  # "their mark is a bond that links two rings": the bond does
    if joined is not None and not (_is_job(tree, joined, noun) and tree.labels[verb] == "relcl"):
        return None
    if joined is not None and (tree.tags[subject] not in ("NNP", "PRP") or "or" in tree.lower[noun:joined]):
        return None
    if parts[0][-1].place not in (noun, joined) or tree.tags[line.places[0]] in FRAMING:
        return None  # "a source of heat that can be used"; "Due to its age, it is a hall that draws many"
    if tree.tags[verb] == "VBN" and not tree.auxiliaries(verb) and not _is_past_event(tree, parts[1]):
        return None  # "a protein made mainly by cells": it still is, and "was" says it no longer is
    loose = line.pieces[line.index(parts[1][0].place) - 1].text == ","
    if (loose and not _is_made(tree, verb, noun)) or _stands_aside(tree, line, copula, noun):
        return None  # it may belong to another noun
    named = refer(tree, subject)
    if named is None or named[1] != (tree.tags[noun] == "NNS"):
        return None
    if _is_any(tree, subject) or named[1]:
        told = tree.child(noun, "amod", "compound") is not None or parts[0][-1].place != noun
        if not told or tree.lower[parts[1][0].place] == "who":
            return None  # "salt is a mineral that ...": without the clause too little would be said of it
        named = ("they", True) if named[1] else ("it", False)
    opening = _describe_again(tree, verb, parts[1], named)
    if "such" in tree.lower[max(0, verb - 6) : verb] or (
        opening is not None and _is_any_then(tree, subject, opening[0])
    ):
        return None  # "made in such a way that"; "a trust is a fund. It was founded": each was
    if any(
        tree.tags[p.place] == "CC" and tree.lower[p.place + 1 : p.place + 2] in (("a",), ("an",))
        for p in parts[1]
        if p.place > 0
    ):
        return None  # "it is a germ that lives in the sea and a kind of pest": it is
    if opening is None or not sound(parts[0], opening[0]) or len(parts[1]) < 4:
        return None
    edit = Edit("description", parts[1][0].text, ". " + text_of(opening[0][:3]))
    return make_lines(line, edit, parts[0], opening[0])


def _is_past_event(tree: Tree, pieces: Sequence[Piece]) -> bool:
    """Whether what was done has a date or the name of who did it, or is told as what still holds."""
    words = words_of(pieces)
    if "for" in words and any(tree.tags[p.place] == "CD" for p in pieces if p.place >= 0):
        return False  # "a drug used for 30 years"
    named = "by" in words and any(tree.tags[p.place] == "NNP" for p in pieces if p.place >= 0)
    return named or words[0] in NOW


_MARKS_OF_THINGS = frozenset(
    "hallmark mark feature trait characteristic part aim goal purpose task cause reason result effect symptom sign way "
    "method idea difference problem solution advantage example component property".split()
)
_SINGLING_OUT = frozenset("last first only next same very initial original".split())


def _is_any_then(tree: Tree, subject: int, opening: Sequence[Piece]) -> bool:
    """Whether a thing of any kind would be told of in the past."""
    any_one = any(tree.lower[c] in ("a", "an") for c in tree.kids[subject])
    return any_one and any(piece.text in ("was", "were") for piece in opening[:3])


def _is_job(tree: Tree, second: int, first: int) -> bool:
    """Whether a noun is joined to another as one more thing that a person is: "a general and statesman"."""
    bare = tree.child(second, "det", "poss", "nummod", "conj") is None
    return tree.tags[second] == tree.tags[first] == "NN" and bare and tree.lower[second] not in load_things()


def _first_of_jobs(tree: Tree, noun: int) -> int:
    first = tree.heads[noun]
    return first if tree.labels[noun] == "conj" and _is_job(tree, noun, first) else noun


def _tail_with_participle(tree: Tree, line: Line, verb: int) -> tuple[list[Piece], list[Piece]] | None:
    """Return the line before a clause and the clause with what hangs loosely behind it: "who led the army, winning"."""
    found = region(tree, line, verb)
    if found is None or found[0] < 2 or tree.heads[verb] not in line.places:
        return None
    rest = line.pieces[found[1] : body_end(line)]
    if len(rest) < _FEWEST_LOOSE or rest[0].text != "," or any(piece.place < 0 for piece in rest):
        return None
    if tree.tags[rest[1].place] != "VBG" or any(tree.tags[piece.place] in FINITE for piece in rest):
        return None
    return list(line.pieces[: found[0]]), list(line.pieces[found[0] : body_end(line)])


_FEWEST_LOOSE = 4
_WORKS = frozenset(
    "film movie book novel album song single game series show opera play musical poem painting story comic magazine "
    "language program software ballet anime manga drama comedy sitcom shooter documentary".split()
)


def _is_made(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a participle behind a comma can only speak of the work: "a game for two, developed by Ann Lee"."""
    return tree.tags[verb] == "VBN" and tree.lower[verb] in THEN and tree.lower[noun] in _WORKS


def _stands_aside(tree: Tree, line: Line, copula: int, noun: int) -> bool:
    """Whether a comma or a colon stands right before a noun, so that it only names another one again."""
    start = line.index(min(p for p in tree.subtree(noun) if p in line.places and p > copula))
    return line.pieces[start - 1].text in (",", ":")


def _is_of_a_kind(tree: Tree, noun: int) -> bool:
    """Whether a noun tells what kind of thing something is: "a river", "rivers", not "the river", "two rivers"."""
    words = {tree.lower[c] for c in tree.kids[noun]}
    if tree.tags[noun] == "NNS":
        return tree.child(noun, "det", "poss", "nummod") is None and not words & {"any", "all", "most", "many", "few"}
    return tree.tags[noun] == "NN" and bool(words & {"a", "an"})


def _is_any(tree: Tree, subject: int) -> bool:
    """Whether a subject stands for all of its kind: "salt", "a hen"."""
    if any(tree.lower[c] in ("a", "an") for c in tree.kids[subject]):
        return True
    return tree.tags[subject] == "NN" and tree.child(subject, "det", "poss") is None


_HOW_KNOWN = frozenset("best also now currently widely mostly mainly often usually".split())
_LASTING = frozenset(
    "flowing running living lying connecting containing covering serving linking showing depicting belonging "
    "describing explaining providing offering holding carrying joining crossing featuring starring consisting".split()
)


# What is done with each of a kind: "a novel is a long story written in prose"; but "salt was discovered".
_MADE_EACH = frozenset(
    "written published produced recorded designed composed constructed painted built adapted".split()
)


def _describe_again(tree: Tree, verb: int, clause: list[Piece], named: tuple[str, bool]) -> tuple[list[Piece]] | None:
    opener, (name, many) = clause[0].place, named
    if tree.labels[verb] == "relcl":
        is_subject = tree.heads[opener] == verb and tree.labels[opener] in ("nsubj", "nsubjpass")
        if tree.lower[opener] not in ("that", "which", "who") or not is_subject or not agrees(tree, verb, many):
            return None
        return ([*make_pieces(capital(name)), *clause[1:]],)
    adverb = clause[:1] if tree.lower[opener] in _HOW_KNOWN and opener == verb - 1 else []
    if opener != verb and not adverb:
        return None
    past = tree.tense(tree.heads[tree.heads[verb]]) == "past"
    if tree.lower[verb] in _LASTING and not adverb:
        lemma = verb_lemma(tree.lower[verb], "VBG")
        told = inflect_verb(lemma, "VBD" if past else "VBP" if many else "VBZ") if lemma else None
        return ([*make_pieces(f"{capital(name)} {told}"), *clause[1:]],) if told else None
    if tree.tags[verb] != "VBN" or any(piece.text in ("since", "that", "which") for piece in clause):
        return None  # "organised since 1956": it has been; "an empire based in the hills that ruled": which of both?
    subject = tree.subject(tree.heads[tree.heads[verb]])
    of_kind = not past and name in ("it", "they") and subject is not None and _is_any(tree, subject)
    of_kind = of_kind and tree.lower[verb] in _MADE_EACH and not any(piece.text[0].isdigit() for piece in clause)
    of_kind = of_kind or (not past and tree.lower[verb : verb + 2] == ("designed", "to"))
    if any(piece.text == "who" for piece in clause):
        return None  # "a monkey born from a stone who gets ...": the monkey gets it
    form = "is" if tree.lower[verb] in NOW or of_kind else "was" if tree.lower[verb] in THEN else None
    if form == "is" and past:
        form = "was"
    if form and many:
        form = {"is": "are", "was": "were"}[form]
    return ([*make_pieces(f"{capital(name)} {form}"), *without_located(clause)],) if form else None


# --- "(born 5 May 1970)" ---


def split_born(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “Ann Lee (born May 2, 1935) is a painter.” The date of birth becomes a sentence."""
    opened = next((at for at, piece in enumerate(line.pieces) if piece.text == "("), 0)
    start = opened + 1
    while start < len(line.pieces) and line.pieces[start].text in (",", ";"):
        start += 1  # what was said of the name's sound is gone, its comma is not
    if not 1 <= opened <= 5 or start + 1 >= len(line.pieces) or line.pieces[start].text != "born":
        return None
    closed = next((at for at in range(opened, len(line.pieces)) if line.pieces[at].text == ")"), None)
    name = line.pieces[:opened]
    if closed is None or any(piece.place < 0 or tree.tags[piece.place] not in ("NNP", "NNPS") for piece in name):
        return None
    date = line.pieces[start + 1 : closed]
    where = next((at for at, piece in enumerate(date) if piece.text == "in"), len(date))
    if any(tree.tags[p.place] not in ("NNP", ",") for p in date[where + 1 :]) or where == len(date) - 1:
        return None
    where -= where > 0 and date[where - 1].text == ","
    date, place = date[:where], date[where:]
    if not date or any(not _is_of_date(piece.text) for piece in date) or not any(p.text.isdigit() for p in date):
        return None
    follows = line.pieces[closed + 1] if closed + 1 < len(line.pieces) else None
    if follows is None or follows.place < 0 or tree.tags[follows.place] not in ("VBZ", "VBD"):
        return None
    rest = [*name, *line.pieces[closed + 1 : body_end(line)]]
    after = [
        *name,
        Piece("was"),
        line.pieces[start],
        Piece("in" if len(date) <= 2 and not _has_day(date) else "on"),
        *date,
        *place,
    ]
    if not sound(rest, after):
        return None
    again = [Piece(piece.text) for piece in after[: len(name)]] + after[len(name) :]
    return make_lines(line, Edit("born", "(born", ". " + text_of(again[:4])), rest, again)


def _is_of_date(text: str) -> bool:
    return text.isdigit() or text.lower() in MONTHS or text in (",",)


def _has_day(date: Sequence[Piece]) -> bool:
    return any(piece.text.isdigit() and int(piece.text) <= 31 for piece in date)


# --- "a population of 500" ---

_COUNTED = frozenset("people inhabitants residents".split())
_ABOUT = frozenset("about around approximately roughly nearly almost over".split())


def count_people(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “It has a population of 500.” make “It has 500 people.” of it."""
    words = words_of(line.pieces)
    for at in range(1, len(words) - 3):
        if words[at : at + 3] != ["a", "population", "of"]:
            continue
        end = at + 3 + (words[at + 3] in _ABOUT)
        if end >= len(words) or not words[end][0].isdigit() or words[at - 1] not in ("has", "had", "have", "with"):
            continue
        if "census" in words and words[at - 1] in ("has", "have"):
            continue  # "has a population of 900 at the 2010 census": it had them then
        end += 1
        following = words[end] if end < len(words) else "."
        if following in ("million", "billion"):
            end, following = end + 1, words[end + 1] if end + 1 < len(words) else "."
        if following in _COUNTED:
            end += 1
        elif following not in (".", "in", "as", "and", "at", "according", "("):
            continue
        pieces = [
            *line.pieces[:at],
            *line.pieces[at + 3 : end - (following in _COUNTED)],
            Piece("people"),
            *line.pieces[end:],
        ]
        return make_lines(line, Edit("people", "a population of", "people"), pieces)
    return None


_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_MOST = re.compile(r"(?:[a-z]+-|\d+(?:st|nd|rd|th)-)?most")
_NAMING_PLACES = frozenset(("NN", "NNS", "JJ"))
_BEHIND_RANKED = frozenset((".", ",", "in", "of", "on", "after", "behind"))


def rank_by_people(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “It is the third most populous city in Kent.” make “the city with the third most people” of it."""
    words = words_of(line.pieces)
    at = words.index("populous") if "populous" in words else 0
    start = at - 2 if at > 2 and words[at - 2] in _ORDINALS else at - 1
    if start < 1 or not _MOST.fullmatch(words[at - 1]) or words[start - 1] not in ("the", "its"):
        return None
    noun = itertools.takewhile(lambda p: p.place >= 0 and tree.tags[p.place] in _NAMING_PLACES, line.pieces[at + 1 :])
    end = at + 1 + len(list(noun))
    rest = line.pieces[end:]
    if end == at + 1 or (rest and words[end] not in _BEHIND_RANKED) or "most" in words[end:] or "largest" in words:
        return None  # "the second most populous in Kent and the third most populous in England"
    ranked = [*line.pieces[at + 1 : end], *make_pieces("with the"), *line.pieces[start:at], Piece("people")]
    if rest and words[end] == "of":
        rest = (Piece("in"), *rest[1:])  # "the city with the most people in Spain"
    edit = Edit("rank", text_of(line.pieces[start : at + 1]), "with the most people")
    return make_lines(line, edit, [*line.pieces[:start], *ranked, *rest])


# --- passive to active ---

_MOST_WORDS_MOVED = 7


def make_active(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The book was written by Ann.” make “Ann wrote the book.” of it."""
    for verb in line.places:
        if tree.tags[verb] == "VBN" and tree.heads[verb] < 0:
            return _make_active(tree, line, verb)
    return None


def _make_active(tree: Tree, line: Line, verb: int) -> list[Line] | None:
    helpers, by = tree.auxiliaries(verb), tree.child(verb, "agent")
    subject = tree.child(verb, "nsubjpass")
    if by is None or subject is None or len(helpers) != 1 or tree.lower[helpers[0]] not in ("was", "were", "is", "are"):
        return None
    agent = tree.child(by, "pobj")
    if (
        agent is None
        or tree.is_negated(verb)
        or tree.child(verb, "conj", "mark", "advcl") is not None
        or is_question(line)
        or tree.lower[verb] in _LYING_BY
    ):
        return None
    return _turn_round(tree, line, verb, helpers[0], subject, by, agent)


_LYING_BY = frozenset("situated located placed stationed based".split())
"""What is so by a thing is beside it: "it is situated by the hills"."""


def _turn_round(tree: Tree, line: Line, verb: int, helper: int, subject: int, by: int, agent: int) -> list[Line] | None:
    moved, mover = region(tree, line, subject), region(tree, line, agent)
    if moved is None or mover is None or moved[0] != 0 or line.index(by) + 1 != mover[0]:
        return None
    if (
        any(p.text in (",", ";", "(", ":", '"') or p.text.lower() in _CLAUSE_WORDS for p in line.pieces[: mover[1]])
        or max(moved[1], mover[1] - mover[0]) > _MOST_WORDS_MOVED
    ):
        return None
    if tree.tags[subject] not in ("NN", "NNS", "NNP") or tree.tags[agent] not in ("NN", "NNS", "NNP", "NNPS", "PRP"):
        return None
    between = line.pieces[moved[1] : line.index(by)]
    if [p.place for p in between] != [helper, verb] or tree.tags[agent] == "PRP":
        return None
    plural = tree.tags[agent] in ("NNS", "NNPS") or tree.child(agent, "conj") is not None
    past = tree.lower[helper] in ("was", "were")
    lemma = verb_lemma(tree.lower[verb], "VBN")
    form = inflect_verb(lemma, "VBD" if past else "VBP" if plural else "VBZ") if lemma else None
    rest = line.pieces[mover[1] :]
    if form is None or (any(piece.text[0].isalpha() for piece in rest) and not _is_year(tree, rest)):
        return None  # what stands behind the agent may belong to it: "by two coups in 1987 caused by fear"
    first = line.pieces[0]
    if tree.tags[first.place] not in ("NNP", "NNPS"):
        first = Piece(first.text[0].lower() + first.text[1:], first.place)
    pieces = [*line.pieces[mover[0] : mover[1]], Piece(form), first, *line.pieces[1 : moved[1]], *rest]
    edit = Edit("active", f"{tree.tokens[helper].text} {tree.tokens[verb].text} by", form)
    return make_lines(line, edit, pieces) if sound(pieces) else None


def _is_year(tree: Tree, rest: Sequence[Piece]) -> bool:
    """Whether a year alone ends the sentence: "in 1890"."""
    words = [piece for piece in rest if piece.text[0].isalnum()]
    return len(words) == 2 and words[0].text == "in" and tree.tags[words[1].place] == "CD"


_CLAUSE_WORDS = frozenset("that which who whom whose where when".split())


# --- "After he left, they wept." ---

_OPENING_MARKS = {
    "after": "After this ,",
    "because": "So",
    "when": "When this happened ,",
    "as": "As this happened ,",
}
_EVENTS = frozenset(
    "die attack fall end begin start close open win lose leave arrive refuse fail break collapse explode invade "
    "declare resign retire vote merge marry disband expire sink burn capture conquer destroy discover announce "
    "sign kill elect appoint crown abolish ban release publish revert return hit strike surrender defeat".split()
)


def _is_event(tree: Tree, verb: int) -> bool:
    """Whether a clause tells of one act in the past: "the army attacked", "the tower was hit"."""
    helpers = [tree.lower[h] for h in tree.auxiliaries(verb)]
    active = tree.tags[verb] == "VBD" and not helpers
    passive = tree.tags[verb] == "VBN" and helpers in (["was"], ["were"])
    return (active or passive) and verb_lemma(tree.lower[verb], tree.tags[verb]) in _EVENTS


def split_opening_clause(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “After he left, they wept.” What came first is told first; “because” becomes "so"."""
    mark = line.pieces[0].place
    if mark < 0 or tree.lower[mark] not in _OPENING_MARKS or tree.labels[mark] not in ("mark", "advmod"):
        return None
    verb = tree.heads[mark]
    found = region(tree, line, verb)
    if found is None or found[0] != 0 or tree.labels[verb] != "advcl" or not is_full_clause(tree, verb):
        return None
    main, end = tree.heads[verb], found[1]
    if not main_chain(tree, main) or line.pieces[end].text != "," or is_question(line):
        return None
    if tree.lower[mark] in ("when", "as") and not _is_event(tree, verb):
        return None
    if tree.lower[mark] in ("when", "as") and found[1] > 1 and any(p.text == "," for p in line.pieces[: found[1]]):
        return None
    times = {tree.tense(verb), tree.tense(main)}
    if times != {"past"} and (tree.lower[mark] != "because" or times != {"present"}):
        return None
    left, right = list(line.pieces[1:end]), list(line.pieces[end + 1 : body_end(line)])
    if not sound(left, right) or tree.subject(main) is None or right[0].place not in _opening(tree, main):
        return None
    if left[0].text.lower() in PRONOUNS and right[0].text.lower() not in PRONOUNS:
        return None  # "because it was old, the tower fell": who reads "it" does not know yet what
    if left[-2].text == "," or any(p.text == "," and q.text == "in" for p, q in itertools.pairwise(left)):
        return None  # "after the data were left out, in this part, it stayed": the part is the main clause's
    opening = make_pieces(_OPENING_MARKS[tree.lower[mark]])
    edit = Edit("opening-clause", line.pieces[0].text, ". " + text_of(opening))
    return make_lines(line, edit, left, [*opening, *right])


def _opening(tree: Tree, verb: int) -> frozenset[int]:
    subject = tree.subject(verb)
    return tree.subtree(subject) if subject is not None else frozenset()


# --- "She wrote a book that won a prize." ---
