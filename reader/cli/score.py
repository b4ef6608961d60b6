"""`plainspoken score`: how hard each section is to read, and why; and whether a target is kept."""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.article import Article
from reader.cli.common import print_json, print_notes
from reader.cli.lint_formats import HOSTS, format_people, format_sarif
from reader.cli.settings import Settings, find_settings
from reader.errors import EXIT_FINDINGS, EXIT_OK, InputError, UsageError
from reader.pipeline import ARTICLE, PLAIN, STANDARD_INPUT, read_article
from reader.readability.band import Target, parse_target
from reader.readability.lint import (
    VERSIONS,
    LintFinding,
    Source,
    leave_out_known,
    lint_source,
    read_baseline,
    write_baseline,
)
from reader.readability.reasons import pick_reasons
from reader.readability.score import Score, score_article, scores_to_json

SCHEMA = 1
_ENDINGS = (".md", ".markdown", ".txt")
_ROW = "{:<36.36} {:>6} {:>9} {:>8} {:>6} {:>6} {:>10}"
_TITLES = ("Section", "Words", "Sentences", "Grades", "Ease", "F-K", "Confidence")
_LINT_OPTIONS = ("check", "target", "fail_over", "baseline", "update_baseline", "sarif", "annotations", "version_of")


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("score", help="score each section's readability, with reasons; or hold a target")
    files = "a .txt or .md file, a folder of content/ or of such files, or - for standard input (Markdown)"
    parser.add_argument("files", metavar="FILE", nargs="*", help=files)
    parser.add_argument("--format", choices=("markdown", "text"), help="how to read FILE, whatever its name says")
    _add_output(parser)
    lint = parser.add_argument_group("holding a target (ends with 1 where a text fails)")
    lint.add_argument("--check", action="store_true", help="hold the target of the settings file")
    target = "nhs, medicines, wcag, grade=6, age=11 or level=B1"
    lint.add_argument("--target", metavar="T", help=f"how hard a section may be: {target}")
    lint.add_argument("--fail-over", metavar="GRADE", type=float, help="the grade that fails (default: the target's)")
    lint.add_argument("--version-of", choices=(*VERSIONS, "both"), help="which versions are held (default: both)")
    lint.add_argument("--baseline", metavar="FILE", type=Path, help="leave out what this file lists")
    lint.add_argument("--update-baseline", action="store_true", help="write what is found into the baseline")
    parser.set_defaults(run=run)


def _add_output(parser: argparse.ArgumentParser) -> None:
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print JSON instead of a table")
    output.add_argument("--sarif", action="store_true", help="print findings as SARIF 2.1.0")
    hosts = "print findings as a code host shows them: github (default) or gitlab"
    output.add_argument("--annotations", metavar="HOST", nargs="?", const="github", choices=tuple(HOSTS), help=hosts)


def run(args: argparse.Namespace) -> int:
    """Print the scores, or what breaks the target."""
    if any(getattr(args, option) not in (None, False) for option in _LINT_OPTIONS):
        return _run_lint(args, find_settings(Path.cwd()))
    if not args.files:
        raise UsageError("FILE", "none", "Name a file, a folder or -, or use --check with a settings file.")
    articles = [(file, _read(file, args.format)) for file in _list_files(args.files)]
    if args.json and len(articles) == 1:
        print_json(scores_to_json(articles[0][1]))
    elif args.json:
        print_json({"schema": SCHEMA, "files": [{"file": f, **scores_to_json(a)} for f, a in articles]})
    else:
        print("\n\n".join("\n".join(format_table(article)) for _, article in articles))
    return EXIT_OK


def _read(file: str, format: Any) -> Article:
    article = read_article(file, format)
    print_notes(article)
    return article


def _list_files(names: list[str]) -> list[str]:
    """Return the files and article folders that names stand for; a folder stands for all in it."""
    found: list[str] = []
    for name in names:
        path = Path(name)
        if name != STANDARD_INPUT and os.path.isdir(name) and not (path / ARTICLE).is_file():  # noqa: PTH112 - no crash on long names
            inside = _list_folder(path)
            if not inside:
                raise InputError("a file or a folder of texts", f"no text in {name}", "Name another.")
            found += inside
        else:
            found.append(name)
    return found


def _list_folder(folder: Path) -> list[str]:
    if (folder / ARTICLE).is_file():
        return [folder.as_posix()]
    out = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            out += _list_folder(path)
        elif path.suffix.lower() in _ENDINGS:
            out.append(path.as_posix())
    return out


# --- the linter ---


@dataclass(frozen=True)
class _Rule:
    """What is held: the target, the grade that fails, the versions, the baseline."""

    target: Target
    fail_over: float
    versions: tuple[str, ...]
    baseline: Path | None


def _make_rule(args: argparse.Namespace, settings: Settings) -> _Rule:
    wanted = args.target or settings.values.get("target")
    fail_over = args.fail_over if args.fail_over is not None else settings.values.get("fail-over")
    if wanted is None and fail_over is None:
        raise UsageError("a target", "none", "Write --target grade=6, or put it into .plainspoken.toml.")
    target = parse_target(wanted or f"grade={fail_over}")
    version = args.version_of or settings.values.get("version", "both")
    if version not in (*VERSIONS, "both"):
        raise UsageError("a version: original, plain or both", f"“{version}”", "Correct the settings file.")
    return _Rule(
        target,
        float(target.grade if fail_over is None else fail_over),
        VERSIONS if version == "both" else (version,),
        args.baseline or settings.path("baseline"),
    )


def _run_lint(args: argparse.Namespace, settings: Settings) -> int:
    rule = _make_rule(args, settings)
    names = args.files or [str(settings.folder / name) for name in settings.values.get("files", ())]
    if not names:
        raise UsageError("FILE", "none", "Name a file or a folder, or list `files` in the settings file.")
    articles = [(file, _read(file, args.format)) for file in _list_files(names)]
    sources = [s for file, article in articles for s in _list_sources(file, article) if s.version in rule.versions]
    found = [f for source in sources for f in lint_source(source, rule.target, rule.fail_over)]
    if args.update_baseline:
        return _update_baseline(rule.baseline, found)
    new = leave_out_known(found, _read_baseline(rule.baseline))
    _print_findings(args, rule, articles, new, len(found) - len(new))
    return EXIT_FINDINGS if any(f.level == "error" for f in new) else EXIT_OK


def _list_sources(file: str, article: Article) -> list[Source]:
    path = Path(file)
    is_folder = (path / ARTICLE).is_file() if file != STANDARD_INPUT else False
    original = path / ARTICLE if is_folder else path
    sources = [Source(_show(original), _read_text(original), article, "original")]
    if any(section.plain for section in article.sections):
        plain = path / PLAIN
        sources.append(Source(_show(plain), _read_text(plain), article, "plain"))
    return sources


def _show(path: Path) -> str:
    """Return a path as code hosts know it: from here on, with slashes."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _read_baseline(path: Path | None) -> frozenset[str]:
    if path is None:
        return frozenset()
    if not path.is_file():
        raise InputError("a baseline file", f"nothing at {path}", "Write it with --update-baseline.")
    return read_baseline(path.read_text(encoding="utf-8", errors="replace"), path.name)


def _update_baseline(path: Path | None, found: list[LintFinding]) -> int:
    if path is None:
        raise UsageError("--baseline FILE", "none", "Say where the baseline is to be written.")
    waiting = path.with_name(path.name + ".part")
    waiting.write_text(write_baseline(found), encoding="utf-8")
    waiting.replace(path)
    print(f"{path}: {len(found)} accepted.")
    return EXIT_OK


def _print_findings(
    args: argparse.Namespace, rule: _Rule, articles: list[tuple[str, Article]], found: list[LintFinding], accepted: int
) -> None:
    if args.sarif:
        print(format_sarif(found))
    elif args.annotations:
        text = HOSTS[args.annotations](found)
        print(text, end="\n" if text else "")
    elif args.json:
        target = {"name": rule.target.name, "grade": rule.target.grade, "title": rule.target.title}
        one = scores_to_json(articles[0][1]) if len(articles) == 1 else {}
        files = [file for file, _ in articles]
        findings = {"findings": [f.to_json() for f in found], "accepted": accepted}
        print_json({"schema": SCHEMA, "target": target, "fail_over": rule.fail_over, "files": files, **findings, **one})
    else:
        print(format_people(found, len(articles), accepted))


# --- the table ---


def format_table(article: Article) -> list[str]:
    """Return the lines of the table for people: a row a section, then the reasons."""
    sections, whole = score_article(article)
    named = [*zip((s.heading.text for s in article.sections), sections, strict=True), ("The whole article", whole)]
    lines = [article.title, "", _ROW.format(*_TITLES), *(_format_row(name, score) for name, score in named)]
    for name, score in named:
        why = [score.not_scored] if score.not_scored else [_format_reason(r) for r in pick_reasons(score.reasons)]
        if why:
            lines += ["", name, *(f"  - {line}" for line in why)]
    return lines


def _format_reason(reason: Any) -> str:
    gain = f" [{reason.gain:.2f} grades]" if reason.gain and reason.gain >= 0.005 else ""
    after = f"\n      Perhaps: {reason.after}" if reason.after and " " in reason.after and reason.before else ""
    return f"{reason.message}{gain}{after if reason.code == 'long-sentence' else ''}"


def _format_row(name: str, score: Score) -> str:
    low, high = score.grade_band or (None, None)
    grades = "-" if low is None else f"{low}-{high}" if low != high else str(low)
    figures = (score.scores["flesch_reading_ease"], score.scores["flesch_kincaid_grade"])
    shown = ("-" if value is None else f"{value:.1f}" for value in figures)
    return _ROW.format(name, score.words, score.sentences, grades, *shown, score.confidence)
