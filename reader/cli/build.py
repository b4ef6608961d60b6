"""`plainspoken build`: the static site of a content folder, or one article in one file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.cli.common import add_content_argument, add_port_argument, add_voice_arguments, read_delivery, show_progress
from reader.errors import EXIT_OK, UsageError

if TYPE_CHECKING:
    from reader.offline.site import SiteReport

_OUT = Path("dist")
_MEGABYTE = 1_000_000


def add_parser(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser("build", help="write a static site: pages, speech and all they need")
    add_content_argument(parser)
    out = f"where it goes (default: {_OUT}, and ARTICLE.html for a single file)"
    parser.add_argument("--out", metavar="PATH", type=Path, help=out)
    single = "write one article, of CONTENT or of a file, as one HTML file that opens from a disk, sound and all"
    parser.add_argument("--single-file", metavar="ARTICLE", help=single)
    add_voice_arguments(parser)
    without = "leave out Python for the browser, with which readers open texts of their own"
    parser.add_argument("--without-python", action="store_true", help=without)
    parser.add_argument("--serve", action="store_true", help="serve the site on this machine when it is built")
    add_port_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build, say what was done, and serve if asked to."""
    if args.single_file:
        return _run_single(args)
    out = args.out or _OUT
    stamp = _make_stamp(args)
    report = _find_unchanged(out, stamp) or _build(args, out, stamp)
    for path in report.files.paths:
        print(f"changed: {path}")
    print(_summarise(report, out), flush=True)
    if args.serve:
        _serve(out, args.port)
    return EXIT_OK


def _make_stamp(args: argparse.Namespace) -> str:
    """Return the stamp of what is asked for; none where a voice is a file of the reader's own, which may change."""
    from reader.offline.stamp import make_stamp  # here, so that the other commands start without pages and speech

    if any(":" in voice for voice in args.voice):
        return ""
    words = (
        args.pronunciation.read_text("utf-8", "replace") if args.pronunciation and args.pronunciation.is_file() else ""
    )
    asked = (args.voice, args.rate, args.verbosity, sorted(args.announce), words, args.without_python)
    return make_stamp(args.content, [repr(part) for part in asked])


def _find_unchanged(out: Path, stamp: str) -> "SiteReport | None":
    from reader.offline.site import find_site

    return find_site(out, stamp) if stamp else None


def _build(args: argparse.Namespace, out: Path, stamp: str) -> "SiteReport":
    from reader.offline.assets import fetch_assets
    from reader.offline.site import build_site

    delivery = read_delivery(args)
    assets = None if args.without_python else fetch_assets()
    with show_progress("Speaking", "section") as show:
        return build_site(args.content, out, args.voice, delivery, show, assets, stamp)


def _run_single(args: argparse.Namespace) -> int:
    from reader.offline.single_file import build_single

    if args.serve or len(args.voice) > 1:
        wrong = "--serve" if args.serve else "several voices"
        raise UsageError("one voice and no server for a single file", wrong, "Leave it out, or build a site.")
    voice = args.voice[0] if args.voice else None
    with show_progress("Speaking", "section") as show:
        report = build_single(args.single_file, args.content, args.out, voice, read_delivery(args), show)
    spoken = f"{report.spoken} spoken, {report.unchanged} unchanged"
    state = "" if report.written else " Unchanged."
    print(f"{report.path}: {report.size / _MEGABYTE:.1f} MB. Sections: {spoken}.{state}")
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
