"""What several commands share: the argument FILE, and JSON on standard output."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

from reader.article import Article
from reader.pipeline import ARTICLE, read_article, read_pronunciations, shipped_content
from reader.speech.engine import DEFAULT_RATE, FASTEST, SLOWEST
from reader.speech.pronunciation import Dictionary
from reader.speech.spoken import Verbosity
from reader.speech.unit import Delivery
from reader.speech.utterance import Announcements


def add_file_arguments(parser: argparse.ArgumentParser) -> None:
    """Add FILE and --format."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a .txt or .md file, a folder of content/, or - for standard input (Markdown)",
    )
    parser.add_argument("--format", choices=("markdown", "text"), help="how to read FILE, whatever its name says")


def add_content_argument(parser: argparse.ArgumentParser) -> None:
    """Add CONTENT, by default the folder `content` here where it holds articles, else the shipped article."""
    here = Path("content")
    default = here if any(here.glob(f"*/{ARTICLE}")) else shipped_content()
    parser.add_argument(
        "content",
        type=Path,
        metavar="CONTENT",
        nargs="?",
        default=default,
        help="a folder of articles, or of one (default: content)",
    )


def add_port_argument(parser: argparse.ArgumentParser) -> None:
    """Add --port."""
    parser.add_argument("--port", type=int, help="the port to listen on (default: the first free one from 8000 on)")


def add_voice_arguments(parser: argparse.ArgumentParser) -> None:
    """Add --voice, --rate, --verbosity and --announce."""
    voice_help = "a voice's id, name or language, or piper:PATH-OR-NAME; again for more (default: the language's)"
    parser.add_argument("--voice", metavar="V", action="append", default=[], help=voice_help)
    rate_help = f"words a minute, {SLOWEST} to {FASTEST} (default: {DEFAULT_RATE})"
    parser.add_argument("--rate", metavar="WPM", type=int, default=DEFAULT_RATE, help=rate_help)

    levels_help = "how much is said of citations, addresses and references (default: some)"
    parser.add_argument("--verbosity", choices=get_args(Verbosity), default="some", help=levels_help)
    announced_help = "announce list items by number, or headings; may be given twice"
    parser.add_argument("--pronunciation", metavar="WORDS", type=Path, help="your own words: lines, or a .pls lexicon")
    parser.add_argument("--announce", choices=("items", "headings"), action="append", default=[], help=announced_help)


def read_delivery(args: argparse.Namespace) -> Delivery:
    """Return how an article is to be read, by the arguments."""
    announcements = Announcements("items" in args.announce, "headings" in args.announce)
    words = read_pronunciations(args.pronunciation) if args.pronunciation else ()
    return Delivery(args.rate, args.verbosity, announcements, Dictionary(words))


@contextmanager
def show_progress(what: str, unit: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error while work is done; yields what tells it how much of how much is."""
    from tqdm import tqdm  # here, so that the other commands start without it

    # Nothing is shown where standard error is no terminal, or for less than a second.
    with tqdm(desc=what, unit=unit, disable=None, delay=1) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show


def read_file_argument(args: argparse.Namespace) -> Article:
    """Return the article that the arguments name, with its notes said on standard error."""
    article = read_article(args.file, args.format)
    print_notes(article)
    return article


def print_notes(article: Article) -> None:
    """Say on standard error what had to be decided about an article, a line a note."""
    for note in article.notes:
        print(f"note ({note.where}, {note.code}): {note.message}", file=sys.stderr)


def print_json(data: Any) -> None:
    """Print data as JSON, letters as they are."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    print()
