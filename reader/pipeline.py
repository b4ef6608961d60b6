"""The whole flow on one screen: read, score, make plain, plan speech."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.article import Article, Block, Pronunciation, Section, Sentence, Term
from reader.draft import build_article, make_slug
from reader.errors import InputError
from reader.ingest import files
from reader.ingest.front_matter import load_yaml
from reader.ingest.markdown import read_markdown
from reader.ingest.records import read_glossary, read_sources
from reader.ingest.text import read_text
from reader.plain.faithful import refuse_unfaithful
from reader.plain.glossary import define
from reader.plain.review import Signed, attach_reviews, read_reviews
from reader.plain.reviewed import attach_key_points, attach_plain, attach_summary
from reader.plain.simplify.article import AutomaticPlain, make_plain_section
from reader.plain.simplify.rules import explain_rule
from reader.plain.summary import choose_key_points, choose_summary
from reader.speech.pronunciation import read_lines, read_pls

if TYPE_CHECKING:
    from reader.plain.drafting import Model

STANDARD_INPUT = "-"
ARTICLE = "article.md"
PRONUNCIATION = "pronunciation.txt"
PLAIN = "plain.md"
REVIEWS = "review.yaml"
WORDS = "page_words"
"""The id of the section in which the glossary's words are spoken; no heading can make it."""

_IMPORTERS = {"markdown": read_markdown, "text": read_text}


def shipped_content() -> Path:
    """Return the folder of the articles that travel with the package, or stand beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "content"
    return installed if installed.is_dir() else package.parent / "content"


def list_articles(content: Path) -> list[Path]:
    """Return the article folders of a content folder, by name.

    Raises:
        InputError: the folder is missing or holds no article.

    """
    if (content / ARTICLE).is_file():
        return [content]
    found = sorted(path.parent for path in content.glob(f"*/{ARTICLE}")) if content.is_dir() else []
    if not found:
        advice = f"Make one folder an article, each with an {ARTICLE}."
        raise InputError("a content folder", f"no article below {content}", advice)
    return found


def read_article(source: str | Path, format: files.Format | None = None) -> Article:
    """Return the article of a file, of a folder of `content/`, or of standard input ("-").

    Raises:
        InputError: it cannot be read as an article.

    """
    if str(source) == STANDARD_INPUT:
        data = sys.stdin.buffer.read(files.LARGEST + 1) if sys.stdin else b""  # None: it was closed
        if len(data) > files.LARGEST:
            raise files.too_large("more on standard input")
        return parse_article(data, "standard input", format or "markdown")
    path = Path(source)
    if _holds_article(path):
        return read_content(path)
    data = files.read_bytes(path)
    return parse_article(data, path.name, format or files.detect_format(path.name), path.stem)


def _holds_article(path: Path) -> bool:
    try:
        return (path / ARTICLE).is_file()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False


def parse_article(data: bytes, name: str, format: files.Format, title: str = "", language: str = "") -> Article:
    """Return the article of bytes in a known format; `title` serves where the text has no heading.

    `language` goes before what the text says; where neither says it, the words tell.
    """
    draft = _IMPORTERS[format](files.decode(data, name))
    draft.language = language or draft.language
    article = build_article(draft, title.replace("-", " ").replace("_", " ").strip())
    if not article.sections:
        raise InputError("an article", f"no text under any heading in {name}", "Check that the file is complete.")
    return article


def read_content(folder: Path) -> Article:
    """Return the article of a folder as it was written, but where plain text fails the check the original stands."""
    return refuse_unfaithful(read_written(folder))


def read_published(folder: Path) -> Article:
    """Return the article of a folder as readers get it: what nobody has written in plain language, the program does."""
    return refuse_unfaithful(make_plain(read_written(folder)))


def read_written(folder: Path) -> Article:
    """Return the article of a folder as it was written, with the plain version, summary and glossary beside it."""
    article = parse_article(files.read_bytes(folder / ARTICLE), ARTICLE, "markdown", folder.name)
    for name, attach in (
        (PLAIN, attach_plain),
        ("summary.md", attach_summary),
        ("need-to-know.md", attach_key_points),
    ):
        if (folder / name).is_file():
            article = attach(article, read_markdown(files.decode(files.read_bytes(folder / name), name)), name)
    if (folder / PRONUNCIATION).is_file():
        article = replace(article, pronunciations=read_pronunciations(folder / PRONUNCIATION))
    if (folder / "glossary.yaml").is_file():
        article = replace(article, glossary=read_glossary(_read_yaml(folder / "glossary.yaml"), "glossary.yaml"))
    if (folder / "sources.yaml").is_file():
        sources, decisions = read_sources(_read_yaml(folder / "sources.yaml"), "sources.yaml")
        article = replace(article, sources=sources, decisions=decisions)
    return attach_reviews(article, read_reviews_of(folder))


def read_reviews_of(folder: Path) -> list[Signed]:
    """Return who signed which section of a folder; none where nobody has."""
    path = folder / REVIEWS
    return read_reviews(_read_yaml(path), REVIEWS) if path.is_file() else []


def with_spoken_words(article: Article) -> Article:
    """Return the article with one section more, to be spoken: the words of its glossary, a sentence each."""
    if not article.glossary:
        return article
    words = tuple(Sentence(term_id(term), term.term) for term in article.glossary)
    heading = Sentence(f"{WORDS}_h", "Words explained")
    section = Section(WORDS, heading, 2, (Block("paragraph", f"{WORDS}_b1", words),))
    return replace(article, sections=(*article.sections, section))


def term_id(term: Term) -> str:
    """Return the id of a term's entry in the glossary."""
    return f"page_term_{make_slug(term.term)}"


def read_pronunciations(path: Path) -> tuple[Pronunciation, ...]:
    """Return the entries of a pronunciation dictionary: simple lines, or a W3C lexicon where it ends in .pls or .xml.

    Raises:
        InputError: it cannot be read as one.

    """
    data = files.read_bytes(path)
    if path.suffix.lower() in (".pls", ".xml"):
        return tuple(read_pls(data, path.name))
    return tuple(read_lines(files.decode(data, path.name), path.name))


def _read_yaml(path: Path) -> Any:
    return load_yaml(files.decode(files.read_bytes(path), path.name), path.name)


# --- plain language where nobody has written it ---


def make_plain(article: Article) -> Article:
    """Return the article with a plain version, a summary and key points, made by program where it has none.

    What is there already stays. The origin of what is made is "automatic"; each sentence names its sources.
    """
    sections = tuple(_make_plain_section(section, article) for section in article.sections)
    made = replace(article, sections=sections)
    if article.key_points:
        return made
    return replace(made, key_points=tuple(_name_again(_find_key_points(made), "page_key")))


def _make_plain_section(section: Section, article: Article) -> Section:
    made = _plain_of(section, article)
    summary = section.summary or tuple(_name_again(_summarise(section, made), f"{section.id}_summary"))
    return replace(section, plain=made.version, summary=summary)


def draft_article(article: Article, model: "Model") -> dict[str, AutomaticPlain]:
    """Return a plain version of each section that has none, by its id, drafted by a language model.

    What the check refuses three times, and what may not be sent, is made by the simplifier.

    Raises:
        EnvironmentFault: the model does not answer.

    """
    from reader.plain.drafting import draft_section  # here, so that nothing else waits for the network's modules

    bare = [section for section in article.sections if section.plain is None]
    return {section.id: _plain_of(section, article, draft_section(section, model)) for section in bare}


def _plain_of(
    section: Section, article: Article, drafted: Mapping[str, tuple[str, ...]] | None = None
) -> AutomaticPlain:
    """Return the section's plain version, the written one where there is one."""
    if section.plain:
        return AutomaticPlain(section.plain, {})
    title = article.title.lower()
    terms = tuple(term for term in article.glossary if term.term.lower() not in title)
    return make_plain_section(section, article.language, terms, drafted)


def _summarise(section: Section, made: AutomaticPlain) -> list[Sentence]:
    """Return the plain sentences that stand for what matters most in a section, without what only explains a word."""
    chosen = {source for sentence in section.summary for source in sentence.sources}
    chosen = chosen or {sentence.id for sentence in choose_summary(section)}
    found = (plain for plain in made.version.sentences if chosen.intersection(plain.sources))
    return [plain for plain in found if not made.is_definition(plain.id)]


def _find_key_points(article: Article) -> list[Sentence]:
    chosen = {sentence.id for sentence in choose_key_points(article)}
    versions = [section.plain for section in article.sections if section.plain]
    meanings = {define(term) for term in article.glossary}
    plains = (plain for version in versions for plain in version.sentences if plain.text not in meanings)
    return [plain for plain in plains if chosen.intersection(plain.sources)]


def _name_again(sentences: list[Sentence], stem: str) -> list[Sentence]:
    return [replace(sentence, id=f"{stem}{number}") for number, sentence in enumerate(sentences, 1)]


def plain_to_json(article: Article, drafts: Mapping[str, AutomaticPlain] | None = None) -> dict[str, Any]:
    """Return what `plainspoken plain --json` prints: each section's plain sentences, their edits, its summary.

    `drafts` are versions out of `draft_article`, by the section's id.
    """
    found = drafts or {}
    sections = ((section, found.get(section.id) or _plain_of(section, article)) for section in article.sections)
    return {"schema": 1, "sections": [_plain_section_to_json(section, made) for section, made in sections]}


def _plain_section_to_json(section: Section, made: AutomaticPlain) -> dict[str, Any]:
    review = made.version.review
    return {
        "id": section.id,
        "origin": made.version.origin,
        "review": {"by": review.by, "role": review.role, "date": review.date} if review else None,
        "sentences": [_plain_sentence_to_json(sentence, made) for sentence in made.version.sentences],
        "summary": [sentence.id for sentence in _summarise(section, made)],
    }


def _plain_sentence_to_json(sentence: Sentence, made: AutomaticPlain) -> dict[str, Any]:
    edits = [
        {"rule": edit.rule, "before": edit.before, "after": edit.after, "why": explain_rule(edit.rule)}
        for edit in made.edits.get(sentence.id, ())
    ]
    return {
        "id": sentence.id,
        "text": sentence.text,
        "sources": list(sentence.sources),
        "edits": edits,
        "kept_because": sentence.kept_because or None,
    }
