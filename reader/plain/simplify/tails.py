"""Rules for what stands at the end of a sentence: a cause, a time, examples.

Each makes a second sentence of it that speaks of the first as "this", or of the thing by its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.plain.simplify.asides import is_full_clause, make_pieces, tail_of
from reader.plain.simplify.draft import Edit, Line, Piece, words_of
from reader.plain.simplify.inflection import verb_lemma
from reader.plain.simplify.splits import (
    CONNECTIVES,
    OPENS_CLAUSE,
    body_end,
    capital,
    count_words,
    is_question,
    lists_clauses,
    main_chain,
    make_lines,
    sound,
    subject_of_chain,
    text_of,
)
from reader.plain.simplify.tree import FINITE, MONTHS, NEGATIONS, Tree

_BLOCKS = NEGATIONS | frozenset(
    "if unless when whether only just mainly partly largely simply merely that until".split()
)


def _is_plain_statement(tree: Tree, line: Line, main: int, before: Sequence[Piece]) -> bool:
    """Whether the pieces are one verb with its subject and state something, without "not", "if" or another verb."""
    places = {piece.place for piece in before}
    if main not in places or not main_chain(tree, main) or is_question(line) or not tree.tense(main):
        return False
    if subject_of_chain(tree, main) not in places or tree.child(main, "conj") is not None:
        return False
    if any(piece.text.lower() in _BLOCKS for piece in before) or tree.labels[main] == "conj":
        return False
    helpers = tree.auxiliaries(main)
    return not any(p > main and tree.tags[p] in FINITE and p not in helpers for p in places)


# --- "It was closed due to heavy rain." ---

_CAUSES = {("because", "of"), ("due", "to"), ("owing", "to"), ("thanks", "to")}
_REASONS = frozenset("since because as due owing".split())
_LEAST_BEFORE_CAUSE, _LEAST_OF_CAUSE = 6, 4
_SHARES = frozenset("% percent most many some few several half third quarter number Most Many Some Few Several".split())


def split_cause(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The bridge was closed in May due to heavy rain.” The cause becomes a sentence."""
    for place in line.places:
        if tree.labels[place] == "prep" and (tree.lower[place], *tree.lower[place + 1 : place + 2]) in _CAUSES:
            return _split_cause_at(tree, line, place)
    return None


def _split_cause_at(tree: Tree, line: Line, place: int) -> list[Line] | None:
    main, parts = tree.heads[place], tail_of(tree, line, place)
    if main < 0 or parts is None or parts[1][0].place != place or tree.lower[place - 1] in ("is", "are", "was", "were"):
        return None
    before, cause = parts
    if tree.lower[place - 2 : place] == ("in", "part") or tree.lower[0] in _REASONS:
        return None
    if tree.child(main, "dobj", "xcomp") is not None or "as" in words_of(before):
        return None  # "they list the changes due to it", "it is thought to be a disease due to it": of which?
    if not _is_plain_statement(tree, line, main, before) or tree.tags[place - 1] == "RB" or place + 2 >= len(tree.tags):
        return None
    if (
        tree.child(main, "attr") is not None
        or count_words(before) < _LEAST_BEFORE_CAUSE
        or count_words(cause) < _LEAST_OF_CAUSE
    ):
        return None
    if any(tree.lower[p.place] == "of" for p in before if p.place > main):
        return None  # "it followed the closing of schools due to the war": it may be of the other act
    if any(tree.tags[p.place] in FINITE for p in cause if p.place >= 0):
        return None  # "due to oil, and has become rich"
    if verb_lemma(tree.lower[main], tree.tags[main]) == "do" or any(p.text in _SHARES for p in before):
        return None  # "one in ten is done because of it": the cause tells which
    opening = make_pieces(f"This {'was' if tree.tense(main) == 'past' else 'is'} because of")
    edit = Edit("cause", text_of(cause[:2]), ". " + text_of(opening))
    return make_lines(line, edit, before, [*opening, *cause[2:]]) if sound(before, cause) else None


# --- "It was built in Oslo during the reign of the king." ---

_TIMES = {"during": 7, "after": 7, "in": 7, "on": 7, "from": 7, "between": 7}
"""What opens a time at the end of a sentence, and how many words must stand before it."""
_LEAST_OF_TIME = 4
_PERIODS = frozenset("minutes hours days weeks months years decades day week month year".split())
_REPORTING = frozenset("report estimate record project forecast predict post".split())
_TIMES_TOO = frozenset("after before following since during until while".split())
_OF_DATES = frozenset(", the to and until early late mid century centuries s".split())
_MAY_END = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "VBD", "VBN", "-RRB-"))


def split_time(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The tower was built by monks in the town during the reign of the king.” The time becomes a sentence."""
    for place in line.places:
        if tree.lower[place] in _TIMES and tree.labels[place] == "prep":
            found = _split_time_at(tree, line, place)
            if found:
                return found
    return None


def _split_time_at(tree: Tree, line: Line, place: int) -> list[Line] | None:
    main, parts = tree.heads[place], tail_of(tree, line, place)
    if main < 0 or parts is None or parts[1][0].place != place:
        return None
    before, time = parts
    if not _is_plain_statement(tree, line, main, before) or not _happened(tree, main):
        return None
    if count_words(before) < _TIMES[tree.lower[place]] or not _is_time(tree, time):
        return None
    if any(piece.text == "," and piece.place > main for piece in before):
        return None  # "2 million people, a quarter of the population in 1975"
    if any(tree.lower[p.place] == "of" or tree.tags[p.place] == "TO" for p in before if p.place > main):
        return None  # "hurt by the freedom of the slaves in 1834": it may be the other act
    if any(p.text == ";" for p in before) or verb_lemma(tree.lower[main], tree.tags[main]) in _REPORTING:
        return None  # "it reported 9 % growth in 2014": that was the year of the growth
    if any(tree.tags[c] == "CC" and "VBD" in tree.tags[c + 1 : min(c + 3, place)] for c in range(place)):
        return None  # "in 1959 they voted to join and took the name in 1961"
    if len(before) > 1 and tree.tags[before[-2].place] == "PRP$":
        return None  # "until his death in 1984": it is the date of the death
    if any(piece.text.lower() in _TIMES_TOO for piece in before) or ("do", "so") in pairwise(tree.lower):
        return None  # "it grew after the town was freed in 1991": it may be of the other act
    if before[-1].text == ")" or any(tree.tags[p.place] == "VBD" for p in before if p.place > main):
        return None  # "voted to join it and took the name in 1961": it may be of one act alone
    if any(piece.text.lower() in ("until", "when", "to", "that") for piece in time[2:] if tree.lower[place] != "from"):
        return None
    if tree.tags[place - 1] not in _MAY_END or verb_lemma(tree.lower[main], "VBN") in ("bear", "die"):
        return None
    opening = make_pieces("This was")
    edit = Edit("time", time[0].text, ". " + text_of([*opening, time[0]]))
    return make_lines(line, edit, before, [*opening, *time]) if sound(before, [*opening, *time]) else None


def _happened(tree: Tree, main: int) -> bool:
    """Whether the verb tells of an act in the past, and not of a state."""
    helpers = [tree.lower[h] for h in tree.auxiliaries(main)]
    lemma = verb_lemma(tree.lower[main], tree.tags[main])
    simple = tree.tags[main] == "VBD" and not helpers and lemma not in ("be", "have")
    return simple or (tree.tags[main] == "VBN" and helpers in (["was"], ["were"]))


def _is_time(tree: Tree, time: Sequence[Piece]) -> bool:
    words = words_of(time)
    if words[0] in ("in", "on", "from", "between"):
        return any(c.isdigit() for w in words for c in w) and all(
            w[0].isdigit() or w in MONTHS or w in _OF_DATES for w in words[1:]
        )
    noun = tree.child(time[0].place, "pobj")
    if noun is not None and words[0] == "after" and tree.lower[noun] in _PERIODS:
        return False  # "treated with rest after 5 days of pills": how long is no time when
    if noun is None or tree.tags[noun] == "CD" or count_words(time) < _LEAST_OF_TIME or tree.child(noun, "conj"):
        return False
    return not any(tree.tags[p.place] in (*FINITE, "VBG", "VBN", "WDT", "WP") or p.text in ";:(" for p in time)


# --- "The king fled after the army attacked the town." ---

_MARKS = {"when": "This happened when", "after": "This was after", "before": "This was before"}
_LEAST_BEFORE_MARK = 6
_STAYING_SO = frozenset(
    "remain stay live be have keep continue last persist exist maintain hold serve rule reign control retain "
    "dominate".split()
)
_HOW_SOON = frozenset(("shortly", "soon", "immediately", "just"))


def split_time_clause(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “The king left the old town soon after the army attacked it.” The second act becomes a sentence."""
    for mark in line.places:
        if tree.lower[mark] in _MARKS and tree.labels[tree.heads[mark]] == "advcl":
            found = _split_time_clause_at(tree, line, mark)
            if found:
                return found
    return None


def _split_time_clause_at(tree: Tree, line: Line, mark: int) -> list[Line] | None:
    verb = tree.heads[mark]
    main, parts = tree.heads[verb], tail_of(tree, line, verb)
    if parts is None or main < 0 or not is_full_clause(tree, verb) or not _happened(tree, verb):
        return None
    before, clause = parts
    if before[-1].text in ("and", "but", "or", "-", "–", "—"):
        return None
    soon = [clause[0].text.lower()] if clause[0].text.lower() in _HOW_SOON else []
    if (
        clause[len(soon)].place != mark
        or not _is_plain_statement(tree, line, main, before)
        or not _happened(tree, main)
    ):
        return None
    if count_words(before) < _LEAST_BEFORE_MARK or (tree.tags[before[-1].place] == "RB" and not soon):
        return None
    if verb_lemma(tree.lower[main], tree.tags[main]) in ("require", "need", "take", "wait", "want"):
        return None  # "it took years before they agreed"
    if tree.lower[mark] == "when" and verb_lemma(tree.lower[main], tree.tags[main]) in _STAYING_SO:
        return None  # what stays as it is does not happen
    words, size = _MARKS[tree.lower[mark]].split(" "), len(soon) + 1
    if clause[size].text in ("it", "they"):
        return None  # "the US listed it when it took the islands": which of the two
    opening = [Piece(w) for w in (*words[:-1], *soon, words[-1])]
    if clause[size].text.lower() == "which":  # "the war, after which they left"
        if soon or tree.lower[mark] == "when":
            return None
        opening, size = make_pieces(f"{capital(tree.lower[mark])} that ,"), size + 1
    edit = Edit("time-clause", text_of(clause[:size]), ". " + text_of(opening))
    after = [*opening, *clause[size:]]
    return make_lines(line, edit, before, after) if sound(before, clause) else None


# --- "They grow many crops, such as rice and beans." ---


def split_examples(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “They grow many crops, such as rice and beans.” The examples become a sentence."""
    texts = words_of(line.pieces)
    for at in range(3, len(texts) - 2):
        if texts[at : at + 2] == ["such", "as"] and line.pieces[at].place >= 0 and texts.count("such") == 1:
            return _split_examples_at(tree, line, at)
    return None


def _split_examples_at(tree: Tree, line: Line, at: int) -> list[Line] | None:
    comma = line.pieces[at - 1].text == ","
    noun, joiner = line.pieces[at - 1 - comma].place, line.pieces[at + 1].place
    before, examples = list(line.pieces[: at - comma]), list(line.pieces[at + 2 : body_end(line)])
    if noun < 0 or joiner < 0 or tree.tags[noun] != "NNS" or tree.heads[joiner] != noun or is_question(line):
        return None
    if tree.labels[noun] == "conj" or not (comma or tree.child(noun, "amod", "compound") is not None):
        return None
    if any(p.place not in tree.subtree(joiner) for p in examples) or _has_verb(tree, examples):
        return None
    if any(p.text in ("or", "from") for p in before[-6:]):
        return None  # "by changing vowels or in a few cases, such as …": the rest of it would be lost
    if tree.tags[examples[-1].place] == "RB" or (len(examples) > 1 and examples[-1].text.endswith("ing")):
        return None  # "he rated directors such as Ann and Bo highly", "for goods such as cars making"
    if any(p.text.lower() in ("other", "others", "more") for p in examples):
        return None  # "such as tea and many other drinks": those are no example
    if any(tree.tags[p.place] == "CC" and tree.tags[p.place + 1 : p.place + 2] in (("IN",), ("TO",)) for p in examples):
        return None  # "by factors such as dust or by others"
    if any(p.text.lower() in (*NEGATIONS, "any", "both", "between", "example") for p in before) or not _is_over(
        line, tree
    ):
        return None
    first = tree.child(joiner, "pobj")
    if (
        first is None
        or tree.tags[first] in ("VBG", "CD")
        or not sound(before, [*make_pieces("Examples are"), *examples])
    ):
        return None
    one = tree.child(first, "conj", "appos") is None and (
        tree.tags[first] in ("NN", "NNP") or examples[0].text[0].isupper()
    )
    if one == any(p.text in (",", "and", "or") for p in examples):
        return None  # one name with an "and" in it, or one kind alone: "Examples are arrows."
    opening = make_pieces("An example is" if one else "Examples are")
    edit = Edit("examples", "such as", ". " + text_of(opening))
    return make_lines(line, edit, before, [*opening, *[_joined(p) for p in examples]])


def _has_verb(tree: Tree, pieces: Sequence[Piece]) -> bool:
    return any(p.place < 0 or tree.tags[p.place] in (*FINITE, "WDT", "WP", "WRB") or p.text in ";:" for p in pieces)


def _is_over(line: Line, tree: Tree) -> bool:
    """Whether no other sentence follows, whose "they" would be taken for the examples."""
    return max(line.places) >= len(tree.tokens) - 2


def _joined(piece: Piece) -> Piece:
    return Piece("and", piece.place) if piece.text == "or" else piece


# --- "They left early, but by noon it rained." ---

_SURE_SUBJECTS = frozenset("he she it they we i this there".split())


def split_at_pronoun(tree: Tree, line: Line) -> list[Line] | None:
    """Act on “They left early, but by noon it rained.” A pronoun with its verb behind “, but” opens a clause."""
    for at in range(3, len(line.pieces) - 3):
        if line.pieces[at].text == "," and line.pieces[at + 1].text in CONNECTIVES:
            found = _split_at_pronoun_at(tree, line, at)
            if found:
                return found
    return None


def _waits_for_last(tree: Tree, before: Sequence[Piece], verb: int) -> bool:
    """Whether a list behind the verb waits for its last: "it brings more snow in winter, lower winds, and it ..."."""
    commas = [at for at, piece in enumerate(before) if piece.text == "," and piece.place > verb]
    rest = before[commas[-1] :] if commas else ()
    return bool(rest) and not any(p.place >= 0 and tree.tags[p.place] in (*FINITE, "CC", "VBG", "WDT") for p in rest)


_OF_AIMS = frozenset("that would could can might may".split())


def _split_at_pronoun_at(tree: Tree, line: Line, at: int) -> list[Line] | None:
    if line.pieces[at + 1].text == "so" and any(p.text in _OF_AIMS for p in line.pieces[at + 2 : at + 6]):
        return None  # "so that they", "so it would last": an aim
    before, after = list(line.pieces[:at]), list(line.pieces[at + 2 : body_end(line)])
    opener = _find_sure_subject(tree, after)
    if opener is None or is_question(line) or any(p.place < 0 for p in after[: opener + 2]):
        return None
    places = {p.place for p in before}
    verb = next((p for p in line.places if p in places and tree.tags[p] in FINITE and _governs(tree, p, places)), None)
    if verb is None or any(p.text.lower() in OPENS_CLAUSE for p in before) or not sound(before, after):
        return None
    if line.pieces[at + 1].text == "and" and (_waits_for_last(tree, before, verb) or lists_clauses(tree, before)):
        return None
    if after[0].text == "there" and before[0].text == "In" and tree.tense(verb) == "present":
        return None  # "In Ely, schools are small, and there is a need for more": in Ely
    word = CONNECTIVES[line.pieces[at + 1].text]
    opening = [Piece(word)] if word else []
    edit = Edit("pronoun-clause", f", {line.pieces[at + 1].text}", ". " + text_of([*opening, after[0]]))
    return make_lines(line, edit, before, [*opening, *after])


def _governs(tree: Tree, verb: int, places: set[int]) -> bool:
    """Whether a verb with a tense, or the verb that it helps, has its subject among the places."""
    main = tree.heads[verb] if tree.labels[verb] in ("aux", "auxpass") else verb
    return tree.subject(main) in places


def _find_sure_subject(tree: Tree, after: Sequence[Piece]) -> int | None:
    """Return where the pronoun stands: first, or behind a date or place of a few words; a verb must follow it."""
    for at, piece in enumerate(after[:6]):
        verb = after[at + 1].place if at + 1 < len(after) else -1
        if piece.text.lower() in _SURE_SUBJECTS and verb >= 0 and tree.tags[verb] in FINITE:
            opens = at == 0 or (after[0].place >= 0 and tree.tags[after[0].place] in ("IN", "RB"))
            return at if opens else None
    return None
