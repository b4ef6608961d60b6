"""`plainspoken voices`: which voices this machine has."""

import argparse
from dataclasses import asdict
from typing import Any

from reader.cli.common import print_json
from reader.errors import EXIT_OK
from reader.speech.voices import list_voices


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("voices", help="list the voices of this machine")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the voices by language."""
    voices = list_voices()
    if args.json:
        print_json([{key: value for key, value in asdict(voice).items() if value} for voice in voices])
        return EXIT_OK
    rows = [("LANGUAGE", "NAME", "ID"), *((v.language, v.name, v.id) for v in voices)]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for language, name, id_ in rows:
        print(f"{language:{widths[0]}}  {name:{widths[1]}}  {id_}")
    return EXIT_OK
