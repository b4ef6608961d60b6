"""The whole flow on one screen: read, score, make plain, plan speech."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.article import Article
from reader.draft import build_article
from reader.errors import InputError
from reader.ingest import files
from reader.ingest.front_matter import load_yaml
from reader.ingest.markdown import read_markdown
from reader.ingest.records import read_glossary, read_sources
from reader.ingest.text import read_text
from reader.plain.reviewed import attach_key_points, attach_plain, attach_summary

STANDARD_INPUT = "-"
ARTICLE = "article.md"
PLAIN = "plain.md"

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
    """Return the article of a folder, with the plain version, summary and glossary that stand beside it."""
    article = parse_article(files.read_bytes(folder / ARTICLE), ARTICLE, "markdown", folder.name)
    for name, attach in (
        (PLAIN, attach_plain),
        ("summary.md", attach_summary),
        ("need-to-know.md", attach_key_points),
    ):
        if (folder / name).is_file():
            article = attach(article, read_markdown(files.decode(files.read_bytes(folder / name), name)), name)
    if (folder / "glossary.yaml").is_file():
        article = replace(article, glossary=read_glossary(_read_yaml(folder / "glossary.yaml"), "glossary.yaml"))
    if (folder / "sources.yaml").is_file():
        sources, decisions = read_sources(_read_yaml(folder / "sources.yaml"), "sources.yaml")
        article = replace(article, sources=sources, decisions=decisions)
    return article


def _read_yaml(path: Path) -> Any:
    return load_yaml(files.decode(files.read_bytes(path), path.name), path.name)
