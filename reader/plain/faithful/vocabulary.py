"""The words that carry a statement's force, as data: what denies, limits, hedges, orders, compares or warns.

Phrases are matched by stem, the longest first, so "raise" stands for "raised" and "raising" too. A phrase with the
kind "plain" only keeps a shorter one from matching inside it ("all of a sudden" says nothing about all).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.plain.faithful.words import stem

# kind -> value -> phrases, separated by commas
_PHRASES: dict[str, dict[str, str]] = {
    "negation": {
        "": "not, never, no, none, nobody, no one, nothing, nowhere, neither, nor, without, no longer",
    },
    # These may stand for a negation of the other side, and lack none of their own.
    "denial": {
        "": "refuse, refuse to, fail to, deny, prevent, prohibit, forbid, instead of, rather than, unlikely, "
        "impossible, except, except for, hardly, barely, be unable to, unable to, unable, unknown, unsafe, unclear, "
        "untreated, unapproved, ineffective, missing, absent, absence, too dangerous to, dangerous to",
        # What is to be kept away from, and what is not in something, is said of that thing alone.
        "shun": "avoid, refrain from, abstain from, stay away from, keep away from, keep clear of, steer clear of",
        "lack": "lack, free of, free from",
    },
    "only": {"": "only, solely, exclusively, nothing but, no other than, no one but, nobody but, merely"},
    "unless": {
        "unless": "unless, except if, except when",
        "except": "except, except for, other than, apart from, with the exception of, excluding",
        "until": "until, till",
    },
    "condition": {
        "": "if, when, whenever, in case, in case of, whether, provided that, as long as, while, once, unless, "
        "should you, in the event of, where, until, before, after, with, who, whose, that, for people, for those, "
        "depend, only"
    },
    "hedge": {
        "may": "may, might, could, possible, possibly, perhaps, maybe, probably, likely, potentially, potential, "
        "think, be thought to, seem, appear, suggest, suspect, believe, assume, estimate, estimated, theory, "
        "according to, say that, it is said, by some accounts, counterfeit, sometimes, up to, alleged, allegedly, "
        "reportedly, report, apparently, claim, chance, risk, presumably",
        "can": "can, be able to, able to",
    },
    "will": {"": "will, shall, be going to, certain to, sure to, bound to, definitely, certainly, inevitably"},
    "duty": {
        "must": "must, have to, need to, require, require to, mandatory, obliged to, it is necessary, it is essential, "
        "compel, force to, essential, necessary, prescription, obligatory, obligated to",
        "should": "should, ought to, recommend, advise, be supposed to, had better, be to",
    },
    "quantifier": {
        "5": "all, every, everyone, everybody, always, everything, each and every, every time, all the time, "
        "invariably, at all times, any, the entirety of, in its entirety, the whole of",
        "4": "most, mostly, usually, generally, typically, normally, the majority of, the bulk of, as a rule, "
        "the vast majority of, in general, mainly, most of the time, primarily, predominantly, principally, largely, "
        "chiefly, by and large, in large part, to a large extent",
        "3": "many, often, frequently, much of, a lot of, lots of, a large number of, numerous, commonly, common",
        "2": "some, sometimes, certain, several, occasionally, at times, now and then, a number of, various, partly, "
        "in part, from time to time",
        "1": "few, rarely, seldom, rare, hardly ever, a few, a very small number of, a small number of, "
        "very few, uncommon, infrequently",
    },
    "alarm": {
        "death": "death, die, fatal, deadly, lethal, kill, life-threatening, life is in danger, cost life, lives, "
        "fatality, life threatening",
        "urgency": "right away, immediately, at once, emergency, straight away, without delay, urgent, urgently, "
        "as soon as possible",
        "danger": "danger, dangerous, harm, harmful, hazard, hazardous, unsafe, serious, severe, risk, grave, critical",
        "suicide": "suicide, suicidal, kill yourself, hurt yourself, hurting yourself",
        "overdose": "overdose, too much, poisoning",
    },
    "route": {
        "mouth": "by mouth, oral, orally, per os, p.o., swallow, drink, eat, edible, chew, through the mouth, melt in",
        "tongue": "under the tongue, sublingual, sublingually",
        "vein": "intravenous, intravenously, into a vein, into the vein, through a vein, i.v., in a vein",
        "muscle": "intramuscular, intramuscularly, into a muscle, into the muscle, i.m.",
        "under-skin": "subcutaneous, subcutaneously, under the skin, beneath the skin",
        "skin": "topical, topically, on the skin, to the skin, onto the skin, through the skin, transdermal",
        "rectum": "rectal, rectally, into the rectum, in the rectum, suppository",
        "nose": "nasal, nasally, into the nose, in the nose, through the nose, intranasal, up the nose",
        "lungs": "inhale, inhaled, inhalation, inhaler, breathe in",
        "eye": "into the eye, in the eye, ophthalmic, eye drop",
        "ear": "into the ear, in the ear, otic, ear drop",
    },
    "plain": {
        "": "all of a sudden, at all, above all, first of all, after all, all over, all in all, no doubt, no matter, "
        "not only, whether or not, as well as, as well, more or less, right now, due to, at most, "
        "at least, once more, once again, how much, how many, so much that, all right, "
        "no wonder, what is more, one day, not just, united states, for the most part, at first, at last, "
        "take part, take place, break down, in addition, as far as, as long as, as soon as, by some accounts, "
        "long-term, short-term, of course, according to, up to date, left over, rely on, depend on, based on, "
        "such as, so that, make up of, set up, used to, get used to, let you, best known, well known, known as, "
        "known for, right for, suitable for, noted for, primary outcome, primary endpoint, "
        "general practitioner, "
        "most recent, named after, left out, leave out, the right to, early part of, latter part of, later part of, "
        "late part of, all through",
    },
}

# Pairs that turn a statement round: the axis, then the words of its one pole and of its other. An axis in `STRICT`
# may not be brought in by a plain text whose source says nothing of it.
_AXES = """
amount
+ more, the most, raise, increase, rise, develop, higher, grow, greater, increasingly, up, upward, gain, elevate,
  heighten, build up, exceed, add to, highest, most, bigger, larger, extra, above all, climb, expand, surge, stronger,
  strengthen, boost, worsen, maximum, multiply, grow stronger, upwards, greatest, enhance, augment
- less, the least, lower, reduce, reduction, decrease, fall, drop, cut, fewer, decline, lessen, down, weaken, diminish,
  cut down, lowest, least, smaller, downward, shrink, weaker, minimum, impair, suppress, slow down, hold down,
  downwards, minimise, minimize, alleviate, mitigate, relieve, drive down, go down, cut down on, bring down
speed
+ fast, faster, quick, quickly, rapid, rapidly, speed, accelerate, speed up
- slow, slower, slowly, slow down, gradual, gradually
span
+ longer, long, long-lasting, prolong, lengthen, long-term
- shorter, short, brief, shorten, short-term
start
+ start, begin, commence, commencement, initiate, initiation, inception, outset, beginning, onset, develop, resume,
  launch, start with
- stop, discontinue, discontinuation, quit, cease, halt, end, finish, cessation, terminate, termination, lose,
  loss, withdraw, give up, come to an end
time
+ before, prior to, earlier, earlier than, until, beforehand, ahead of, preceding, pre-
- after, following, later, afterwards, since, subsequently, once you have, subsequent to
side
+ left, left-hand, leftward
- right, right-hand, rightward
height
+ above, over, upper, top of
- below, under, beneath, underneath, bottom of
weight
+ gain weight, put on weight, weight gain
- lose weight, weight loss
growth
+ benign
- malignant, cancerous
result
+ positive
- negative
cold
+ fridge, refrigerator, refrigerate
- freezer, freeze
warmth
+ warm, hot
- cool, cold
light
+ protect
- expose
share
+ double, triple, twice as
- halve, half as
thickness
+ thin, thinly
- thick, thickly
filling
+ full
- empty
lasting
+ chronic, permanent, lasting, irreversible
- acute, temporary, transient, passing
daytime
+ morning
- evening, night, bedtime
reach
+ within reach, within the reach, in reach
- out of reach, out of the reach, beyond the reach, out of sight, out of the sight
years
+ older, elderly
- younger
company
+ with, together with, along with, combine with, plus, combine, including
- without, free of, lacking, apart from
quality
+ better, improve, improvement, best, benefit
- worse, worsen, worst, deteriorate, aggravate
safety
+ safe, safely, safety, harmless
- dangerous, danger, unsafe, risky, harmful, deadly, hazardous
strength
+ strong, stronger, potent, strengthen, strongly, powerful, intense, severe, serious, grave, extreme, extremely,
  profound, deep
- weak, weaker, weaken, mild, weakly, faint, feeble, impair, gentle, slight, slightly
level
+ high, highly
- low
effect
+ cause, lead to, bring on, trigger, set off, produce, result in, make, promote
- prevent, stop from, protect against, keep from, avert, ward off, inhibit, block, cure
leave
+ allow, permit, let, approve, legal, legally
- forbid, prohibit, ban, disallow, illegal, illegally, unapproved
help
+ help, useful, beneficial, helpful
- harm, hinder, useless, hurt
likeness
+ same, similar, alike, identical
- different, differ, unlike
inside
+ inside, into, internal, enter
- outside, out of, external, leave
waking
+ awake, wake, waking, conscious
- asleep, unconscious, sleepy, drowsy, drowsiness
law
+ legal, legally, lawful
- illegal, illegally, unlawful
commonness
+ common, frequent, frequently, often, commonly, usual
- rare, rarely, uncommon, infrequent, seldom, unusual
ease
+ easy, easily, ease, easier, simple, strengthen
- hard, difficult, difficulty, harder, weaken, impair
steadiness
+ gradual, gradually, slowly, step by step, bit by bit
- sudden, suddenly, abrupt, abruptly, all of a sudden, at once
likelihood
+ likely, probable, probably
- unlikely, improbable
wholeness
+ whole, intact, uncrushed
- crush, crushed, broken, split, chew, chewed, dissolved
fullness
+ full stomach, with food, with a meal, after eating, after you eat, after you have eaten
- empty stomach, without food, before eating, before you eat, fasting
size
+ large, big, huge, great
- small, tiny, little, minor
age
+ adult, grown-up
- child, children, minor, kid
possession
+ accept, agree
- reject, refuse, disagree, decline
sum
+ add, plus, addition
- subtract, minus, deduct, remove
proof
+ confirm, prove, support
- refute, disprove, contradict
sex
+ male, man, men, boy, father, his, he, him
- female, woman, women, girl, mother, her, she
course
+ continue, keep on, keep taking, keep using, keep doing, keep checking, go on, carry on, maintain, continuation
- stop, discontinue, discontinuation, quit, cease, halt, interrupt, cessation
"""
STRICT = frozenset(("amount", "start", "time", "side", "height", "speed", "safety", "leave"))
EVERYDAY = frozenset(("company", "inside", "effect", "size", "sex", "leave", "likeness", "lasting"))
"""Axes whose words have so many uses that only the very same statement, turned round, counts."""

UNIVERSAL, PARTIAL = 5, 2

IMPERATIVES = frozenset(
    """take call ask tell talk do don't never keep stop avoid use swallow seek get go see check give read store wait
    make be let start drink eat drive contact visit report inform speak text dial put apply inject follow remember
    try watch look find throw hold bring show write note consult discuss share measure shake rinse wash chew crush
    split dissolve place allow leave finish continue lower raise limit choose turn begin consider inhale press push
    rest sit stand lie breathe remove open close mix combine skip repeat refill move return reach
    learn plan prepare set refrain abstain
    """.split()
)

FIRST_POLE, SECOND_POLE = "+", "-"

Entry = tuple[str, str]
"""What a phrase is evidence of: a kind and a value; for an axis the kind is "axis:NAME", the value its pole."""


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in phrase.split())


def _all_phrases() -> Iterable[tuple[str, Entry]]:
    for kind, values in _PHRASES.items():
        for value, phrases in values.items():
            for phrase in phrases.split(","):
                yield phrase.strip(), (kind, value)
    for axis, pole, phrases in _read_axes():
        for phrase in phrases.split(","):
            yield phrase.strip(), (f"axis:{axis}", pole)


def _read_axes() -> Iterable[tuple[str, str, str]]:
    for paragraph in re.split(r"\n(?=[a-z])", _AXES.strip()):
        axis, first, second = re.split(r"\n[+-] ", paragraph)
        yield axis, FIRST_POLE, " ".join(first.split())
        yield axis, SECOND_POLE, " ".join(second.split())


def _index() -> dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]]:
    found: dict[tuple[str, ...], list[Entry]] = {}
    for phrase, entry in _all_phrases():
        entries = found.setdefault(_stems(phrase), [])
        if entry not in entries:
            entries.append(entry)
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = {}
    for stems, entries in sorted(found.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(stems[0], []).append((stems, tuple(entries)))
    return by_first


PHRASES = _index()
"""First stem -> its phrases, the longest first, each with all that it is evidence of."""
