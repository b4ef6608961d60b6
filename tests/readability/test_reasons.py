"""Reasons: where they point, what they propose, and that their gain is what counting anew gives."""

import pytest

from reader.draft import build_article
from reader.ingest.markdown import read_markdown
from reader.pipeline import parse_article
from reader.readability.score import score_article

FILLER = " She left at ten. He came home late. It was a cold and dark day. The bus had no heat." * 3


def _whole(sentence, filler=FILLER):
    return score_article(build_article(read_markdown(f"# A\n\n{sentence}{filler}")))[1]


def _reasons(sentence, code):
    return [r for r in _whole(sentence).reasons if r.code == code and r.sentence_id == "a_s1"]


CHANGES = {
    "easier-word": ("We will utilize the old road.", "utilize", "use"),
    "easier-word ": ("It was an initial step.", "an initial", "a first"),
    "buried-verb": ("They made a decision about the old road.", "made a decision", "decided"),
    "double-negation": ("It is not uncommon here.", "not uncommon", "common"),
}


@pytest.mark.parametrize("code", CHANGES)
def test_a_reason_says_what_to_write_instead(code):
    sentence, before, after = CHANGES[code]
    (reason,) = _reasons(sentence, code.strip())
    assert (reason.before, reason.after) == (before, after)
    assert sentence[reason.start : reason.end] == before


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("passive", "The road was closed by the mayor."),
        ("nominalisation", "It led to the completion of the work."),
        ("reference", "The latter was closed."),
        ("reference", "They were closed."),
        ("numbers", "Take 1, 2, 3, 4 or 5 of them."),
        ("long-sentence", "The " + "long " * 25 + "road was closed."),
        ("list", "The shop on the corner of our street sells many things, which include apples, pears, plums, figs, "
         "dates and nuts today."),
    ],
)  # fmt: skip
def test_a_reason_of_each_kind_points_at_its_sentence(code, sentence):
    assert _reasons(sentence, code)


@pytest.mark.parametrize("code", ["passive", "easier-word", "buried-verb", "double-negation", "reference", "clauses"])
def test_a_plain_sentence_gives_no_reason(code):
    assert not _reasons("The mayor closed the old road.", code)


def test_the_gain_of_a_change_is_what_counting_the_changed_text_anew_gives():
    before, after = _whole("We will utilize the old road."), _whole("We will use the old road.")
    (reason,) = [r for r in before.reasons if r.code == "easier-word"]
    assert reason.gain == pytest.approx(before.grade - after.grade, abs=1e-9)
    assert reason.gain > 0


def test_the_gain_of_a_cut_is_what_counting_the_changed_text_anew_gives():
    long = (
        "The road over the hills was closed to all cars for the whole of the winter, but the train still ran each day."
    )
    before = _whole(long)
    (reason,) = [r for r in before.reasons if r.code == "long-sentence"]
    assert reason.after.count(".") == 2
    assert reason.gain == pytest.approx(before.grade - _whole(reason.after).grade, abs=0.02)


def test_reasons_are_ranked_by_their_gain():
    gains = [r.gain or 0 for r in _whole("We will utilize numerous additional roads prior to winter.").reasons]
    assert gains == sorted(gains, reverse=True)
    assert gains[0] > 0


def test_the_same_word_twice_is_one_reason_with_its_times():
    (reason,) = [r for r in _whole("We utilize it. You utilize it.").reasons if r.code == "easier-word"]
    assert reason.times == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Call the doctor or the nurse at the clinic by phone at once, if the person who fell cannot be woken by you.",
        "Never take more of it than the doctor and the nurse at the clinic told you to take, unless they say so.",
    ],
)
def test_a_condition_is_never_cut_from_what_it_governs(sentence):
    (reason,) = _reasons(sentence, "long-sentence")
    assert reason.gain is None


@pytest.mark.parametrize("name", ["Sentence ends.", "Utilize Ltd. paid."])
def test_a_name_is_left_alone(name):
    assert not _reasons(f"The firm is {name}", "easier-word")


# --- languages ---

SPANISH = "El médico le dio una dosis pequeña de la medicina nueva. La mujer no la tomó porque le daba sueño. " * 4
GERMAN = "Der Arzt gab der Frau eine kleine Dosis. Sie nahm das Mittel nicht, weil es sie müde machte. " * 4
FINNISH = (
    "Lääkäri antoi naiselle pienen annoksen, ja se on hyvä. Hän ei ole ottanut sitä, mutta se oli niin kuin on. " * 4
)


@pytest.mark.parametrize(
    ("text", "language", "formula"),
    [(SPANISH, "es", "szigriszt_pazos"), (GERMAN, "de", "wiener_sachtextformel_1")],
)
def test_a_language_that_the_text_does_not_name_is_found_and_its_own_formulas_serve(text, language, formula):
    article = parse_article(f"# A\n\n{text}".encode(), "a.md", "markdown")
    whole = score_article(article)[1]
    assert article.language == language
    assert [note.code for note in article.notes] == ["language-guessed"]
    assert whole.scores[formula] is not None
    assert whole.scores["smog_index"] is None
    assert whole.grade_band


def test_a_language_without_a_formula_is_said_plainly():
    article = parse_article(f"# A\n\n{FINNISH}".encode(), "a.md", "markdown")
    assert "“fi”" in score_article(article)[1].not_scored


@pytest.mark.parametrize("text", ["Short.", "The dose is small and the risk is low.", "Zorp blik. " * 30])
def test_a_text_that_shows_no_language_is_english(text):
    article = parse_article(f"# A\n\n{text}".encode(), "a.md", "markdown")
    assert article.language == "en"
    assert not article.notes


def test_a_long_sentence_is_named_in_german_too():
    long = f"Sie nahm das Mittel {'nicht ' * 20}ein."
    article = parse_article(f"# A\n\n{GERMAN}{long}".encode(), "a.md", "markdown")
    assert any(r.code == "long-sentence" for r in score_article(article)[1].reasons)
