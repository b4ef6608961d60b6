"""`plainspoken read`: the document model of an article, as JSON."""

import argparse
from typing import Any

from reader.article import article_to_json
from reader.cli.common import add_file_arguments, print_json, read_file_argument
from reader.errors import EXIT_OK


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("read", help="print an article's sections, blocks and sentences as JSON")
    add_file_arguments(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the article."""
    print_json(article_to_json(read_file_argument(args)))
    return EXIT_OK
