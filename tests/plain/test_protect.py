"""What the program may not reword: doses, what must not be done, and emergency steps, whatever their wording."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader.plain.simplify import simplify_sentence
from reader.plain.simplify.protect import is_warning, why_protected

TABLES = Path(__file__).parent / "protect"
REASONS = {"dose": "a dose", "forbidden": "what not to do", "emergency": "in an emergency"}


def _read(name):
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("line", _read("kept.txt"))
def test_a_sentence_that_could_hurt_somebody_keeps_its_words_and_says_why(line):
    kind, text = line.split(": ", 1)
    assert REASONS[kind] in (why_protected(text) or "")


@pytest.mark.parametrize("line", _read("kept.txt"))
def test_none_of_its_words_is_changed(line):
    _, text = line.split(": ", 1)
    assert not [
        edit for made in simplify_sentence(text).sentences for edit in made.edits if edit.rule.startswith("word:")
    ]


@pytest.mark.parametrize("text", _read("free.txt"))
def test_a_sentence_of_another_matter_may_be_reworded(text):
    assert why_protected(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "It should not be taken with alcohol.",
        "Go to the nearest hospital.",
        "An overdose can lead to coma and death.",
        "The reaction may be fatal.",
        "Warning: it makes people drowsy.",
    ],
)
def test_what_not_to_do_what_to_do_in_an_emergency_and_what_may_kill_are_warnings(text):
    assert is_warning(text)


@pytest.mark.parametrize("text", ["It may help in absence seizures.", "The warning came too late.", "He died in 1942."])
def test_a_sentence_of_another_matter_is_no_warning(text):
    assert not is_warning(text)


# Each would take minutes where a pattern tries every way to part it.
LONG = [
    '"5" + " " * n + "x"',
    '" " * n',
    '"(" * n',
    '"if" + ", " * n',
    '"one " * n',
    '"get medical " * n',
    '"do not a " * n',
]


@pytest.mark.parametrize("text", LONG)
def test_no_text_takes_longer_than_its_length_asks(text):
    code = "from reader.plain.simplify.protect import *; n = 50_000\n" + f"is_warning({text}), why_protected({text})"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
