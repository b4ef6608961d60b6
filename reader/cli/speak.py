"""`plainspoken speak`: an article as sound, with the time of every sentence and word."""

import argparse
from pathlib import Path
from typing import Any

from reader.cli.common import add_file_arguments, read_file_argument
from reader.errors import EXIT_OK
from reader.speech.engine import DEFAULT_RATE, FASTEST, SLOWEST
from reader.speech.library import Report, speak_article


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("speak", help="record an article as Ogg Opus, with a timing record for each file")
    add_file_arguments(parser)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where the recordings go")
    parser.add_argument("--voice", metavar="V", help="a voice's id, name or language (default: the article's language)")
    rate_help = f"words a minute, {SLOWEST} to {FASTEST} (default: {DEFAULT_RATE})"
    parser.add_argument("--rate", metavar="WPM", type=int, default=DEFAULT_RATE, help=rate_help)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Record what has changed and say in one line what was done."""
    from tqdm import tqdm  # here, so that the other commands start without it

    article = read_file_argument(args)
    # Nothing is shown where standard error is no terminal, or for less than a second.
    with tqdm(desc="Speaking", unit="section", disable=None, delay=1) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        report = speak_article(article, args.out, args.voice, args.rate, show)
    print(_summarise(report, args.out))
    return EXIT_OK


def _summarise(report: Report, out: Path) -> str:
    minutes, seconds = divmod(round(report.seconds), 60)
    removed = f", {report.removed} removed" if report.removed else ""
    done = f"{report.spoken} spoken, {report.unchanged} unchanged{removed}"
    return f"Sections: {done}. {minutes} min {seconds} s of speech in {out}."
