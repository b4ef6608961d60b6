"""The document model: an Article is Sections, a Section is Blocks, a Block is Sentences.

All records are frozen. Ids are made once, by `reader.draft.number`, and have one grammar:

    section    side-effects            the heading, folded to a-z, 0-9 and single hyphens
    heading    side-effects_h
    block      side-effects_b3         also list items, table rows and table cells
    sentence   side-effects_s7
    plain      side-effects_plain4     a sentence of the plain version
    summary    side-effects_summary1
    key point  page_key1

A section's id never holds an underscore and starts with a letter, so no two kinds can meet, every id is
safe in HTML, CSS, addresses and file names, and nothing outside a section takes part in its sentences' ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from reader.errors import InputError

SCHEMA = 1

BlockType = Literal["paragraph", "list", "item", "quote", "table", "row", "cell", "figure", "callout"]
MarkKind = Literal["emphasis", "strong", "code", "link", "subscript", "superscript", "abbreviation", "language"]
Origin = Literal["written", "automatic", "draft"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline markup over a half-open range of code points of a sentence's text.

    `value` is the address of a link, the expansion of an abbreviation, or a language tag.
    """

    start: int
    end: int
    kind: MarkKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `sources` names the original sentences that a plain one stands for.

    `kept_because` says why a sentence of a plain version is the original, word for word.
    """

    id: str
    text: str
    marks: tuple[Mark, ...] = ()
    sources: tuple[str, ...] = ()
    kept_because: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a section: its own sentences first, then the blocks nested in it.

    A list holds items, a table rows, a row cells. `kind` names a callout ("warning"), `picture` is the
    address and `description` the text alternative of a figure, whose sentences are its caption.
    """

    type: BlockType
    id: str
    sentences: tuple[Sentence, ...] = ()
    blocks: tuple[Block, ...] = ()
    ordered: bool = False
    header: bool = False
    kind: str = ""
    picture: str = ""
    description: str = ""

    def walk(self) -> Iterator[Sentence]:
        """Yield every sentence of this block and of those in it, in reading order."""
        yield from self.sentences
        for block in self.blocks:
            yield from block.walk()


@dataclass(frozen=True, slots=True)
class Review:
    """A person who read the plain text against its source and signed it."""

    by: str
    role: str
    date: str


@dataclass(frozen=True, slots=True)
class PlainVersion:
    """A section in plain language, with where it came from and who, if anybody, reviewed it."""

    blocks: tuple[Block, ...]
    origin: Origin
    review: Review | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every plain sentence in reading order."""
        return tuple(s for block in self.blocks for s in block.walk())


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; `level` is the heading's depth, 1 to 6."""

    id: str
    heading: Sentence
    level: int
    blocks: tuple[Block, ...]
    plain: PlainVersion | None = None
    summary: tuple[Sentence, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every original sentence in reading order, the heading not counted."""
        return tuple(s for block in self.blocks for s in block.walk())


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the article should know about how it was read in."""

    code: str
    message: str
    where: str


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: what a word means in plain words, and how it is said.

    `also` holds other forms of the word; `kind` is "medical", or "general" for a hard word of any other field.
    """

    term: str
    meaning: str
    say: str = ""
    also: tuple[str, ...] = ()
    kind: str = "medical"


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """What is written and what is said for it; nothing said means that it is skipped."""

    written: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Something the article rests on, and what for."""

    title: str
    publisher: str = ""
    date: str = ""
    used_for: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Sources that disagreed, which of them the article follows, and why."""

    conflict: str
    decision: str
    why: str


@dataclass(frozen=True, slots=True)
class WordCount:
    """Words found in the input, kept in the article, and left out with a note."""

    read: int = 0
    kept: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A whole article; `date`, `country` and `notice` are shown to the reader as they stand."""

    title: str
    language: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    key_points: tuple[Sentence, ...] = ()
    glossary: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    decisions: tuple[Decision, ...] = ()
    pronunciations: tuple[Pronunciation, ...] = ()
    date: str = ""
    country: str = ""
    notice: str = ""
    origin: str = ""
    words: WordCount = field(default_factory=WordCount)


# --- to JSON: absent means empty, so that the common case stays small ---


def _filled(**values: Any) -> Json:
    return {key: value for key, value in values.items() if value}


def _record_to_json(record: Term | Source | Decision | Pronunciation) -> Json:
    return _filled(**{key: list(v) if isinstance(v, tuple) else v for key, v in asdict(record).items()})


def _sentence_to_json(sentence: Sentence) -> Json:
    marks = [[m.start, m.end, m.kind, m.value] for m in sentence.marks]
    more = _filled(sources=list(sentence.sources), marks=marks, kept_because=sentence.kept_because)
    return {"id": sentence.id, "text": sentence.text, **more}


# A list's blocks are its items, a table's its rows, a row's its cells; all others nest "blocks".
_NESTED: dict[str, tuple[str, BlockType | None]] = {
    "list": ("items", "item"),
    "table": ("rows", "row"),
    "row": ("cells", "cell"),
}


def _block_to_json(block: Block) -> Json:
    key, child_type = _NESTED.get(block.type, ("blocks", None))
    out: Json = {"id": block.id} if block.type in ("item", "row", "cell") else {"type": block.type, "id": block.id}
    if block.type == "list":
        out["ordered"] = block.ordered
    if not child_type or block.sentences:
        out["sentences"] = [_sentence_to_json(s) for s in block.sentences]
    if child_type or block.blocks:
        out[key] = [_block_to_json(b) for b in block.blocks]
    extra = _filled(header=block.header, kind=block.kind, picture=block.picture, description=block.description)
    return out | extra


def _section_to_json(section: Section) -> Json:
    out: Json = {
        "id": section.id,
        "heading": section.heading.text,
        "heading_id": section.heading.id,
        "level": section.level,
        "blocks": [_block_to_json(b) for b in section.blocks],
    }
    if section.heading.marks:
        out["heading_marks"] = _sentence_to_json(section.heading)["marks"]
    if section.plain is not None:
        plain, review = section.plain, section.plain.review
        out["plain"] = [_sentence_to_json(s) for s in plain.sentences]
        out["plain_blocks"] = [_block_to_json(b) for b in plain.blocks]
        out["plain_origin"] = plain.origin
        out["plain_review"] = {"by": review.by, "role": review.role, "date": review.date} if review else None
    if section.plain is not None or section.summary:
        out["summary"] = [_sentence_to_json(s) for s in section.summary]
    return out


def article_to_json(article: Article) -> Json:
    """Return the article as the JSON object that `plainspoken read` prints.

    The shape is published in `reader/article.schema.json`.
    """
    out: Json = {
        "schema": SCHEMA,
        "title": article.title,
        "language": article.language,
        "sections": [_section_to_json(s) for s in article.sections],
        "notes": [{"code": n.code, "message": n.message, "where": n.where} for n in article.notes],
        "words": {"read": article.words.read, "kept": article.words.kept, "left_out": article.words.left_out},
    }
    return out | _filled(
        key_points=[_sentence_to_json(s) for s in article.key_points],
        glossary=[_record_to_json(term) for term in article.glossary],
        sources=[_record_to_json(source) for source in article.sources],
        decisions=[_record_to_json(decision) for decision in article.decisions],
        pronunciations=[_record_to_json(pronunciation) for pronunciation in article.pronunciations],
        date=article.date,
        country=article.country,
        notice=article.notice,
        origin=article.origin,
    )


# --- from JSON ---


def _sentence_from_json(data: Json) -> Sentence:
    marks = tuple(Mark(*m) for m in data.get("marks", ()))
    return Sentence(data["id"], data["text"], marks, tuple(data.get("sources", ())), data.get("kept_because", ""))


def _block_from_json(data: Json, type_: BlockType | None = None) -> Block:
    block_type: BlockType = type_ or data["type"]
    key, child_type = _NESTED.get(block_type, ("blocks", None))
    return Block(
        block_type,
        data["id"],
        tuple(_sentence_from_json(s) for s in data.get("sentences", ())),
        tuple(_block_from_json(b, child_type) for b in data.get(key, ())),
        **{k: data[k] for k in ("ordered", "header", "kind", "picture", "description") if k in data},
    )


def _plain_from_json(data: Json) -> PlainVersion | None:
    if "plain_blocks" not in data:
        return None
    review = data.get("plain_review")
    blocks = tuple(_block_from_json(b) for b in data["plain_blocks"])
    return PlainVersion(blocks, data["plain_origin"], Review(**review) if review else None)


def _section_from_json(data: Json) -> Section:
    heading = {"id": data["heading_id"], "text": data["heading"], "marks": data.get("heading_marks", ())}
    return Section(
        data["id"],
        _sentence_from_json(heading),
        data["level"],
        tuple(_block_from_json(b) for b in data["blocks"]),
        _plain_from_json(data),
        tuple(_sentence_from_json(s) for s in data.get("summary", ())),
    )


def article_from_json(data: Json) -> Article:
    """Return the article that `article_to_json` wrote.

    Raises:
        InputError: the data carries another schema version than `SCHEMA`.

    """
    if data.get("schema") != SCHEMA:
        found = f"version {data.get('schema')!r}"
        raise InputError(f"an article of schema version {SCHEMA}", found, "Make the file anew with `plainspoken read`.")
    return Article(
        data["title"],
        data["language"],
        tuple(_section_from_json(s) for s in data["sections"]),
        tuple(Note(**n) for n in data["notes"]),
        tuple(_sentence_from_json(s) for s in data.get("key_points", ())),
        tuple(Term(**{**t, "also": tuple(t.get("also", ()))}) for t in data.get("glossary", ())),
        tuple(Source(**source) for source in data.get("sources", ())),
        tuple(Decision(**decision) for decision in data.get("decisions", ())),
        tuple(Pronunciation(**pronunciation) for pronunciation in data.get("pronunciations", ())),
        **{k: data[k] for k in ("date", "country", "notice", "origin") if k in data},
        words=WordCount(**data["words"]),
    )
