"""Rules for what stands at the end of a sentence: a cause, a time, examples.

Each makes a second sentence of it that speaks of the first as "this", or of the thing by its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.plain.simplify.asides import make_pieces, tail_of
from reader.plain.simplify.draft import Edit, Line, Piece, words_of
from reader.plain.simplify.inflection import verb_lemma
from reader.plain.simplify.splits import (
    CONNECTIVES,
    OPENS_CLAUSE,
    body_end,
    count_words,
    is_question,
    lists_clauses,
    main_chain,
    make_lines,
    sound,
    subject_of_chain,
    text_of,
)
from reader.plain.simplify.tree import FINITE, NEGATIONS, Tree

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
    if "part" in tree.lower[max(0, place - 2) : place] or _REASONS.intersection(tree.lower[:3]):
        return None  # "but because it is warm due to the season, ice melts"
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
