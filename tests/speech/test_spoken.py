"""Rewriting for speech, and the way back to the written text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.speech.spoken import RULES, say
from reader.text.words import find_words

CASES = {
    "Take 0.25 mg now.": "Take 0.25 milligrams now.",
    "Take 1 mg now.": "Take 1 milligram now.",
    "a 5-mg tablet": "a 5 milligram tablet",
    "0.1 mg/kg/day": "0.1 milligrams per kilogram per day",
    "in mg/kg": "in milligrams per kilogram",
    "10mL": "10 milliliters",
    "50% of": "50 percent of",
    "38.5 °C": "38.5 degrees Celsius",
    "in 1–4 hours": "in 1 to 4 hours",
    "in 1 – 4 hours": "in 1 to 4 hours",
    "in 1-4 hours": "in 1 to 4 hours",
    "0.5–1 mg": "0.5 to 1 milligram",
    "pins, e.g. K-Pins": "pins, for example, K-Pins",
    "i.e., both": "that is, both",
    "take b.i.d. with food": "take twice a day with food",
    "Dr. Smith": "Doctor Smith",
    "see Fig. 2": "see Figure 2",
    "a Schedule IV drug": "a Schedule 4 drug",
    "Type II diabetes": "Type 2 diabetes",
    "loss [12]. More [3, 4–6] follows": "loss. More follows",
    "Call 1-800-222-1222 now": "Call 1, 8 0 0, 2 2 2, 1 2 2 2 now",
    "Call 911 or 988.": "Call 9 1 1 or 9 8 8.",
    "the 988 Suicide & Crisis Lifeline": "the 9 8 8 Suicide and Crisis Lifeline",
    "open 24/7": "open twenty-four seven",
    "R&D": "R and D",
    "spike & wave": "spike and wave",
    "Call 988. g is a letter": "Call 9 8 8. g is a letter",
}
UNCHANGED = ["911 patients took part", "GABA-A", "Vitamin C", "the part I like", "a [note] here", "5 grams", "Elm Dr."]


@pytest.mark.parametrize(("written", "said"), CASES.items())
def test_a_spelling_is_said_in_words(written, said):
    assert say(written).text == said


@pytest.mark.parametrize("written", UNCHANGED)
def test_what_only_looks_like_a_spelling_is_left_alone(written):
    assert say(written).text == written


def test_other_languages_keep_their_text():
    assert say("Dr. Weiß nimmt 5 mg", "de").text == "Dr. Weiß nimmt 5 mg"


def test_a_word_said_leads_back_to_what_is_written():
    written = "Take 0.25 mg in 1–4 hours [12] after food"
    spoken = say(written)
    start = spoken.text.index("milligrams")
    found = spoken.find_written(start, start + len("milligrams"))
    assert written[slice(*found)] == "mg"
    start = spoken.text.index("after")
    assert written[slice(*spoken.find_written(start, start + 5))] == "after"


def test_no_rule_matches_nothing():
    assert [rule.pattern.pattern for rule in RULES if rule.pattern.search("")] == []


TEXTS = st.lists(st.one_of(st.sampled_from([*CASES, *UNCHANGED, "—", "“x”", "😀", " "]), st.text(max_size=8))).map(
    "".join
)


@given(TEXTS)
def test_the_map_is_monotone_and_inside_the_written_text(written):
    spoken = say(written)
    assert len(spoken.text) == len(spoken.starts) == len(spoken.ends)
    assert list(spoken.starts) == sorted(spoken.starts)
    assert list(spoken.ends) == sorted(spoken.ends)
    assert all(0 <= a < b <= len(written) for a, b in zip(spoken.starts, spoken.ends, strict=True))


@given(TEXTS)
def test_every_word_outside_citations_is_covered(written):
    spoken = say(written)
    covered = {place for a, b in zip(spoken.starts, spoken.ends, strict=True) for place in range(a, b)}
    missing = [written[a:b] for a, b in find_words(written) if not covered & set(range(a, b))]
    assert all(word[0].isdigit() for word in missing), missing  # only the numbers of citations are skipped
