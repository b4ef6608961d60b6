"""The command `plainspoken`: one file a command, each with `add_parser` and `run`."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from reader import __version__
from reader.cli import build, check, plain, read, review, score, serve, speak, voices
from reader.errors import EXIT_ENVIRONMENT, EXIT_OK, EXIT_USAGE, ReaderError

COMMANDS = (read, score, plain, check, review, speak, voices, serve, build)

_EPILOG = """exit status: 0 fine, 1 findings, 2 the command was not understood, 3 the input cannot be read,
4 the machine lacks something (a voice, room on the disk, a free port)"""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line, as every other error's is."""

    def error(self, message: str) -> NoReturn:
        """Say what was not understood and end."""
        self.exit(_fail(f"{message}. See `{self.prog} --help`.", EXIT_USAGE))


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = _Parser(
        prog="plainspoken",
        description="Makes an article accessible: readability with reasons, plain language, speech.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"plainspoken {__version__}")
    subparsers = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(subparsers)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; a problem is one line on standard error."""
    _settle_streams()
    args = make_parser().parse_args(arguments)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
        return status
    except ReaderError as error:
        return _fail(str(error), error.exit_status)
    except KeyboardInterrupt:
        return _fail("Stopped.", 130)
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough; keep Python from complaining at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except OSError as error:
        where = f" at {error.filename}" if error.filename else ""
        return _fail(
            f"The system refused{where}: {error.strerror or error}. Check the disk and the rights.",
            EXIT_ENVIRONMENT,
        )


def _settle_streams() -> None:
    """Make output UTF-8 wherever it goes; a stream that was closed takes everything and keeps nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(message: str, status: int) -> int:
    print(f"plainspoken: {' '.join(message.split())}", file=sys.stderr)
    return status
