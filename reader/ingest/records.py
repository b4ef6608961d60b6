"""Reading the YAML files that stand beside an article: its glossary and its sources."""

from dataclasses import fields
from typing import Any, TypeVar

from reader.article import Decision, Source, Term
from reader.errors import InputError

Record = TypeVar("Record", Term, Source, Decision)


def read_glossary(data: Any, name: str) -> tuple[Term, ...]:
    """Return the terms of a list of entries with `term`, `meaning` and, if need be, `say` and `also`, sorted.

    Raises:
        InputError: the data of the file `name` is no such list.
    """
    return tuple(sorted(_read_list(data, Term, name), key=lambda term: term.term.casefold()))


def read_sources(data: Any, name: str) -> tuple[tuple[Source, ...], tuple[Decision, ...]]:
    """Return what stands under `sources` and under `decisions`.

    Raises:
        InputError: the data of the file `name` is no such mapping.
    """
    if not isinstance(data, dict):
        raise InputError("the names sources and decisions", f"neither in {name}", "See content/klonopin.")
    return _read_list(data.get("sources", []), Source, name), _read_list(data.get("decisions", []), Decision, name)


def _read_list(data: Any, record: type[Record], name: str) -> tuple[Record, ...]:
    allowed = [field.name for field in fields(record)]
    entries = data if isinstance(data, list) else [data]
    for place, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not entry.get(allowed[0]) or not set(entry) <= set(allowed):
            expected = f"entries with {allowed[0]} and, of these, {', '.join(allowed[1:])}"
            raise InputError(expected, f"another as number {place} in {name}", "Compare it with content/klonopin.")
    return tuple(record(**{key: _settle(value) for key, value in entry.items()}) for entry in entries)


def _settle(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(str, value))
    return "" if value is None else str(value)
