"""Golden cases: each folder holds an input, what `read` must make of it and what `score` must say of it.

`pytest tests/cases --refresh` writes the expected files anew; a person reads the difference before it is kept.
"""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import reader
from reader.article import article_from_json, article_to_json
from reader.pipeline import read_article, shipped_content
from reader.readability.score import scores_to_json

HERE = Path(__file__).parent
PACKAGE = Path(reader.__file__).parent
CASES = sorted(folder.name for folder in HERE.iterdir() if list(folder.glob("input.*")))
ARTICLES = {
    **{name: next((HERE / name).glob("input.*")) for name in CASES},
    "shipped article": shipped_content() / "klonopin",
}
EXPECTED = {
    "expected.json": lambda article: article_to_json(article),
    "expected-scores.json": lambda article: scores_to_json(article),
}


def _validator(name):
    schema = json.loads((PACKAGE / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("file", EXPECTED)
@pytest.mark.parametrize("name", CASES)
def test_a_case_gives_what_is_expected_of_it(name, file, request):
    got = EXPECTED[file](read_article(ARTICLES[name]))
    path = HERE / name / file
    if request.config.getoption("--refresh", default=False):
        path.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert got == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ARTICLES)
def test_what_read_prints_fits_the_published_schema(name):
    _validator("article.schema.json").validate(article_to_json(read_article(ARTICLES[name])))


@pytest.mark.parametrize("name", ARTICLES)
def test_what_score_prints_fits_the_published_schema(name):
    _validator("readability/score.schema.json").validate(scores_to_json(read_article(ARTICLES[name])))


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_survives_json(name):
    article = read_article(ARTICLES[name])
    assert article_from_json(json.loads(json.dumps(article_to_json(article)))) == article


@pytest.mark.parametrize("name", ARTICLES)
def test_no_word_is_lost_or_made_up(name):
    words = read_article(ARTICLES[name]).words
    assert words.read > 0
    assert words.read == words.kept + words.left_out


def _expected(name="klonopin-look-alike", file="expected.json"):
    return json.loads((HERE / name / file).read_text(encoding="utf-8"))


BROKEN = {
    "another schema version": lambda d: d.update(schema=2),
    "an unknown key": lambda d: d.update(author="Ann"),
    "a section without blocks": lambda d: d["sections"][0].pop("blocks"),
    "an id with a capital": lambda d: d["sections"][0].update(id="What"),
    "a sentence with no text": lambda d: d["sections"][0]["blocks"][0]["sentences"][0].update(text=""),
    "a paragraph with items": lambda d: d["sections"][0]["blocks"][0].update(items=[]),
    "a list without its order": lambda d: d["sections"][2]["blocks"][2].pop("ordered"),
    "a block of no known type": lambda d: d["sections"][0]["blocks"][0].update(type="poem"),
    "a note of no known code": lambda d: d["notes"][0].update(code="oops"),
    "a plain version of unknown origin": lambda d: d["sections"][0].update(plain=[]),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_article_schema_refuses(fault):
    data = _expected()
    BROKEN[fault](data)
    assert not _validator("article.schema.json").is_valid(data)


BROKEN_SCORES = {
    "a figure in a section that is not scored": lambda s: s["scores"].update(smog_index=3.1),
    "a formula that is missing": lambda s: s["scores"].pop("smog_index"),
    "no reason why there is no figure": lambda s: s.update(not_scored=None),
}


@pytest.mark.parametrize("fault", BROKEN_SCORES)
def test_the_score_schema_refuses(fault):
    data = _expected("doses", "expected-scores.json")
    BROKEN_SCORES[fault](data["sections"][0])
    assert not _validator("readability/score.schema.json").is_valid(data)


# --- the plain text that has every trap of a real one ---

HEADINGS = [
    "What Is Caffeine?",
    "How Does Caffeine Work?",
    "How To Recognize Caffeine",
    "What Is Caffeine Used For?",
    "Side Effects Of Caffeine",
    "Caffeine Withdrawal",
    "Dangers Of Caffeine",
    "Can You Get Addicted To Caffeine?",
    "Cutting Down On Caffeine",
]


@pytest.fixture(scope="module")
def look_alike():
    return read_article(ARTICLES["klonopin-look-alike"])


def test_the_first_heading_is_the_title_and_opens_the_first_section(look_alike):
    assert look_alike.title == HEADINGS[0] == look_alike.sections[0].heading.text
    assert look_alike.sections[0].blocks


def test_the_nine_headings_are_found_in_order(look_alike):
    assert [section.heading.text for section in look_alike.sections] == HEADINGS


def test_each_list_keeps_its_items_and_its_lead_in(look_alike):
    lists = [
        (section.blocks[place - 1].sentences[0].text, [item.sentences[0].text for item in block.blocks])
        for section in look_alike.sections
        for place, block in enumerate(section.blocks)
        if block.type == "list"
    ]
    assert lists == [
        (
            "On labels it often hides behind “plant” names such as:",
            ["Guarana", "Yerba Mate", "Kola Nut", "Green Tea Extract", "Cocoa"],
        ),
        ("Signs of withdrawal may include:", ["Headache", "Low Mood", "Tiredness", "Poor Focus"]),
    ]


def test_what_was_odd_is_noted_with_its_line(look_alike):
    lines = ARTICLES["klonopin-look-alike"].read_text(encoding="utf-8").split("\n")
    found = [(note.code, lines[int(note.where.removeprefix("line ")) - 1]) for note in look_alike.notes]
    assert found == [
        ("heading-without-text", "Shops That Sell Coffee Near You"),
        ("lead-in-without-list", "Signs of an overdose include:"),
    ]


def test_a_heading_with_nothing_under_it_is_left_out_and_counted(look_alike):
    assert look_alike.words.left_out == len(["Shops", "That", "Sell", "Coffee", "Near", "You"])


def test_the_last_line_needs_no_newline(look_alike):
    assert look_alike.sections[-1].sentences[-1].text.endswith("leaves the body.")


@pytest.mark.parametrize(
    "sentence",
    [
        "It’s broken down in the liver by an enzyme called CYP1A2.",
        "A chemist from Jena, Dr. Friedlieb F. Runge, first took it out of coffee beans in 1819.",
        "A level teaspoon of the powder weighs approx. 3.2 grams, which is a deadly dose for many adults.",
        "Caffeine tablets, energy shots etc. add up, and a person can lose count.",
        "If you have a weak heart, ask a doctor (e.g. your family doctor) how much is safe for you.",
    ],
)
def test_a_sentence_with_stops_inside_stays_whole(look_alike, sentence):
    assert sentence in [s.text for section in look_alike.sections for s in section.sentences]


# --- text that formulas trip over ---


@pytest.mark.parametrize("name", ["doses", "four-items", "one-sentence", "heading-with-nothing"])
def test_a_text_too_short_to_score_has_no_figures_and_says_why(name):
    for section in _expected(name, "expected-scores.json")["sections"]:
        assert set(section["scores"].values()) == {None}
        assert section["not_scored"]


def test_citations_change_no_figure():
    with_citations, without = (_expected(name, "expected-scores.json") for name in ("citations", "citations-without"))
    assert with_citations["whole"] == without["whole"]
    assert with_citations["whole"]["grade_band"]
