"""The table of hard words and phrases with an easier one, in all their forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.readability.inflection import inflect_noun, inflect_verb

_TABLE = Path(__file__).with_name("easier_words.txt")
_CODES = {"v": "easier-word", "n": "easier-word", "w": "easier-word", "b": "buried-verb"}
_HELPERS = frozenset("be been being is are was were has have had get gets got".split())


@dataclass(frozen=True, slots=True)
class EasierWord:
    """Hard words in a row, the easier ones, and those for a participle where it differs from the past."""

    words: tuple[str, ...]
    easier: str
    participle: str
    code: str

    def fits(self, words: list[str], place: int) -> bool:
        """Tell whether the easier word may stand here: not in a fixed term, not where the grammar would break."""
        after = words[place + len(self.words) : place + len(self.words) + 1]
        before = words[place - 1] if place else ""
        if self.words[0] in _ONLY_FIRST and place:
            return False
        if self.easier in _NO_ARTICLE and before in ("a", "an", "the", "is", "are", "no"):
            return False
        return not after or after[0] not in _TERMS.get(" ".join(self.words), "").split()

    def choose(self, before: list[str]) -> str:
        """Return the easier words, in the form that the words before ask for."""
        helped = any(word in _HELPERS for word in before[-2:])
        return self.participle if helped else self.easier


# What must not follow: the two are a term together, or the grammar would break.
_TERMS = {
    "respiratory": "depression syncytial tract system failure",
    "initial": "public",
    "prior": "authorization art to",
    "principal": "investigator amount sum",
    "adverse": "possession",
    "required": "to by",
    "multiple": "sclerosis myeloma choice choices",
    "immediately": "after before prior following upon below above next",
    "considerable": "time",
    "the majority of": "the these those its our their his her this",
    "a majority of": "the these those its our their his her this",
    "obtained": "from by",
    "substantial": "part share",
}
_ONLY_FIRST = frozenset("therefore consequently furthermore moreover additionally".split())
_NO_ARTICLE = frozenset(["enough", "not enough", "too much", "best", "many", "most", "several", "about", "now"])


@cache
def load_easier_words() -> dict[str, tuple[EasierWord, ...]]:
    """Return the entries by their first word, those of most words first."""
    table: dict[str, dict[tuple[str, ...], EasierWord]] = defaultdict(dict)
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, rest = line.partition(" ")
            hard, _, easier = rest.partition(" =")
            for entry in _list_forms(kind, hard.strip(), easier.strip()):
                table[entry.words[0]].setdefault(entry.words, entry)
    return {first: tuple(sorted(entries.values(), key=lambda e: -len(e.words))) for first, entries in table.items()}


def _list_forms(kind: str, hard: str, easier: str) -> Iterator[EasierWord]:
    code = _CODES[kind]
    if kind in "vb":
        old, new = inflect_verb(hard), inflect_verb(easier)
        for place, form in enumerate(old):
            yield EasierWord(tuple(form.split()), new[place], new.participle if place >= 3 else new[place], code)
        return
    pairs = zip(inflect_noun(hard), inflect_noun(easier), strict=True) if kind == "n" else [(hard, easier)]
    for old_form, new_form in pairs:
        yield EasierWord(tuple(old_form.split()), new_form, new_form, code)
