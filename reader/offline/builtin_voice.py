"""The built-in voice: espeak-ng in WebAssembly, its data cut to English, for pages that nobody has recorded.

The files it makes stand in `reader/surface/voice/` and are committed, so that nobody needs Node to build a page:

    npm pack @echogarden/espeak-ng-emscripten@0.3.5
    tar xzf echogarden-espeak-ng-emscripten-0.3.5.tgz
    python -m reader.offline.builtin_voice package
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from reader.errors import InputError, UsageError
from reader.surface.page import SURFACE

VOICE = SURFACE / "voice"
PACKAGE = "@echogarden/espeak-ng-emscripten@0.3.5"

_ROOT = "/usr/share/espeak-ng-data/"
_WANTED = re.compile(r"phontab|phonindex|phondata|intonations|en_dict|lang/gmw/en(-\w+)*")
# The package's list of its files: `loadPackage({files:[{filename:"…",start:0,end:121473},…],remote_package_size:…})`.
_LIST = re.compile(r"loadPackage\(\{files:\[(?P<files>.*?)\],remote_package_size:\d+\}\)")
_FILE = re.compile(r'\{filename:"(?P<name>[^"]+)",start:(?P<start>\d+),end:(?P<end>\d+)\}')


def make_voice(package: Path) -> dict[str, bytes]:
    """Return the voice's files by name: script, data of English alone, and licence.

    Raises:
        InputError: the folder does not hold the package.
    """
    try:
        script = (package / "espeak-ng.js").read_text("utf-8")
        data = (package / "espeak-ng.data").read_bytes()
        licence = (package / "COPYING").read_bytes()
    except OSError as problem:
        raise InputError(f"the unpacked package {PACKAGE}", str(problem), "Name its folder.") from problem
    script, data = _cut(script, data)
    return {"espeak-ng.js": script.encode(), "espeak-ng.data": data, "COPYING.txt": licence}


def _cut(script: str, data: bytes) -> tuple[str, bytes]:
    """Return the script and its data with only the wanted files, packed anew."""
    listed = _LIST.search(script)
    if listed is None:
        raise InputError("a list of data files in espeak-ng.js", "none", f"Use {PACKAGE}.")
    files, pieces, size = [], [], 0
    for file in _FILE.finditer(listed["files"]):
        if not _WANTED.fullmatch(file["name"].removeprefix(_ROOT)):
            continue
        pieces.append(data[int(file["start"]) : int(file["end"])])
        files.append(f"{{filename:{json.dumps(file['name'])},start:{size},end:{size + len(pieces[-1])}}}")
        size += len(pieces[-1])
    packed = f"loadPackage({{files:[{','.join(files)}],remote_package_size:{size}}})"
    return script[: listed.start()] + packed + script[listed.end() :], b"".join(pieces)


def main(arguments: list[str]) -> None:
    """Write the voice's files from the unpacked package that the one argument names.

    Raises:
        UsageError: there is not one argument.
    """
    if len(arguments) != 1:
        raise UsageError("one folder", f"{len(arguments)} arguments", f"Name the folder of the unpacked {PACKAGE}.")
    VOICE.mkdir(exist_ok=True)
    for name, content in make_voice(Path(arguments[0])).items():
        (VOICE / name).write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1:])
