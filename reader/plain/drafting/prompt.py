"""What is said to the model, and how its answer is read: numbered sentences out, numbered lines back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.plain.drafting.model import Message

INSTRUCTIONS = (
    "You rewrite English sentences in plain language. Use short sentences and everyday words. Say exactly what the "
    "sentence says: keep every number, name, “not”, “only”, “may” and “must”. Add nothing and leave nothing out. "
    "Answer with one line for each numbered sentence: its number, a full stop, the plain text. Write nothing else."
)
_LINE = re.compile(r"^\s*\[?(\d{1,4})[\].):]\s+(\S.*?)\s*$", re.MULTILINE)


def ask_for(sentences: Mapping[int, str]) -> list[Message]:
    """Return the messages that ask for numbered sentences in plain language."""
    return [_message("system", INSTRUCTIONS), _message("user", _numbered(sentences))]


def ask_again(
    messages: list[Message], answer: str, sentences: Mapping[int, str], faults: Mapping[int, str]
) -> list[Message]:
    """Return the conversation with the model's answer and what the check found in it."""
    lines = [f"{number}. {sentence}\n   What is wrong: {faults[number]}" for number, sentence in sentences.items()]
    request = "These plain sentences do not say the same as the originals. Write them again:\n" + "\n".join(lines)
    return [*messages[:2], _message("assistant", answer), _message("user", request)]


def read_answer(answer: str) -> dict[int, str]:
    """Return the lines of an answer by number; the first line of each number counts."""
    found: dict[int, str] = {}
    for number, text in _LINE.findall(answer):
        found.setdefault(int(number), text)
    return found


def _numbered(sentences: Mapping[int, str]) -> str:
    return "\n".join(f"{number}. {sentence}" for number, sentence in sentences.items())


def _message(role: str, content: str) -> Message:
    return {"role": role, "content": content}
