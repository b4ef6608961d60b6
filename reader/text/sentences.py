"""Where sentences end.

A full stop ends a sentence, or an abbreviation, an initial, a decimal, an ellipsis. The rules below look at
what stands before and after each candidate; the words they need are data, by language.
"""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Abbreviations:
    """Words whose full stop may not end a sentence, by what may follow them."""

    never_last: frozenset[str]
    """Something always follows: titles, "e.g.", "vs."."""
    before_number: frozenset[str]
    """Only before a number or a code: "No. 5", "Jan. 3"."""
    before_letter: frozenset[str]
    """Before a number or a single capital: "Fig. 2", "Fig. B", "Art. I"."""
    may_be_last: frozenset[str]
    """May end a sentence; then an ordinary sentence opener follows: "etc.", "p.m.", "U.S."."""
    openers: frozenset[str]
    """Words that open sentences and hardly ever stand capitalised inside one."""
    labels: frozenset[str] = field(default_factory=frozenset)
    """Words before a single capital that is no initial: "vitamin C.", "hepatitis B."."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = Abbreviations(
    never_last=_set(
        "mr mrs ms mx dr prof rev hon sen rep gov gen col maj capt lt sgt st mt messrs mme mlle supt pres "
        "e.g i.e eg ie vs v cf viz approx ca esp incl excl resp c/o attn ave blvd a.k.a aka nos eqs figs p.s"
    ),
    before_number=_set(
        "no p pp pg ver § max min avg est ft jan feb mar apr jun jul aug sep sept oct nov dec n nr op pts c"
    ),
    before_letter=_set("fig eq vol vols ch chap sec sect art para paras cl ref refs tab ex bk pt reg regs sched"),
    may_be_last=_set(
        "etc al ibid inc ltd co corp llc plc bros jr sr esq ph.d m.d d.o r.n b.a m.a m.sc b.sc d.d.s pharm.d "
        "u.s u.k u.n e.u u.s.a d.c n.y l.a a.m p.m am pm b.c a.d b.c.e c.e dept univ assn "
        "hwy rd tel ext govt intl natl"
    ),
    openers=_set(
        "the a an this that these those it its he she they we you i his her their our your my there here what "
        "who when where why how which if although though while because since as after before until once unless "
        "but and or so yet nor however moreover furthermore therefore thus then also still instead meanwhile "
        "in on at for from with without by to of during under over between among according despite among "
        "some many most few several all any each every both either neither no not never only one two another "
        "nobody nothing everybody everyone everything somebody someone anybody anyone today yesterday tomorrow "
        "is are was were do does did can could should would will may might must has have had let please "
        "take stop call ask tell talk see keep avoid use do don't people patients doctors researchers"
    ),
    labels=_set("vitamin hepatitis type group grade class schedule plan part phase section figure table appendix"),
)

SPANISH = Abbreviations(
    never_last=_set("sr sra srta dr dra d dña prof ud uds vd p.ej ej aprox lic ing gral cap col av avda núm"),
    before_number=_set("n.º n.o no núm pág págs p pp tel ene feb mar abr jun jul ago sept oct nov dic"),
    before_letter=_set("fig vol cap art sec"),
    may_be_last=_set("etc ee.uu s.a s.l cía c.v a.m p.m a.c d.c u.e"),
    openers=_set(
        "el la los las un una unos unas este esta esto estos estas ese esa eso su sus mi tu él ella ellos ellas "
        "yo usted ustedes nosotros hay es son fue era ha han no ni pero y o si cuando donde aunque porque como "
        "en con por para sin de desde hasta entre según durante tras también además luego entonces se lo le"
    ),
    labels=_set("vitamina hepatitis tipo grupo fase clase"),
)

GERMAN = Abbreviations(
    never_last=_set(
        "dr prof hr fr st z.b d.h u.a bzw vgl ggf evtl ca sog bspw inkl exkl zzgl dipl ing i.d.r o.ä u.u v.a z.t m.e"
    ),
    before_number=_set("nr s § str tel jan feb mär apr jun jul aug sep sept okt nov dez max min"),
    before_letter=_set("abb tab bd kap art abs"),
    may_be_last=_set("usw etc uvm u.s.w a.m p.m u.s co ag mbh e.v v.chr n.chr"),
    openers=_set(
        "der die das ein eine einer eines dieser diese dieses jener es er sie wir ihr ich man sein ihre unser "
        "hier dort da wenn als weil obwohl während nachdem bevor bis aber und oder denn doch jedoch deshalb daher "
        "in im an am auf aus bei mit nach von vor zu zum zur für durch ohne gegen um unter über zwischen laut trotz "
        "nicht kein keine nur auch so dann danach viele einige manche alle jeder jede beide ist sind war hat haben"
    ),
    labels=_set("vitamin hepatitis typ gruppe phase klasse"),
)

_BY_LANGUAGE = {"en": ENGLISH, "es": SPANISH, "de": GERMAN}
_GERMAN_MONTHS = _set(
    "januar februar märz april mai juni juli august september oktober november dezember jahrhundert klasse stock"
)

_OPENING = "\"'“‘„«»([{¿¡*"
# A run of terminators, what closes with it, and citations such as [12] that belong to the sentence they follow.
# A run is taken whole or not at all, so that a long one is looked at once.
_CANDIDATE = re.compile(
    r"""(?P<stop>\.(?:\s\.)+|(?<![.!?…])[.!?…]++|(?<![。！？])[。！？]++)
        (?P<close>[\"'”’“»)\]}*\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]*(?:\s?\[\d+(?:\s*[,–-]\s*\d+)*\])*)
        (?P<gap>\s+|$|(?<=[。！？])|(?<=[。！？][”」』）]))""",
    re.VERBOSE,
)
_TOKEN_BEFORE = re.compile(r"[^\s(\[{\"“‘„«/—–]+$")
_ENUMERATOR = re.compile(r"^(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")
_ACRONYM = re.compile(r"^(?:[A-Z]\.)+[A-Z]$")
_NUMBER = re.compile(r"\d|[A-Z]?\d|[IVXLC]{2,}\b")
_SINGLE_CAPITAL = re.compile(r"[A-Z]\b")
_SPACED_ABBREVIATION = re.compile(r"[^\W\d_]\.")
_OPENS_SMALL = re.compile(r"[a-z]{1,2}[A-Z]|[a-z]\s?[=<>]")  # "iPhone sales", "p = .02"
_BEFORE_NAMES = frozenset(["Ft", "Pt"])  # a fort, a point; as units they are small
_LONGEST_TOKEN = 40
_PAIRS = {")": "(", "]": "["}


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the half-open range, in code points, of each sentence of a text.

    Ranges are in order, do not overlap, hold no white space at either end, and leave nothing but white space
    between them. A text without white space at its ends that is one sentence gives one range.

    `language` is a BCP 47 tag; Spanish and German have abbreviations of their own, all others use the English.
    """
    rules = _BY_LANGUAGE.get(language.split("-")[0].lower(), ENGLISH)
    spans = []
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    opened_at = _find_brackets(text)
    for match in _CANDIDATE.finditer(text, 0, end):
        if match.end() < end and _ends_sentence(text, start, match, rules, opened_at[match.start("stop")]):
            spans.append((start, match.end("close")))
            start = match.end()
    if start < end:
        spans.append((start, end))
    return spans


def _find_brackets(text: str) -> list[int]:
    """Return for each place where the outermost bracket around it opens, or -1; one never closed is none."""
    opened_at = [-1] * len(text)
    open_now: list[int] = []
    pairs = []
    for place, char in enumerate(text):
        if char in "([":
            open_now.append(place)
        elif char in ")]" and open_now and text[open_now[-1]] == _PAIRS[char]:
            pairs.append((open_now.pop(), place))
    done = -1
    for opened, closed in sorted(pairs):
        if closed > done:
            opened_at[opened + 1 : closed + 1] = [opened] * (closed - opened)
            done = closed
    return opened_at


def _ends_sentence(text: str, start: int, match: re.Match[str], rules: Abbreviations, opened: int) -> bool:
    after = text[match.end() : match.end() + 60].lstrip(_OPENING)
    if not after:
        return False
    # Inside brackets a sentence ends only where the bracket holds whole sentences: "(One. Two.) Three."
    bracket_in_sentence = opened > start
    if bracket_in_sentence and ")" not in match["close"] and "]" not in match["close"]:
        return False
    if match["stop"][0] in "。！？":
        return True
    if after[0].islower() and not _OPENS_SMALL.match(after):
        return False
    if match["stop"] != ".":
        # "Stop!" he said. A terminator inside brackets in mid-sentence closes the bracket, not the sentence.
        return not bracket_in_sentence or after[0].isupper()
    return _full_stop_ends(text, start, match, after, rules)


def _full_stop_ends(text: str, start: int, match: re.Match[str], after: str, rules: Abbreviations) -> bool:
    stop = match.start("stop")
    found = _TOKEN_BEFORE.search(text, max(start, stop - _LONGEST_TOKEN), stop)
    token = found.group().lstrip(_OPENING) if found else ""
    word = token.lower()
    token_start = stop - len(token)
    before = text[max(start, token_start - _LONGEST_TOKEN) : token_start].split()
    previous = before[-1].lower().strip(_OPENING) if before else ""
    following = re.match(r"[^\W_]+(?:['’][^\W_]+)*", after)
    opener = bool(following) and following.group().lower().replace("’", "'") in rules.openers  # type: ignore[union-attr]
    if not before and _ENUMERATOR.match(token):
        return False  # "1. Take the tablet": a list's own number
    if len(token) == 1 and token.isupper() and text[token_start - 1 : token_start] == "/":
        return True  # "138 mmol/L. K is low": a unit, no initial
    if len(token) == 1 and token.isupper():
        return bool(match["close"].strip()) or _single_capital_ends(previous, opener, rules, token)
    if match["close"].strip():
        return word not in rules.never_last
    if (
        word in rules.never_last
        or token in _BEFORE_NAMES
        or (len(token) == 1 and token.isalpha() and _SPACED_ABBREVIATION.match(after))
    ):
        return False  # also "z. B."
    if (word in rules.before_number or word in rules.before_letter) and _NUMBER.match(after):
        return False
    if word in rules.before_letter and _SINGLE_CAPITAL.match(after) and not previous[-1:].isdigit():
        return False  # "Sec. B", but not "5 sec. I waited"
    if word in rules.may_be_last or _ACRONYM.match(token):
        return opener or not (following or after[0].isdigit())
    if rules is GERMAN and token.isdigit():
        return bool(following) and following.group().lower() not in _GERMAN_MONTHS and opener  # type: ignore[union-attr]
    if rules is GERMAN and word.endswith("str"):
        return not after[0].isdigit()
    return True


def _single_capital_ends(previous: str, opener: bool, rules: Abbreviations, token: str) -> bool:
    """Tell "vitamin C. Take it" and "than I. He left" from the initial in "J. Smith"."""
    if previous in rules.labels:
        return True
    if token == "I" and rules is ENGLISH:
        return previous not in ("", "mr", "mr.")
    return opener
