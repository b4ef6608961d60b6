"""What several commands share: the argument FILE, and JSON on standard output."""

import argparse
import json
import sys
from typing import Any

from reader.article import Article
from reader.pipeline import read_article


def add_file_arguments(parser: argparse.ArgumentParser) -> None:
    """Add FILE and --format."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a .txt or .md file, a folder of content/, or - for standard input (Markdown)",
    )
    parser.add_argument("--format", choices=("markdown", "text"), help="how to read FILE, whatever its name says")


def read_file_argument(args: argparse.Namespace) -> Article:
    """Return the article that the arguments name, with its notes said on standard error."""
    article = read_article(args.file, args.format)
    for note in article.notes:
        print(f"note ({note.where}, {note.code}): {note.message}", file=sys.stderr)
    return article


def print_json(data: Any) -> None:
    """Print data as JSON, letters as they are."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    print()
