"""`plainspoken plain`: an article, or lines of text, in plain language."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.article import Article
from reader.cli.common import add_file_arguments, print_json, read_file_argument
from reader.errors import EXIT_OK, InputError, UsageError
from reader.ingest.files import read_bytes
from reader.pipeline import STANDARD_INPUT, draft_article, plain_to_json

if TYPE_CHECKING:
    from reader.plain.drafting import Model

_MADE_BY = {
    "written": "written by a person",
    "automatic": "made by program",
    "draft": "a draft by a language model, signed by nobody",
}
_KEY = "PLAINSPOKEN_MODEL_KEY"
"""The environment variable with the key for an address that asks for one."""


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("plain", help="print an article in plain language, with the reason of every edit")
    add_file_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON: sentences, sources, edits, summary")
    parser.add_argument(
        "--lines", action="store_true", help="read one English sentence a line, print one line for each"
    )
    parser.add_argument("--draft", metavar="URL", help="have a language model draft it: an OpenAI-compatible address")
    parser.add_argument("--model", metavar="NAME", help="the model's name at that address")
    parser.add_argument("--yes", action="store_true", help="send the text to an address that is not this machine")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the plain text."""
    model = _choose_model(args)
    if args.lines:
        _print_lines(args.file)
        return EXIT_OK
    article = read_file_argument(args)
    if model is not None:
        _announce(article, model, args.yes)
    data = plain_to_json(article, draft_article(article, model) if model else None)
    if args.json:
        print_json(data)
    else:
        print("\n".join(format_plain(article, data)))
    return EXIT_OK


def _choose_model(args: argparse.Namespace) -> "Model | None":
    if args.draft is None:
        if args.model or args.yes:
            raise UsageError("--draft URL with --model and --yes", "none", "Name the address of a model.")
        return None
    if not args.model or args.lines:
        found = "--lines" if args.model else "no --model"
        raise UsageError("--draft URL with --model NAME, without --lines", found, "Name the model at that address.")
    from reader.plain.drafting import Model  # here, so that the other commands start without the network's modules

    return Model(args.draft, args.model, os.environ.get(_KEY, ""))


def _announce(article: Article, model: "Model", agreed: bool) -> None:
    """Say on standard error what is sent where, before it is sent.

    Raises:
        UsageError: it would leave this machine, and nobody has said yes.

    """
    from reader.plain.drafting import TRIES, choose_sentences

    chosen = [s.text for section in article.sections if section.plain is None for s in choose_sentences(section)]
    what = f"{len(chosen)} sentences ({sum(map(len, chosen))} characters) of “{article.title}”"
    where = "this machine" if model.is_local else "another machine"
    plainly = "" if model.is_local or model.endpoint.startswith("https:") else ", unencrypted"
    print(f"To be sent, up to {TRIES} times: {what}.", file=sys.stderr)
    print(f"To: {model.endpoint} ({where}{plainly}), model {model.name}.", file=sys.stderr)
    print("Not sent: doses, warnings, emergency steps, tables, and anything about you.", file=sys.stderr, flush=True)
    if not (model.is_local or agreed):
        found = "an address elsewhere, and no --yes"
        raise UsageError("your consent before text leaves this machine", found, "Add --yes to send it.")


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
