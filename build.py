"""Builds the static site: the same as `plainspoken build`."""

import sys

from reader.cli import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
