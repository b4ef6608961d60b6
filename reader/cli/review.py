"""`plainspoken review`: a person reads the plain text beside its source, and signs it."""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import textwrap
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reader.article import Article, Section
from reader.cli.check import format_finding
from reader.cli.common import add_port_argument
from reader.errors import EXIT_OK, EnvironmentFault, InputError, ReaderError, UsageError
from reader.pipeline import ARTICLE, read_reviews_of, read_written
from reader.plain.faithful import Finding, check_section, group_sentences, has_error, refuse_unfaithful
from reader.plain.review import is_fresh
from reader.platform.reviews import sign_section
from reader.readability.score import Score, score_blocks, score_section
from reader.speech.files import write_file

_QUESTION = "[a]ccept and sign, [e]dit, [n]ext, [q]uit: "
_LEAST_WIDTH = 60


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("review", help="read plain text beside its source, edit it and sign it")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a folder of content/ with a plain.md")
    parser.add_argument(
        "section", metavar="SECTION", nargs="?", help="one section's id (default: all without a review)"
    )
    parser.add_argument("--page", action="store_true", help="as a page in the browser, on this machine")
    add_port_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show section after section and do what the reviewer says."""
    if not (args.folder / ARTICLE).is_file():
        raise InputError(f"a folder with an {ARTICLE}", f"none at {args.folder}", "Name one folder of content/.")
    article = read_written(args.folder)
    if args.page:
        return _serve(args.folder.resolve(), article, args)
    if args.port is not None:
        raise UsageError("--port together with --page", "--port alone", "Add --page to review in the browser.")
    for id_ in _choose_sections(args.folder, article, args.section):
        if not _review_section(args.folder, id_):
            break
    return EXIT_OK


def _serve(folder: Path, article: Article, args: argparse.Namespace) -> int:
    """Serve the review until the person stops it."""
    where = f"/{args.section}" if args.section else ""
    if args.section:
        _choose_sections(folder, article, args.section)  # raises where there is no such section
    print("Starting …", flush=True)
    from reader.app.server import start_server  # here, for Panel takes seconds to load

    server, port = start_server({folder.name: refuse_unfaithful(article)}, args.port, {folder.name: folder})
    address = f"http://localhost:{port}/{quote(folder.name)}/review{where}"
    print(f"Open {address} in your browser. Press Ctrl+C here to stop.", flush=True)
    server.run_until_shutdown()
    return EXIT_OK


def _choose_sections(folder: Path, article: Article, wanted: str | None) -> list[str]:
    with_plain = [section for section in article.sections if section.plain is not None]
    if wanted is not None:
        if wanted not in [section.id for section in with_plain]:
            known = ", ".join(section.id for section in with_plain) or "none"
            raise InputError(f"a section with a plain version ({known})", f"“{wanted}”", "Choose one of them.")
        return [wanted]
    signed = {one.section: one for one in read_reviews_of(folder)}
    waiting = [s.id for s in with_plain if s.id not in signed or not is_fresh(signed[s.id], s)]
    print(f"{article.title}\nSections to review: {len(waiting)} of {len(with_plain)}.")
    return waiting


def _review_section(folder: Path, id_: str) -> bool:
    """Show one section until the reviewer goes on; return False to quit."""
    while True:
        article = read_written(folder)
        section = next(section for section in article.sections if section.id == id_)
        findings = check_section(article, section)
        print("\n".join(show_section(section, findings, shutil.get_terminal_size().columns, article.language)))
        answer = _ask(_QUESTION)
        if answer in (None, "q", "quit"):
            return False
        if answer in ("n", "next"):
            return True
        if answer in ("e", "edit"):
            _edit(folder / "plain.md", folder)
        elif answer in ("a", "accept") and has_error(findings):
            print("There are errors. Edit the plain text first; what changes the meaning cannot be signed.")
        elif answer in ("a", "accept") and _sign(folder, section):
            return True


def _ask(question: str) -> str | None:
    """Return what the reviewer typed, in lower case; None at the end of the input."""
    answer = _ask_as_typed(question)
    return None if answer is None else answer.lower()


def _ask_as_typed(question: str) -> str | None:
    print(question, end="", flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else None


def _sign(folder: Path, section: Section) -> bool:
    """Ask who signs, and write it down; return whether it was signed."""
    print("You say that you have read every plain sentence against its source, and that it says the same.")
    by, role = _ask_as_typed("Your full name: "), _ask_as_typed("Your role: ")
    try:
        signed = sign_section(folder, section.id, by or "", role or "")
    except InputError as error:
        print(f"Not signed. {error}")
        return False
    print(f"Signed by {signed.by}, {signed.role}, {signed.date}.")
    return True


def _edit(path: Path, folder: Path) -> None:
    """Open the plain text in the reviewer's editor, until it can be read again."""
    editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not editor:
        print(f"No editor is set. Set EDITOR, or change {path} yourself.")
        return
    before = path.read_bytes()
    try:
        subprocess.run([*editor, str(path)], check=True)
        read_written(folder)
    except (OSError, subprocess.CalledProcessError) as error:
        raise EnvironmentFault("an editor that ends well", f"“{error}”", "Set EDITOR to your editor.") from error
    except ReaderError as error:
        print(f"{error} The text from before was put back.")
        write_file(path, before)


def show_section(section: Section, findings: list[Finding], width: int, language: str) -> list[str]:
    """Return a section for the terminal: source and plain text side by side, findings, and both grades."""
    assert section.plain is not None
    source, plain = score_section(section, language), score_blocks(section.plain.blocks, language)
    lines = ["", f"{section.heading.text} [{section.id}]", ""]
    texts = {s.id: s.text for s in (section.heading, *section.sentences)}
    for ids, sentences in group_sentences(section.plain.sentences):
        lines += side_by_side(" ".join(texts[i] for i in ids), " ".join(s.text for s in sentences), width)
    lines += [line for finding in findings for line in format_finding(finding)]
    review = section.plain.review
    signed = f"Signed by {review.by}, {review.role}, {review.date}." if review else "Nobody has signed this text."
    return [*lines, f"Grade: original {_grade(source)}, plain {_grade(plain)}. {signed}"]


def side_by_side(left: str, right: str, width: int) -> list[str]:
    """Return two texts in two columns; below one another where the terminal is narrow."""
    if width < _LEAST_WIDTH:
        return [
            *textwrap.wrap(left, width),
            *textwrap.wrap(right, width, initial_indent="  ", subsequent_indent="  "),
            "",
        ]
    half = (width - 3) // 2
    rows = zip_longest(textwrap.wrap(left, half), textwrap.wrap(right, half), fillvalue="")
    return [*(f"{a:<{half}} | {b}".rstrip() for a, b in rows), ""]


def _grade(score: Score) -> str:
    band = score.grade_band
    return "unknown" if band is None else f"{band[0]} to {band[1]}"
