"""What a statement's small words do: not, only, unless, if, must, may, some. Compared by statement, never by count."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.plain.faithful.analysis import Analysis, Force
from reader.plain.faithful.group import Group, Side
from reader.plain.faithful.vocabulary import IMPERATIVES, PARTIAL, SECOND_POLE, UNIVERSAL
from reader.plain.faithful.words import concept

Placed = tuple[int, Force]

# Verbs and nouns so common that meeting them elsewhere says nothing about the statement.
_COMMON = frozenset("tak us hav mak get giv com go thing tim day way kind medicin need ask tell talk see".split())
_ORDERS = frozenset(concept(word) for word in IMPERATIVES)
_MOST = 4
_SAYING = frozenset(("", "say", "mean", "tell"))
_SCREENS = frozenset("if when while who before after that until which once than or by why how where what".split())
_FORBIDS = frozenset(
    "tak us giv driv drink mix shar stop start swallow chew crush eat combin operat lower rais".split()
)


def compare_statements(group: Group) -> None:
    """Report negations, "only", exceptions, conditions, duties, hedges and quantifiers that do not match."""
    kinds = group.source.kinds | group.plain.kinds
    if "negation" in kinds:
        _compare_negation(group)
    if "denial" in kinds:
        _compare_denials(group)
    _compare_opposites(group)
    _compare_joints(group)
    if "only" in kinds:
        _compare_only(group)
    if "unless" in kinds:
        _compare_exceptions(group)
    if "condition" in group.source.kinds:
        _compare_conditions(group)
    if "duty" in kinds:
        _compare_duty(group)
    if kinds & {"hedge", "will"}:
        _compare_hedges(group)
    if "quantifier" in kinds:
        _compare_quantifiers(group)


# --- negation ---


def _compare_negation(group: Group) -> None:
    denied_s, denied_p = group.source.forces("negation"), group.plain.forces("negation")
    soft_s, soft_p = group.source.forces("denial"), group.plain.forces("denial")
    lost = _unmet(denied_s, denied_p, soft_p)
    added = _unmet(denied_p, denied_s, soft_s)
    _drop_unless(group, added)
    _drop_reworded(group, lost, added)
    if group.partial:
        lost = [s for s in lost if any(_free(group.plain, s[1].head, denied_p + soft_p))]
    if lost and added:
        _report_denial(group, "negation-moved", lost[0], "was moved to another statement", plain=added[0][0])
        lost, added = lost[1:], added[1:]
    for s in lost:
        _report_denial(group, _lost_code(group, s), s, "is lost")
    for n, force in added:
        group.report("negation-added", f"The source does not say “{group.plain.quote(n, force)}”.", plain=n)
    _find_turned(group, denied_s, denied_p)


def _report_denial(group: Group, code: str, s: Placed, what: str, plain: int = -1) -> None:
    group.report(code, f"“{group.source.quote(*s)}” {what}.", s[0], plain)


def _lost_code(group: Group, s: Placed) -> str:
    sentence = group.source.sentences[s[0]]
    orders = sentence.imperative or any(duty.value for duty in sentence.list("duty"))
    return "contraindication-lost" if orders and s[1].head in _FORBIDS else "negation-lost"


def _unmet(mine: list[Placed], theirs: list[Placed], soft: list[Placed]) -> list[Placed]:
    """Return those of mine that none of theirs stands for; one that has its own counterpart stands for no other."""
    heads = {head for _, force in mine for head in force.heads}
    left = [other for other in theirs if not heads & {*other[1].heads}]
    known = {head for _, force in theirs for head in force.heads}
    return [a for a in mine if not known & {*a[1].heads} and not _meets(a, left) and not _meets(a, soft)]


def _meets(a: Placed, others: Iterable[Placed]) -> bool:
    """Tell whether one of the others governs what this one governs."""
    mine = a[1]
    head, near = mine.head, mine.after[:2]
    return any(head == other.head or head in other.after[:2] or other.head in near for _, other in others)


def _drop_reworded(group: Group, lost: list[Placed], added: list[Placed]) -> None:
    """Take out pairs that say one thing in two wordings: neither governed word is on the other side at all."""
    for s in list(lost):
        for p in list(added):
            if s[1].head not in group.plain.concepts and p[1].head not in group.source.concepts:
                lost.remove(s)
                added.remove(p)
                break


def _drop_unless(group: Group, added: list[Placed]) -> None:
    """Take out a negation of an "if" that stands for an "unless" of the source."""
    if _has_unless(group.source) and not _has_unless(group.plain):
        for n, force in added:
            if any(token.lower in ("if", "when") for token in group.plain.sentences[n].tokens[: force.start]):
                added.remove((n, force))
                return


def _has_unless(side: Side) -> bool:
    return any(force.value == "unless" for _, force in side.forces("unless"))


def _free(side: Side, concept: str, forces: list[Placed]) -> list[tuple[int, int]]:
    """Return the occurrences of a concept that none of the forces governs."""
    governed = {(n, k) for n, force in forces for k in _reach(side, n, force)}
    return [place for place in side.occurrences(concept) if place not in governed]


def _reach(side: Side, n: int, force: Force, most: int = 3) -> list[int]:
    """Return the places of the content words that a force governs."""
    tokens = side.sentences[n].tokens
    after = [k for k in range(force.end, len(tokens)) if tokens[k].content][:most]
    if not force.after:
        after = [k for k in range(force.start) if tokens[k].content][-1:]
    return after


def _find_turned(group: Group, denied_s: list[Placed], denied_p: list[Placed]) -> None:
    """Report words that one side always denies and the other also affirms."""
    all_s = denied_s + group.source.forces("denial")
    all_p = denied_p + group.plain.forces("denial")
    for n, force, head in _always_denied(group.source, denied_s, all_s):
        for m, place in _affirmed(group.plain, head, all_p)[:1]:
            word = group.plain.sentences[m].tokens[place].text
            message = f"The source denies “{word}”, the plain text says it."
            group.report(_lost_code(group, (n, force)), message, n, m)
    for n, _, head in _always_denied(group.plain, denied_p, all_p):
        denied = len(list(group.source.occurrences(head))) - len(_free(group.source, head, all_s))
        if denied and len(list(group.plain.occurrences(head))) <= denied:
            continue
        for m, place in _affirmed(group.source, head, all_s)[:1]:
            word = group.source.sentences[m].tokens[place].text
            group.report("negation-added", f"The plain text denies “{word}”, the source says it.", m, n)


def _always_denied(side: Side, denied: list[Placed], everything: list[Placed]) -> Iterable[tuple[int, Force, str]]:
    for n, force in denied:
        for head in force.heads:
            if head not in _SAYING and not _free(side, head, everything):
                yield n, force, head


def _affirmed(side: Side, head: str, denials: list[Placed]) -> list[tuple[int, int]]:
    return [place for place in _free(side, head, denials) if not _screened(side, place)]


def _screened(side: Side, place: tuple[int, int]) -> bool:
    """Tell whether an occurrence only stands in a condition or aside: "if you take", "who took"."""
    tokens = side.sentences[place[0]].tokens
    before = [t.lower for t in tokens[max(0, place[1] - 3) : place[1]]]
    return any(word in _SCREENS for word in before) or before[-1:] == ["to"] or tokens[place[1]].lower.endswith("ing")


# An axis whose second pole may say the same as a denial: "stop", "without", "dangerous", "forbid".
_DENYING_AXES = tuple(f"axis:{axis}" for axis in ("course", "start", "company", "safety", "leave", "effect", "amount"))


def _compare_denials(group: Group) -> None:
    """Report what one side is free of, or is to be kept away from, where the other side denies nothing."""
    if not group.partial and not _denies(group.plain):
        for n, force in group.source.forces("denial"):
            sentence = group.source.sentences[n]
            ordered = sentence.imperative or bool(sentence.list("duty"))
            if force.value == "lack" or (force.value == "shun" and ordered):
                _report_affirmed(group, group.plain, "contraindication-lost" if ordered else "negation-lost", n, force)
    if not _denies(group.source):
        for n, force in group.plain.forces("denial"):
            if force.value == "lack":
                _report_affirmed(group, group.source, "negation-added", n, force)


def _denies(side: Side) -> bool:
    """Tell whether a side denies anything, in whatever words."""
    turned = any(force.value == SECOND_POLE for axis in _DENYING_AXES for _, force in side.forces(axis))
    return turned or bool(side.kinds & {"negation", "unless"}) or any(_NO_MORE.search(word) for word in side.words)


_NO_MORE = re.compile(r"(?:-free|less)$|^(?:little|few|low|short|poor|poorly|dearth|scarc\w+|shortage|deficien\w+)$")


def _report_affirmed(group: Group, other: Side, code: str, n: int, force: Force) -> None:
    if force.after and force.head in other.concepts and "denial" not in other.kinds:
        if other is group.plain:
            group.report(code, f"“{group.source.quote(n, force)}” is lost.", n)
        else:
            group.report(code, f"The source does not say “{group.plain.quote(n, force)}”.", plain=n)


def _compare_opposites(group: Group) -> None:
    """Report a "non-smoker" for a smoker, and a smoker for a non-smoker."""
    for n, word in _find_opposites(group.source, group.plain):
        group.report("negation-lost", f"The source says this of “{word}”.", n)
    for n, word in _find_opposites(group.plain, group.source):
        group.report("negation-added", f"The source does not say this of “{word}”.", plain=n)


def _find_opposites(own: Side, other: Side) -> Iterable[tuple[int, str]]:
    """Yield the words with "non-" of which the other side says the contrary, and denies nothing."""
    if other.kinds & {"negation", "denial"}:
        return
    for n, sentence in enumerate(own.sentences):
        for word in sorted(word for word in sentence.words - other.words if word.startswith("non-")):
            denied = concept(word.removeprefix("non-"))
            if denied in other.concepts and denied not in own.concepts:
                yield n, word


# --- and, or ---


def _compare_joints(group: Group) -> None:
    """Report "and" for "or", or "or" for "and", between the same words of an order or a condition."""
    said: dict[tuple[str, str], dict[str, int]] = {}
    for n, pair, joint in _find_joints(group.source):
        said.setdefault(pair, {})[joint] = n
    for m, pair, joint in _find_joints(group.plain):
        if joint not in said.get(pair, joint):
            before, n = next(iter(said[pair].items()))
            group.report("joint-changed", f"The source says “{before}”, the plain text “{joint}”.", n, m)


def _find_joints(side: Side) -> Iterable[tuple[int, tuple[str, str], str]]:
    """Yield each "and" and "or" of orders and conditions, with the words around it; behind "not" both say the same."""
    for n, sentence in enumerate(side.sentences):
        denied = sentence.list("negation") + sentence.list("denial")
        if denied or not (sentence.imperative or sentence.list("condition")):
            continue
        for place, token in enumerate(sentence.tokens):
            if token.text in ("and", "or"):
                before = [t.concept for t in sentence.tokens[:place] if t.content][-1:]
                after = [t.concept for t in sentence.tokens[place + 1 :] if t.content][:1]
                if before and after:
                    yield n, (before[0], after[0]), token.lower


# --- only, unless, if ---


def _compare_only(group: Group) -> None:
    only_s, only_p = group.source.forces("only"), group.plain.forces("only")
    lost = [] if group.partial and not only_p else [s for s in only_s if not _near(s, only_p)]
    added = [p for p in only_p if not _near(p, only_s)]
    if lost and added:
        n, force = lost[0]
        group.report("only-moved", f"“{group.source.quote(n, force)}” was moved.", n, added[0][0])
        return
    for n, force in lost:
        group.report("only-lost", f"“{group.source.quote(n, force)}” is lost.", n)
    for n, force in added:
        group.report("only-added", f"The source does not say “{group.plain.quote(n, force)}”.", plain=n)


def _near(a: Placed, others: list[Placed]) -> bool:
    return any(_limits_same(a[1], other) or _limits_same(other, a[1]) for _, other in others)


def _limits_same(a: Force, b: Force) -> bool:
    """Tell whether two "only" limit one thing: "take only the dose" and "only take the dose" do."""
    if a.head == b.head or (b.before and a.before and not b.after and a.before[0] == b.before[0]):
        return True
    return len(b.after) > 1 and a.head == b.after[1] and b.after[0] in a.before[:1] and b.after[0] in _ORDERS


_EXCEPTION_STANDS = {
    "unless": ("unless", "except"),
    "except": ("except", "unless"),
    "until": ("until",),
}


def _compare_exceptions(group: Group) -> None:
    found_s = {force.value: (n, force) for n, force in group.source.forces("unless")}
    found_p = {force.value: (n, force) for n, force in group.plain.forces("unless")}
    for value, (n, force) in found_s.items():
        if group.partial or any(stand in found_p for stand in _EXCEPTION_STANDS[value]):
            continue
        if not _says_exception_otherwise(group, value):
            group.report("exception-lost", f"“{group.source.quote(n, force)}” is lost.", n)
    for value, (n, force) in found_p.items():
        if value == "until" or any(stand in found_s for stand in _EXCEPTION_STANDS[value]):
            continue
        if "if" not in group.source.words and "other" not in group.source.words:
            group.report("exception-added", f"The source does not say “{group.plain.quote(n, force)}”.", plain=n)


def _says_exception_otherwise(group: Group, value: str) -> bool:
    words, kinds = group.plain.words, group.plain.kinds
    if value == "unless":
        # It denies once more: "do not stop unless told" is "do not stop if not told", never "do not stop if told".
        denied = len(group.plain.forces("negation")) > len(group.source.forces("negation"))
        return ("if" in words or "when" in words) and (denied or "only" in kinds)
    if value == "until":
        return bool(words & {"before", "first", "once", "only", "when", "to", "past"})
    return bool(words & {"not", "but", "other", "only", "no"})


def _compare_conditions(group: Group) -> None:
    """Report an "if" of the source that nothing in the plain text stands for."""
    if group.partial or "condition" in group.plain.kinds or any(s.question for s in group.plain.sentences):
        return
    for n, force in group.source.forces("condition"):
        if group.source.sentences[n].tokens[force.start].lower in ("if", "whenever", "provided"):
            group.report("condition-lost", f"“{group.source.quote(n, force)}” is lost.", n)
            return


# --- must, should, may, can, will ---


def _compare_duty(group: Group) -> None:
    duties_s, duties_p = group.source.forces("duty"), group.plain.forces("duty")
    values_p = {d.value for _, d in duties_p}
    orders_s = any(s.imperative for s in group.source.sentences)
    orders_p = any(s.imperative for s in group.plain.sentences)
    for n, force in duties_p:
        if _is_soft_duty(group.plain, n, force):
            continue
        partners = [d for d in duties_s if d[1].value == force.value]
        if not orders_s and not any(_same_duty(group.source, force, *partner) for partner in partners):
            said = group.plain.quote(n, force)
            group.report("must-added", f"The source does not say “{said}”.", plain=n)
    if group.partial or orders_p:
        return
    for n, force in duties_s:
        if force.value not in values_p and not _is_soft_duty(group.source, n, force):
            group.report("must-lost", f"“{group.source.quote(n, force)}” is lost or weaker.", n)
            return


def _same_duty(source: Side, force: Force, n: int, other: Force) -> bool:
    """Tell whether two duties are to do the same: "should check" and "should keep checking" are."""
    word = source.sentences[n].tokens[other.start].concept
    done = force.after[1] if force.head in _LIGHT_VERBS and len(force.after) > 1 else force.head
    return done in (other.head, *other.after[:2], word) or force.head in other.after[:2]


_LIGHT_VERBS = frozenset(concept(word) for word in "keep start begin try make sure".split())
_HARD_DUTIES = frozenset(
    "must should ought need needs have has required mandatory compelled compel forced obliged".split()
)


def _is_soft_duty(side: Side, n: int, force: Force) -> bool:
    """Tell whether a word may stand for a duty, but makes none: "prescription", "be to"."""
    return side.sentences[n].tokens[force.start].lower not in _HARD_DUTIES


def _compare_hedges(group: Group) -> None:
    hedges_s, hedges_p = group.source.forces("hedge"), group.plain.forces("hedge")
    soft_s = bool(hedges_s)
    for n, force in group.plain.forces("will"):
        hedged = any(m == n and abs(h.start - force.end) < 2 and _is_modal(group.plain, m, h) for m, h in hedges_p)
        if soft_s and not group.source.forces("will") and not hedged:
            group.report("may-to-will", f"The source is less sure than “{group.plain.quote(n, force)}”.", plain=n)
    if hedges_s and not hedges_p and not group.partial and not _only_soft(group.source, hedges_s):
        n, force = next(h for h in hedges_s if _is_modal(group.source, *h))
        group.report("may-lost", f"“{group.source.quote(n, force)}” is lost.", n)
    elif hedges_p and not hedges_s and not group.source.forces("will"):
        _report_added_hedges(group, hedges_p)
    _find_unhedged(group, hedges_s, hedges_p)
    _find_sure_statements(group)


def _is_modal(side: Side, n: int, force: Force) -> bool:
    word = side.sentences[n].tokens[force.start].lower
    return word in ("may", "might", "could", "can", "possibly", "perhaps", "maybe", "probably", "possible", "likely")


def _only_soft(side: Side, hedges: list[Placed]) -> bool:
    return not any(_is_modal(side, n, force) for n, force in hedges)


def _report_added_hedges(group: Group, hedges: list[Placed]) -> None:
    for n, force in hedges:
        if _is_modal(group.plain, n, force):
            code = "can-added" if force.value == "can" else "may-added"
            group.report(code, f"The source is surer than “{group.plain.quote(n, force)}”.", plain=n)


def _find_unhedged(group: Group, hedges_s: list[Placed], hedges_p: list[Placed]) -> None:
    """Report a verb that the source always hedges and a plain sentence with no hedge at all affirms."""
    if not hedges_s or not hedges_p:
        return
    hedged_sentences = {n for n, _ in hedges_p}
    for n, force in hedges_s:
        if not _is_modal(group.source, n, force) or not force.after:
            continue
        if force.head in _COMMON or _free(group.source, force.head, hedges_s):
            continue
        for m, k in group.plain.occurrences(force.head):
            sentence = group.plain.sentences[m]
            if m not in hedged_sentences and not sentence.question and not _screened(group.plain, (m, k)):
                said = sentence.tokens[k].text
                group.report("may-lost", f"The source is less sure of “{said}”.", n, m)
                break


_MAYBE = frozenset("may might could can possibly perhaps probably".split())
_HEDGE_ENDS = frozenset(
    "; : ( ) which who that so because if when after until before although while since whether but for by".split()
)


def _find_sure_statements(group: Group) -> None:
    """Report a plain sentence that is sure of what stands only behind a "may" in the source."""
    unsure = _unsure_concepts(group.source)
    if not unsure:
        return
    for n, sentence in enumerate(group.plain.sentences):
        if sentence.question or sentence.imperative:
            continue
        for said in unsure & sentence.places.keys():
            place = sentence.places[said][0]
            if not _is_hedged_at(sentence, place) and not _screened(group.plain, (n, place)):
                word = sentence.tokens[place].text
                group.report("may-lost", f"The source is less sure of “{word}”.", plain=n)
                break


def _is_hedged_at(sentence: Analysis, place: int) -> bool:
    """Tell whether a hedge, a duty or a "will" stands in the same clause as a place, or before it."""
    forces = [force for kind in ("hedge", "duty", "will") for force in sentence.list(kind)]
    return any(f.start < place or "," not in [t.text for t in sentence.tokens[place : f.start]] for f in forces)


def _unsure_concepts(side: Side) -> set[str]:
    """Return the concepts that stand only behind a "may", up to the end of its clause."""
    unsure: set[str] = set()
    sure: set[str] = set()
    if not any(s.words & (_MAYBE - {"can"}) for s in side.sentences):
        return unsure
    for sentence in side.sentences:
        maybe = False
        for token in sentence.tokens:
            if token.lower in _MAYBE:
                maybe = True
            elif token.lower in _HEDGE_ENDS:
                maybe = False
            if token.content:
                (unsure if maybe else sure).add(token.concept)
    return unsure - sure


# --- some, most, all ---


def _compare_quantifiers(group: Group) -> None:
    source = [(n, f) for n, f in group.source.forces("quantifier") if not _is_any(group.source, n, f)]
    plain = [(n, f) for n, f in group.plain.forces("quantifier") if not _is_any(group.plain, n, f)]
    ranks_s, ranks_p = {int(f.value) for _, f in source}, {int(f.value) for _, f in plain}
    all_s = ranks_s | {UNIVERSAL for n, f in group.source.forces("quantifier") if _is_any(group.source, n, f)}
    for n, force in plain:
        rank = int(force.value)
        if rank in all_s:
            _compare_same_statement(group, n, force, source)
            continue
        gone = [r for r in ranks_s if r not in ranks_p]
        said = group.plain.quote(n, force)
        if rank in (UNIVERSAL, _MOST) or UNIVERSAL in gone:
            group.report("quantifier-changed", f"The source does not say “{said}”.", plain=n)
        elif gone and min(abs(rank - r) for r in gone) > 1:
            group.report("quantifier-changed", f"“{said}” is not how many or how often the source says.", plain=n)
        elif gone:
            group.report("quantifier-shifted", f"“{said}” is not quite what the source says.", plain=n)
    if group.partial:
        return
    for n, force in source:
        if int(force.value) not in ranks_p and not ranks_p:
            _report_lost_quantifier(group, n, force)


def _report_lost_quantifier(group: Group, n: int, force: Force) -> None:
    if int(force.value) in (1, PARTIAL, 4) and not group.plain.forces("hedge"):
        group.report("quantifier-lost", f"“{group.source.quote(n, force)}” is lost.", n)


def _compare_same_statement(group: Group, n: int, force: Force, source: list[Placed]) -> None:
    """Report a quantifier that the source has, but of another statement."""
    same = max((len(force.around & s.around) for _, s in source if s.value == force.value), default=0)
    for m, s in source:
        turned = UNIVERSAL in (int(s.value), int(force.value)) and s.value != force.value
        if turned and len(force.around & s.around) > same:
            said = group.plain.quote(n, force)
            group.report("quantifier-changed", f"The source does not say “{said}”.", m, n)
            return


def _is_any(side: Side, n: int, force: Force) -> bool:
    return side.sentences[n].tokens[force.start].lower == "any"
