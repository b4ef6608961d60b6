"""What must simply be there: names, medicines, routes, phone numbers, links, alarm, and every part of the source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from reader.plain.faithful.group import Group, Side
from reader.plain.faithful.names import (
    PRONOUNS,
    fold_name,
    is_medicine,
    is_named_plainly,
    kind_of,
    opens_with_name,
    spells_acronym,
)

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
    _compare_addresses(group, "phone")
    _compare_calls(group)
    _compare_addresses(group, "link")
    if not group.partial:
        _compare_alarms(group)
        _find_gaps(group)


# --- names ---


def _compare_names(group: Group) -> None:
    _find_new_openers(group)
    names_s, names_p = _names(group.source), _names(group.plain)
    if not names_s and not names_p:
        return
    topics = group.topics & names_s.keys()
    _find_moved_names(group, {name for name, (_, word) in names_s.items() if is_medicine(word.lower())} | topics)
    folded_s, folded_p = _folded(group.source), _folded(group.plain)
    for name, (n, word) in names_p.items():
        if name not in folded_s and name not in group.known and not _spelled(word, group.source):
            kind = kind_of(word.lower())
            if kind == "name" and _parts_known(word, folded_s | group.known):
                continue
            if _is_part_of_spelling(word, group.plain, n, group.source):
                continue
            if name in group.topics and _leaves_topic_out(group.source):
                continue
            if is_named_plainly(word, group.source.text, group.plain.text):
                continue
            group.report(f"{kind}-invented", f"“{word}” is not in the source.", plain=n)
    if group.partial:
        return
    for name, (n, word) in names_s.items():
        stands = _spelled(word, group.plain) or _is_part_of_spelling(word, group.source, n, group.plain)
        stands = stands or is_named_plainly(word, group.source.text, group.plain.text)
        if name not in folded_p and not stands and not _parts_known(word, folded_p):
            _report_lost_name(group, n, name, word)


def _leaves_topic_out(source: Side) -> bool:
    """Tell whether the source speaks of its topic without its name: by a pronoun, or in a passive with no name."""
    return bool(source.words & _STANDS_FOR_TOPIC) or not any(sentence.names for sentence in source.sentences)


def _find_new_openers(group: Group) -> None:
    """Report a sentence's first word that may be a name and that nobody has used before."""
    for n, sentence in enumerate(group.plain.sentences):
        word = opens_with_name(sentence.tokens)
        if not word:
            continue
        token = sentence.tokens[0]
        used = token.concept in group.source.concepts or token.lower in group.vocabulary
        topics = group.topics if _leaves_topic_out(group.source) else frozenset()
        named = fold_name(token.lower) in topics | group.known | sentence.names.keys()
        if not used and not named and not _spelled(word, group.source):
            group.report("name-invented", f"“{word}” is not in the source.", plain=n)


def _find_moved_names(group: Group, names: set[str]) -> None:
    """Report a medicine in the place of another: "give Klonopin" where the source says "give naloxone"."""
    if len(names) < 2:
        return
    before_s, after_s = _neighbours(group.source, names)
    before_p, after_p = _neighbours(group.plain, names)
    for here, there in ((before_p, before_s), (after_p, after_s)):
        for concept, found in here.items():
            wrong = {name: n for name, n in found.items() if name not in there.get(concept, found)}
            for name, n in wrong.items():
                if len(there[concept]) == 1:
                    message = f"The source says this of “{next(iter(there[concept]))}”, not of “{name}”."
                    group.report("name-moved", message, plain=n)


_PARTS_NAMES = PRONOUNS | {"with", "by", "for", "from", "in", "and", "or", "when", "if"}
Neighbours = dict[str, dict[str, int]]


def _neighbours(side: Side, names: set[str]) -> tuple[Neighbours, Neighbours]:
    """Return for each concept the names that stand right behind it, and those right before it, a small word between."""
    behind: Neighbours = {}
    ahead: Neighbours = {}
    for n, sentence in enumerate(side.sentences):
        content = [(k, t) for k, t in enumerate(sentence.tokens) if t.content or t.kind == "mark"]
        for (j, one), (k, other) in pairwise(content):
            first, second = fold_name(one.lower), fold_name(other.lower)
            if k - j > 3 or any(token.lower in _PARTS_NAMES for token in sentence.tokens[j + 1 : k]):
                continue
            if second in names and first not in names and one.content:
                behind.setdefault(one.concept, {})[second] = n
            if first in names and second not in names and other.content:
                ahead.setdefault(other.concept, {})[first] = n
    return behind, ahead


def _report_lost_name(group: Group, n: int, name: str, word: str) -> None:
    if name in group.topics and group.plain.words & PRONOUNS:
        group.report("name-replaced", f"“{word}” is not named.", n)
        return
    kind = kind_of(word.lower())
    group.report(f"{kind}-lost", f"“{word}” of the source is lost.", n)


def _names(side: Side) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for n, sentence in enumerate(side.sentences):
        for name, place in sentence.names.items():
            found.setdefault(name, (n, sentence.tokens[place].text))
    return found


def _folded(side: Side) -> frozenset[str]:
    return frozenset().union(*(sentence.folded for sentence in side.sentences))


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


def _compare_addresses(group: Group, kind: str) -> None:
    """Report phone numbers or links that one side has and the other has not."""
    source = _placed(group.source, kind)
    plain = _placed(group.plain, kind)
    lost = [] if group.partial else [(key, n) for key, n in source.items() if key not in plain]
    invented = [(key, n) for key, n in plain.items() if key not in source]
    if kind == "phone" and lost and invented:
        (old, n), (new, m) = lost.pop(), invented.pop()
        group.report("phone-changed", f"The source says {old}, the plain text {new}.", n, m)
    for key, n in lost:
        group.report(f"{kind}-lost", f"{key} is lost.", n)
    for key, n in invented:
        group.report(f"{kind}-invented", f"{key} is not in the source.", plain=n)


def _placed(side: Side, kind: str) -> dict[str, int]:
    return {
        key: n
        for n, sentence in enumerate(side.sentences)
        for key in (sentence.phones if kind == "phone" else sentence.links)
    }


def _compare_calls(group: Group) -> None:
    """Report a "call" without a number where the source only says "call" with one."""
    wanted = [called for n in range(len(group.source.sentences)) for called in _called(group.source, n)]
    if not wanted or not all(called.isdecimal() for called in wanted):
        return
    for n, sentence in enumerate(group.plain.sentences):
        for called in _called(group.plain, n):
            if not called.isdecimal() and called not in group.source.concepts and not sentence.phones:
                group.report("phone-lost", f"Whom to call ({', '.join(sorted(set(wanted)))}) is lost.", plain=n)


def _called(side: Side, n: int) -> Iterable[str]:
    """Yield what stands behind each "call": digits, or the concept of the next word."""
    tokens = side.sentences[n].tokens
    for place, token in enumerate(tokens):
        if token.lower == "call":
            following = [t for t in tokens[place + 1 : place + 4] if t.lower not in ("or", "text", "the", "at")]
            if following:
                digits = re.sub(r"\D", "", following[0].text)
                yield digits or following[0].concept


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
    """Report runs of content words of the source that nothing in the plain text stands for.

    In a warning a shorter run counts.
    """
    longest = _LONGEST_GAP - group.warns
    known = group.plain.concepts
    for n, sentence in enumerate(group.source.sentences):
        run: list[int] = []
        for place, token in enumerate(sentence.tokens):
            if not token.content:
                continue
            run = [*run, place] if token.concept not in known else []
            if len(run) == longest:
                words = sentence.quote(run[0], run[-1] + 1)
                group.report("warning-lost" if group.warns else "statement-lost", f"Nothing stands for “{words}”.", n)
                break
