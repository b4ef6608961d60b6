"""ES modules as one script, which a service worker, a page in one file and a site of many small modules need.

Each module becomes a function that is called once, when it is first asked for; what it exports is what it returns.
Only the forms of import and export that our own modules use are known, and all others are refused: a bundler of
general use needs Node at every build, for some sixty lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reader.errors import InputError

_IMPORT = re.compile(
    r'^import (?:(?P<names>\{[^}]*\})|\* as (?P<all>\w+)|(?P<default>\w+)) from "(?P<address>[^"]+)";', re.MULTILINE
)
_DYNAMIC = re.compile(r'\bimport\("(?P<address>\./[^"]+)"\)')
_EXPORT = re.compile(r"^export (?P<kind>(?:async )?function\*?|class|const|let) (?P<name>\w+)", re.MULTILINE)
_EXPORT_PARTS = re.compile(r"^export const \{ (?P<names>[\w, ]+) \} =", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)
_DEFAULT_EXPORT = "default: default_"
_UNKNOWN = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)
# Names that no module has: what a module declares would hide them from it.
_RUNTIME = """const $made = {};
const $use = (name) => ($made[name] ??= $modules[name]());
const $modules = {
%s
};
"""


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """Return the script that runs a module with all that it imports; `read` returns a module's text by its name.

    Names are paths relative to the entry's folder, such as "reader.js" and "voice/espeak-ng.js".

    Raises:
        InputError: a module has a form of import or export that is not known here, or modules import each other.
    """
    modules: dict[str, str] = {}
    _collect(entry, read, modules, ())
    wrapped = {name: _wrap(name, _DYNAMIC.sub(partial(_use_later, name), text)) for name, text in modules.items()}
    return f"{_make_runtime(wrapped)}$use({json.dumps(entry)});\n"


def unite(entry: str, name: str, read: Callable[[str], str]) -> dict[str, str]:
    """Return modules by name: `name` holds all that the entry imports at once, and each of those hands on its part.

    So a page fetches one file where it fetched forty, and a module that is imported later, by an address as before,
    gets the instances that the page uses. All stand in one folder.

    Raises:
        InputError: as of `bundle`.
    """
    modules: dict[str, str] = {}
    _collect(entry, read, modules, (), later=False)
    wrapped = {module: _wrap(module, text) for module, text in modules.items()}
    made = {module: _hand_on(module, text, name) for module, text in modules.items()}
    return made | {name: f"{_make_runtime(wrapped)}export {{ $use }};\n"}


def _make_runtime(wrapped: dict[str, str]) -> str:
    inside = ",\n".join(f"{json.dumps(name)}: () => {{\n{text}\n}}" for name, text in wrapped.items())
    return _RUNTIME % inside


def _hand_on(module: str, text: str, source: str) -> str:
    """Return a module that exports what one of those in `source` does."""
    names = [name for name in _list_exports(text) if name != _DEFAULT_EXPORT]
    used = f"$use({json.dumps(module)})"
    lines = [f'import {{ $use }} from "./{source}";', f"export const {{ {', '.join(names)} }} = {used};"]
    return "\n".join([*lines, f"export default {used}.default;"] if _DEFAULT.search(text) else lines) + "\n"


def _collect(
    name: str, read: Callable[[str], str], modules: dict[str, str], path: tuple[str, ...], later: bool = True
) -> None:
    """Add a module after those that it imports; with `later` also those that it imports only when they are wanted."""
    if name in path:
        circle = " → ".join([*path[path.index(name) :], name])
        raise InputError("modules without circles", circle, "Move what both need into a third.")
    if name in modules:
        return
    text = read(name)
    for found in _IMPORT.finditer(text):
        _collect(_find(name, found["address"]), read, modules, (*path, name), later)
    modules[name] = text
    for found in _DYNAMIC.finditer(text) if later else ():
        _collect(_find(name, found["address"]), read, modules, ())


def _find(importer: str, address: str) -> str:
    if not address.startswith("./"):
        raise InputError(f"an import that begins with ./ in {importer}", address, "Write it so.")
    return (Path(importer).parent / address).as_posix()


def _wrap(name: str, text: str) -> str:
    """Return a module as the body of a function."""
    exports = _list_exports(text)
    text = _IMPORT.sub(lambda found: _import(name, found), text)
    text = _EXPORT.sub(r"\g<kind> \g<name>", text)
    text = _EXPORT_PARTS.sub(r"const { \g<names> } =", text)
    text = _DEFAULT.sub("const default_ = ", text)
    unknown = _UNKNOWN.search(text)
    if unknown:
        raise InputError("an import or export that can be bundled", f"“{unknown[0]}” in {name}", "Write it otherwise.")
    return f"{text.rstrip()}\nreturn {{ {', '.join(exports)} }};"


def _list_exports(text: str) -> list[str]:
    """Return what a module exports, as parts of an object."""
    exports = [found["name"] for found in _EXPORT.finditer(text)]
    exports += [found["names"] for found in _EXPORT_PARTS.finditer(text)]
    return [*exports, _DEFAULT_EXPORT] if _DEFAULT.search(text) else exports


def _use_later(name: str, found: re.Match[str]) -> str:
    return f"Promise.resolve().then(() => $use({json.dumps(_find(name, found['address']))}))"


def _import(name: str, found: re.Match[str]) -> str:
    used = f"$use({json.dumps(_find(name, found['address']))})"
    if found["all"]:
        return f"const {found['all']} = {used};"
    names = found["names"].replace(" as ", ": ") if found["names"] else f"{{ default: {found['default']} }}"
    return f"const {names} = {used};"
