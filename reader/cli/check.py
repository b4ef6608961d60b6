"""`plainspoken check`: whether the plain version still says what the original says."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.cli.common import add_content_argument, print_json
from reader.cli.sarif import Result, make_log
from reader.errors import EXIT_FINDINGS, EXIT_OK, UsageError
from reader.ingest.files import decode, read_bytes
from reader.pipeline import list_articles, read_written
from reader.plain.faithful import CODES, Finding, check_article, check_texts, findings_to_json, has_error

_PLAIN_FILES = {"plain": "plain.md", "summary": "summary.md", "key": "need-to-know.md"}


@dataclass(frozen=True)
class _Checked:
    """What was found in one article or pair of files, and the files its plain sentences stand in."""

    title: str
    findings: list[Finding]
    files: tuple[Path, ...]


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("check", help="compare plain text with its source; status 1 when a meaning changed")
    add_content_argument(parser)
    parser.add_argument("--source", metavar="A", type=Path, help="a text, instead of CONTENT; needs --plain")
    parser.add_argument("--plain", metavar="B", type=Path, help="its plain version")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON instead of lines for people")
    form.add_argument("--sarif", action="store_true", help="print SARIF 2.1.0, which code hosts show")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the findings."""
    checked = list(_check(args))
    findings = [finding for one in checked for finding in one.findings]
    if args.json:
        print_json(findings_to_json(findings))
    elif args.sarif:
        results = [_to_result(f, one.files) for one in checked for f in one.findings]
        print_json(make_log("plainspoken check", {code: CODES[code][1] for code in sorted(CODES)}, results))
    else:
        print("\n".join(format_checked([(one.title, one.findings) for one in checked])))
    return EXIT_FINDINGS if has_error(findings) else EXIT_OK


def _check(args: argparse.Namespace) -> Iterator[_Checked]:
    if (args.source is None) != (args.plain is None):
        raise UsageError("--source and --plain together", "one of them", "Name the text and its plain version.")
    if args.source is not None:
        source, plain = (decode(read_bytes(path), path.name) for path in (args.source, args.plain))
        yield _Checked(f"{args.plain} against {args.source}", check_texts(source, plain), (args.plain,))
        return
    for folder in list_articles(Path(args.content)):
        article = read_written(folder)
        files = tuple(folder / name for name in _PLAIN_FILES.values() if (folder / name).is_file())
        yield _Checked(article.title, check_article(article), files)


def format_checked(checked: list[tuple[str, list[Finding]]]) -> list[str]:
    """Return lines for people: by article, errors first, each finding with both texts."""
    lines: list[str] = []
    for title, findings in checked:
        lines += [title, ""]
        for severity in ("error", "note"):
            lines += [line for f in findings if f.severity == severity for line in format_finding(f)]
    counted = [finding.severity for _, findings in checked for finding in findings]
    return [*lines, f"Errors: {counted.count('error')}. Notes: {counted.count('note')}."]


def format_finding(finding: Finding) -> list[str]:
    """Return one finding as lines for people."""
    where = " -> ".join(id_ for id_ in (finding.source_id, finding.plain_id) if id_)
    lines = [f"{finding.severity}: {finding.message} [{finding.code}] {where}".rstrip()]
    lines += [f"  source: {finding.source_text}"] * bool(finding.source_text)
    lines += [f"  plain:  {finding.plain_text}"] * bool(finding.plain_text)
    return [*lines, ""]


def _to_result(finding: Finding, files: tuple[Path, ...]) -> Result:
    """Return a finding at the file and line of its plain sentence, else at the file's first."""
    kind = next((kind for kind in _PLAIN_FILES if f"_{kind}" in finding.plain_id), "plain")
    path = next((path for path in files if path.name == _PLAIN_FILES[kind]), files[0] if files else Path("plain.md"))
    here = Path.cwd()
    shown = path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path
    source = f"Source: “{finding.source_text}”" if finding.source_text else ""
    return Result(
        rule=finding.code,
        level=finding.severity,
        text=" ".join(part for part in (finding.message, source) if part),
        file=shown.as_posix(),
        line=_find_line(path, finding.plain_text),
        element=finding.plain_id or finding.source_id or "text",
    )


def _find_line(path: Path, text: str) -> int:
    """Return the number of the line that a sentence begins in, by its first words; 1 where it is not found."""
    start = " ".join(text.split()[:4])
    if not start or not path.is_file():
        return 1
    lines = decode(read_bytes(path), path.name).splitlines()
    return next((n for n, line in enumerate(lines, 1) if start in line), 1)
