"""The pronunciation dictionary: its entries, its files, and what nobody may silence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Pronunciation
from reader.errors import InputError
from reader.pipeline import read_content, shipped_content
from reader.speech.pronunciation import (
    LARGEST_FILE,
    PLS,
    Dictionary,
    check_entry,
    load_shipped,
    read_lines,
    read_pls,
    say_entry,
    write_lines,
    write_pls,
)
from reader.speech.spoken import Manner, say


def hear(text, *sources, phonemes=""):
    return say(text, manner=Manner(phonemes=phonemes, dictionary=Dictionary(*map(read_lines, sources)))).text


@pytest.mark.parametrize(
    ("entry", "written", "said"),
    [
        ("xanax = zan", "Xanax, XANAX and xanax", "zan, zan and zan"),
        ("Pin = p", "a Pin, a pin", "a p, a pin"),
        ("pin = p", "pins and pin-up", "pins and p-up"),
        ("panic disorder = P D", "a panic disorder", "a P D"),
        ("K-Pins = kay pins", "K-Pins!", "kay pins!"),
        ("*azepam = *-azz", "Lorazepam", "Lor-azz"),
        ("benzo* = ben *", "benzos", "ben s"),
        ("b.i.d. = bid", "1 b.i.d. 2", "one bid two"),
        ("α = a", "α-blocker", "a-blocker"),
    ],
)
def test_an_entry_is_said(entry, written, said):
    assert hear(written, entry) == said


def test_the_reader_comes_before_the_article_and_the_article_before_what_is_shipped():
    assert hear("Valium", "valium = one", "valium = two", "valium = three") == "one"
    assert hear("Valium", "", "valium = two", "valium = three") == "two"


def test_the_longest_entry_and_the_literal_one_win():
    assert hear("panic attack", "panic = p\npanic attack = both\npan* = star") == "both"
    assert hear("panic", "pan* = star\npanic = p") == "p"


def test_what_an_entry_says_no_rule_touches():
    assert hear("drug", "drug = 5 mg IV") == "5 mg IV"


RESPELLINGS = {
    "klo-NAZ-uh-pam": ("[[kloUn'az@pam]]", "[[kloʊˈnæzəpæm]]", "klo-naz-uh-pam"),
    "ben-zoh-dy-AZ-uh-peen": ("[[bEnzoUdaI'az@pi:n]]", "[[bɛnzoʊdaɪˈæzəpiːn]]", "ben-zoh-dy-az-uh-peen"),
    "suk-SIN-ih-myd": ("[[s@ks'InImaId]]", "[[səkˈsɪnɪmaɪd]]", "suk-sin-ih-myd"),
    "LEN-uks gas-TOH": ("[[l'En@ks]] [[gast'oU]]", "[[ˈlɛnəks]] [[ɡæsˈtoʊ]]", "len-uks gas-toh"),
    "two words": ("two words",) * 3,
    "A-B": ("A-B",) * 3,
}


@pytest.mark.parametrize(("said", "heard"), RESPELLINGS.items())
def test_a_respelling_becomes_phonemes_where_the_voice_knows_any(said, heard):
    assert tuple(say_entry(said, phonemes) for phonemes in ("espeak", "ipa", "")) == heard


def test_the_shipped_words_and_the_articles_can_be_said():
    article = read_content(shipped_content() / "klonopin")
    assert {"Klonopin", "clonazepam"} <= {entry.written for entry in article.pronunciations}
    said = Dictionary(article.pronunciations, load_shipped())
    assert say("Clonazepam", manner=Manner(phonemes="espeak", dictionary=said)).text == "[[kloUn'az@pam]]"


@pytest.mark.parametrize(
    "line",
    ["-not", "-Never", "-do not", "-don’t", "-5", "-0.25 mg", "-٣", "-no*", "-*n't", "-*ot", "-stop", "-without"],
)
def test_no_entry_silences_a_number_or_a_negation(line):
    with pytest.raises(InputError, match="not"):
        read_lines(line)


@pytest.mark.parametrize(
    "line",
    ["word", "= x", "word =", "-", "* = x", "a*b*c = x", "a* b = x", "x = a [[b]]", "x = [[a", f"{'a' * 101} = x"],
)
def test_a_line_that_cannot_be_an_entry_is_an_error(line):
    with pytest.raises(InputError):
        read_lines(line)


def test_lines_come_back_as_they_were():
    lines = "Xanax = ZAN-aks\n-um\nbenzo* = ben *\n"
    assert write_lines(read_lines(f"# mine\n\n{lines}")) == lines


ENTRIES = [
    Pronunciation("Xanax & <co>", "ZAN-aks"),
    Pronunciation("GABA", "/ˈɡæbə/"),
    Pronunciation("drug", "[[dr'Vg]]"),
]


def test_a_lexicon_comes_back_as_it_was():
    assert read_pls(write_pls(ENTRIES).encode()) == ENTRIES


def test_a_lexicon_has_neither_patterns_nor_skipping():
    assert read_pls(write_pls([Pronunciation("um"), Pronunciation("benzo*", "b")]).encode()) == []


def test_a_lexicon_of_several_spellings_gives_an_entry_each():
    body = "<grapheme>colour</grapheme><grapheme>color</grapheme><alias>kuller</alias>"
    data = f'<lexicon version="1.0" xmlns="{PLS}" alphabet="ipa"><lexeme>{body}</lexeme></lexicon>'
    assert [entry.written for entry in read_pls(data.encode())] == ["colour", "color"]


BOMB = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no xml",
        b"<lexicon/>",
        f'{BOMB}<lexicon xmlns="{PLS}"/>'.encode(),
        f'{OUTSIDE}<lexicon xmlns="{PLS}"/>'.encode(),
        f'{BOMB}<lexicon xmlns="{PLS}"/>'.encode("utf-16"),
        b"<a>" * 1000,
        b" " * (LARGEST_FILE + 1),
        f'<lexicon xmlns="{PLS}"><lexeme>'.encode(),
    ],
    ids=["empty", "text", "other", "bomb", "outside", "utf-16", "deep", "large", "cut"],
)
def test_what_is_no_safe_lexicon_is_an_error(data):
    with pytest.raises(InputError):
        read_pls(data)


def test_an_imported_pattern_is_not_taken():
    body = "<lexeme><grapheme>a*</grapheme><alias>x</alias></lexeme>"
    assert read_pls(f'<lexicon xmlns="{PLS}">{body}</lexicon>'.encode()) == []


def test_ten_thousand_entries_cost_a_text_little():
    dictionary = Dictionary(
        [Pronunciation(f"word{n}x", "y") for n in range(10_000)], [Pronunciation(f"{n}a*b", "y") for n in range(500)]
    )
    started = time.process_time()
    list(dictionary.find("take word77x with aaaaaaaaaaaaab " * 300))
    assert time.process_time() - started < 5


ENTRY_TEXTS = st.text(min_size=1, max_size=12)


@given(st.lists(st.tuples(ENTRY_TEXTS, st.text(max_size=12)), max_size=5), st.text(max_size=40))
def test_places_found_are_in_order_and_inside(pairs, text):
    entries = []
    for pair in pairs:
        try:
            entries.append(check_entry(Pronunciation(*pair)))
        except InputError:
            continue
    found = list(Dictionary(entries).find(text + " " + " ".join(e.written for e in entries), "espeak"))
    places = [place for start, end, _ in found for place in (start, end)]
    assert places == sorted(places)
    assert all(start < end for start, end, _ in found)
