"""The command `plainspoken`: one file a command, each with `add_parser` and `run`."""

import argparse
import os
import sys
from collections.abc import Sequence

from reader import __version__
from reader.cli import build, read, score, serve, speak, voices
from reader.errors import EXIT_ENVIRONMENT, EXIT_OK, ReaderError

COMMANDS = (read, score, speak, voices, serve, build)

_EPILOG = """exit status: 0 fine, 1 findings, 2 the command was not understood, 3 the input cannot be read,
4 the machine lacks something (a voice, room on the disk, a free port)"""


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
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


def _fail(message: str, status: int) -> int:
    print(f"plainspoken: {' '.join(message.split())}", file=sys.stderr)
    return status
