"""The YAML between two `---` lines at the top of a Markdown file."""

import re
from typing import Any

import yaml

from reader.errors import InputError

_OPENING = re.compile(r"^---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)

_SURROGATE = re.compile("[\ud800-\udfff]")


class _PlainLoader(yaml.SafeLoader):
    """Safe YAML without aliases, which can make a few bytes expand without end."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="aliases (*name) are not allowed", problem_mark=mark)
        return super().compose_node(parent, index)

    def construct_scalar(self, node: Any) -> Any:
        value = super().construct_scalar(node)
        if _SURROGATE.search(str(value)):
            raise yaml.MarkedYAMLError(problem="half a character (\\ud800 to \\udfff)", problem_mark=node.start_mark)
        return value


# Dates stay as they were written: a reader is shown "2026-11-22", not a Python object.
_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load_yaml(text: str, what: str, first_line: int = 1) -> Any:
    """Return the data of a YAML text.

    `what` names it in an error and `first_line` is its first line's number there.

    Raises:
        InputError: it is not YAML, or holds aliases.

    """
    try:
        return yaml.load(text, Loader=_PlainLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + first_line}" if mark else ""
        problem = " ".join(str(getattr(error, "problem", None) or error).split())[:200]
        advice = "Correct that line; text with a colon or a bracket needs quotation marks."
        raise InputError(f"YAML in {what}", f"a mistake{where}: {problem}", advice) from error


def split_front_matter(text: str) -> tuple[dict[str, object], str, int]:
    """Return what the front matter says, the text below it, and how many lines stand above that text.

    Raises:
        InputError: the front matter is never closed, is no YAML, or is no list of names and values.

    """
    if not _OPENING.match(text):
        return {}, text, 0
    start = text.index("\n") + 1
    closing = _CLOSING.search(text, start)
    if closing is None:
        if re.match(r"[\w-]+[ \t]*:", text[start:]):
            advice = "Add a line --- below the last name and value."
            raise InputError("front matter between two lines ---", "no second line ---", advice)
        return {}, text, 0
    data = load_yaml(text[start : closing.start()], "the front matter", 2)
    if not isinstance(data, dict | None):
        found = f"a {type(data).__name__}"
        raise InputError("names and values in the front matter, such as title: My article", found, "Write one a line.")
    body = text[closing.end() :].removeprefix("\n")
    return {str(k): v for k, v in (data or {}).items()}, body, text.count("\n", 0, len(text) - len(body))
