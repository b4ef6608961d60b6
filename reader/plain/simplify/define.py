"""The rule “definition”: a term is explained behind the sentence in which it stands first, in the glossary's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reader.article import Term
from reader.plain.glossary import define, is_explained
from reader.plain.simplify.draft import Edit

RULE = "definition"
REASON = "The word is explained where it stands first. Source: the glossary of the article."


def find_definitions(text: str, glossary: tuple[Term, ...], done: set[str]) -> Iterator[tuple[str, Edit]]:
    """Yield a sentence for each term of the glossary that the text uses and nobody has explained yet, with its edit.

    `done` holds the terms that are explained already, and takes up those that are yielded.
    """
    for term in _find_terms(text, glossary):
        if term.term in done:
            continue
        done.add(term.term)
        if not is_explained(term, text):
            sentence = define(term)
            yield sentence, Edit(RULE, "", sentence)


def _find_terms(text: str, glossary: tuple[Term, ...]) -> Iterator[Term]:
    """Yield the terms in the order of the text, each once; a longer one hides those within it."""
    pattern, terms = _compile(glossary)
    if pattern is None:
        return
    seen: set[str] = set()
    for match in pattern.finditer(text):
        term = terms.get(match.group()) or terms.get(match.group().lower())
        if term is not None and term.term not in seen:
            seen.add(term.term)
            yield term


@lru_cache(maxsize=8)
def _compile(glossary: tuple[Term, ...]) -> tuple[re.Pattern[str] | None, dict[str, Term]]:
    """Return a pattern for all forms of all terms, the longest first, and the term of each form.

    A form with a capital behind its first letter, such as "CNS", stands for itself; others in any case.
    """
    terms = {_key(form): term for term in glossary for form in (term.term, *term.also) if form}
    if not terms:
        return None, terms
    forms: Iterable[str] = sorted(terms, key=lambda form: (-len(form), form))
    written = (re.escape(form) if form != form.lower() else f"(?i:{re.escape(form)})" for form in forms)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?![\w-])"), terms


def _key(form: str) -> str:
    return form if form[1:] != form[1:].lower() else form.lower()
