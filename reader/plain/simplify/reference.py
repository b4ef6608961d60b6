"""How a second sentence names what the first one spoke of: a pronoun, a name again, "the castle", "these birds"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from reader.plain.simplify.tree import Tree

_THINGS = Path(__file__).parent.parent / "data" / "things.txt"

PRONOUNS = frozenset("i he she it we they you".split())
# A thing named with one of these cannot be spoken of again as "the ...": "each house", "no house".
_TOO_VAGUE = frozenset(
    "aim aims purpose objective goal something someone anything anyone everything everyone nothing thing one lot way "
    "type types kind kinds sort sorts rest dozens hundreds thousands millions".split()
)
_CITING = frozenset("term word name phrase".split())
_UNNAMEABLE = frozenset("each every no any either neither another few little only what which whatever whose".split())
_KEPT_DETERMINERS = frozenset("the my your his her its our their this".split())
_LONGEST_NAME = 4
_SMALL = frozenset("the a an in on at by for from of and but or as when while after before since to with if".split())
_ERAS = frozenset("bc ad bce ce am pm".split())


def refer(tree: Tree, noun: int, pointing: bool = False) -> tuple[str, bool] | None:
    """Return words that name a noun phrase again and whether they are plural, or None where none are safe.

    `pointing` says "this castle" where another thing may have been spoken of since.
    """
    tag, word = tree.tags[noun], tree.lower[noun]
    if tag == "PRP":
        if word not in PRONOUNS or pointing:
            return None
        if tree.child(noun, "conj") is not None:
            return ("they", True) if word in ("he", "she", "it", "they") else None
        return "I" if word == "i" else word, word in ("we", "they", "you")
    if not pointing and word in ("many", "most", "some", "several") and tree.lower[noun + 1 : noun + 2] == ("of",):
        return _refer_to_part(tree, noun)
    if word in _TOO_VAGUE or (noun > 0 and tree.lower[noun - 1] in _CITING and tree.labels[noun] != "nsubj"):
        return None  # "the Spanish term platina": the word, and not what it names
    if word in _NATIONS and tree.lower[noun - 1] == "the":
        return None if pointing else ("they", True)
    if tree.lower[noun + 1 : noun + 2] == (":",):
        return None  # "Conclusions: We made a model": the label
    if not tree.tokens[noun].text[0].isalnum():
        return None  # "the Test®"
    if _is_part_of_word(tree, noun) or tree.lower[noun + 1 : noun + 2] in (('"',), ("”",), ("'",), ("’",)):
        return None
    if tag == "NN" and tree.tags[noun + 1 : noun + 2] in (("NNP",), ("NNPS",)):
        return None  # "the Ely Quality System": the end of the name was cut off
    if not pointing and tag in ("NN", "NNP") and is_thing(tree, noun):
        return "it", False
    if not pointing and tag == "NNP" and _names_thing(tree, noun):
        return "it", False
    person = None if pointing or tag != "NNP" else name_person(tree, noun)
    if person is not None:
        return person, False
    if tag not in ("NN", "NNS", "NNP", "NNPS") or any(tree.lower[c] in _UNNAMEABLE for c in tree.kids[noun]):
        return None
    if tree.child(noun, "conj") is not None:
        return _refer_to_several(tree, noun, pointing)
    if tag in ("NNS", "NNPS"):
        return _refer_to_many(tree, noun, pointing)
    if tag == "NNP":
        name = _name(tree, noun)
        return (name, False) if name else None
    return _refer_to_one(tree, noun, pointing)


def _is_part_of_word(tree: Tree, noun: int) -> bool:
    """Whether the noun is one side of a slash, or the second word of a species: "seed/grain", "P. penguin"."""
    around = (*tree.lower[max(0, noun - 1) : noun], *tree.lower[noun + 1 : noun + 2])
    return "/" in around or _INITIAL.search(tree.text[: tree.tokens[noun].start]) is not None


_INITIAL = re.compile(r"\b[A-Z]\. $")


@cache
def load_things() -> frozenset[str]:
    """Return nouns that name a thing, a place or a group, and never one person."""
    return frozenset(_THINGS.read_text(encoding="utf-8").split())


def is_thing(tree: Tree, noun: int) -> bool:
    """Tell whether the sentence itself says that the subject is a thing: "Oslo is a city"."""
    verb = tree.heads[noun]
    if tree.labels[noun] != "nsubj" or tree.lower[verb] not in ("is", "was") or tree.child(noun, "conj") is not None:
        return False
    told = tree.child(verb, "attr")
    if told is None or told < verb or tree.tags[told] != "NN" or tree.lower[told + 1 : told + 2] == ("and",):
        return False  # "a film and theatre director": the parser may have cut a list of jobs
    return tree.lower[told] in load_things() and tree.child(told, "conj") is None


def _names_thing(tree: Tree, noun: int) -> bool:
    """Tell whether a subject's name itself says that it is a thing: "the Oslo Railway", "the Feast of the Heart"."""
    verb, root = tree.heads[noun], tree.tags[noun + 1 : noun + 2]
    if tree.labels[noun] not in ("nsubj", "nsubjpass") or tree.heads[verb] >= 0 or tree.child(noun, "conj") is not None:
        return False
    if tree.lower[noun] not in load_things() | _NAMED_THINGS or root == ("NNP",):
        return False
    others = (p for p in tree.subtree(noun) if p > noun and tree.tags[p] in ("VBD", "VBZ", "CC", "WDT", "WP"))
    return any(tree.lower[c] == "the" for c in tree.kids[noun]) and not any(others)


_NAMED_THINGS = frozenset(
    "feast act convention sea ocean railroad line cathedral army navy project model palace abbey temple "
    "theatre theater hotel forest channel gulf cape mill fort prison council parliament senate congress "
    "committee bureau foundation society association orchestra corps regiment brigade legion fleet "
    "squadron declaration charter accord pact crisis revolution conference summit olympics derby marathon "
    "mission telescope equation".split()
)


_HE, _SHE = frozenset("he his him himself".split()), frozenset("she her hers herself".split())
_WOMEN = frozenset(
    "woman mother wife daughter sister queen princess empress duchess actress goddess girl aunt nun".split()
)
_MEN = frozenset("man father husband son brother king prince emperor duke god boy uncle monk actor".split())


def name_person(tree: Tree, noun: int) -> str | None:
    """Return "he" or "she" where the sentence says so of its subject: "Ann Lee is a painter known for her maps"."""
    verb = tree.heads[noun]
    if tree.labels[noun] != "nsubj" or tree.heads[verb] >= 0 or tree.lower[verb] not in ("is", "was"):
        return None
    told, words = tree.child(verb, "attr"), set(tree.lower[noun:])
    if told is None or told < verb or tree.tags[told] != "NN" or tree.lower[told] in load_things():
        return None
    if tree.child(noun, "conj") is not None or bool(words & _HE) == bool(words & _SHE):
        return None
    is_he = bool(words & _HE)
    if tree.lower[told] in (_WOMEN if is_he else _MEN) or _speaks_of_another(tree, noun):
        return None
    return "he" if is_he else "she"


def _speaks_of_another(tree: Tree, noun: int) -> bool:
    """Whether a "his" or "her" stands in what is said of another name: "the mother of Bo, who lost his arm"."""
    others = (p for p, tag in enumerate(tree.tags) if tag == "NNP" and p > tree.heads[noun])
    spans = [tree.subtree(c) for p in others for c in tree.kids[p] if tree.labels[c] in ("relcl", "acl", "appos")]
    return any(tree.lower[p] in _HE | _SHE for span in spans for p in span)


_NATIONS = frozenset("french british english irish welsh dutch spanish swiss chinese japanese portuguese".split())


def _refer_to_part(tree: Tree, word: int) -> tuple[str, bool] | None:
    """Return "they" for "many of these officers"."""
    whole = tree.child(word + 1, "pobj")
    return ("they", True) if whole is not None and tree.tags[whole] in ("NNS", "NNPS") else None


def _refer_to_several(tree: Tree, noun: int, pointing: bool) -> tuple[str, bool] | None:
    joined_by = {tree.lower[c] for c in tree.children(noun, ("cc", "preconj"))}
    if all(tree.tags[p] == "NN" for p in (noun, *tree.children(noun, ("conj",)))) and not _are_many(tree, noun):
        return None  # "his teacher and mentor, Bo Ek, allowed": one man
    return ("they", True) if joined_by == {"and"} and not pointing else None


def _are_many(tree: Tree, noun: int) -> bool:
    """Whether an article of its own, or the verb, says that two nouns are two."""
    second = tree.children(noun, ("conj",))
    own = any(tree.child(p, "det", "poss") is not None for p in second) or tree.child(noun, "det", "poss") is None
    verb = tree.heads[noun]
    finite = tree.first_auxiliary(verb) if verb >= 0 else noun
    return own or tree.tags[finite] == "VBP" or tree.lower[finite] == "were"


_PEOPLE = re.compile(r"(?:[eo]rs|ists|ians|men|people|children|students|troops|parents|kings|queens|monks|experts)$")


def _refer_to_many(tree: Tree, noun: int, pointing: bool) -> tuple[str, bool] | None:
    if not pointing:
        if noun == 0:
            return "they", True  # "Mammals have lungs": all of them
        if tree.lower.count(tree.lower[noun]) > 1:
            return None  # "acids of sulfur are a class of strong acids": which of them?
        if any(tree.lower[c] in _MEASURED for c in tree.kids[noun]):
            return None
        others = any(tag in ("NNS", "NNPS") and p not in tree.subtree(noun) for p, tag in enumerate(tree.tags))
        if others and tree.tags[noun] == "NNS" and not _PEOPLE.search(tree.lower[noun]):
            return f"these {_in_small_letters(tree, noun)}", True  # "they" might be the others
        return "they", True
    if tree.lower.count(tree.lower[noun]) > 1:
        return None  # "strong acids, …, in contrast to weak acids": which of them?
    if tree.lower[tree.heads[noun]] == "of" and tree.lower[tree.heads[tree.heads[noun]]] in ("one", "some", "among"):
        return None  # "one of the first alphabets, found in ...": the one was
    if tree.tags[noun] == "NNPS" and tree.child(noun, "compound") is not None:
        return None  # "Action Comics" is one thing
    return f"these {_in_small_letters(tree, noun)}", True


def _in_small_letters(tree: Tree, noun: int) -> str:
    """Return a noun as it stands within a sentence; a name or "co-DETs" keeps its capitals."""
    text = tree.tokens[noun].text
    is_name = noun > 0 and text.istitle()
    return text.lower() if text[1:].islower() and not is_name else text


_ONLY_ONES = frozenset("equator sun moon earth sea sky world universe north south east west".split())
_OF_SOMETHING = frozenset(
    "size magnitude number amount level rate value degree strength length width height depth weight speed extent share "
    "part side end top bottom middle centre center edge rest half quality type kind form cost price".split()
)


_ALIKE = frozenset("fish sheep deer series species aircraft spacecraft means offspring".split())
_MEASURED = frozenset(
    "reduced increased decreased raised elevated lowered high higher low lower excess excessive impaired poor poorer "
    "better severe mild acute chronic early late long short rapid slow abnormal enhanced deficient large larger small "
    "smaller total partial repeated prolonged inadequate insufficient".split()
)
"""What says how much or how bad; without it the thing would be another."""


def _refer_to_one(tree: Tree, noun: int, pointing: bool) -> tuple[str, bool] | None:
    behind = {p for p in tree.subtree(noun) if p > noun} | set(range(noun + 1, tree.heads[noun]))
    if not pointing and any(_opens_name(tree, p) for p in behind):
        return None  # "a town on the coast, Athens is ...": the name may be the subject
    determiner = tree.child(noun, "det", "poss")
    core = _in_small_letters(tree, noun)
    if _is_not_head(tree, noun) or (noun > 1 and tree.tokens[noun - 1].text.istitle() and core.islower()):
        return None  # "the Aloe vera" is not "the vera"
    if tree.lower.count(tree.lower[noun]) > 1:
        return None  # "a formal sector and an informal sector": which of the two?
    if core in _OF_SOMETHING and tree.lower[noun + 1 : noun + 2] == ("of",):
        return None  # "the size of the force": of what would be lost
    if any(tree.tags[c] == "CD" or tree.lower[c] in _MEASURED for c in tree.kids[noun]):
        return None  # "one half", "the 1/4 inch nail", "a high dose" is not just "the dose"
    if pointing and (determiner is None or core in _ONLY_ONES):
        return None  # "this equator", "this acculturation"
    if core in _ALIKE:
        return None  # one fish or many
    if determiner is None:
        return None if tree.tokens[noun].text[0].isupper() and noun > 0 else ("it", False)  # it may be a person's name
    if tree.labels[determiner] == "poss":
        whose = "this" if pointing else tree.lower[determiner]
        return (f"{whose} {core}", False) if whose in _KEPT_DETERMINERS else None
    named = tree.lower[determiner] == "the" or not pointing
    return (f"the {core}" if named else f"this {core}"), False


def _is_not_head(tree: Tree, noun: int) -> bool:
    """Whether the noun belongs to another behind it: "an act (A) network", "Ely's income"."""
    after = tree.lower[noun + 1 : noun + 2]
    if after == ("(",) and ")" in tree.lower[noun:]:
        closed = tree.lower.index(")", noun)
        return tree.tags[closed + 1 : closed + 2] in (("NN",), ("NNS",))
    return tree.tags[noun + 1 : noun + 2] == ("POS",)


def _opens_name(tree: Tree, comma: int) -> bool:
    return tree.tags[comma] == "," and tree.tags[comma + 1 : comma + 2] == ("NNP",)


def _name(tree: Tree, noun: int) -> str | None:
    """Return a proper name with what belongs to it, as it stands in the source."""
    first = noun
    if tree.lower[noun] in _ENDS_OF_NAMES:
        return None  # "Be, Inc."
    if tree.tags[noun + 1 : noun + 2] == ("POS",):
        return None  # "Ely's income rose and was": the income was
    while first > 0 and noun - first < _LONGEST_NAME and _belongs_to_name(tree, first - 1, noun):
        first -= 1
    if noun + 1 - first > _LONGEST_NAME or any(tree.labels[c] == "poss" for c in tree.kids[noun]):
        return None
    before = tree.lower[first - 1] if first > 0 else ""
    if before in ("a", "an", "the") or (before in _WITHIN_NAMES and tree.tokens[first - 2].text[0].isupper()):
        return None  # "a GMM" is not named "GMM", "Ely am Inn" not "Inn"
    if first > 1 and tree.lower[first - 1] in ("-", "–", "—") and tree.tags[first - 2] == "NNP":
        return None  # a title of two parts
    if first > 0 and tree.tags[first - 1] in ("JJ", "NN", "HYPH", "VBN", "VBG") and tree.heads[first - 1] == noun:
        return None  # "the ancient Silva" is not just "Silva"
    if first > 0 and tree.tokens[first - 1].end == tree.tokens[first].start:
        return None  # the end of a name with a dash
    if first > 0 and tree.tokens[first - 1].text.istitle() and tree.lower[first - 1] not in _SMALL:
        return None  # a first name that was tagged as something else
    following = noun + 1
    if following < len(tree.tokens) and tree.tags[following] in ("NNP", "NNPS", "CD"):
        return None  # a name that the parser has cut: "Henry VIII", "Apollo 11"
    last = noun
    if following < len(tree.tokens) and tree.lower[following] in ("of", "for") and tree.heads[following] == noun:
        whole = tree.child(following, "pobj")  # "University of Oslo" is not "University"
        if whole is None or tree.child(whole, "conj") is not None or tree.tags[whole] != "NNP" or whole + 1 - first > 5:
            return None
        if any(tree.tags[place] not in ("NNP", "IN", "DT") for place in range(first, whole + 1)):
            return None
        last = whole
    if any(t.start == tree.tokens[last].end and t.text in "-–—/" for t in tree.tokens[last + 1 : last + 2]):
        return None  # the beginning of a name with a dash
    name = _source(tree, first, last)
    if tree.lower[last + 1 : last + 2] == ("(",) and tree.text[tree.tokens[last + 1].end :][:1].isdigit():
        return None  # "Di (2-ethylhexyl) phthalate"
    if tree.lower[last] in _ERAS or (tree.lower[first] == "the" and tree.lower[last].endswith("s")):
        return None  # "the Highlands" may be one thing or many
    return "the " + name[4:] if name.startswith("The ") else name


_ENDS_OF_NAMES = frozenset("inc inc. ltd ltd. co co. corp corp. i jr jr. sr sr.".split())
_WITHIN_NAMES = frozenset("am and of de von van der du le la del di da & on upon".split())


def _belongs_to_name(tree: Tree, place: int, noun: int) -> bool:
    if tree.heads[place] != noun and tree.heads[place] != place + 1:
        return False
    return tree.tags[place] in ("NNP", "NNPS") or (tree.lower[place] == "the" and tree.heads[place] == noun)


# A word that ends so is no name, though it opens a sentence with a capital and was taken for one.
_NO_NAMES = ("ism", "tion", "sion", "ology", "ing")


def _source(tree: Tree, first: int, last: int) -> str:
    text = tree.text[tree.tokens[first].start : tree.tokens[last].end]
    if first == last == 0 and text.endswith(_NO_NAMES):
        return text.lower()
    return text if tree.tags[first] in ("NNP", "NNPS") or first > 0 else text[0].lower() + text[1:]
