"""Things of one kind of which none can stand for another: the liver for the kidney, red for blue, left for right."""

from __future__ import annotations

import re

from reader.plain.faithful.group import Group, Side

# Each kind, with the words for each of its things; an indented line goes on. A stroke joins words for the same thing.
_KINDS = """
liver/hepatic kidney/renal heart/cardiac/myocardial/coronary lung/pulmonary brain/cerebral bladder womb/uterus/uterine
  prostate thyroid pancreas/pancreatic spleen breast/mammary eye/ocular ear nose/nasal throat tongue
arm leg foot/feet knee hip ankle wrist elbow shoulder finger toe thumb hand
red orange yellow green blue purple/violet pink brown black white gray/grey turquoise
monday tuesday wednesday thursday friday saturday sunday
north/northern/northward south/southern/southward east/eastern/eastward west/western/westward
doctor/physician/gp/clinician nurse pharmacist/chemist midwife/midwives dentist patient
mother/maternal/mom/mum father/paternal/dad sister brother son daughter husband wife/wives uncle aunt
"""
_THINGS = {
    form: (kind, things.split("/")[0])
    for kind, line in enumerate(re.split(r"\n(?! )", _KINDS.strip()))
    for things in line.split()
    for word in things.split("/")
    for form in (word, f"{word}s")
}
_OF_THE_BODY = (0, 1)


def compare_kinds(group: Group) -> None:
    """Report a thing that stands in the place of another of its kind: one is lost, the other is new."""
    source, plain = _find_things(group.source), _find_things(group.plain)
    for kind in source.keys() & plain.keys():
        lost, new = source[kind].keys() - plain[kind].keys(), plain[kind].keys() - source[kind].keys()
        if lost and new:
            (n, said), (m, told) = source[kind][min(lost)], plain[kind][min(new)]
            group.report("thing-exchanged", f"The source says “{said}”, the plain text “{told}”.", n, m)
    if not group.partial and "axis:side" not in group.plain.kinds:
        _find_lost_side(group)


def _find_lost_side(group: Group) -> None:
    """Report the "left" of a left kidney, where the plain text says no side."""
    for n, force in group.source.forces("axis:side"):
        behind = group.source.sentences[n].tokens[force.end : force.end + 1]
        if any(_THINGS.get(token.lower, (None,))[0] in _OF_THE_BODY for token in behind):
            group.report("comparison-lost", f"“{group.source.quote(n, force, 1)}” is lost.", n)


def _find_things(side: Side) -> dict[int, dict[str, tuple[int, str]]]:
    """Return for each kind the things that a side names, each with its sentence and its word."""
    found: dict[int, dict[str, tuple[int, str]]] = {}
    for n, sentence in enumerate(side.sentences):
        for word in sorted(sentence.words & _THINGS.keys()):
            kind, thing = _THINGS[word]
            found.setdefault(kind, {}).setdefault(thing, (n, word))
    return found
