"""`plainspoken speak`: an article as sound, with the time of every sentence and word."""

import argparse
from pathlib import Path
from typing import Any

from reader.cli.common import add_file_arguments, add_voice_arguments, read_delivery, read_file_argument, show_progress
from reader.errors import EXIT_OK
from reader.speech.library import Report, speak_voices


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("speak", help="record an article as Ogg Opus, with a timing record for each file")
    add_file_arguments(parser)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where the recordings go")
    add_voice_arguments(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Record what has changed and say in one line what was done."""
    article = read_file_argument(args)
    with show_progress("Speaking", "section") as show:
        report = speak_voices(article, args.out, args.voice, read_delivery(args), show)
    print(_summarise(report, args.out))
    return EXIT_OK


def _summarise(report: Report, out: Path) -> str:
    minutes, seconds = divmod(round(report.seconds), 60)
    removed = f", {report.removed} removed" if report.removed else ""
    done = f"{report.spoken} spoken, {report.unchanged} unchanged{removed}"
    return f"Sections: {done}. {minutes} min {seconds} s of speech in {out}."
