"""Plain words and phrases for hard ones, out of the table `reader/plain/data/words.tsv`.

A row of the table is a rule: the word, its kind, the plain word, guards, the source, a sentence that the rule must
change, as "It weighs [approximately|about] 5 kg.", and one that it must not (none: the word as a name). A plain phrase
that ends in "+VB" or another verb tag takes the next word, a verb, in that form: "is capable of" with "can +VB".

Kinds: v verb, n noun, a adjective, r adverb, p phrase, taken as it stands; e an event that a noun tells, "death", with
the verb that tells it, "died": "until his death" becomes "until he died". Guards, all of which must hold:

    first, last             at the start of the sentence; before a mark or at its end
    obj, noobj, nopass      the verb has an object; has none; is not passive
    obj=..., obj!=...       the object, or what a passive verb acts on, is one of these words; is none of them
    next=..., prev=...      the neighbour is one of these words; != none of them; "digit" is any number,
                            "comma" a comma
    nextnoun=plural|any     a noun follows within three words
    tag=..., prevtag=..., nexttag=...
                            the word's tag, or that of a neighbour, is one of these; != none of them
    label=..., subj=..., pobj=...
                            the arc from its head, the verb's subject, the preposition's object is one of these
    then=...                the word stands among the next eight
    near=..., near!=...     the word, its plural, or a compound that ends in it, is among the six before or behind
    within=..., within!=... the same, anywhere in the sentence
    direct=yes              the next word is the noun itself, and no other noun follows it
    once=...                the word stands only once from here on
    plural, sing, one       the noun's number; "one": the verb's subject is one person or thing
    noonly                  no "only" stands before it
    det                     the noun has an article or a possessive
    noconj                  nothing is joined to it with "and" or "or"
    afterverb               a verb with a tense stands before it
    nocomma                 no comma stands before it
    toverb, ofverb          "to" with a verb follows; "of" with a verb in -ing follows
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.plain.faithful.words import stem
from reader.plain.simplify.draft import Edit, Line, Piece, words_of
from reader.plain.simplify.grade import count_syllables
from reader.plain.simplify.inflection import FORMS_OF_BE, inflect_verb, plural, verb_lemma
from reader.plain.simplify.tree import FINITE, Tree

_TABLE = Path(__file__).parent.parent / "data" / "words.tsv"
SOURCES = {
    "FPLG": "Federal Plain Language Guidelines (US government, public domain), as collected in retext-simplify",
    "own": "Plainspoken",
}
_TAGS = {"v": ("VB", "VBD", "VBN", "VBG", "VBZ", "VBP"), "n": ("NN", "NNS"), "a": ("JJ", "JJR", "JJS"), "r": ("RB",)}


@dataclass(frozen=True, slots=True)
class WordRule:
    """One row of the table."""

    word: str
    kind: str
    plain: str
    guards: tuple[str, ...]
    source: str
    changes: str
    keeps: str

    @property
    def name(self) -> str:
        """The rule's name, as readers see it."""
        return f"{'phrase' if self.kind == 'p' else 'word'}:{self.word}"


@cache
def load_words() -> tuple[WordRule, ...]:
    """Return the rows of the table."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return tuple(WordRule(row[0], row[1], row[2], tuple(row[3].split()), *row[4:7]) for row in rows)


Index = dict[str, list[tuple[WordRule, tuple[str, ...]]]]
"""Rules by the word that they may act on, a phrase by its first two, each with the words that it takes."""


@cache
def _index_all() -> Index:
    return index_rules(load_words())


def index_rules(rules: Iterable[WordRule]) -> Index:
    """Return rules by the word that they may act on, a phrase by its first two; the longest phrases first."""
    table: Index = {}
    for rule in rules:
        words = tuple(rule.word.split(" "))
        words = ("", "", *words) if rule.kind == "e" else words
        for form in _forms(rule):
            table.setdefault(form, []).append((rule, words))
    for found in table.values():
        found.sort(key=lambda pair: -len(pair[1]))
    return table


def find_plainer(form: str) -> list[str]:
    """Return the plain words of the table for a noun in one of its forms."""
    rules = (rule for rule, words in _index_all().get(form, ()) if len(words) == 1 and rule.plain)
    return [rule.plain for rule in rules if rule.kind in ("n", "p")]


def _forms(rule: WordRule) -> set[str]:
    if rule.kind == "v":
        return {form for tag in _TAGS["v"] if (form := inflect_verb(rule.word, tag))}
    if rule.kind == "n":
        return {rule.word, plural(rule.word)}
    if rule.kind == "e":
        return set(_WHEN)
    return {" ".join(rule.word.split(" ")[:2])}


_WHEN = {"after": "after", "following": "after", "before": "before", "until": "until", "upon": "when", "on": "when"}
_WHO = {"his": "he", "her": "she", "their": "they", "its": "it"}


def replace_words(
    tree: Tree, line: Line, quoted: frozenset[int], table: Index | None = None
) -> Iterator[tuple[Line, int]]:
    """Yield the line with one word or phrase made plain, once for each that can be, with its place.

    Names and what stands in quotation marks are left alone. `table` are the rules to use,
    all of them where none is given.
    """
    table = _index_all() if table is None else table
    for at, piece in enumerate(line.pieces):
        for rule, words in _rules_at(table, line, at) if _is_untouched(piece, tree) else ():
            size = len(words) + ("+" in rule.plain)
            plain = None if quoted.intersection(_covered(piece, size)) else _apply(tree, line, at, rule, words)
            if plain is not None:
                yield _put(line, at, size, rule, plain), piece.place
                break


def _is_untouched(piece: Piece, tree: Tree) -> bool:
    """Whether a piece still is the source's own word: what a row put in is not changed again."""
    return piece.place >= 0 and piece.text.lower() == tree.tokens[piece.place].text.lower()


def _rules_at(table: Index, line: Line, at: int) -> Iterator[tuple[WordRule, tuple[str, ...]]]:
    """Yield the rules for what stands at a place, those of phrases first."""
    word = line.pieces[at].text.lower()
    if at + 1 < len(line.pieces):
        yield from table.get(f"{word} {line.pieces[at + 1].text.lower()}", ())
    yield from table.get(word, ())


def _covered(piece: Piece, size: int) -> range:
    return range(piece.place, piece.place + size)


def _put(line: Line, at: int, size: int, rule: WordRule, plain: str) -> Line:
    taken = line.pieces[at : at + size]
    before = " ".join(piece.text for piece in taken)
    if before[0].isupper() and plain:
        plain = plain[0].upper() + plain[1:]
    new = (Piece(plain, taken[0].place),) if plain else ()
    return Line(line.pieces[:at] + new + line.pieces[at + size :], (*line.edits, Edit(rule.name, before, plain)))


def _apply(tree: Tree, line: Line, at: int, rule: WordRule, words: tuple[str, ...]) -> str | None:
    place = line.pieces[at].place
    taken = line.pieces[at : at + len(words)]
    if [p.place for p in taken] != list(_covered(taken[0], len(words))):
        return None
    if rule.kind == "p" and any(p.text.lower() != word for p, word in zip(taken, words, strict=True)):
        return None
    if rule.kind == "e":
        told = _tell_event(tree, line, at, rule, words)
        return told if told and _guarded(tree, line, at, rule, len(words)) else None
    if rule.kind != "p" and tree.tags[place] not in _TAGS[rule.kind]:
        return None
    if (taken[0].text[0].isupper() and at > 0) or any(p.text[0].isupper() for p in taken[1:]):
        return None
    if any(tree.tags[p.place] in ("NNP", "NNPS") for p in taken) or not _guarded(tree, line, at, rule, len(words)):
        return None
    if _is_meant_as_word(tree, place) or _is_defined(tree, place) or _is_abbreviated(tree, place, len(words)):
        return None
    if rule.kind == "p" and _has_other_form(tree, place, rule):
        return None
    if (rule.kind in ("n", "a", "r") or (rule.kind == "p" and len(words) == 1)) and not _is_alike_elsewhere(
        tree, line, at, rule
    ):
        return None
    plain = _with_verb(tree, line, at + len(words), rule) if "+" in rule.plain else _inflected(tree, place, rule)
    if plain and _meets_itself(tree, place, len(words) + ("+" in rule.plain), plain):
        return None
    if plain and _echoes(tree, place, len(words) + ("+" in rule.plain), plain):
        return None
    if plain and rule.kind == "a" and tree.lower[place - 1 : place] in (("more",), ("most",)) and _is_short(plain):
        return None  # "more fortunate" would be "more lucky", not "luckier"
    if plain and rule.kind == "p" and not _fits_helper(tree, place, plain):
        return None
    if plain and _ends_otherwise(tree, place + len(words), plain):
        return None
    return None if plain is not None and _repeats(tree, plain, rule) else plain


_MANY = frozenset("many several various different most some few".split())


def _has_other_form(tree: Tree, place: int, rule: WordRule) -> bool:
    """Whether a phrase opens with a participle or a number that the place does not take: "all that she regarded as"."""
    word = rule.plain.split(" ")[0]
    if word in _MANY and tree.lower[max(0, place - 2) : place] in (("there", "is"), ("there", "was")):
        return True  # "there is a large number of" would be "there is many"
    end = place + len(rule.word.split(" "))
    if rule.plain.split(" ")[-1] in _MANY and tree.tags[end : end + 1] in (("DT",), ("PRP$",)):
        return True  # "a considerable number of the houses" would be "many the houses"
    if word in _FINITE_ONLY and tree.lower[0] in ("do", "does", "did"):
        return True  # "do they have the ability to" would be "do they can"
    is_participle = verb_lemma(word, "VBN") is not None and not (verb_lemma(word, "VBD") or verb_lemma(word, "VB"))
    return is_participle and place > 0 and tree.tags[place - 1] == "PRP" and not tree.auxiliaries(place)


_NAMING = frozenset("term terms word words phrase called named titled termed dubbed".split())
_MEANING = (("known", "as"), ("referred", "to", "as"), ("refers", "to"), ("refer", "to"), ("referring", "to"))


def _is_meant_as_word(tree: Tree, place: int) -> bool:
    """Whether the word itself is spoken of, or what it means: "the term vision", "called an asylum"."""
    if tree.tags[place] in FINITE:
        return False
    before = tree.lower[max(0, place - 5) : place]
    before = before[:-1] if before[-1:] and before[-1] in ("a", "an", "the") else before
    return bool(before) and (before[-1] in _NAMING or any(before[-len(words) :] == words for words in _MEANING))


def _is_defined(tree: Tree, place: int) -> bool:
    """Whether the sentence says what the word means: "A laboratory is a place where …"."""
    verb, first = tree.heads[place], tree.lower[0]
    is_subject = tree.labels[place] == "nsubj" and tree.tags[place] in ("NN", "NNS")
    if place > 2 or not is_subject or first not in ("a", "an", tree.lower[place]):
        return False
    return tree.lower[verb] in ("is", "are") and tree.child(verb, "attr") is not None


_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9-]*[A-Z0-9]s?")


def _is_abbreviated(tree: Tree, place: int, size: int) -> bool:
    """Whether letters in brackets stand for the word, alone or with the nouns behind it: "gastric cancer (GC)"."""
    end = place + size
    while end < len(tree.tags) and end < place + size + 3 and tree.tags[end] in ("NN", "NNS", "JJ", "NNP"):
        end += 1
    behind = [token.text for token in tree.tokens[end : end + 2]]
    if len(behind) < 2 or behind[0] != "(" or not _ABBREVIATION.fullmatch(behind[1]):
        return False
    return end == place + size or tree.lower[place][0].upper() in behind[1]


def _is_alike_elsewhere(tree: Tree, line: Line, at: int, rule: WordRule) -> bool:
    """Whether a word can be made plain wherever it stands, so that one thing keeps one name."""
    forms, place = (rule.word, plural(rule.word) if rule.kind == "n" else ""), line.pieces[at].place
    others = [p for p, word in enumerate(tree.lower) if word in forms and p != place]
    return all(_inflected(tree, p, rule) and _holds_all(tree, line, at, p, p + 1, rule) for p in others)


def _ends_otherwise(tree: Tree, after: int, plain: str) -> bool:
    """Whether a possessive would stand badly behind the plain word: "people' lives"."""
    mark = tree.tokens[after].text if after < len(tree.tokens) and tree.tags[after] == "POS" else ""
    return bool(mark) and (len(mark) == 1) != plain.endswith("s")


_HELPERS = frozenset("have has had having 've be been being is are was were to do does did not n't".split())
_FINITE_ONLY = frozenset("is are was were am has does did can could may might will would must should".split())


def _fits_helper(tree: Tree, place: int, plain: str) -> bool:
    """Whether a phrase may stand behind "has", "can" or "to", if one stands there: not "has was interested in"."""
    before, verb = place - 1, plain.split(" ")[0]
    if before >= 0 and tree.tags[before] == "RB" and verb in FORMS_OF_BE and tree.lower[place] not in FORMS_OF_BE:
        return False  # "they often remain in use" would be "they often are still in use"
    while before > 0 and tree.tags[before] == "RB" and tree.lower[before] not in _HELPERS:
        before -= 1
    if before < 0 or (tree.lower[before] not in _HELPERS and tree.tags[before] != "MD"):
        return True
    if verb == "be" and tree.lower[before] in ("do", "does", "did"):
        return False  # "did not differ from" would be "did not be different from"
    return verb not in _FINITE_ONLY and not (verb_lemma(verb, "VBD") and not verb_lemma(verb, "VBN"))


def _is_short(plain: str) -> bool:
    return " " not in plain and (count_syllables(plain) == 1 or plain.endswith("y"))


def _meets_itself(tree: Tree, place: int, size: int, plain: str) -> bool:
    """Whether the plain word would stand beside itself or its kin: "film film", "loyalist loyalty"."""
    words = plain.lower().split(" ")
    before, after = tree.lower[max(0, place - 1) : place], tree.lower[place + size : place + size + 1]
    pairs = [(word, words[0]) for word in before] + [(word, words[-1]) for word in after]
    return any(a == b or (len(a) >= _KIN and a[:_KIN] == b[:_KIN]) for a, b in pairs)


_KIN = 5
"""As many letters at the start make two words kin."""
_EARSHOT = 7
_SHORTEST_HEARD = 4
_UNHEARD = frozenset(
    "also been being both called each even from have into just less like many more most much need next only over part "
    "past some such than that them then they this time times upon very well were what when with year years".split()
)
"""Words that may well come again: they are heard everywhere."""


def _echoes(tree: Tree, place: int, size: int, plain: str) -> bool:
    """Whether a word of the same stem stands near: "people who are people", "followed by its followers"."""
    told = (word for word in plain.lower().split(" ") if word not in _SHARED | _UNHEARD)
    stems = {stem(word) for word in told if len(word) >= _SHORTEST_HEARD}
    taken = {stem(word) for word in tree.lower[place : place + size]}
    around = (*tree.lower[max(0, place - _EARSHOT) : place], *tree.lower[place + size : place + size + _EARSHOT])
    return bool((stems - taken) & {stem(word) for word in around})


_JOINED_VERBS = frozenset((("CC", "VBG"), (",", "VBG"), ("CC", "VB")))


def _with_verb(tree: Tree, line: Line, at: int, rule: WordRule) -> str | None:
    """Return the plain phrase with the verb that stands next, in the form that the phrase asks for."""
    phrase, _, form = rule.plain.rpartition("+")
    if at >= len(line.pieces) or line.pieces[at].place != line.pieces[at - 1].place + 1:
        return None
    place = line.pieces[at].place
    lemma = verb_lemma(tree.lower[place], tree.tags[place]) if tree.tags[place] in ("VB", "VBG") else None
    if lemma in (None, "be", "have") or tree.child(place, "conj", "cc") is not None:
        return None  # "capable of swimming and flying": the second verb would keep its form
    if any(pair in _JOINED_VERBS for pair in itertools.pairwise(tree.tags[place:])):
        return None  # "capable of walking long ways and climbing trees"
    verb = inflect_verb(lemma, form)
    return f"{phrase}{verb}" if verb else None


def _tell_event(tree: Tree, line: Line, at: int, rule: WordRule, words: tuple[str, ...]) -> str | None:
    """Return "until he died" for "until his death", in a sentence that tells of the past."""
    taken = words_of(line.pieces[at : at + len(words)])
    root = next((place for place, head in enumerate(tree.heads) if head < 0), None)
    if taken[2:] != list(words[2:]) or taken[1] not in _WHO or root is None or tree.tense(root) != "past":
        return None
    following = tree.lower[line.pieces[at].place + len(words) :][:1]
    if following and (
        following[0] in ("of", "and", "or", "through") or tree.tags[line.pieces[at].place + len(words)] in ("NN", "NNS")
    ):
        return None
    who = _WHO[taken[1]]
    plain = rule.plain.replace("was ", "were ") if who == "they" else rule.plain
    return f"{_WHEN[taken[0]]} {who} {plain}"


_OF_CLAUSES = frozenset(
    "show demonstrate find discover observe notice indicate reveal ensure anticipate ascertain assert announce "
    "conclude reckon acknowledge confirm assume estimate maintain note realize recognize stress report state".split()
)
_IN_PHRASE = frozenset("DT PRP$ CD JJ JJR JJS NN NNS NNP NNPS POS RB VBN HYPH".split())


def _meets_verb(tree: Tree, place: int) -> bool:
    """Whether a second verb with a tense follows the words behind a past: "the A2 restricted cell was lost"."""
    behind = itertools.dropwhile(lambda tag: tag in _IN_PHRASE, tree.tags[place + 1 :])
    return next(behind, "") in FINITE and verb_lemma(tree.lower[place], "VBD") not in _OF_CLAUSES


def _follows_of_which(tree: Tree, place: int) -> bool:
    """Whether what looks like a verb is what the clause speaks of: "on the basis of which attempts were made"."""
    return place > 1 and tree.lower[place - 1] == "which" and tree.tags[place - 2] == "IN"


_NEEDS_OBJECT = frozenset("into for at about of on to".split())
_PARTICLES = frozenset("up out off away back down in over aside together again".split())


def _is_clumsy(tree: Tree, place: int, plain: str) -> bool:
    """Whether a verb of two words would stand badly: "used up it", "set aside aside", "look into at first hand"."""
    last = plain.split(" ")[-1]
    if last in _NEEDS_OBJECT and tree.tags[place + 1 : place + 2] == ("IN",):
        return True
    if last in _PARTICLES and any(tree.tags[o] == "PRP" for o in _objects(tree, place)):
        return True
    return last != plain and tree.lower[place + 1 : place + 2] == (last,)


_HAVING = frozenset("has have had having".split())
_FARTHEST_HAVE = 8


def _may_be_misread(tree: Tree, place: int, rule: WordRule) -> bool:
    """Whether a form that is both past and participle may be tagged wrong, and the plain verb has two forms."""
    if inflect_verb(rule.plain, "VBD") == inflect_verb(rule.plain, "VBN"):
        return False
    if tree.tags[place] == "VBN":
        return not tree.auxiliaries(place) and tree.lower[place + 1 : place + 2] != ("by",)
    if tree.lower[place - 1] == "," and _HAVING.intersection(tree.lower[max(0, place - _FARTHEST_HAVE) : place]):
        return True  # "we have, for the first time, shown"
    joined = tree.labels[place] == "conj"
    if joined and tree.tags[tree.heads[place]] == "VBN":
        return True  # "worn away and obscured"
    return tree.subject(place) is None and not joined


def _repeats(tree: Tree, plain: str, rule: WordRule) -> bool:
    """Whether a plain noun or adjective stands in the sentence already, so that two things would have one name.

    For a noun a word of the same stem is enough: "pleasant-smelling smells".
    """
    plain = plain.lower()
    if rule.kind in ("n", "p") and " " in plain:
        told = (word for word in plain.split(" ") if len(word) >= _LONG and word not in _SHARED)
        return any(word in tree.lower and word not in rule.word for word in told)
    if rule.kind == "n" and len(rule.plain) >= _SHORTEST_STEM:
        return any(word.startswith(rule.plain) and not word.startswith(rule.word) for word in tree.lower)
    told_once = rule.kind in ("n", "a", "r") or (plain in _ONCE and plain not in rule.word)
    told_once = told_once or (rule.kind == "v" and len(plain) >= _LONG_VERB)
    return told_once and plain in tree.lower


_ONCE = frozenset("also many several often usually still very".split())
_SHORTEST_STEM, _LONG, _LONG_VERB = 4, 5, 6
_SHARED = frozenset(
    "about after again because before between could during every first later other their there these those under "
    "until which while where would".split()
)
"""Long words that may well come twice in a sentence."""


def _inflected(tree: Tree, place: int, rule: WordRule) -> str | None:
    tag, word = tree.tags[place], tree.lower[place]
    if rule.kind == "v":
        if tree.labels[place] in ("amod", "compound") or verb_lemma(word, tag) != rule.word:
            return None
        if (tag == "VBD" and _meets_verb(tree, place)) or _follows_of_which(tree, place):
            return None
        alike = inflect_verb(rule.word, "VBD") == inflect_verb(rule.word, "VBN")
        if tag in ("VBD", "VBN") and alike and _may_be_misread(tree, place, rule):
            return None
        return None if _is_clumsy(tree, place, rule.plain) else inflect_verb(rule.plain, tag)
    if rule.kind == "n":
        if tree.labels[place] == "compound":
            return None
        return rule.plain if tag == "NN" and word == rule.word else plural(rule.plain) if tag == "NNS" else None
    return rule.plain


# --- guards ---


def _guarded(tree: Tree, line: Line, at: int, rule: WordRule, size: int) -> bool:
    place = line.pieces[at].place
    return _holds_all(tree, line, at, place, place + size, rule)


def _holds_all(tree: Tree, line: Line, at: int, place: int, after: int, rule: WordRule) -> bool:
    return all(_holds(tree, line, at, place, after, guard) for guard in rule.guards)


def _holds(tree: Tree, line: Line, at: int, place: int, after: int, guard: str) -> bool:
    name, sign, value = _parse_guard(guard)
    if not sign:
        return _SIMPLE[name](tree, line, at, place, after)
    found = _FACTS[name](tree, place, after)
    wanted = value.split(",")
    is_one = bool(found & set(wanted))
    return is_one if sign == "=" else not is_one


@cache
def _parse_guard(guard: str) -> tuple[str, str, str]:
    name, sign, value = guard.partition("!=" if "!=" in guard else "=")
    return name, sign, value


def _word_at(tree: Tree, place: int) -> set[str]:
    if not 0 <= place < len(tree.tokens):
        return set()
    word = tree.lower[place]
    return {word, "digit"} if word[0].isdigit() else {_spelt(word)}


def _spelt(mark: str) -> str:
    """Return a word or a tag as guards write it, whose lists are parted by commas."""
    return "comma" if mark == "," else mark


def _objects(tree: Tree, place: int) -> list[int]:
    return tree.children(place, ("dobj", "ccomp", "xcomp", "dative", "attr"))


def _acted_on(tree: Tree, place: int) -> list[int]:
    """Return what a passive verb acts on, which is its subject."""
    return tree.children(place, ("nsubjpass",))


def _behind_preposition(tree: Tree, place: int, after: int) -> list[int]:
    """Return what hangs on a preposition among the words, or on one that hangs on them."""
    words = [*range(place, after), *(c for p in range(place, after) for c in tree.children(p, ("prep",)))]
    return [o for word in words for o in tree.children(word, ("pobj",)) if o >= after]


def _next_noun(tree: Tree, after: int) -> set[str]:
    for place in range(after, min(after + 4, len(tree.tags))):
        tag = tree.tags[place]
        if tag in ("NN", "NNS", "NNP", "NNPS") and tree.tags[place + 1 : place + 2][:1] not in (("NN",), ("NNS",)):
            return {"any", "plural"} if tag == "NNS" else {"any"}
        if tag not in ("JJ", "NN", "RB", "VBN", "VBG", "JJR", "NNP"):
            return set()
    return set()


_SIMPLE: dict[str, Callable[[Tree, Line, int, int, int], bool]] = {
    "first": lambda tree, line, at, place, after: at == 0,
    "last": lambda tree, line, at, place, after: after >= len(tree.tokens) or tree.tokens[after].text in ",.;:!?",
    "obj": lambda tree, line, at, place, after: (
        any(tree.labels[o] in ("dobj", "dative") for o in _objects(tree, place)) or _is_passive(tree, place)
    ),
    "noobj": lambda tree, line, at, place, after: not _objects(tree, place) and not _is_passive(tree, place),
    "nopass": lambda tree, line, at, place, after: not _is_passive(tree, place),
    "plural": lambda tree, line, at, place, after: tree.tags[place] == "NNS",
    "noonly": lambda tree, line, at, place, after: "only" not in tree.lower[:place],
    "det": lambda tree, line, at, place, after: tree.child(place, "det", "poss") is not None,
    "noconj": lambda tree, line, at, place, after: tree.child(place, "conj") is None,
    "one": lambda tree, line, at, place, after: _is_one(tree, place, after),
    "afterverb": lambda tree, line, at, place, after: any(tag in FINITE for tag in tree.tags[:place]),
    "sing": lambda tree, line, at, place, after: tree.tags[place] == "NN",
    "nocomma": lambda tree, line, at, place, after: "," not in tree.lower[:place],
    "toverb": lambda tree, line, at, place, after: tree.tags[after : after + 2] == ("TO", "VB"),
    "ofverb": lambda tree, line, at, place, after: (
        tree.lower[after : after + 1] == ("of",) and tree.tags[after + 1 : after + 2] == ("VBG",)
    ),
}
_FACTS: dict[str, Callable[[Tree, int, int], set[str]]] = {
    "next": lambda tree, place, after: _word_at(tree, after),
    "prev": lambda tree, place, after: _word_at(tree, place - 1),
    "obj": lambda tree, place, after: {tree.lower[o] for o in (*_objects(tree, place), *_acted_on(tree, place))},
    "tag": lambda tree, place, after: {tree.tags[place]},
    "then": lambda tree, place, after: set(tree.lower[after : after + 8]),
    "near": lambda tree, place, after: _near(tree, place, after),
    "within": lambda tree, place, after: _alike(set(tree.lower)),
    "direct": lambda tree, place, after: _is_direct(tree, after),
    "once": lambda tree, place, after: {word for word in tree.lower[place:] if tree.lower[place:].count(word) == 1},
    "pobj": lambda tree, place, after: {tree.lower[o] for o in _behind_preposition(tree, place, after)},
    "nexttag": lambda tree, place, after: set(tree.tags[after : after + 1]),
    "label": lambda tree, place, after: {tree.labels[place]},
    "subj": lambda tree, place, after: {tree.lower[s] for s in _subjects(tree, place, after)},
    "prevtag": lambda tree, place, after: {_spelt(tree.tags[place - 1])} if place else set(),
    "nextnoun": lambda tree, place, after: _next_noun(tree, after),
}


GUARDS = (frozenset(_SIMPLE), frozenset(_FACTS))
"""The names of the guards that stand alone, and of those with a list of words."""


def _near(tree: Tree, place: int, after: int) -> set[str]:
    around = (*range(max(0, place - 6), place), *range(after, min(after + 6, len(tree.tokens))))
    return _alike(set().union(*(_word_at(tree, at) for at in around)))


def _alike(words: set[str]) -> set[str]:
    """Return words with the last parts of compounds, and plurals without their "s"."""
    words = words | {word.rpartition("-")[2] for word in words}
    return words | {word[:-1] for word in words if word.endswith("s")}


def _is_direct(tree: Tree, after: int) -> set[str]:
    tags = tree.tags[after : after + 2]
    return {"yes"} if tags[:1] in (("NN",), ("NNS",)) and tags[1:] not in (("NN",), ("NNS",), ("NNP",)) else set()


def _subjects(tree: Tree, place: int, after: int) -> list[int]:
    return [s for verb in range(place, after) if (s := tree.subject(verb)) is not None]


def _is_one(tree: Tree, place: int, after: int) -> bool:
    """Whether the subject is one person or thing."""
    subjects = _subjects(tree, place, after)
    return bool(subjects) and all(
        (tree.tags[s] in ("NN", "NNP") or tree.lower[s] in ("he", "she", "it")) and tree.child(s, "conj", "cc") is None
        for s in subjects
    )


def _is_passive(tree: Tree, place: int) -> bool:
    return tree.child(place, "auxpass", "nsubjpass") is not None
