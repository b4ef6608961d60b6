"""Texts held against a target: which sections read harder than wanted, where, and what would help most."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from reader.article import Article, Block
from reader.errors import InputError
from reader.readability.band import Target
from reader.readability.reasons import Reason
from reader.readability.score import Score, score_blocks
from reader.text.words import find_words

Level = Literal["error", "warning"]
Version = Literal["original", "plain"]
VERSIONS: tuple[Version, ...] = ("original", "plain")
RULES = {
    "too-hard": "A section reads harder than the target.",
    "whole-too-hard": "A whole text reads harder than the target.",
}
BASELINE_SCHEMA = 1
_REMEDIES = 3


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A section, or a whole text, that reads harder than the target.

    `level` is "error" over the grade that fails, else "warning". `line` counts from 1, 0 where it is not known.
    `fingerprint` stays the same as long as the words do, wherever they move.
    """

    rule: str
    level: Level
    file: str
    line: int
    section: str
    heading: str
    version: Version
    grade: float
    target: float
    fail_over: float
    message: str
    remedies: tuple[str, ...]
    fingerprint: str

    def to_json(self) -> dict[str, Any]:
        """Return the finding as a JSON object."""
        return asdict(self) | {"grade": round(self.grade, 2), "remedies": list(self.remedies)}


@dataclass(frozen=True, slots=True)
class Source:
    """A version of an article as it stands in a file: its name, its text ("" where unknown), and the article."""

    file: str
    text: str
    article: Article
    version: Version


def lint_source(source: Source, target: Target, fail_over: float) -> Iterator[LintFinding]:
    """Yield a finding for each section that is too hard, then one for the text as a whole."""
    article, lines = source.article, _Lines(source.text)
    whole: list[Block] = []
    for section in article.sections:
        blocks = section.blocks if source.version == "original" else section.plain.blocks if section.plain else ()
        whole.extend(blocks)
        line = lines.find(section.heading.text)
        score = score_blocks(tuple(blocks), article.language)
        yield from _judge("too-hard", source, (section.id, section.heading.text, line), score, target, fail_over)
    if len(article.sections) > 1:
        score = score_blocks(tuple(whole), article.language)
        yield from _judge("whole-too-hard", source, ("", article.title, 1), score, target, fail_over)


def _judge(
    rule: str, source: Source, place: tuple[str, str, int], score: Score, target: Target, fail_over: float
) -> Iterator[LintFinding]:
    grade = score.grade
    if grade is None or grade <= target.grade:
        return
    section, heading, line = place
    level: Level = "error" if grade > fail_over else "warning"
    message = f"“{heading}” reads at grade {grade:.1f}; the target is {target.title} (grade {target.grade:g})."
    if level == "warning":
        message += f" It fails over {fail_over:g}."
    remedies = tuple(_describe_remedy(r) for r in score.reasons if r.gain and r.gain > 0)[:_REMEDIES]
    text = " ".join(detail.written for detail in score.details)
    mark = hashlib.sha256(json.dumps([rule, source.version, text]).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    names = (rule, level, source.file, line, section, heading, source.version)
    yield LintFinding(*names, grade, target.grade, fail_over, message, remedies, mark)


def _describe_remedy(reason: Reason) -> str:
    return f"{reason.message} [{reason.gain:.2f} grades, {reason.sentence_id}]"


class _Lines:
    """Where headings stand in a file; each search goes on behind the last."""

    def __init__(self, text: str) -> None:
        self.lines = [self._bare(line) for line in text.splitlines()]
        self.at = 0

    @staticmethod
    def _bare(line: str) -> str:
        return " ".join(line[a:b].lower() for a, b in find_words(line))

    def find(self, heading: str) -> int:
        wanted = self._bare(heading)
        for number in range(self.at, len(self.lines)):
            if wanted and self.lines[number] == wanted:
                self.at = number + 1
                return number + 1
        return 1 if self.lines else 0


# --- the baseline: what was too hard before the rule came ---


def read_baseline(text: str, name: str) -> frozenset[str]:
    """Return the fingerprints of a baseline file.

    Raises:
        InputError: it is no baseline.
    """
    try:
        data = json.loads(text)
        if data["schema"] == BASELINE_SCHEMA:
            return frozenset(entry["fingerprint"] for entry in data["findings"])
    except (ValueError, KeyError, TypeError):
        pass
    advice = "Write it anew with --update-baseline."
    raise InputError(f"a baseline of schema {BASELINE_SCHEMA}", f"something else in {name}", advice)


def write_baseline(findings: Iterable[LintFinding]) -> str:
    """Return the text of a baseline file that accepts these findings."""
    entries = sorted(
        ({"file": f.file, "section": f.section, "rule": f.rule, "fingerprint": f.fingerprint} for f in findings),
        key=lambda entry: tuple(entry.values()),
    )
    return json.dumps({"schema": BASELINE_SCHEMA, "findings": entries}, ensure_ascii=False, indent=1) + "\n"


def leave_out_known(findings: Iterable[LintFinding], known: Collection[str]) -> list[LintFinding]:
    """Return the findings that a baseline does not accept."""
    return [finding for finding in findings if finding.fingerprint not in known]
