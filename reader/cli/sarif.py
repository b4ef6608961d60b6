"""Findings as SARIF 2.1.0, the format in which code hosts take the findings of a check (OASIS standard, 2020)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from reader import __version__


@dataclass(frozen=True)
class Result:
    """One finding: its rule, level and text; its file, relative to where the command ran, and line from 1.

    `element` names the sentence it is about; `fingerprint` is the same as long as the finding is.
    """

    rule: str
    level: str
    text: str
    file: str
    line: int
    element: str = ""
    fingerprint: str = ""


def make_log(tool: str, rules: Mapping[str, str], results: Sequence[Result]) -> dict[str, Any]:
    """Return a SARIF log of one run; `rules` are what the tool looks for, each with what it means."""
    listed = [{"id": name, "shortDescription": {"text": meaning}} for name, meaning in rules.items()]
    driver = {"name": tool, "version": __version__, "rules": listed}
    names = list(rules)
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_describe(result, names.index(result.rule)) for result in results],
    }
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _describe(result: Result, rule: int) -> dict[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(result.file)},
            "region": {"startLine": max(1, result.line)},
        }
    }
    if result.element:
        place["logicalLocations"] = [{"fullyQualifiedName": result.element}]
    described: dict[str, Any] = {
        "ruleId": result.rule,
        "ruleIndex": rule,
        "level": result.level,
        "message": {"text": result.text},
        "locations": [place],
    }
    if result.fingerprint:
        described["partialFingerprints"] = {"plainspoken/v1": result.fingerprint}
    return described
