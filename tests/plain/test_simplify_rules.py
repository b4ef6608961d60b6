import itertools
import re

import pytest

from reader.plain.simplify import simplify_sentence
from reader.plain.simplify.draft import finish, render, start_line
from reader.plain.simplify.lexicon import GUARDS, WordRule, index_rules, load_words, replace_words
from reader.plain.simplify.model import analyse
from reader.plain.simplify.rules import RULES, Rule, explain_rule

MARKED = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


def apply_word(rule: WordRule, text: str) -> str:
    """Return the sentence after this one rule, and no other of its name, wherever it acts."""
    tree = analyse(text)
    made = next(replace_words(tree, start_line(tree), frozenset(), index_rules([rule])), None)
    return render(finish(made[0], tree, ".").pieces, tree) if made else text


def apply_rule(rule: Rule, text: str) -> str:
    tree = analyse(text)
    lines = rule.apply(tree, start_line(tree)) or [start_line(tree)]
    return " ".join(render(finish(line, tree, ".").pieces, tree) for line in lines)


def rows_by_letter() -> list[tuple[str, list[WordRule]]]:
    """Return the rows of the table by first letter, one case each: a case for every row would take longer than it."""
    rows = sorted(load_words(), key=lambda rule: rule.word)
    return [(letter, list(group)) for letter, group in itertools.groupby(rows, key=lambda rule: rule.word[0])]


BY_LETTER = pytest.mark.parametrize(
    "rows", [rows for _, rows in rows_by_letter()], ids=[c for c, _ in rows_by_letter()]
)


@BY_LETTER
def test_each_word_rule_changes_its_example(rows):
    failed = []
    for rule in rows:
        before, after = MARKED.sub(r"\1", rule.changes), MARKED.sub(r"\2", rule.changes)
        made = apply_word(rule, before)
        if before == after or made != after:
            failed.append((rule.name, made, after))
    assert failed == []


@BY_LETTER
def test_each_word_rule_leaves_its_counterexample(rows):
    kept = [(rule, rule.keeps or f"They called the ship {rule.word.title()} in May.") for rule in rows]
    made = [(rule.name, apply_word(rule, text), text) for rule, text in kept]
    assert [case for case in made if case[1] != case[2]] == []


@pytest.mark.parametrize(("rule", "before", "after"), [(r, *pair) for r in RULES for pair in r.changes])
def test_a_rule_changes_its_example(rule, before, after):
    assert apply_rule(rule, before) == after


@pytest.mark.parametrize(("rule", "text"), [(r, text) for r in RULES for text in r.keeps])
def test_a_rule_leaves_its_counterexample(rule, text):
    assert apply_rule(rule, text) == text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_survives_a_sentence_that_breaks_off(rule):
    texts = [before for before, _ in rule.changes] + list(rule.keeps)
    words = [text.rstrip(".").split(" ") for text in texts]
    for parts in words:
        for end in range(1, len(parts) + 1):
            apply_rule(rule, " ".join(parts[:end]))


def test_every_guard_of_the_table_is_one_that_the_program_knows():
    guards = {guard for rule in load_words() for guard in rule.guards}
    parted = {guard: re.fullmatch(r"([a-z]+)(?:(!?=)(.+))?", guard) for guard in guards}
    assert [guard for guard, found in parted.items() if not found or found[1] not in GUARDS[bool(found[2])]] == []
    lists = {guard: found[3].split(",") for guard, found in parted.items() if found[3]}
    assert [guard for guard, words in lists.items() if "" in words or len(set(words)) < len(words)] == []


def test_a_reader_can_ask_why_any_rule_changed_something():
    names = [rule.name for rule in (*RULES, *load_words())]
    assert [name for name in names if "Source: " not in explain_rule(name)] == []


def test_asking_about_a_rule_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        explain_rule("word:nonesuch")


def test_every_edit_of_a_sentence_names_a_rule_that_can_be_explained():
    made = simplify_sentence("The castle, which was built in 1432, was destroyed, and many people utilize its stones.")
    assert made.sentences[0].edits
    assert all(explain_rule(edit.rule) for sentence in made.sentences for edit in sentence.edits)


def test_no_word_rule_lets_through_what_its_twin_with_another_guard_refuses():
    twins = itertools.groupby(sorted(load_words(), key=_to), key=_to)
    guards = [(name, [frozenset(rule.guards) for rule in rules]) for name, rules in twins]
    assert [name for name, sets in guards if any(a <= b for a, b in itertools.permutations(sets, 2))] == []


NEGATION = re.compile(r"(?i)\b(?:not|never|no|none|nor|neither|nothing|nobody|without|cannot)\b|n't\b")


def test_no_word_rule_brings_in_or_takes_out_a_negation_or_a_figure():
    pairs = [(rule.word, rule.plain) for rule in load_words()]
    denied = [pair for pair in pairs if len({tuple(sorted(NEGATION.findall(text))) for text in pair}) > 1]
    assert denied == []
    assert [pair for pair in pairs if len({tuple(re.findall(r"\d+", text)) for text in pair}) > 1] == []


def _to(rule: WordRule) -> tuple[str, str, str]:
    return rule.word, rule.kind, rule.plain
