"""Words as the check compares them: tokens with places, stems, and concepts that fold plain synonyms together.

Everything here serves the question "is this the same statement?", never "is this the same number?".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# One pattern, one pass. Order matters: an address before a word, a phone number before a number.
_TOKEN = re.compile(
    r"""
      (?P<link>(?:https?://|www\.)[^\s<>"”)\]]*[^\s<>"”)\].,;:!?])
    | (?P<phone>(?<!\w)(?:\+\d{1,3}[ .-]?)?(?:1[-. ])?(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\w)
        |(?<!\w)\+\d[\d ()-]{6,16}\d(?!\w)
        |(?<!\w)\d{3}-\d{4}(?!\w)|(?<!\w)0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}(?!\w))
    | (?P<date>(?<!\w)\d{4}-\d{2}-\d{2}(?!\w)|(?<!\w)\d{1,2}/\d{1,2}/\d{2,4}(?!\w))
    | (?P<time>(?<!\w)\d{1,2}:\d{2}(?!\w))
    | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d+\.\d+|\d+|(?<!\w)\.\d+)(?P<suffix>(?:st|nd|rd|th|s)\b)?
    | (?P<letters>(?<!\w)(?:[A-Za-z]\.){2,})
    | (?P<word>[^\W\d_](?:[\w]|['’](?=\w)|[-‐‑](?=\w))*)
    | (?P<mark>[%½¼¾⅓⅔$€£µ°/~<>≤≥≈=±,;:()\[\]–—-]|[.!?…]+)
    """,
    re.VERBOSE,
)

FUNCTION_WORDS = frozenset(
    """a an the this that these those such it its itself he him his she her hers they them their theirs themselves we us
    our ours you your yours yourself i me my mine who whom whose which what where why how whether one ones someone
    somebody anyone anybody everyone everybody people person somebody's
    be am is are was were been being do does did done doing have has had having
    will would shall should can could may might must ought need cannot
    and or but nor so yet for of to in on at by with from as into onto upon about over under through during between
    among against within without across per via than then there here if when while because since although though
    unless until till after before once both either neither each every any some all most many few several no not
    never none nothing nobody also too very much more less quite just only even still already again ever fully
    really rather however therefore thus hence moreover furthermore instead otherwise perhaps maybe possibly
    well up down out off away back else other others another own same etc eg ie not able unable
    example examples kind kinds type types
    let please always usually often sometimes rarely seldom generally mainly mostly right now soon
    """.split()
)

# Irregular forms, and words that the suffix rules would spoil.
_IRREGULAR = {
    form: base
    for line in """
    be am is are was were been being 's
    do does did done doing
    have has had having 've
    take took taken taking takes
    give gave given giving
    go went gone goes going
    get got gotten getting
    come came coming
    become became becoming
    begin began begun beginning
    rise rose risen rising
    fall fell fallen falling
    grow grew grown growing
    know knew known knowing
    think thought
    feel felt feeling
    wake woke woken waken waking awaken
    speak spoke spoken speaking
    drive drove driven driving
    drink drank drunk drinking
    eat ate eaten eating
    see saw seen seeing
    say said saying says
    tell told telling
    keep kept keeping
    leave left leaving
    lose lost losing
    find found finding
    make made making
    mean meant
    lead led leading
    rely relies relied relying
    die died dying dies
    lie lay lain lying
    use used using uses
    run ran running
    shake shook shaken shaking
    show shown showing
    hold held holding
    put putting
    cut cutting
    write wrote written writing
    break broke broken breaking
    choose chose chosen
    buy bought
    bring brought bringing
    seek sought
    sell sold selling
    send sent
    spend spent
    build built
    stand stood
    understand understood
    win won
    meet met
    pay paid
    hurt hurting
    note noted notes noting
    sleep slept sleeping
    child children
    man men
    woman women
    foot feet
    tooth teeth
    bad worse worst
    good better best
    less lesser
    age ages aged aging ageing
    year years
    only
    early
    daily
    weekly
    monthly
    yearly
    hourly
    nightly
    likely
    family families
    apply applies applied applying
    supply supplies supplied
    reply replies replied
    during
    nothing
    something
    anything
    everything
    evening
    morning
    always
    need needed needs
    bleed bled bleeding
    feed fed feeding
    breed bred
    this
    his
    gas gases
    lens lenses
    dizzy dizziness
    sleepy sleepiness
    """.strip().splitlines()
    for base, *forms in [line.split()]
    for form in [base, *forms]
}

# Each line is one concept; the check takes its words for each other when it asks what a statement is about.
_SYNONYMS = """
    stop discontinue discontinuation quit cease halt cessation
    start begin commence initiate initiation onset develop arise
    lower reduce reduction decrease lessen diminish decline drop
    raise increase elevate heighten
    fast rapid quick speedy
    slow gradual
    medicine drug medication pharmaceutical
    doctor physician prescriber clinician
    pharmacist chemist
    help assist aid assistance support
    use utilize utilise usage employ
    get obtain receive acquire
    seem appear look
    show demonstrate indicate reveal
    need require requirement
    try attempt endeavor endeavour
    enough sufficient adequate
    give administer provide supply
    ask inquire request consult
    buy purchase
    tell inform notify
    talk speak discuss
    death die fatal fatality deadly lethal kill mortality
    sleepy sleepiness drowsy drowsiness somnolence sedation
    tired fatigue tiredness exhaustion
    fake counterfeit
    swallow ingest
    child children pediatric paediatric kid
    baby infant newborn
    pregnant pregnancy
    breastfeed breastfeeding nursing lactation
    heart cardiac
    liver hepatic
    kidney renal
    brain cerebral
    skin dermal
    lung pulmonary
    symptom sign
    illness disease sickness
    hurt injure injury harm harmful
    dangerous danger hazard hazardous unsafe
    serious severe
    about approximately roughly
    pain ache
    shot injection inject
    pill tablet
    way manner
    part portion component
    change modify alter modification alteration
    check verify examine examination
    begin start
    choose select
    end terminate termination finish
    keep retain maintain continue
    big large
    small little
    near close
    hard difficult difficulty
    easy simple
    make cause produce
    happen occur
    live reside
    allow permit
    stay remain
    think believe
    feel feeling
    sweat sweating perspire
    blood hematic
    drunk intoxicated
    work function
    misuse abuse
    prescribe prescription
    affect effect effective effectiveness
    treat treatment therapy
    move movement mobility
    breath breathe breathing respiration respiratory
    depend dependence dependent
    sudden abrupt
    urgent immediate
    important vital crucial
    main principal primary chief
    walk walking gait
    old elderly
    color colour
    center centre
    test study
    tremor shake
    hospital inpatient
    addict addiction
    judge judgment judgement
    weaken impair
    mean meaning
    include comprise contain
    safe safety
    compel must
"""


def _undouble(base: str) -> str:
    double = len(base) > 3 and base[-1] == base[-2] and base[-1] not in "sz"
    return base[:-1] if double and (base[-1] != "l" or len(base) > 5) else base


_VOWEL = re.compile(r"[aeiouy]")


_AS_IT_IS = frozenset("this his always during note".split())
"""Words that would become another without their ending: "note" would become "not"."""


@cache
def stem(word: str) -> str:
    """Return what a lower-case word's inflections have in common: "raise" and "raising" give "rais".

    A light suffix stripper of our own; it keeps -er, so that "low" and "lower" stay apart.
    """
    if (base := _IRREGULAR.get(word)) is not None:
        return base if base in _AS_IT_IS else _strip_ending(base)
    if len(word) > 3 and word.endswith("'s"):
        word = word[:-2]
    return _strip_ending(word)


def _strip_ending(word: str) -> str:
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ied") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("ing") and len(word) > 5 and _VOWEL.search(word[:-3]) and word not in _IRREGULAR:
        word = _undouble(word[:-3])
    elif word.endswith("ed") and not word.endswith("eed") and len(word) > 4 and _VOWEL.search(word[:-2]):
        word = _undouble(word[:-2])
    if word.endswith("ly") and len(word) > 5 and word not in _IRREGULAR:
        word = word[:-3] + "y" if word.endswith("ily") else word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


_CONCEPTS = {stem(word): stem(line.split()[0]) for line in _SYNONYMS.strip().splitlines() for word in line.split()}
_FUNCTION_STEMS = FUNCTION_WORDS | {"be", "do", "hav"}


@cache
def concept(word: str) -> str:
    """Return the concept that a lower-case word stands for: its stem, or that of its plainest synonym."""
    base = stem(word)
    return _CONCEPTS.get(base, base)


@dataclass(slots=True)
class Token:
    """A token of a sentence: as it stands, in lower case, stemmed, as a concept, and where it starts and ends.

    `kind` is the name of the group of the token pattern; `content` says that it carries meaning of its own.
    """

    text: str
    lower: str
    stem: str
    concept: str
    kind: str
    start: int
    end: int
    content: bool


@cache
def _describe(lower: str) -> tuple[str, str, bool]:
    base = stem(lower)
    return base, concept(lower), lower not in FUNCTION_WORDS and base not in _FUNCTION_STEMS and len(lower) > 1


_CONTRACTIONS = {"can't": "can", "cannot": "can", "won't": "will", "shan't": "shall", "ain't": "be"}
_CLITICS = {"'ll": "will", "'ve": "have", "'re": "be", "'d": "would", "'m": "be"}


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a sentence; "don't" gives "do" and "not", "you'll" gives "you" and "will"."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        found, start, end = match.group(), match.start(), match.end()
        if kind != "word":
            kind = "number" if kind == "suffix" else kind
            tokens.append(Token(found, found.lower(), found.lower(), found.lower(), kind, start, end, False))
            continue
        lower = found.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")
        for piece in _split_contraction(lower):
            base, idea, content = _describe(piece)
            tokens.append(Token(found, piece, base, idea, kind, start, end, content))
    return tokens


def _split_contraction(lower: str) -> tuple[str, ...]:
    if "'" not in lower and lower != "cannot":
        return (lower,)
    if lower in _CONTRACTIONS:
        return _CONTRACTIONS[lower], "not"
    if lower.endswith("n't"):
        return lower[:-3], "not"
    for clitic, word in _CLITICS.items():
        if lower.endswith(clitic):
            return lower[: -len(clitic)], word
    return (lower.removesuffix("'s"),)
