"""The linter's findings for people, as SARIF, and as code hosts show them beside the lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from reader import __version__
from reader.readability.lint import RULES, LintFinding

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_MANUAL = "docs/readability.md"


def format_people(findings: list[LintFinding], files: int, accepted: int) -> str:
    """Return a line for each finding, its remedies below it, and a last line that sums up."""
    lines = []
    for f in findings:
        version = " (plain version)" if f.version == "plain" else ""
        lines.append(f"{f.file}:{f.line}: {f.level}: {f.message}{version}")
        lines += [f"    {remedy}" for remedy in f.remedies]
    errors = sum(f.level == "error" for f in findings)
    old = f", {accepted} in the baseline" if accepted else ""
    lines.append(f"Files: {files}. Too hard: {errors}, over the target: {len(findings) - errors}{old}.")
    return "\n".join(lines)


def format_sarif(findings: list[LintFinding]) -> str:
    """Return a SARIF 2.1.0 log (OASIS 2020)."""
    rules = [{"id": name, "shortDescription": {"text": text}} for name, text in RULES.items()]
    driver = {"name": "plainspoken", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_sarif_result(f) for f in findings]}
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _sarif_result(f: LintFinding) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(f.file)},
        "region": {"startLine": max(1, f.line)},
    }
    return {
        "ruleId": f.rule,
        "level": f.level,
        "message": {"text": " ".join([f.message, *f.remedies])},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"plainspoken/v1": f.fingerprint},
    }


def format_github(findings: list[LintFinding]) -> str:
    """Return GitHub's workflow commands, one a line."""
    return "\n".join(
        f"::{f.level} file={_escape(f.file, True)},line={max(1, f.line)},title={_escape('Reads too hard', True)}"
        f"::{_escape(' '.join([f.message, *f.remedies]), False)}"
        for f in findings
    )


def _escape(text: str, is_property: bool) -> str:
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")) + (
        ((":", "%3A"), (",", "%2C")) if is_property else ()
    ):
        text = text.replace(char, code)
    return text


def format_gitlab(findings: list[LintFinding]) -> str:
    """Return GitLab's code quality report."""
    severity = {"error": "major", "warning": "minor"}
    report = [
        {
            "description": f.message,
            "check_name": f.rule,
            "fingerprint": f.fingerprint,
            "severity": severity[f.level],
            "location": {"path": f.file, "lines": {"begin": max(1, f.line)}},
        }
        for f in findings
    ]
    return json.dumps(report, ensure_ascii=False, indent=1)


HOSTS: dict[str, Callable[[list[LintFinding]], str]] = {"github": format_github, "gitlab": format_gitlab}
