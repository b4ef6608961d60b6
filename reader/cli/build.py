"""`plainspoken build`: the static site of a content folder."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.cli.common import add_content_argument, add_port_argument, add_voice_arguments, read_delivery, show_progress
from reader.errors import EXIT_OK

if TYPE_CHECKING:
    from reader.offline.site import SiteReport


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("build", help="write a static site: pages, speech and all they need")
    add_content_argument(parser)
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("dist"), help="where it goes (default: dist)")
    add_voice_arguments(parser)
    without = "leave out Python for the browser, with which readers open texts of their own"
    parser.add_argument("--without-python", action="store_true", help=without)
    parser.add_argument("--serve", action="store_true", help="serve the site on this machine when it is built")
    add_port_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build, say in one line what was done, and serve if asked to."""
    from reader.offline.assets import fetch_assets  # here, so that the other commands start without pages and speech
    from reader.offline.site import build_site

    assets = None if args.without_python else fetch_assets()
    with show_progress("Speaking", "section") as show:
        report = build_site(args.content, args.out, args.voice, read_delivery(args), show, assets)
    print(_summarise(report, args.out), flush=True)
    if args.serve:
        _serve(args.out, args.port)
    return EXIT_OK


def _summarise(report: "SiteReport", out: Path) -> str:
    files = report.files
    spoken = f"{report.spoken} spoken, {report.unchanged} unchanged"
    removed = f", {files.removed} removed" if files.removed else ""
    return f"{out}: articles: {report.articles}. Sections: {spoken}. Files: {files.written} written{removed}."


def _serve(folder: Path, port: int | None) -> None:
    from reader.offline.server import run_until_interrupted, start_site_server

    _, found = start_site_server(folder, port)
    print(f"Open http://localhost:{found}/ in your browser. Press Ctrl+C here to stop.", flush=True)
    run_until_interrupted()
