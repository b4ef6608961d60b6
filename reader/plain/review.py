"""Reviews: who read a section's plain text against its source and signed it, and whether that still holds.

`review.yaml` beside `plain.md` is a list; each entry carries the hashes of what was read:

    - section: side-effects
      source: 5f0c...      SHA-256 of the section as it was in article.md
      plain: 9a41...       SHA-256 of its plain version
      by: Full Name
      role: pharmacist
      date: 2026-11-22

When either text changes, the review no longer holds: it is not shown, and a note says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import yaml

from reader.article import Article, Block, Note, Review, Section, Sentence
from reader.errors import InputError

STALE = "review-stale"


@dataclass(frozen=True, slots=True)
class Signed:
    """A person's signature under one section: what was read, as hashes, and who, in what role, and when."""

    section: str
    source: str
    plain: str
    by: str
    role: str
    date: str


def hash_source(section: Section) -> str:
    """Return the SHA-256 of all that a reader sees of a section's original."""
    return _hash([section.heading.text, *_lines(section.blocks)])


def hash_plain(section: Section) -> str:
    """Return the SHA-256 of a section's plain version and of what its sentences stand for."""
    return _hash(_lines(section.plain.blocks if section.plain else ()))


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield f"{block.type} {block.kind}".rstrip()
        yield from (_line(sentence) for sentence in block.sentences)
        yield from _lines(block.blocks)


def _line(sentence: Sentence) -> str:
    links = [mark.value for mark in sentence.marks if mark.kind == "link"]
    return " ".join([sentence.text, *links, *sentence.sources])


def sign(section: Section, by: str, role: str, date: str) -> Signed:
    """Return a signature under a section as it stands.

    Raises:
        InputError: the name or the role is empty; only a person who says who they are can sign.

    """
    by, role = " ".join(by.split()), " ".join(role.split())
    if not any(c.isalpha() for c in by) or not any(c.isalpha() for c in role):
        advice = "A review is signed by a person, with name and role."
        raise InputError("a full name and a role", f"“{by}” and “{role}”", advice)
    return Signed(section.id, hash_source(section), hash_plain(section), by, role, date)


def attach_reviews(article: Article, signed: Iterable[Signed]) -> Article:
    """Return the article with each review that still holds; one that does not gives a note `review-stale`."""
    by_section = {one.section: one for one in signed}
    notes = []
    sections = []
    for section in article.sections:
        one = by_section.pop(section.id, None)
        if one is not None and section.plain is not None:
            holds = is_fresh(one, section)
            review = Review(one.by, one.role, one.date) if holds else None
            section = replace(section, plain=replace(section.plain, review=review))
            if not holds:
                notes.append(_stale(one, section.id))
        sections.append(section)
    notes += [_stale(one, one.section) for one in by_section.values()]
    return replace(article, sections=tuple(sections), notes=(*article.notes, *notes))


def is_fresh(signed: Signed, section: Section) -> bool:
    """Tell whether both texts are still those that were signed."""
    return (signed.source, signed.plain) == (hash_source(section), hash_plain(section))


def _stale(one: Signed, where: str) -> Note:
    message = f"What {one.by} reviewed on {one.date} has changed since, so the review no longer holds."
    return Note(STALE, message, where)


def read_reviews(data: Any, name: str) -> list[Signed]:
    """Return the signatures out of the data of a file `name`.

    Raises:
        InputError: it is no list of entries with section, source, plain, by, role and date.

    """
    keys = {field.name for field in fields(Signed)}
    if not isinstance(data, list | None) or not all(isinstance(one, dict) and set(one) == keys for one in data or ()):
        advice = "Let `plainspoken review` write it."
        raise InputError(f"a list of reviews with {', '.join(sorted(keys))}", f"another shape in {name}", advice)
    return [Signed(**{key: str(value) for key, value in one.items()}) for one in data or ()]


def write_reviews(signed: Iterable[Signed]) -> str:
    """Return the YAML of `review.yaml`."""
    entries = [asdict(one) for one in signed]
    return yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=1000)
