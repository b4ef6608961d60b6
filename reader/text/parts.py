"""Syllables of an English word by the known words it is made of: "discontinuing" is "discontinue" and one more."""

from collections.abc import Callable, Mapping

_HISS = ("s", "x", "z", "ch", "sh", "ce", "ge")  # "-s" behind these is a syllable: "doses"


def _after_hiss(base: str) -> int:
    return base.endswith((*_HISS, "se", "ze"))


def _after_stop(base: str) -> int:
    return base.endswith(("t", "d", "te", "de"))


def _always(_base: str) -> int:
    return 1


# An ending, what stood in its place, and how many syllables it brings to that word.
_ENDINGS: tuple[tuple[str, tuple[str, ...], Callable[[str], int]], ...] = (
    ("'s", ("",), _after_hiss),
    ("ies", ("y",), lambda _base: 0),
    ("s", ("",), _after_hiss),
    ("es", ("",), _after_hiss),
    ("ied", ("y",), lambda _base: 0),
    ("ed", ("", "e"), _after_stop),
    ("ing", ("", "e"), _always),
    ("ness", ("",), _always),
    ("less", ("",), _always),
    ("ment", ("",), _always),
    ("ful", ("",), _always),
    ("ically", ("ic",), _always),
    ("ly", ("",), _always),
)
_PREFIXES = {"un": 1, "re": 1, "non": 1, "mis": 1, "dis": 1, "over": 2, "under": 2, "anti": 2, "micro": 2, "inter": 2}
_SHORTEST = 3
_SHORTEST_REST = 4  # behind a prefix


def count_by_parts(word: str, known: Mapping[str, int]) -> int | None:
    """Return the syllables of a word in small letters made of known ones, or None if it is not."""
    return _by_ending(word, known) or _by_prefix(word, known)


def _by_ending(word: str, known: Mapping[str, int]) -> int | None:
    for ending, replaced, more in _ENDINGS:
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending)
        for base in (*(stem + letters for letters in replaced), _undouble(stem)):
            if len(base) >= _SHORTEST and base in known:
                return known[base] + more(base)
    return None


def _undouble(stem: str) -> str:
    return stem[:-1] if stem[-2:-1] == stem[-1:] else ""


def _by_prefix(word: str, known: Mapping[str, int]) -> int | None:
    for prefix, count in _PREFIXES.items():
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _SHORTEST_REST and rest in known:
            return count + known[rest]
    return None
