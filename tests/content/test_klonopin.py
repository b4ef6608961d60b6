"""The article that is shipped: whole, plain, faithful to its source sentence by sentence, and safe."""

import re
from dataclasses import replace

import pytest

from reader.article import Sentence
from reader.pipeline import read_content, shipped_content
from reader.readability.clean import clean_sentence, find_counted
from reader.readability.formulas import compute_formulas
from reader.text.words import count_words

ARTICLE = read_content(shipped_content() / "klonopin")
SECTIONS = {section.id: section for section in ARTICLE.sections}
HEADINGS = [
    "What Is Klonopin?",
    "How Does Klonopin Work?",
    "How To Identify Klonopin",
    "What Does Klonopin Treat?",
    "Side Effects Of Klonopin",
    "Klonopin Withdrawal",
    "Dangers Of Klonopin",
    "Is Klonopin Abused?",
    "Treatment For Klonopin Addiction",
]
each_section = pytest.mark.parametrize("section", ARTICLE.sections, ids=lambda section: section.id)


def _grade(sentences):
    return compute_formulas(" ".join(clean_sentence(s.text) for s in sentences))["flesch_kincaid_grade"]


def _texts(section):
    """Return the original and the plain text of a section, each as one string."""
    return [" ".join(s.text for s in sentences) for sentences in (section.sentences, section.plain.sentences)]


def _callouts(blocks, kind):
    return [
        " ".join(s.text for s in block.walk()) for block in blocks if block.type == "callout" and block.kind == kind
    ]


# --- whole ---


def test_the_nine_headings_stand_in_order():
    assert [section.heading.text for section in ARTICLE.sections] == HEADINGS


def test_it_was_read_without_a_note():
    assert ARTICLE.notes == ()


@each_section
def test_a_section_has_a_plain_version_with_the_same_lists_and_callouts(section):
    def shape(blocks):
        return [(b.type, b.kind, len(b.blocks)) for b in blocks if b.type in ("list", "callout")]

    assert section.plain.sentences
    assert shape(section.plain.blocks) == shape(section.blocks)


@each_section
def test_every_source_sentence_is_stood_for_in_order(section):
    named = [source for sentence in section.plain.sentences for source in sentence.sources]
    places = [[s.id for s in section.sentences].index(source) for source in named]
    assert set(places) == set(range(len(section.sentences)))
    assert places == sorted(places)


@each_section
def test_a_section_has_a_summary_of_two_or_three_sentences_with_sources(section):
    assert 2 <= len(section.summary) <= 3
    ids = {s.id for s in section.sentences}
    assert all(sentence.sources and set(sentence.sources) <= ids for sentence in section.summary)


def test_five_key_points_name_sentences_of_the_article():
    ids = {s.id for section in ARTICLE.sections for s in section.sentences}
    assert len(ARTICLE.key_points) == 5
    assert all(point.sources and set(point.sources) <= ids for point in ARTICLE.key_points)


# --- plain ---


@each_section
def test_a_plain_section_reads_at_sixth_grade_or_below(section):
    assert _grade([Sentence(s.id, s.written) for s in find_counted(section.plain.blocks)]) <= 6


def test_the_nine_summaries_together_read_at_sixth_grade_or_below():
    assert _grade([sentence for section in ARTICLE.sections for sentence in section.summary]) <= 6


@each_section
def test_no_plain_sentence_is_longer_than_twenty_words_and_the_average_is_at_most_fifteen(section):
    for sentences in (section.plain.sentences, section.summary):
        lengths = [count_words(s.text) for s in sentences]
        assert max(lengths) <= 20
        assert sum(lengths) / len(lengths) <= 15


def test_no_key_point_is_longer_than_twenty_two_words():
    assert max(count_words(s.text) for s in ARTICLE.key_points) <= 22


# --- faithful: what a plain group must keep of the source sentence it stands for ---

_PHONE = re.compile(r"\b1-\d{3}-\d{3}-\d{4}\b")
_QUANTITY = re.compile(r"\b\d+(?:\.\d+)?(?:\s?(?:mg|kg|%|hours|weeks|months|days|years|pounds)(?!\w))?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Each word of the source, and what may say the same in plain words.
_KEPT_WORDS = {
    "not": r"\b(?:not|cannot|never|no)\b",
    "cannot": r"\b(?:cannot|not)\b",
    "never": r"\b(?:never|not)\b",
    "no": r"\b(?:no|not)\b",
    "only": r"\bonly\b",
}


def _facts(text):
    """Return the telephone numbers and the quantities, with their units, of a text."""
    phones = _PHONE.findall(text)
    return {*phones, *(" ".join(q.split()) for q in _QUANTITY.findall(_PHONE.sub(" ", text)))}


def _lost(source, plain):
    """Return what the plain text drops of its source: quantities, telephone numbers, negations."""
    numbers = set(_NUMBER.findall(plain))
    lost = {fact for fact in _facts(source) - _facts(plain) if not (fact.isdigit() and fact in numbers)}
    words = source.lower().replace("n't", " not")
    said = plain.lower().replace("n't", " not")
    negations = {w for w, same in _KEPT_WORDS.items() if re.search(rf"\b{w}\b", words) and not re.search(same, said)}
    return lost | negations


def _pairs(section):
    for source in section.sentences:
        yield source, " ".join(s.text for s in section.plain.sentences if source.id in s.sources)


@each_section
def test_quantities_telephone_numbers_and_negations_survive_in_the_plain_text(section):
    assert {source.id: lost for source, plain in _pairs(section) if (lost := _lost(source.text, plain))} == {}


@each_section
def test_the_plain_text_the_summary_and_the_key_points_make_up_no_number(section):
    texts = {s.id: s.text for section in ARTICLE.sections for s in section.sentences}
    for sentence in (*section.plain.sentences, *section.summary, *ARTICLE.key_points):
        source = " ".join(texts[id_] for id_ in sentence.sources)
        assert _facts(sentence.text) - _facts(source) <= set(_NUMBER.findall(source)), sentence.id


@pytest.mark.parametrize(
    ("source", "plain", "lost"),
    [
        ("Take 0.5 mg.", "Take 5 mg.", {"0.5 mg"}),
        ("Take 0.5 mg.", "Take 0.5 kg.", {"0.5 mg"}),
        ("Call 1-800-222-1222.", "Call 1-800-222-1223.", {"1-800-222-1222"}),
        ("Do not stop.", "Stop slowly.", {"not"}),
        ("Never share it.", "You may share it.", {"never"}),
        ("Only the doctor decides.", "The doctor decides.", {"only"}),
        ("After 3 days, stop.", "Stop after 3 days.", set()),
    ],
)
def test_the_check_sees_what_a_plain_text_drops(source, plain, lost):
    assert _lost(source, plain) == lost


@each_section
def test_a_dose_says_in_the_same_plain_sentence_or_the_one_before_what_it_is_for(section):
    sentences = section.plain.sentences
    for place, sentence in enumerate(sentences):
        if re.search(r"\d mg (?:twice|a day)|doses? of \d", sentence.text):
            near = " ".join(s.text for s in sentences[max(0, place - 1) : place + 1])
            assert re.search(r"panic disorder|seizure disorder", near), sentence.text


# --- honest ---


def test_the_article_says_who_wrote_it_and_that_nobody_reviewed_it():
    assert ARTICLE.origin == "written"
    assert {(section.plain.origin, section.plain.review) for section in ARTICLE.sections} == {("written", None)}


def test_the_article_says_where_and_when_it_holds_and_that_it_is_no_advice():
    assert ARTICLE.country == "United States"
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", ARTICLE.date)
    assert "not medical advice" in ARTICLE.notice


def test_sources_and_decisions_are_given():
    assert any("label" in source.title for source in ARTICLE.sources)
    assert all(source.used_for for source in ARTICLE.sources)
    assert all(decision.why for decision in ARTICLE.decisions)


# --- the glossary ---

HARD_TERMS = """addiction, antibiotic, antifungal, benzodiazepine, blackout, central nervous system, clonazepam,
codeine, coma, controlled substance, coordination, cortex, dependence, depression, discharge, epilepsy, FDA, fentanyl,
GABA, generic, half-life, hallucination, irritability, mania, misuse, naloxone, neurotransmitter, off-label,
opioid, overdose, panic disorder, potent, protracted, receptor, respiratory depression, restless legs
syndrome, Schedule IV, sedation, seizure, sleep apnea, spike and wave discharge, succinimides, taper,
tolerance, tremor, withdrawal""".replace("\n", " ")


@pytest.mark.parametrize("term", HARD_TERMS.split(", "))
def test_a_hard_term_is_explained(term):
    assert term in [entry.term for entry in ARTICLE.glossary]


@pytest.mark.parametrize("entry", ARTICLE.glossary, ids=lambda entry: entry.term)
def test_a_glossary_entry_is_used_in_the_article_and_short(entry):
    text = " ".join(" ".join(_texts(section)) for section in ARTICLE.sections).lower()
    assert any(re.search(rf"\b{re.escape(name.lower())}\b", text) for name in (entry.term, *entry.also))
    assert count_words(entry.meaning) <= 20
    assert entry.say


def test_no_name_stands_twice_in_the_glossary():
    names = [name.lower() for entry in ARTICLE.glossary for name in (entry.term, *entry.also)]
    assert len(set(names)) == len(names)


# --- safe ---


@pytest.mark.parametrize(
    ("section", "pattern"),
    [
        ("side-effects-of-klonopin", r"(?i)slow breathing can lead to death"),
        ("klonopin-withdrawal", r"(?i)do not stop Klonopin suddenly"),
        ("klonopin-withdrawal", r"(?i)seizures.*life-threatening"),
        ("dangers-of-klonopin", r"(?i)with opioids.*slowed breathing, coma and death"),
        ("dangers-of-klonopin", r"(?i)do not drink alcohol"),
        ("is-klonopin-abused", r"(?i)abuse, misuse and addiction.*overdose or death"),
        ("is-klonopin-abused", r"(?i)never take more than the prescribed dose"),
    ],
)
def test_a_boxed_warning_stands_in_the_original_and_in_the_plain_version(section, pattern):
    for blocks in (SECTIONS[section].blocks, SECTIONS[section].plain.blocks):
        assert any(re.search(pattern, text) for text in _callouts(blocks, "warning"))


def test_physical_dependence_is_warned_of_in_both_versions():
    for text in _texts(SECTIONS["is-klonopin-abused"]):
        assert re.search(r"(?i)physical dependence may (?:develop|start)", text)
        assert re.search(r"(?i)even (?:when|if) .* (?:taken|take Klonopin) as prescribed", text)


@pytest.mark.parametrize(
    ("section", "numbers"),
    [
        ("side-effects-of-klonopin", ["911", "1-800-222-1222"]),
        ("klonopin-withdrawal", ["988", "911"]),
        ("dangers-of-klonopin", ["911", "1-800-222-1222"]),
        ("treatment-for-klonopin-addiction", ["1-800-662-4357"]),
    ],
)
def test_help_stands_where_it_is_needed_with_its_country(section, numbers):
    for blocks in (SECTIONS[section].blocks, SECTIONS[section].plain.blocks):
        helps = " ".join(_callouts(blocks, "warning") + _callouts(blocks, "important"))
        assert [number for number in numbers if number not in helps] == []
        assert "in the united states" in helps.lower()


_METHODS = re.compile(r"(?i)\b(?:snort|crush|inject|sniff|inhal|smok|chew|syring|powder|get high|euphori)\w*")


def test_no_text_tells_how_to_misuse_the_medicine():
    everything = [
        *(text for section in ARTICLE.sections for text in _texts(section)),
        *(s.text for section in ARTICLE.sections for s in section.summary),
        *(s.text for s in ARTICLE.key_points),
        *(f"{entry.term} {entry.meaning}" for entry in ARTICLE.glossary),
        *(f"{d.conflict} {d.decision} {d.why}" for d in ARTICLE.decisions),
    ]
    assert [found.group() for text in everything if (found := _METHODS.search(text))] == []


def test_the_search_for_methods_finds_them():
    assert _METHODS.search("It was crushed and taken.")
    assert _METHODS.search("People snort it.")


def test_a_plain_sentence_that_is_taken_away_is_missed():
    section = ARTICLE.sections[0]
    first = section.plain.blocks[0]
    shorter = replace(section.plain, blocks=(replace(first, sentences=first.sentences[3:]), *section.plain.blocks[1:]))
    with pytest.raises(AssertionError):
        test_every_source_sentence_is_stood_for_in_order(replace(section, plain=shorter))
