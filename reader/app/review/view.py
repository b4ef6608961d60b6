"""What the pages of a review show, and their HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from reader.article import Article, Section
from reader.errors import InputError
from reader.pipeline import read_reviews_of, read_written
from reader.plain.faithful import Finding, check_section, group_sentences, has_error
from reader.plain.review import is_fresh
from reader.platform.reviews import fingerprint, read_plain_text
from reader.readability.score import Score, score_blocks, score_section
from reader.surface.page import environment

FOLDER = Path(__file__).parent
STYLE = "review.css"
DONE = {"edited": "The plain text was written to plain.md.", "signed": "The section was signed."}


@cache
def _environment() -> Environment:
    shared = environment()
    assert shared.loader is not None
    return shared.overlay(loader=ChoiceLoader([FileSystemLoader(FOLDER), shared.loader]))


def _render(template: str, title: str, **values: Any) -> str:
    # Nothing of a review is kept for offline, and the header says what may be loaded.
    frame: dict[str, str | None] = {"root": None, "policy": ""}
    frame |= {"language": "en", "surface": "/surface/", "mark": "", "slug": "", "style": f"/review/{STYLE}"}
    return _environment().get_template(template).render(title=title, **frame, **values)


# --- the list ---


@dataclass(frozen=True)
class _Row:
    """One section in the list: where its page is, its heading, and how it stands."""

    address: str
    heading: str
    state: str


def render_list(slug: str, folder: Path, article: Article) -> str:
    """Return the page that lists the sections with a plain version, and how each stands."""
    rows = [
        _Row(f"/{slug}/review/{section.id}", section.heading.text, _describe(folder, article, section))
        for section in article.sections
        if section.plain is not None
    ]
    return _render("review_list.html", f"Review: {article.title}", article=article, rows=rows)


def _describe(folder: Path, article: Article, section: Section) -> str:
    errors = sum(finding.severity == "error" for finding in check_section(article, section))
    if errors:
        return f"{errors} {'error' if errors == 1 else 'errors'}: edit it first"
    return _describe_signature(folder, section)


def _describe_signature(folder: Path, section: Section) -> str:
    signed = next((one for one in read_reviews_of(folder) if one.section == section.id), None)
    if signed is None:
        return "Nobody has signed it."
    if not is_fresh(signed, section):
        return f"{signed.by} signed it on {signed.date}; it has changed since, so that no longer holds."
    return f"Signed by {signed.by}, {signed.role}, {signed.date}."


# --- one section ---


@dataclass(frozen=True)
class _Pair:
    """What stands for what: source sentences, their plain sentences, and what the check found."""

    number: int
    source: str
    plain: str
    findings: list[tuple[str, str]]


_SEVERITIES = {"error": "Error", "note": "Note"}


def render_section(
    slug: str,
    folder: Path,
    section_id: str,
    token: str,
    *,
    fault: str = "",
    done: str = "",
    typed: Mapping[str, str] | None = None,
) -> str:
    """Return the page of one section: side by side, with findings and grades, and the forms to edit and sign."""
    article = read_written(folder)
    section = next(one for one in article.sections if one.id == section_id)
    assert section.plain is not None
    findings = check_section(article, section)
    pairs, others = _pair(section, findings)
    kept = dict(typed or {})
    return _render(
        "review_section.html",
        f"{'Not done: ' if fault else ''}Review: {section.heading.text}",
        article=article,
        section=section,
        pairs=pairs,
        others=others,
        wrong=[pair for pair in pairs if any(severity == _SEVERITIES["error"] for severity, _ in pair.findings)],
        grades=_grades(section, article.language),
        signature=_describe_signature(folder, section),
        may_sign=not has_error(findings),
        origin=section.plain.origin,
        text=kept.get("text") or _read_text(folder, section),
        by=kept.get("by", ""),
        role=kept.get("role", ""),
        fault=fault,
        done=DONE.get(done, ""),
        token=token,
        seen=fingerprint(folder),
        home=f"/{slug}/review",
        here=f"/{slug}/review/{section.id}",
        neighbours=_neighbours(slug, article, section),
    )


def _pair(section: Section, findings: list[Finding]) -> tuple[list[_Pair], list[tuple[str, str]]]:
    """Return the aligned groups with their findings, and the findings that belong to none."""
    assert section.plain is not None
    texts = {s.id: s.text for s in (section.heading, *section.sentences)}
    left = list(findings)
    pairs = []
    for number, (ids, plains) in enumerate(group_sentences(section.plain.sentences), 1):
        own = {*ids, *(plain.id for plain in plains)}
        mine = [f for f in left if f.plain_id in own or (not f.plain_id and f.source_id in own)]
        left = [f for f in left if f not in mine]
        source, plain = " ".join(texts[i] for i in ids), " ".join(p.text for p in plains)
        pairs.append(_Pair(number, source, plain, list(map(_say, mine))))
    return pairs, list(map(_say, left))


def _say(finding: Finding) -> tuple[str, str]:
    return _SEVERITIES[finding.severity], finding.message


def _grades(section: Section, language: str) -> tuple[str, str]:
    assert section.plain is not None
    return _show(score_section(section, language)), _show(score_blocks(section.plain.blocks, language))


def _show(score: Score) -> str:
    band = score.grade_band
    return "unknown" if band is None else f"{band[0]} to {band[1]}"


def _read_text(folder: Path, section: Section) -> str:
    """Return the text for the form, or nothing where the file must be edited by hand."""
    try:
        return read_plain_text(folder, section)
    except InputError:
        return ""


def _neighbours(slug: str, article: Article, section: Section) -> dict[str, tuple[str, str]]:
    written = [one for one in article.sections if one.plain is not None]
    place = written.index(next(one for one in written if one.id == section.id))
    found = {"Previous": written[:place][-1:], "Next": written[place + 1 : place + 2]}
    return {name: (f"/{slug}/review/{one.id}", one.heading.text) for name, ones in found.items() for one in ones}
