"""`plainspoken plain`: an article, or lines of text, in plain language."""

import argparse
import sys
from pathlib import Path
from typing import Any

from reader.article import Article
from reader.cli.common import add_file_arguments, print_json, read_file_argument
from reader.errors import EXIT_OK, InputError
from reader.ingest.files import read_bytes
from reader.pipeline import STANDARD_INPUT, plain_to_json

_MADE_BY = {"written": "written by a person", "automatic": "made by program", "draft": "a draft"}


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("plain", help="print an article in plain language, with the reason of every edit")
    add_file_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON: sentences, sources, edits, summary")
    parser.add_argument(
        "--lines", action="store_true", help="read one English sentence a line, print one line for each"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the plain text."""
    if args.lines:
        _print_lines(args.file)
        return EXIT_OK
    article = read_file_argument(args)
    data = plain_to_json(article)
    if args.json:
        print_json(data)
    else:
        print("\n".join(format_plain(article, data)))
    return EXIT_OK


def _print_lines(name: str) -> None:
    from reader.plain.simplify import simplify_sentence  # here, so that the other commands start without its tables

    data = sys.stdin.buffer.read() if name == STANDARD_INPUT else read_bytes(Path(name))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"other bytes at {error.start} of {name}"
        raise InputError("text in UTF-8", found, "Save the file as UTF-8.") from error
    out = sys.stdout
    lines = text.split("\n")
    for line in lines[:-1] if lines[-1] == "" else lines:
        body = line.rstrip("\r")
        out.write(simplify_sentence(body).text + "\n")


def format_plain(article: Article, data: dict[str, Any]) -> list[str]:
    """Return the lines for people: each section's summary, its plain sentences, and why some stayed."""
    lines = [article.title]
    for section, made in zip(article.sections, data["sections"], strict=True):
        by_id = {sentence["id"]: sentence for sentence in made["sentences"]}
        lines += ["", f"{section.heading.text} ({_MADE_BY[made['origin']]})"]
        lines += [f"  * {by_id[id_]['text']}" for id_ in made["summary"]]
        lines.append("")
        for sentence in made["sentences"]:
            lines.append(sentence["text"])
            if sentence["kept_because"]:
                lines.append(f"    (unchanged: {sentence['kept_because']})")
    return lines
