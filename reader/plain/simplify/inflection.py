"""Forms of English words: a verb's tenses, a noun's plural, "a" or "an"."""

import re
from functools import cache
from pathlib import Path

_VERBS = Path(__file__).parent.parent / "data" / "verbs.txt"
VERB_TAGS = ("VB", "VBD", "VBN", "VBG", "VBZ")
"""The order of the forms in the table: base, past, past participle, -ing, third person. VBP is the base."""

_PLURALS = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet", "tooth": "teeth",
    "half": "halves", "life": "lives", "wife": "wives", "leaf": "leaves", "shelf": "shelves", "thief": "thieves",
    "series": "series", "species": "species", "fish": "fish", "sheep": "sheep", "way of life": "ways of life",
}  # fmt: skip


@cache
def verb_forms() -> dict[str, dict[str, str]]:
    """Return each verb's forms by tag; the table is made from the SPECIALIST Lexicon (see docs/plain-language.md)."""
    lines = _VERBS.read_text(encoding="utf-8").splitlines()
    return {line.split()[0]: dict(zip(VERB_TAGS, line.split(), strict=True)) for line in lines}


@cache
def _lemmas() -> dict[str, dict[str, str]]:
    """Return each form's base, by tag; of two verbs with the same form the first of the table counts."""
    table = list(verb_forms().items())[::-1]
    return {tag: {forms[tag]: lemma for lemma, forms in table} for tag in VERB_TAGS}


FORMS_OF_BE = frozenset("am are is was were been being be".split())


def verb_lemma(form: str, tag: str) -> str | None:
    """Return the base of a verb form, or None for a verb that the table does not hold."""
    form = form.lower()
    if form in FORMS_OF_BE:
        return "be"
    return _lemmas().get("VB" if tag == "VBP" else tag, {}).get(form)


def inflect_verb(lemma: str, tag: str) -> str | None:
    """Return a verb's form, or None where the table has none; of "be" only what needs no subject.

    A verb of several words is inflected in its first: "set up" gives "sets up".
    """
    first, _, rest = lemma.partition(" ")
    if first == "be":
        form = {"VBG": "being", "VBN": "been", "VB": "be", "VBZ": "is"}.get(tag)
    else:
        form = verb_forms().get(first, {}).get("VB" if tag == "VBP" else tag)
    return f"{form} {rest}" if form and rest else form


def plural(noun: str) -> str:
    """Return a noun's plural."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"


_VOWEL_SOUND = re.compile(r"(?i)(?:[aeiou]|hour|honest|honou?r|heir|8|11(?!\d)|18(?!\d))")
_CONSONANT_SOUND = re.compile(r"(?i)(?:uni(?!n|m)|us[aeiu]|ut[ie]|eu|ewe|one\b|once\b|ubiq|uk\b|u\.)")
_LETTERS_WITH_VOWELS = frozenset("AEFHILMNORSX")


def indefinite(word: str) -> str:
    """Return "a" or "an", whichever stands before the word."""
    if word.isupper() and 1 < len(word) <= 4 and not re.search(r"[AEIOU]", word):
        return "an" if word[0] in _LETTERS_WITH_VOWELS else "a"
    return "an" if _VOWEL_SOUND.match(word) and not _CONSONANT_SOUND.match(word) else "a"
