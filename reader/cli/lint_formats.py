"""The linter's findings for people, as SARIF, and as code hosts show them beside the lines."""

from __future__ import annotations

import json
from collections.abc import Callable

from reader.cli.sarif import Result, make_log
from reader.readability.lint import RULES, LintFinding


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
    """Return a SARIF log."""
    results = [
        Result(f.rule, f.level, " ".join([f.message, *f.remedies]), f.file, f.line, fingerprint=f.fingerprint)
        for f in findings
    ]
    return json.dumps(make_log("plainspoken score", RULES, results), ensure_ascii=False, indent=1)


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
