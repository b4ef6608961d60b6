"""Terms: which words of an article a reader may stumble over, and whether anything explains them.

A word is hard when it has four syllables or more, or names a medicine or an illness. What it means comes from the
article's own glossary first; a plain sentence may also explain it where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.article import Article, Sentence, Term
from reader.plain.faithful.names import is_illness, is_medicine
from reader.plain.faithful.words import FUNCTION_WORDS, stem
from reader.text.syllables import load_syllables

HARD_SYLLABLES = 4
_LONGEST_UNIT = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What stands before a word that a sentence explains, or behind it: "called X", "X means", "X (a disease)", "X is a".
_EXPLAINS_BEFORE = re.compile(
    r"(?:called|known as|named|means?|short for|or)\s+(?:an?\s+|the\s+)?[“\"‘]?$", re.IGNORECASE
)
_EXPLAINS_AFTER = re.compile(
    r"^[”\"’]?\s*(?:\(|means?\b|are\b|is (?:an?|the|when|short)\b|, (?:or|which|that is|an?)\b)"
)
# Long words that everybody knows.
_KNOWN = frozenset(
    """information usually especially generally anybody everybody immediately necessary situation alternatively
    january february america american united environment experience education university original community
    security activity ability availability difficulty medical medicine temperature particularly television
    category interesting understanding considerably carefully alcohol pain allergy unusual fever""".split()
)


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A hard word: how often it occurs, its syllables (0: not in the dictionary), and what it means, "" if unsaid."""

    word: str
    count: int
    syllables: int
    meaning: str = ""


def define(term: Term) -> str:
    """Return a sentence that says what a term means, in the words of the glossary."""
    word, meaning = term.term, term.meaning
    if meaning[1:2].islower() or meaning.startswith("A "):
        meaning = meaning[0].lower() + meaning[1:]
    is_unit = len(word) <= _LONGEST_UNIT  # "mg" keeps its small letter
    return f"“{word if is_unit else word[0].upper() + word[1:]}” means: {meaning}"


def is_explained(term: Term, text: str) -> bool:
    """Tell whether a text explains the last word of a term where it stands."""
    words = {stem(word) for form in (term.term, *term.also) for word in _WORD.findall(form.lower())[-1:]}
    return not words.isdisjoint(stem(word) for word in _explained(text))


def find_terms(article: Article) -> list[FoundTerm]:
    """Return the hard words of an article's original, those that occur most and are hardest first."""
    counts = Counter(word for section in article.sections for s in section.sentences for word in _hard_words(s.text))
    meanings = _meanings(article.glossary)
    syllables = load_syllables()
    found = [FoundTerm(w, n, syllables.get(w, 0), meanings.get(stem(w), "")) for w, n in counts.items()]
    return sorted(found, key=lambda term: (-term.count, -term.syllables, term.word))


def find_unexplained(article: Article) -> Iterator[tuple[Sentence, str]]:
    """Yield each hard word of the plain versions that nothing explains, once, with its first sentence."""
    plains = [s for section in article.sections if section.plain for s in section.plain.sentences]
    explained = set(_meanings(article.glossary)) | {stem(word) for s in plains for word in _explained(s.text)}
    explained |= {stem(word.lower()) for word in _WORD.findall(article.title)}
    for sentence in plains:
        for word in _hard_words(sentence.text):
            if stem(word) not in explained:
                explained.add(stem(word))
                yield sentence, word


def _meanings(glossary: Iterable[Term]) -> dict[str, str]:
    """Return what each word of the glossary means, by stem; a word of a longer term comes after the term itself."""
    found: dict[str, str] = {}
    phrases = [(_WORD.findall(p.lower()), term) for term in glossary for p in (term.term, *term.also)]
    for words, term in sorted(phrases, key=lambda pair: len(pair[0])):
        for word in words:
            found.setdefault(stem(word), term.meaning)
    return found


def _hard_words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if _is_hard(word) and not _is_inside_name(text, match.start()):
            yield word


def _is_hard(word: str) -> bool:
    if word in FUNCTION_WORDS or word in _KNOWN:
        return False
    return load_syllables().get(word, 0) >= HARD_SYLLABLES or is_medicine(word) or is_illness(word)


def _is_inside_name(text: str, start: int) -> bool:
    """Tell whether a capital in mid-sentence makes the word part of a name, which needs no meaning."""
    return text[start].isupper() and start > 0 and text[start - 1] != "“"


def _explained(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _EXPLAINS_BEFORE.search(before[-24:]) or _EXPLAINS_AFTER.match(after[:20]):
            yield match.group().lower()
