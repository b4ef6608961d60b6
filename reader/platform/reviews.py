"""What a review changes on the disk: one section of `plain.md`, and the signatures in `review.yaml`."""

from __future__ import annotations

import datetime
import hashlib
import re
from pathlib import Path

from reader.article import Section
from reader.errors import InputError
from reader.ingest import files
from reader.ingest.markdown import read_markdown
from reader.pipeline import ARTICLE, PLAIN, REVIEWS, parse_article, read_reviews_of, read_written
from reader.plain.faithful import check_section, has_error
from reader.plain.review import Signed, sign, write_reviews
from reader.plain.reviewed import attach_plain
from reader.speech.files import write_file

LARGEST_SECTION = 1 << 18
"""Bytes of a section's plain text that may be handed in."""
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_HEADING = re.compile(r"^#{1,6}\s")


def fingerprint(folder: Path) -> str:
    """Return a hash of both texts as they stand, so that nobody signs or overwrites what they have not seen."""
    found = hashlib.sha256()
    for name in (ARTICLE, PLAIN):
        found.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return found.hexdigest()


def read_plain_text(folder: Path, section: Section) -> str:
    """Return a section's plain text as it is written, without its heading.

    Raises:
        InputError: the headings of `plain.md` cannot be told from other lines.

    """
    lines, start, end = _find_section(folder, section)
    return "".join(lines[start:end]).strip("\n") + "\n"


def write_plain_text(folder: Path, section: Section, text: str) -> None:
    """Put another text under a section's heading; what cannot be read as plain text is not written.

    Raises:
        InputError: a sentence without a tag, a tag that names no sentence, another heading, or far too much.

    """
    if len(text.encode("utf-8", "replace")) > LARGEST_SECTION:
        raise InputError("the plain text of one section", f"{len(text)} characters", "Shorten it.")
    lines, start, end = _find_section(folder, section)
    body = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip("\n").split("\n"))
    whole = "".join([*lines[:start], "\n", body, "\n\n" if end < len(lines) else "\n", *lines[end:]])
    article = parse_article(files.read_bytes(folder / ARTICLE), ARTICLE, "markdown", folder.name)
    attach_plain(article, read_markdown(whole), PLAIN)  # raises where it cannot be read
    write_file(folder / PLAIN, whole.encode())


def _find_section(folder: Path, section: Section) -> tuple[list[str], int, int]:
    """Return the lines of `plain.md` and the half-open range of those under a section's heading."""
    article = read_written(folder)
    lines = files.decode(files.read_bytes(folder / PLAIN), PLAIN).splitlines(keepends=True)
    headings = _find_headings(lines)
    if len(headings) != len(article.sections):
        found = f"{len(headings)} headings for {len(article.sections)} sections"
        raise InputError(f"each heading of {PLAIN} on a line with #", found, f"Edit {folder / PLAIN} yourself.")
    place = next(n for n, one in enumerate(article.sections) if one.id == section.id)
    return lines, headings[place] + 1, (headings[place + 1 :] or [len(lines)])[0]


def _find_headings(lines: list[str]) -> list[int]:
    found, fenced = [], False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and _HEADING.match(line):
            found.append(number)
    return found


def sign_section(folder: Path, section_id: str, by: str, role: str) -> Signed:
    """Sign a section's plain text as it stands, today, and write it down.

    Raises:
        InputError: no name or role, or an error that changes the meaning.

    """
    article = read_written(folder)
    section = next(section for section in article.sections if section.id == section_id)
    signed = sign(section, by, role, datetime.date.today().isoformat())
    if has_error(check_section(article, section)):
        advice = "Edit the plain text first; what changes the meaning cannot be signed."
        raise InputError("a plain text without errors", "errors", advice)
    places = {one.id: place for place, one in enumerate(article.sections)}
    others = [one for one in read_reviews_of(folder) if one.section != section_id]
    every = sorted([*others, signed], key=lambda one: places.get(one.section, len(places)))
    write_file(folder / REVIEWS, write_reviews(every).encode())
    return signed
