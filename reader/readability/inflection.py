"""Forms of English verbs and nouns, as far as the table of easier words needs them."""

from typing import NamedTuple

# Only verbs of the table of easier words: past and participle.
_IRREGULAR = {
    "be": ("was", "been"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "do": ("did", "done"),
    "find": ("found", "found"),
    "forbid": ("forbade", "forbidden"),
    "get": ("got", "got"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "have": ("had", "had"),
    "hide": ("hid", "hidden"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "know": ("knew", "known"),
    "leave": ("left", "left"),
    "let": ("let", "let"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "meet": ("met", "met"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "repay": ("repaid", "repaid"),
    "rule": ("ruled", "ruled"),
    "see": ("saw", "seen"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "show": ("showed", "shown"),
    "speed": ("sped", "sped"),
    "spend": ("spent", "spent"),
    "spread": ("spread", "spread"),
    "take": ("took", "taken"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "understand": ("understood", "understood"),
    "undertake": ("undertook", "undertaken"),
}
_DOUBLED = ("stop", "get", "let", "put", "set", "fit", "forbid", "permit", "submit", "transmit", "omit", "equip")
_VOWELS = "aeiou"


class VerbForms(NamedTuple):
    """A verb's forms."""

    base: str
    third: str
    participle_ing: str
    past: str
    participle: str


def inflect_verb(verb: str) -> VerbForms:
    """Return the forms of a verb, which may have words behind it: "carry out"."""
    first, space, rest = verb.partition(" ")
    stem = first + first[-1] if first in _DOUBLED else first
    silent = first.endswith("e") and not first.endswith("ee")
    past, participle = _IRREGULAR.get(first) or (_add_ed(first, stem), _add_ed(first, stem))
    third = {"have": "has", "be": "is"}.get(first) or _add_s(first)
    forms = first, third, (first[:-1] if silent and first != "be" else stem) + "ing", past, participle
    return VerbForms(*(form + space + rest for form in forms))


def inflect_noun(noun: str) -> tuple[str, str]:
    """Return a noun's singular and plural; of several words, the last is inflected."""
    return noun, _add_s(noun)


def _add_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _add_ed(word: str, stem: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return stem + "ed"
