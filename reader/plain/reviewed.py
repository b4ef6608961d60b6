"""Plain text written by people: each sentence ends with a tag that names what it stands for.

    It can make you sleepy. {s1} Do not drive. {s2 s3}

`s2` is the second sentence of the section with the same heading; a full id may stand in its place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, get_args

from reader.article import Article, Note, Origin, PlainVersion, Review, Section
from reader.draft import Draft, DraftSection, Splitter, TaggedSpan, number_section
from reader.errors import InputError

_TAGGED = re.compile(r"\s*(?P<sentence>.*?)\s*\{(?P<tag>[^{}]*)\}", re.DOTALL)
_MOST_KEY_POINTS = 5


def attach_plain(article: Article, draft: Draft, name: str) -> Article:
    """Return the article with each section's plain version out of a file `name` with the same headings.

    The front matter says its `origin` (written, automatic or draft) and who reviewed it, if anybody did:
    `review` is null or has `by`, `role` and `date`. A source sentence that nothing stands for gives a note.

    Raises:
        InputError: other headings, a sentence without a tag, or a tag that names no sentence.

    """
    origin, review = _read_origin(draft, name)
    sections = []
    for section, plain in _match_sections(article, draft, name):
        blocks = number_section(plain, section.id, _tag_splitter(section, name), "plain").blocks
        sections.append(replace(section, plain=PlainVersion(blocks, origin, review)))
    article = replace(article, sections=tuple(sections))
    return replace(article, notes=article.notes + tuple(_find_unspoken_for(article)))


def attach_summary(article: Article, draft: Draft, name: str) -> Article:
    """Return the article with each section's summary out of a file `name` with the same headings.

    Raises:
        InputError: as for `attach_plain`.

    """
    sections = []
    for section, summary in _match_sections(article, draft, name):
        numbered = number_section(summary, section.id, _tag_splitter(section, name), "summary")
        sections.append(replace(section, summary=numbered.sentences))
    return replace(article, sections=tuple(sections))


def attach_key_points(article: Article, draft: Draft, name: str) -> Article:
    """Return the article with what a reader needs to know: at most five sentences, tagged with full ids.

    Raises:
        InputError: more than five, a sentence without a tag, or a tag that names no sentence.

    """
    ids = {s.id for section in article.sections for s in (section.heading, *section.sentences)}
    numbered = number_section(DraftSection("", blocks=_all_blocks(draft)), "page", _splitter(ids, "", name), "key")
    if len(numbered.sentences) > _MOST_KEY_POINTS:
        found = f"{len(numbered.sentences)} in {name}"
        raise InputError(f"at most {_MOST_KEY_POINTS} key points", found, "Keep what a reader must know.")
    return replace(article, key_points=numbered.sentences)


def _read_origin(draft: Draft, name: str) -> tuple[Origin, Review | None]:
    said, review = draft.front_matter.get("origin"), draft.front_matter.get("review")
    origin: Origin | None = next((known for known in get_args(Origin) if known == said), None)
    if origin is None:
        found = f"origin: {said} in {name}"
        raise InputError(f"an origin out of {', '.join(get_args(Origin))}", found, "Say who made the plain text.")
    if review is None:
        return origin, None
    if not isinstance(review, dict) or set(review) != {"by", "role", "date"}:
        raise InputError("a review with by, role and date, or null", f"another in {name}", "Name who signed, and when.")
    return origin, Review(**{key: str(value) for key, value in review.items()})


def _match_sections(article: Article, draft: Draft, name: str) -> list[tuple[Section, DraftSection]]:
    expected = [section.heading.text for section in article.sections]
    found = [section.heading for section in draft.sections]
    if expected != found:
        pairs = zip(expected, [*found, *[""] * len(expected)], strict=False)
        missing = next((f"“{b or 'nothing'}” where “{a}” should stand" for a, b in pairs if a != b), "more sections")
        raise InputError(
            "the article's headings in their order", f"{missing} in {name}", "Give both the same headings."
        )
    return list(zip(article.sections, draft.sections, strict=True))


def _all_blocks(draft: Draft) -> list[Any]:
    return [block for section in draft.sections for block in section.blocks]


def _tag_splitter(section: Section, name: str) -> Splitter:
    ids = {s.id for s in (section.heading, *section.sentences)}
    return _splitter(ids, section.id, name)


def _splitter(ids: set[str], section_id: str, name: str) -> Splitter:
    def split(text: str) -> list[TaggedSpan]:
        spans: list[TaggedSpan] = []
        end = 0
        for match in _TAGGED.finditer(text):
            tags = match["tag"].replace(",", " ").split()
            sources = tuple(tag if tag in ids else f"{section_id}_{tag}" for tag in tags)
            unknown = [tag for tag, source in zip(tags, sources, strict=True) if source not in ids]
            if unknown or not sources:
                found = f"{{{match['tag']}}} in {name} under “{section_id}”"
                raise InputError("a tag that names sentences of the article", found, "Count with `plainspoken read`.")
            spans.append((*match.span("sentence"), sources))
            end = match.end()
        if text[end:].strip():
            found = f"“{text[end:].strip()[:60]}” without one in {name}"
            raise InputError("a tag such as {s1} after each sentence", found, "Say which sentence it stands for.")
        return spans

    return split


def _find_unspoken_for(article: Article) -> list[Note]:
    notes = []
    for section in article.sections:
        named = {source for plain in (section.plain.sentences if section.plain else ()) for source in plain.sources}
        for sentence in section.sentences:
            if sentence.id not in named:
                message = f"No plain sentence stands for “{sentence.text}”"
                notes.append(Note("source-without-plain", message, sentence.id))
    return notes
