"""Quantities compared: lost, invented or changed, their bounds and ranges, and what each is tied to."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from reader.plain.faithful.analysis import Analysis
from reader.plain.faithful.group import Group, Side
from reader.plain.faithful.quantities import Quantity

_STRICT_BOUNDS = frozenset(("ge", "gt", "le", "lt"))
Placed = tuple[int, Quantity]


def compare_amounts(group: Group) -> None:
    """Report every quantity that one side has and the other has not, and those that were loosened or moved."""
    sources, plains = _distinct(group.source), _distinct(group.plain)
    if not sources and not plains:
        return
    lost = [s for s in sources if not s[1].soft and not any(_same(s[1], p[1]) for p in plains)]
    invented = [p for p in plains if not p[1].soft and not any(_same(p[1], s[1]) for s in sources)]
    for p in list(invented):
        partner = next((s for s in lost if s[1].kind == p[1].kind), None) or _other_unit(p, lost)
        if partner:
            lost.remove(partner)
            invented.remove(p)
            _report_changed(group, partner, p)
    for n, quantity in invented:
        group.report(
            f"{quantity.kind}-invented", f"“{_quote(group.plain, n, quantity)}” is not in the source.", plain=n
        )
    if not group.partial:
        for n, quantity in lost:
            group.report(f"{quantity.kind}-lost", f"“{_quote(group.source, n, quantity)}” of the source is lost.", n)
    _compare_soft(group, sources, plains)
    _compare_bounds(group, sources, plains)
    _compare_ranges(group, sources, plains)
    _compare_ties(group)


def _compare_soft(group: Group, sources: list[Placed], plains: list[Placed]) -> None:
    """Report "a week" that became "a month": neither is asked for, but one is not the other."""
    lost = [s for s in sources if s[1].soft and not any(_same(s[1], p[1]) for p in plains)]
    new = [p for p in plains if p[1].soft and not any(_same(p[1], s[1]) for s in sources)]
    for s, p in zip(lost, new, strict=False):
        if s[1].kind == p[1].kind == "duration":
            _report_changed(group, s, p)


def _distinct(side: Side) -> list[Placed]:
    """Return the quantities of a side, each once: saying it again with the same bound and range adds nothing."""
    found: dict[object, Placed] = {}
    for n, quantity in side.quantities():
        found.setdefault(
            (quantity.key, quantity.bound, quantity.soft, quantity.range and (n, quantity.range)), (n, quantity)
        )
    return list(found.values())


def _quote(side: Side, n: int, quantity: Quantity) -> str:
    start = quantity.bounded_from if quantity.bounded_from >= 0 else quantity.start
    return side.sentences[n].quote(start, quantity.end)


def _same(a: Quantity, b: Quantity) -> bool:
    if a.key == b.key:
        return True
    kinds = {a.kind, b.kind}
    if kinds == {"duration", "age"}:
        return a.unit == b.unit and a.value == b.value
    if kinds == {"age", "number"}:
        return a.written == b.written
    if kinds == {"percentage", "number"}:
        number, share = (a, b) if a.kind == "number" else (b, a)
        return number.value < 1 and number.value * 100 == share.value
    if kinds == {"date"}:
        return _same_date(a.value, b.value)
    return False


def _same_date(a: Fraction, b: Fraction) -> bool:
    """Tell whether two dates agree; one may leave out the year that the other gives."""
    return a % 10000 == b % 10000 and (a < 10000 or b < 10000)


def _other_unit(p: Placed, lost: list[Placed]) -> Placed | None:
    return next((s for s in lost if s[1].written == p[1].written), None)


def _report_changed(group: Group, s: Placed, p: Placed) -> None:
    before, after = _quote(group.source, *s), _quote(group.plain, *p)
    same_number = s[1].written == p[1].written and s[1].unit_word != p[1].unit_word and s[1].kind != "frequency"
    code = "unit-changed" if same_number else f"{s[1].kind}-changed"
    group.report(code, f"The source says “{before}”, the plain text “{after}”.", s[0], p[0])


def _compare_bounds(group: Group, sources: list[Placed], plains: list[Placed]) -> None:
    for n, p in plains:
        partners = [s for s in sources if _same(s[1], p)]
        bounds = {s[1].bound for s in partners}
        if not partners or p.bound in bounds:
            continue
        m, s = partners[0]
        # A number may be said again without its bound, as long as it was said once with it.
        said = {other.bound for _, other in plains if _same(other, p)}
        if p.bound not in _STRICT_BOUNDS and bounds <= said:
            continue
        strict = p.bound in _STRICT_BOUNDS or bool(bounds & _STRICT_BOUNDS)
        code = "bound-changed" if strict else "approximation-changed"
        if (p.soft or s.soft) and not strict:
            continue
        message = f"The source says “{_quote(group.source, m, s)}”, the plain text “{_quote(group.plain, n, p)}”."
        group.report(code, message, m, n)


def _compare_ranges(group: Group, sources: list[Placed], plains: list[Placed]) -> None:
    known = {_range_keys(pair) for pair in _ranges(plains)}
    alone = {quantity.key for _, quantity in plains}
    for pair in _ranges(sources):
        low, high = pair[0][1], pair[1][1]
        if _range_keys(pair) in known or not {low.key, high.key} <= alone:
            continue
        loose = [q for _, q in plains if q.key in (low.key, high.key)]
        if all(not q.bound for q in loose):
            message = f"“{group.source.sentences[pair[0][0]].quote(low.start, high.end)}” is no longer a range."
            group.report("range-changed", message, pair[0][0])


def _ranges(placed: list[Placed]) -> list[tuple[Placed, Placed]]:
    pairs = pairwise(placed)
    return [(a, b) for a, b in pairs if a[1].range and a[1].range == b[1].range and a[0] == b[0]]


def _range_keys(pair: tuple[Placed, Placed]) -> tuple[object, object]:
    return pair[0][1].key, pair[1][1].key


# --- what a quantity is tied to ---

_JOINTS = frozenset((",", ";", "and", "or", "but", ":", "(", "while", "whereas", "then"))


def _compare_ties(group: Group) -> None:
    """Report a quantity that stands with a word which the source ties only to other quantities of its kind."""
    if sum(len(s.quantities) for s in group.source.sentences) < 2:
        return
    tied = _ties(group.source)
    for n, sentence in enumerate(group.plain.sentences):
        for concepts, quantities in _pieces(sentence):
            for quantity in quantities:
                for concept in concepts:
                    keys = tied.get((concept, quantity.kind + quantity.unit))
                    if keys and quantity.key not in keys and _is_known(quantity, group.source):
                        where = _quote(group.plain, n, quantity)
                        word = _word_for(sentence, concept)
                        group.report("quantity-moved", f"The source does not tie “{where}” to “{word}”.", plain=n)
                        break


def _is_known(quantity: Quantity, source: Side) -> bool:
    return any(quantity.key == other.key for _, other in source.quantities())


def _word_for(sentence: Analysis, concept: str) -> str:
    return sentence.tokens[sentence.places[concept][0]].text


Keys = set[tuple[str, str, Fraction]]


def _ties(side: Side) -> dict[tuple[str, str], Keys]:
    """Return for each concept, and each kind with its unit, the quantities that share a piece of a sentence with it."""
    tied: dict[tuple[str, str], Keys] = {}
    for sentence in side.sentences:
        for concepts, quantities in _pieces(sentence):
            for quantity in quantities:
                for concept in concepts:
                    tied.setdefault((concept, quantity.kind + quantity.unit), set()).add(quantity.key)
    return tied


def _pieces(sentence: Analysis) -> list[tuple[set[str], list[Quantity]]]:
    """Cut a sentence at commas, "and" and "or" into pieces, each with its concepts and quantities.

    A piece that is nothing but a quantity ("1 mg" in "0.5 mg, 1 mg or 2 mg of it") makes one piece of the list it
    stands in; a piece with no quantity joins the one before it.
    """
    if len(sentence.quantities) == 0:
        return []
    if len(sentence.quantities) == 1:
        return [(set(sentence.places), list(sentence.quantities))]
    inside = {k for quantity in sentence.quantities for k in range(quantity.start, quantity.end)}
    starts = [0] + [k for k, t in enumerate(sentence.tokens) if t.lower in _JOINTS and k not in inside]
    ends = [*starts[1:], len(sentence.tokens)]
    pieces: list[tuple[set[str], list[Quantity], bool]] = []
    for start, end in zip(starts, ends, strict=True):
        quantities = [q for q in sentence.quantities if start <= q.start < end]
        taken = {k for q in quantities for k in range(q.start, q.end)}
        concepts = {t.concept for k, t in enumerate(sentence.tokens[start:end], start) if t.content and k not in taken}
        bare = bool(quantities) and not concepts
        if pieces and (bare or not quantities or pieces[-1][2] or not pieces[-1][1]):
            last = pieces[-1]
            pieces[-1] = (last[0] | concepts, last[1] + quantities, bare)
        else:
            pieces.append((concepts, quantities, bare))
    return [(concepts, quantities) for concepts, quantities, _ in pieces]
