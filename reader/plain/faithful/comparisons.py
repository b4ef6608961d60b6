"""Comparisons and changes: more and less, raise and lower, before and after, start and stop, left and right."""

from __future__ import annotations

from reader.plain.faithful.analysis import Force
from reader.plain.faithful.group import Group, Side
from reader.plain.faithful.vocabulary import EVERYDAY, STRICT

Placed = tuple[int, Force]


def compare_comparisons(group: Group) -> None:
    """Report each axis on which the plain text points the other way, or points where the source does not."""
    for kind in sorted(k for k in group.plain.kinds if k.startswith("axis:")):
        axis = kind.removeprefix("axis:")
        source, plain = group.source.forces(kind), group.plain.forces(kind)
        for n, force in plain:
            _compare_one(group, axis, n, force, source)
    if not group.partial and "axis:amount" in group.source.kinds:
        _find_lost_comparison(group)
    if not group.partial and "axis:time" in group.source.kinds:
        _find_lost_time(group)


def _find_lost_comparison(group: Group) -> None:
    """Report a "more than" of the source, no number behind it, where the plain text compares nothing at all."""
    if "axis:amount" in group.plain.kinds or "axis:span" in group.plain.kinds or "than" in group.plain.words:
        return
    for n, force in group.source.forces("axis:amount"):
        tokens = group.source.sentences[n].tokens
        if force.end < len(tokens) and tokens[force.end].lower == "than":
            group.report("comparison-lost", f"“{group.source.quote(n, force)}” is lost.", n)
            return


_OTHER_TIMES = frozenset("when once while if then first next until by at till as during with".split())


def _find_lost_time(group: Group) -> None:
    """Report the "before" or "after" of an order, where the plain text says no time, nor what it stands by."""
    if "axis:time" in group.plain.kinds or group.plain.words & _OTHER_TIMES:
        return
    for n, force in group.source.forces("axis:time"):
        ordered = group.source.sentences[n].imperative
        if ordered and force.after and force.head not in group.plain.concepts:
            group.report("condition-lost", f"“{group.source.quote(n, force)}” is lost.", n)
            return


def _compare_one(group: Group, axis: str, n: int, force: Force, source: list[Placed]) -> None:
    same = [s for s in source if s[1].value == force.value]
    other = [s for s in source if s[1].value != force.value]
    said = group.plain.quote(n, force)
    if other and (not same and _about_one_thing(axis, force, other, group.source)):
        group.report("comparison-turned", f"The source does not say “{said}”.", other[0][0], n)
    elif other and same:
        near, far = _best(force, same), _best(force, other)
        if far > near and far >= 2:
            group.report("comparison-turned", f"The source says the contrary of “{said}”.", plain=n)
    elif not source and axis in STRICT and not group.plain.sentences[n].question:
        word = group.plain.sentences[n].tokens[force.start].lower
        if word in _TELLING:
            group.report("comparison-added", f"The source does not say “{said}”.", plain=n)


def _about_one_thing(axis: str, force: Force, other: list[Placed], source: Side) -> bool:
    if axis not in EVERYDAY:
        return True
    return any(force.around & s.around for _, s in other)


def _best(force: Force, others: list[Placed]) -> float:
    """Return how closely the nearest of others is about the same: what follows counts double."""
    return max(
        2 * len({*force.after} & {*s.after}) + len(force.around & s.around) + 3 * (force.after[:1] == s.after[:1] != ())
        for _, s in others
    )


_TELLING = frozenset(
    """more less raise raises raised raising lower lowers lowered lowering increase increases increased increasing
    decrease decreases decreased reduce reduces reduced fewer higher greater before after left right above below
    faster slower stop stops stopped stopping start starts started starting begin begins discontinue safe safely
    grow grows rise rises fall falls drop cut""".split()
)
