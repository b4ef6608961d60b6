"""What an importer makes, and how it becomes an Article: sentences split, ids made, words counted.

An importer knows headings and blocks of text; it knows nothing of sentences and ids. Those are made here,
once, for every format alike and for plain versions as for originals.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from reader.article import Article, Block, BlockType, Mark, Note, Section, Sentence, WordCount
from reader.text.language import detect_language
from reader.text.sentences import split_sentences
from reader.text.words import count_words


@dataclass(slots=True)
class DraftBlock:
    """A block as an importer saw it: its running text, the marks over it, the blocks nested in it."""

    type: BlockType
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    blocks: list[DraftBlock] = field(default_factory=list)
    line: int = 0
    ordered: bool = False
    header: bool = False
    kind: str = ""
    picture: str = ""
    description: str = ""

    def walk(self) -> Iterator[DraftBlock]:
        """Yield this block and every block in it, in reading order."""
        yield self
        for block in self.blocks:
            yield from block.walk()


@dataclass(slots=True)
class DraftSection:
    """A heading, or none (an empty string) for text that comes before the first one, with its blocks."""

    heading: str
    level: int = 2
    blocks: list[DraftBlock] = field(default_factory=list)
    line: int = 0
    marks: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A whole input: sections in order, and what its front matter says."""

    sections: list[DraftSection]
    language: str = ""
    """What the input says its language is, as a BCP 47 tag, or "" where it does not say."""
    front_matter: dict[str, object] = field(default_factory=dict)
    words_read: int = 0
    """Words of the input, counted by the importer before it looked for any structure."""

    def fact(self, name: str) -> str:
        """Return what the front matter says under a name, or "" where it says nothing."""
        return str(self.front_matter.get(name) or "").strip()


TaggedSpan = tuple[int, int, tuple[str, ...]]
"""A sentence in a block's text: its half-open range and the ids of the sentences it stands for."""

Splitter = Callable[[str], list[TaggedSpan]]


def build_article(draft: Draft, name: str = "") -> Article:
    """Return the article of a draft; `name` is the title of one that gives none.

    What had to be decided on the way stands in the article's notes.
    """
    notes: list[Note] = []
    sections, title = _settle_headings(draft.sections, draft.fact("title"), name, notes)
    notes.extend(_find_dangling_lead_ins(sections))
    kept_ids = {id(section) for section in sections}
    dropped = [s.heading for s in draft.sections if id(s) not in kept_ids]
    only_title = dropped[:1] == [title] and draft.sections[0].heading == title
    left_out = sum(count_words(heading) for heading in dropped[only_title:])
    article = number(sections, draft.language or _guess_language(sections, notes))
    kept = _count_kept(article, sections) + (count_words(title) if only_title else 0)
    words = WordCount(draft.words_read, kept, left_out)
    if draft.words_read != words.kept + words.left_out:
        message = f"{words.read} words were read, but {words.kept} kept and {words.left_out} left out."
        notes.append(Note("words-differ", message, "the whole file"))
    return replace(
        article,
        title=title,
        notes=tuple(notes),
        words=words,
        date=draft.fact("date"),
        country=draft.fact("country"),
        notice=draft.fact("notice"),
        origin=draft.fact("origin"),
    )


def _settle_headings(
    drafts: list[DraftSection], title: str, name: str, notes: list[Note]
) -> tuple[list[DraftSection], str]:
    """Decide the title and which headings open a section.

    The first heading is the title, and a section's heading too where text stands right under it. A heading
    with nothing under it is left out, unless deeper ones follow that belong to it.
    """
    kept = []
    for place, (section, stands) in enumerate(zip(drafts, _find_with_text(drafts), strict=True)):
        first = place == 0 and section.heading and not title
        title = title or section.heading
        if section.blocks or (stands and section.heading and not first):
            kept.append(section)
        elif section.heading and (not first or len(drafts) == 1):
            message = f"The heading “{section.heading}” has nothing under it and was left out."
            notes.append(Note("heading-without-text", message, f"line {section.line}"))
    if not any(section.heading for section in drafts):
        notes.append(Note("no-heading", "The text has no heading, so it became one section.", "line 1"))
    title = title or _title_from(kept, name)
    for section in kept:
        if not section.heading:
            section.heading, section.line = title, 0
    return kept, title


def _find_with_text(drafts: list[DraftSection]) -> list[bool]:
    """Tell for each section whether text stands under it or under a deeper heading that belongs to it."""
    found = []
    below: set[int] = set()  # the levels of sections with text that still wait for the heading above them
    for section in reversed(drafts):
        found.append(bool(section.blocks) or any(level > section.level for level in below))
        below = {level for level in below if level <= section.level} | ({section.level} if found[-1] else set())
    return found[::-1]


def _title_from(sections: list[DraftSection], name: str) -> str:
    if name:
        return name
    words = sections[0].blocks[0].text.split() if sections and sections[0].blocks else []
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "") or "Untitled"


def _find_dangling_lead_ins(sections: list[DraftSection]) -> Iterator[Note]:
    for section in sections:
        for place, block in enumerate(section.blocks):
            if block.type != "paragraph" or not block.text.rstrip().endswith(":"):
                continue
            following = section.blocks[place + 1].type if place + 1 < len(section.blocks) else None
            if following in (None, "paragraph"):
                message = f"“{block.text.strip()}” announces a list, but no list follows. The words were kept."
                yield Note("lead-in-without-list", message, f"line {block.line}")


def _count_kept(article: Article, sections: list[DraftSection]) -> int:
    """Count the words of the article's sentences; a heading that the input lacked is not one of its words."""
    in_blocks = sum(count_words(s.text) for section in article.sections for s in section.sentences)
    return in_blocks + sum(count_words(section.heading) for section in sections if section.line)


def number(sections: list[DraftSection], language: str = "en") -> Article:
    """Return the sections as an article without a title: sentences split, every id made."""
    taken: dict[str, int] = {}

    def split(text: str) -> list[TaggedSpan]:
        return [(start, end, ()) for start, end in split_sentences(text, language)]

    return Article("", language, tuple(number_section(s, _section_id(s.heading, taken), split) for s in sections))


def number_section(draft: DraftSection, id_: str, split: Splitter, prefix: str = "") -> Section:
    """Return a draft as the section `id_`, with its sentences found by `split` and numbered in reading order.

    `prefix` names what the sentences are, "plain" or "summary"; none for the original.
    """
    counter = _Counter(id_, prefix, split)
    blocks = tuple(counter.build(block) for block in draft.blocks)
    heading = Sentence(f"{id_}_h", draft.heading, tuple(draft.marks))
    return Section(id_, heading, min(max(draft.level, 1), 6), blocks)


class _Counter:
    """Numbers the blocks and sentences of one section in reading order."""

    def __init__(self, section_id: str, prefix: str, split: Splitter):
        self.sentence_stem = f"{section_id}_{prefix or 's'}"
        self.block_stem = f"{section_id}_{prefix}b"
        self.split = split
        self.sentences = self.blocks = 0

    def build(self, draft: DraftBlock) -> Block:
        self.blocks += 1
        id_ = f"{self.block_stem}{self.blocks}"
        sentences = tuple(self._sentence(draft, *span) for span in self.split(draft.text))
        nested = tuple(self.build(block) for block in draft.blocks)
        return Block(
            draft.type,
            id_,
            sentences,
            nested,
            draft.ordered,
            draft.header,
            draft.kind,
            draft.picture,
            draft.description,
        )

    def _sentence(self, draft: DraftBlock, start: int, end: int, sources: tuple[str, ...]) -> Sentence:
        self.sentences += 1
        marks = tuple(
            replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start)
            for m in draft.marks
            if m.start < end and m.end > start
        )
        return Sentence(f"{self.sentence_stem}{self.sentences}", draft.text[start:end], marks, sources)


_USUAL_LANGUAGE = "en"


def _guess_language(sections: list[DraftSection], notes: list[Note]) -> str:
    """Return the language that the words show; English, the usual one, where they show none."""
    texts = (block.text for section in sections for first in section.blocks for block in first.walk())
    found = detect_language(" ".join(texts)) or _USUAL_LANGUAGE
    if found != _USUAL_LANGUAGE:
        message = f"The text does not say its language; by its words it is “{found}”."
        notes.append(Note("language-guessed", message, "the whole file"))
    return found


_LONGEST_SLUG = 60


def make_slug(heading: str) -> str:
    """Return a heading as an id: a to z, digits, single hyphens, a letter first, at most 60 characters.

    Letters are folded to ASCII. A heading that has none, or is too long, carries a hash of its own text, so
    that its id depends on nothing else.
    """
    folded = unicodedata.normalize("NFKD", heading.replace("ß", "ss")).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", folded.lower())).strip("-")
    mark = hashlib.sha256(heading.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    if not slug:
        return f"section-{mark}"
    if not slug[0].isalpha():
        slug = f"section-{slug}"
    if len(slug) > _LONGEST_SLUG:
        slug = f"{slug[: _LONGEST_SLUG - 9].rstrip('-')}-{mark}"
    return slug


def _section_id(heading: str, taken: dict[str, int]) -> str:
    """Return an id that is not taken; `taken` has each id with the last number that was tried behind it."""
    slug = candidate = make_slug(heading)
    while candidate in taken:
        taken[slug] += 1
        candidate = f"{slug}-{taken[slug]}"
    taken[candidate] = 1
    return candidate
