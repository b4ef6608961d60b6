"""A draw of the benchmark's planted faults: the shares that docs/plain-language.md claims hold on it."""

import importlib.util
import sys
from pathlib import Path

import pytest

from reader.pipeline import read_written, shipped_content

PATH = Path(__file__).parents[2] / "benchmarks" / "plain_language" / "check_mutations.py"


@pytest.fixture(scope="module")
def mutations():
    spec = importlib.util.spec_from_file_location("check_mutations", PATH)
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_mutations"] = module
    spec.loader.exec_module(module)
    return module


def test_the_check_catches_99_of_100_planted_faults(mutations):
    article = read_written(shipped_content() / "klonopin")
    drawn = mutations.draw(mutations.list_mutations(article), seed=7, most=12)
    missed = [m for m in drawn if m.kind not in mutations.WITHOUT_GOAL and not mutations.is_caught(article, m)]
    assert len(drawn) > 200
    assert len(missed) <= len(drawn) / 100, missed


def test_a_text_without_a_fault_is_not_caught(mutations):
    article = read_written(shipped_content() / "klonopin")
    sentence = article.sections[0].plain.sentences[0]
    assert not mutations.is_caught(article, mutations.Mutation("none", sentence.id, sentence.text))
