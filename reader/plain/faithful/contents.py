"""What must simply be there: names, medicines, routes, phone numbers, links, alarm, and every part of the source."""

from __future__ import annotations

import re

from reader.plain.faithful.analysis import Analysis
from reader.plain.faithful.group import Group, Side
from reader.plain.faithful.names import PRONOUNS, expand_aliases, fold_name, is_medicine, spells_acronym

_EMERGENCY = frozenset("911 988 999 112 111 000 119 110 118 15 116".split())
_CALLS = frozenset("call text dial phone ring number lifeline hotline calls".split())
_SPEAKING_ALARMS = {"death": "that it can kill", "urgency": "how urgent it is", "suicide": "suicide"}
_STANDS_FOR_TOPIC = frozenset("it its they them their this".split()) | {
    "medicine",
    "drug",
    "medication",
    "treatment",
    "use",
}
_LONGEST_GAP = 4
"""So many content words of the source in a row with nothing in the plain text that stands for them are a loss."""


def compare_contents(group: Group) -> None:
    """Report names, routes, numbers to call, links, alarms and parts of statements that are lost or new."""
    _compare_names(group)
    _compare_routes(group)
    _compare_tokens(group, "phone", _phones)
    _compare_tokens(group, "link", _links)
    if not group.partial:
        _compare_alarms(group)
        _find_gaps(group)


# --- names ---


def _compare_names(group: Group) -> None:
    names_s, names_p = _names(group.source), _names(group.plain)
    if not names_s and not names_p:
        return
    folded_s, folded_p = _folded(group.source), _folded(group.plain)
    for name, (n, word) in names_p.items():
        if name not in folded_s and name not in group.known and not _spelled(word, group.source):
            kind = "medicine" if is_medicine(word.lower()) else "name"
            if kind == "name" and _parts_known(word, folded_s | group.known):
                continue
            if _is_part_of_spelling(word, group.plain, n, group.source):
                continue
            if name in group.topics and group.source.words & _STANDS_FOR_TOPIC:
                continue
            group.report(f"{kind}-invented", f"“{word}” is not in the source.", plain=n)
    if group.partial:
        return
    for name, (n, word) in names_s.items():
        stands = _spelled(word, group.plain) or _is_part_of_spelling(word, group.source, n, group.plain)
        if name not in folded_p and not stands and not _parts_known(word, folded_p):
            _report_lost_name(group, n, name, word)


def _report_lost_name(group: Group, n: int, name: str, word: str) -> None:
    if name in group.topics and group.plain.words & PRONOUNS:
        group.report("name-replaced", f"“{word}” is not named.", n)
        return
    kind = "medicine" if is_medicine(word.lower()) else "name"
    group.report(f"{kind}-lost", f"“{word}” of the source is lost.", n)


def _names(side: Side) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for n, sentence in enumerate(side.sentences):
        for name, place in sentence.names.items():
            found.setdefault(name, (n, sentence.tokens[place].text))
    return found


def _folded(side: Side) -> set[str]:
    folded = {fold_name(word) for word in side.words}
    return expand_aliases(folded | side.words)


def _spelled(word: str, side: Side) -> bool:
    """Tell whether an acronym of one side is spelled out on the other, or the other way round."""
    if word.isupper() and len(word) < 8:
        return any(spells_acronym(word.lower(), sentence.tokens) for sentence in side.sentences)
    return False


def _is_part_of_spelling(word: str, own: Side, n: int, other: Side) -> bool:
    """Tell whether a word belongs to a name that the other side gives as an acronym: Drug, where FDA stands."""
    acronyms = {t.text for s in other.sentences for t in s.tokens if t.text.isupper() and 2 <= len(t.text) < 8}
    spelled = [a for a in acronyms if spells_acronym(a.lower(), own.sentences[n].tokens)]
    return word[0].isupper() and any(word[0] in acronym for acronym in spelled)


def _parts_known(word: str, folded: frozenset[str] | set[str]) -> bool:
    parts = [part for part in re.split(r"[-‐‑'’]", word.lower()) if part]
    return len(parts) > 1 and all(fold_name(part) in folded or part in folded for part in parts)


# --- routes, numbers to call, links ---


def _compare_routes(group: Group) -> None:
    if "route" not in group.source.kinds | group.plain.kinds:
        return
    source, plain = group.source.forces("route"), group.plain.forces("route")
    values_s, values_p = {f.value for _, f in source}, {f.value for _, f in plain}
    for n, force in plain:
        if force.value not in values_s and not _is_loose(group.plain, n, force.start):
            group.report("route-invented", f"The source does not say “{group.plain.quote(n, force, 0)}”.", plain=n)
    for n, force in source:
        if not group.partial and force.value not in values_p and not _is_loose(group.source, n, force.start):
            group.report("route-lost", f"“{group.source.quote(n, force, 0)}” is lost.", n)


def _is_loose(side: Side, n: int, place: int) -> bool:
    """Tell whether a word may stand for "by mouth", but makes no route: "drink", "eat", "swallow"."""
    return (
        side.sentences[n].tokens[place].lower in "drink drinks drinking eat eats chew melt melts melted swallow".split()
    )


def _compare_tokens(group: Group, kind: str, read: object) -> None:
    source = {key: n for n, s in enumerate(group.source.sentences) for key in read(s)}  # type: ignore[operator]
    plain = {key: n for n, s in enumerate(group.plain.sentences) for key in read(s)}  # type: ignore[operator]
    lost = [] if group.partial else [(key, n) for key, n in source.items() if key not in plain]
    invented = [(key, n) for key, n in plain.items() if key not in source]
    if kind == "phone" and lost and invented:
        (old, n), (new, m) = lost.pop(), invented.pop()
        group.report("phone-changed", f"The source says {old}, the plain text {new}.", n, m)
    for key, n in lost:
        group.report(f"{kind}-lost", f"{key} is lost.", n)
    for key, n in invented:
        group.report(f"{kind}-invented", f"{key} is not in the source.", plain=n)


def _phones(sentence: Analysis) -> list[str]:
    """Return the phone numbers of a sentence, digits only; a short one only where the sentence says to call it."""
    found = [re.sub(r"\D", "", t.text) for t in sentence.tokens if t.kind == "phone"]
    words = {t.lower for t in sentence.tokens}
    if words & _CALLS:
        found += [t.text for t in sentence.tokens if t.kind == "number" and t.text in _EMERGENCY]
    return found


def _links(sentence: Analysis) -> list[str]:
    return [
        t.lower.removeprefix("https://").removeprefix("http://").rstrip("/")
        for t in sentence.tokens
        if t.kind == "link"
    ]


# --- alarms and gaps ---


def _compare_alarms(group: Group) -> None:
    if "alarm" not in group.source.kinds:
        return
    said = {force.value for _, force in group.plain.forces("alarm")}
    for n, force in group.source.forces("alarm"):
        if force.value in _SPEAKING_ALARMS and force.value not in said:
            words = group.source.quote(n, force, 0)
            group.report(
                "warning-lost", f"“{words}” is lost: the reader is not told {_SPEAKING_ALARMS[force.value]}.", n
            )
            said.add(force.value)


def _find_gaps(group: Group) -> None:
    """Report runs of content words of the source that nothing in the plain text stands for."""
    known = group.plain.concepts
    for n, sentence in enumerate(group.source.sentences):
        run: list[int] = []
        for place, token in enumerate(sentence.tokens):
            if not token.content:
                continue
            run = [*run, place] if token.concept not in known else []
            if len(run) == _LONGEST_GAP:
                words = sentence.quote(run[0], run[-1] + 1)
                group.report("statement-lost", f"Nothing stands for “{words}”.", n)
                break
