"""Findings as SARIF 2.1.0, the format in which code hosts take the findings of a check (OASIS standard, 2020)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reader import __version__
from reader.plain.faithful import CODES, Finding

_LEVELS = {"error": "error", "note": "note"}


@dataclass(frozen=True)
class Place:
    """A file, as an address relative to where the command ran, and a line counted from 1."""

    address: str
    line: int


def findings_to_sarif(placed: Sequence[tuple[Finding, Place]]) -> dict[str, Any]:
    """Return a SARIF log with one run; every code of the check is one of its rules."""
    rules = sorted(CODES)
    driver = {
        "name": "plainspoken check",
        "version": __version__,
        "rules": [_rule(code) for code in rules],
    }
    results = [_result(finding, place, rules.index(finding.code)) for finding, place in placed]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _rule(code: str) -> dict[str, Any]:
    severity, meaning = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": meaning},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _result(finding: Finding, place: Place, rule: int) -> dict[str, Any]:
    text = " ".join(part for part in (finding.message, _said("Source", finding.source_text)) if part)
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": place.address},
                    "region": {"startLine": place.line},
                },
                "logicalLocations": [{"fullyQualifiedName": finding.plain_id or finding.source_id or "text"}],
            }
        ],
    }


def _said(who: str, text: str) -> str:
    return f"{who}: “{text}”" if text else ""
