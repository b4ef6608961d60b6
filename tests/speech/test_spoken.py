"""Rewriting for speech, and the way back to the written text; every case in Python here, and in tests/js under Node."""

import json
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Mark, Pronunciation
from reader.speech.pronunciation import Dictionary
from reader.speech.rules import MODULE, make_module
from reader.speech.spoken import Manner, _load_rules, announce, say, split_languages
from reader.text.words import find_words

HERE = Path(__file__).parent
LINES = (HERE / "cases" / "spoken.tsv").read_text("utf-8").split("\n")[:-1]
CASES = [
    (written, said, json.loads(options or "{}"))
    for written, said, options in ((*line.split("\t"), "", "")[:3] for line in LINES)
]
NODE = shutil.which("node")


def read_manner(options):
    sources = [[Pronunciation(*entry) for entry in source] for source in options.get("dictionary", [])]
    return Manner(options.get("verbosity", "some"), options.get("phonemes", ""), Dictionary(*sources))


def say_with(written, options):
    marks = [Mark(*mark) for mark in options.get("marks", [])]
    return say(written, options.get("language", "en"), read_manner(options), marks)


def say_in_node(requests):
    """Return [text, starts, ends] for each of several [written, options], from the page's engine."""
    script = HERE / "say_many.mjs"
    done = subprocess.run([NODE, script], input=json.dumps(requests), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_there_are_enough_cases_and_none_twice():
    assert len(CASES) >= 220
    assert len(set(LINES)) == len(LINES)


@pytest.mark.parametrize(("written", "said", "options"), CASES, ids=[line[:40] for line in LINES])
def test_a_spelling_is_said_in_words(written, said, options):
    assert say_with(written, options).text == said


LEADS_BACK = {
    "zero point two five": "0.25",
    "milligrams": "mg",
    "one": "1",
    "to": "–",
    "four": "4",
    "hours": "hours",
    "less than": " < ",
    "twice a day": "b.i.d.",
    "L": "IL",
    "six": "6",
    "nine nine": "1999",
    "after": "after",
}


@pytest.mark.parametrize(("said", "written"), LEADS_BACK.items())
def test_a_word_said_leads_back_to_what_is_written(said, written):
    text = "Take 0.25 mg b.i.d. in 1–4 hours [12] (p < 0.05), call 1-1999 or IL-6 after food"
    text = text.replace("1-1999", "+1 555 1999") if said == "nine nine" else text
    spoken = say(text)
    start = spoken.text.index(said)
    found = text[slice(*spoken.find_written(start, start + len(said)))]
    assert found == written or (said == "nine nine" and written in found)


def test_marks_of_another_language_part_a_text():
    marks = [Mark(4, 11, "language", "fr"), Mark(0, 3, "emphasis")]
    assert split_languages("the bonjour said", marks, "en") == [(0, 4, "en"), (4, 11, "fr"), (11, 16, "en")]
    assert split_languages("all", [], "en") == [(0, 3, "en")]


def test_announcements():
    assert announce("item", place=2, count=5) == "item 2 of 5"


@given(st.deferred(lambda: TEXTS))
def test_a_rule_that_is_passed_over_would_have_changed_nothing(written):
    chars = set(written)
    passed = (rule for rule in _load_rules() if rule.needs.isdisjoint(chars))
    assert [rule.source for rule in passed if rule.pattern.search(written)] == []


def test_no_rule_matches_nothing():
    assert [rule.pattern.pattern for rule in _load_rules() if rule.pattern.search("")] == []


def test_the_pages_rules_are_these():
    assert MODULE.read_text("utf-8") == make_module()


# --- any text ---

SAFE = [written for written, _, options in CASES if not options]
SCRAPS = [
    "—",
    "“x”",
    "😀",
    " ",
    "  ",
    "not ",
    "5",
    "[",
    "]",
    "mg",
    "/",
    "-",
    "–",
    ".",
    ",",
    "²",
    "₂",
    "A",
    "IV",
    "(",
    "\n",
    "$",
]
TEXTS = st.lists(st.one_of(st.sampled_from([*SAFE, *SCRAPS]), st.text(max_size=8))).map("".join)


def check_map(written, spoken):
    assert len(spoken.text) == len(spoken.starts) == len(spoken.ends)
    assert list(spoken.starts) == sorted(spoken.starts)
    assert list(spoken.ends) == sorted(spoken.ends)
    assert all(0 <= a < b <= len(written) for a, b in zip(spoken.starts, spoken.ends, strict=True))


@given(TEXTS, st.sampled_from(["none", "few", "some", "most"]))
def test_the_map_is_monotone_and_inside_the_written_text(written, verbosity):
    check_map(written, say(written, manner=Manner(verbosity)))


@given(TEXTS)
def test_a_dictionary_keeps_the_map_too(written):
    dictionary = Dictionary(
        [
            Pronunciation("call", "kahl"),
            Pronunciation("*mg", "MIL-ee *"),
            Pronunciation("the"),
            Pronunciation("no. 5", "five"),
        ]
    )
    check_map(written, say(written, manner=Manner(phonemes="espeak", dictionary=dictionary)))


PLAIN = st.lists(
    st.sampled_from(
        "do not take never 0.25 mg 5–10 mg 1,250 mL 1/2 ½ tablet in 1–4 hours p < 0.05 > 65 IL-6 CO2 Schedule IV "
        "Type II 120/80 mmHg $3.50 30% 38.5 °C b.i.d. 911 call 1-800-222-1222 without w/o no don't 10⁶ x² α-blocker "
        "2026-11-22 8:30 a.m. (see 3 ) , . ; A B cannot".split()
    ),
    min_size=1,
).map(" ".join)


@given(PLAIN)
def test_no_word_or_number_is_skipped(written):
    """What may be skipped is listed: citations, addresses, references. None stands in these texts."""
    spoken = say(written, manner=Manner("none"))
    covered = {place for a, b in zip(spoken.starts, spoken.ends, strict=True) for place in range(a, b)}
    assert [written[a:b] for a, b in find_words(written) if not covered & set(range(a, b))] == []


@given(PLAIN)
def test_a_negation_is_said_as_often_as_it_is_written(written):
    def count(text):
        return sum(word in ("not", "never", "no", "don't", "cannot", "without", "w/o") for word in text.lower().split())

    assert count(say(written).text) == count(written)


@given(PLAIN)
def test_no_figure_is_left(written):
    assert not any(char in "0123456789" for char in say(written).text)


@pytest.mark.parametrize(
    "part", ["5 mg/", "1,", "a@", "[1,", "http://a.", "x-", "1-", "IV ", "((", "  ", "…", "1/2 ", "A."]
)
def test_the_time_grows_with_the_length_and_no_faster(part):
    def measure(count):
        text = part * (count // len(part))
        started = time.process_time()
        say(text)
        return time.process_time() - started

    measure(100)
    short = min(measure(2_000) for _ in range(3))
    assert min(measure(20_000) for _ in range(2)) < 40 * max(short, 0.002)


# --- the page's engine ---


@pytest.mark.skipif(not NODE, reason="Node runs the page's engine")
def test_the_page_says_the_same_words_at_the_same_places():
    requests = [[written, options] for written, _, options in CASES]
    draw = random.Random(4)
    pool = [*SAFE, *SCRAPS, "ﬁ", "é", "Ω", "\u00a0", "\u202f", "𝒳", "中", "ß", "İ", "\ufeff", "٣", "²", "µ"]
    for _ in range(1500):
        written = "".join(draw.choice([*pool, " "]) for _ in range(draw.randint(1, 9)))
        requests.append([written, {"verbosity": draw.choice(["none", "few", "some", "most"])}])
    expected = [say_with(*request) for request in requests]
    answers = say_in_node(requests)
    assert [
        (r[0], a) for r, a, e in zip(requests, answers, expected, strict=True) if a != [e.text, [*e.starts], [*e.ends]]
    ] == []
