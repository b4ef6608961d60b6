"""ES modules as one script: for a service worker, which not every browser lets import, and for a page in one file.

Each module becomes a function that is called once, when it is first asked for; what it exports is what it returns.
Only the forms of import and export that our own modules use are known, and all others are refused: a bundler of
general use needs Node at every build, for some thirty lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from reader.errors import InputError

_IMPORT = re.compile(
    r'^import (?:(?P<names>\{[^}]*\})|\* as (?P<all>\w+)|(?P<default>\w+)) from "(?P<address>[^"]+)";', re.MULTILINE
)
_DYNAMIC = re.compile(r'\bimport\("(?P<address>\./[^"]+)"\)')
_EXPORT = re.compile(r"^export (?P<kind>(?:async )?function\*?|class|const|let) (?P<name>\w+)", re.MULTILINE)
_EXPORT_PARTS = re.compile(r"^export const \{ (?P<names>[\w, ]+) \} =", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)
_UNKNOWN = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)
# Names that no module has: what a module declares would hide them from it.
_RUNTIME = """const $made = {};
const $use = (name) => ($made[name] ??= $modules[name]());
const $modules = {
%s
};
$use(%s);
"""


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """Return the script that runs a module with all that it imports; `read` returns a module's text by its name.

    Names are paths relative to the entry's folder, such as "reader.js" and "voice/espeak-ng.js".

    Raises:
        InputError: a module has a form of import or export that is not known here, or modules import each other.
    """
    modules: dict[str, str] = {}
    _collect(entry, read, modules, ())
    inside = ",\n".join(f"{json.dumps(name)}: () => {{\n{text}\n}}" for name, text in modules.items())
    return _RUNTIME % (inside, json.dumps(entry))


def _collect(name: str, read: Callable[[str], str], modules: dict[str, str], path: tuple[str, ...]) -> None:
    if name in path:
        circle = " → ".join([*path[path.index(name) :], name])
        raise InputError("modules without circles", circle, "Move what both need into a third.")
    if name in modules:
        return
    text = read(name)
    for found in _IMPORT.finditer(text):
        _collect(_find(name, found["address"]), read, modules, (*path, name))
    modules[name] = _wrap(name, text)
    for found in _DYNAMIC.finditer(text):
        _collect(_find(name, found["address"]), read, modules, ())


def _find(importer: str, address: str) -> str:
    if not address.startswith("./"):
        raise InputError(f"an import that begins with ./ in {importer}", address, "Write it so.")
    return (Path(importer).parent / address).as_posix()


def _wrap(name: str, text: str) -> str:
    """Return a module as the body of a function."""
    exports = [found["name"] for found in _EXPORT.finditer(text)]
    exports += [found["names"] for found in _EXPORT_PARTS.finditer(text)]
    text = _IMPORT.sub(lambda found: _import(name, found), text)
    text = _DYNAMIC.sub(lambda f: f"Promise.resolve().then(() => $use({json.dumps(_find(name, f['address']))}))", text)
    text = _EXPORT.sub(r"\g<kind> \g<name>", text)
    text = _EXPORT_PARTS.sub(r"const { \g<names> } =", text)
    if _DEFAULT.search(text):
        text = _DEFAULT.sub("const default_ = ", text)
        exports.append("default: default_")
    unknown = _UNKNOWN.search(text)
    if unknown:
        raise InputError("an import or export that can be bundled", f"“{unknown[0]}” in {name}", "Write it otherwise.")
    return f"{text.rstrip()}\nreturn {{ {', '.join(exports)} }};"


def _import(name: str, found: re.Match[str]) -> str:
    used = f"$use({json.dumps(_find(name, found['address']))})"
    if found["all"]:
        return f"const {found['all']} = {used};"
    names = found["names"].replace(" as ", ": ") if found["names"] else f"{{ default: {found['default']} }}"
    return f"const {names} = {used};"
