"""`plainspoken serve`: read the articles in a browser, on this machine."""

import argparse
from pathlib import Path
from typing import Any

from reader.cli.common import add_content_argument, add_port_argument
from reader.errors import EXIT_OK
from reader.pipeline import list_articles, read_published


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("serve", help="show the articles in a browser, on this machine")
    add_content_argument(parser)
    add_port_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until the person stops it."""
    articles = {folder.name: read_published(folder) for folder in list_articles(Path(args.content))}
    print("Starting …", flush=True)
    from reader.app.server import speak_ahead, start_server  # here, for Panel takes seconds to load

    server, port = start_server(articles, args.port)
    print(f"Open http://localhost:{port}/ in your browser. Press Ctrl+C here to stop.", flush=True)
    speak_ahead(articles)
    server.run_until_shutdown()
    return EXIT_OK
