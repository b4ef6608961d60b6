"""Articles into folders, sections on demand, and nothing spoken twice."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from io import BytesIO

import pytest
import soundfile

from reader.article import Article, Block, PlainVersion, Pronunciation, Sentence
from reader.errors import EnvironmentFault, InputError, UsageError
from reader.speech.library import (
    MANIFEST,
    VOICES,
    ensure_unit,
    find_unit_key,
    list_files,
    speak_article,
    speak_unit,
    speak_voices,
)
from reader.speech.pronunciation import Dictionary
from reader.speech.unit import Delivery
from reader.speech.utterance import Announcements


@pytest.fixture(scope="module")
def article(make_section):
    plain = PlainVersion((Block("paragraph", "a_plainb1", (Sentence("a_plain1", "Start low."),)),), "written")
    first = make_section("Start at 0.25 mg.", "Then wait.", heading="Dose")
    second = make_section("Talk to a nurse.", heading="Help", id="b")
    return Article("A drug", "en", (replace(first, plain=plain), second))


@pytest.fixture
def spoken(article, tmp_path):
    speak_article(article, tmp_path)
    return tmp_path


def snapshot(folder):
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()}


def changed(before, after):
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


UNITS = {f"{name}.{ending}" for name in ("a", "a.plain", "b") for ending in ("ogg", "json", "vtt")}
FILES = {*UNITS, *(f"whole_{version}.{ending}" for version in ("original", "plain") for ending in ("ogg", "vtt"))}


def test_each_version_of_each_section_gets_a_recording_and_its_times(spoken):
    assert {path.name for path in spoken.iterdir()} == {*FILES, MANIFEST}


def test_the_record_names_its_audio_its_length_and_its_sentences(spoken):
    record = json.loads((spoken / "a.plain.json").read_bytes())
    info = soundfile.info(spoken / "a.plain.ogg")
    assert (record["audio"], [s["id"] for s in record["sentences"]]) == ("a.plain.ogg", ["a_h", "a_plain1"])
    assert (info.format, info.subtype, info.samplerate, info.channels) == ("OGG", "OPUS", 24_000, 1)
    assert record["duration"] == pytest.approx(info.duration, abs=0.0006)
    assert 0 <= record["duration"] - record["sentences"][-1]["words"][-1][3] < 0.5


def test_a_second_run_writes_nothing(article, spoken):
    before = snapshot(spoken)
    report = speak_article(article, spoken)
    assert (report.spoken, report.unchanged, report.removed) == (0, 3, 0)
    assert changed(before, snapshot(spoken)) == set()


def test_the_same_article_gives_the_same_bytes(article, spoken, tmp_path_factory):
    again = tmp_path_factory.mktemp("again")
    speak_article(article, again)
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in spoken.iterdir()}


def test_changing_a_sentence_makes_its_recording_anew_and_no_other(article, spoken, make_section):
    before = snapshot(spoken)
    edited = make_section("Talk to a doctor.", heading="Help", id="b")
    report = speak_article(replace(article, sections=(article.sections[0], edited)), spoken)
    assert (report.spoken, report.unchanged) == (1, 2)
    assert changed(before, snapshot(spoken)) == {"b.ogg", "b.json", "b.vtt", MANIFEST} | (FILES - UNITS)


@pytest.mark.parametrize("name", ["a.ogg", "b.json"])
def test_a_damaged_file_is_made_anew(article, spoken, name):
    whole = (spoken / name).read_bytes()
    (spoken / name).write_bytes(whole[:-1] + b"x")
    assert speak_article(article, spoken).spoken == 1
    assert (spoken / name).read_bytes() == whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"units": {"a": {"key": 5}}}',
        '{"units": []}',
        '{"units": {"a": null}}',
        '{"units": {"a": {"key": "x", "seconds": "y", "files": {}}}}',
        '{"units": {"a": {"key": "x", "seconds": 1, "files": {"../x": {}}}}}',
        '{"units": {"a": {"key": "x", "seconds": 1, "files": {"x": 5}}}}',
    ],
)
def test_a_damaged_manifest_is_made_anew(article, spoken, text):
    (spoken / MANIFEST).write_text(text)
    assert speak_article(article, spoken).spoken == 3


def test_a_section_that_is_gone_takes_its_files_along_and_no_others(article, spoken):
    (spoken / "notes.ogg").write_text("mine")
    report = speak_article(replace(article, sections=article.sections[:1]), spoken)
    assert (report.unchanged, report.removed) == (2, 1)
    assert {path.name for path in spoken.iterdir()} == {*FILES, MANIFEST, "notes.ogg"} - {"b.ogg", "b.json", "b.vtt"}


def test_another_rate_or_voice_is_another_recording(article):
    section = article.sections[0]
    keys = [
        find_unit_key(section),
        find_unit_key(section, delivery=Delivery(200)),
        find_unit_key(section, voice="en-gb"),
        find_unit_key(section, "plain"),
    ]
    assert len(set(keys)) == 4


def test_what_changes_the_words_said_changes_the_key(article):
    section = article.sections[0]
    cited = replace(section, blocks=(replace(section.blocks[0], sentences=(Sentence("a_s1", "Take 5 mg [12]."),)),))
    words = Dictionary([Pronunciation("take", "tayk")])
    keys = [
        find_unit_key(cited, delivery=delivery)
        for delivery in (
            Delivery(),
            Delivery(verbosity="most"),
            Delivery(dictionary=words),
            Delivery(announcements=Announcements(headings=True)),
        )
    ]
    assert len(set(keys)) == 4


def test_a_word_that_is_not_there_changes_no_key(article):
    words = Dictionary([Pronunciation("absent", "here")])
    keys = {find_unit_key(article.sections[0], delivery=Delivery(dictionary=d)) for d in (Dictionary(), words)}
    assert len(keys) == 1


def test_the_articles_words_are_heard(article, tmp_path):
    changed = replace(article, pronunciations=(Pronunciation("nurse", "nurse nurse nurse"),))
    usual, longer = speak_article(article, tmp_path / "a").seconds, speak_article(changed, tmp_path / "b").seconds
    assert longer > usual + 0.3


def test_several_voices_have_a_folder_each_and_a_list(article, tmp_path):
    speak_voices(article, tmp_path, ["en-us", "en-gb", "en-us"])
    listed = json.loads((tmp_path / VOICES).read_bytes())
    assert [(voice["language"], voice["folder"]) for voice in listed] == [("en-us", ""), ("en-gb", "gmw-en/")]
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    files = set(list_files(article, ["en-us", "en-gb"]))
    assert left == files


def test_what_a_killed_run_had_begun_is_removed(article, tmp_path):
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    (tmp_path / f".a.ogg.{int(gone.stdout)}-1.part").write_bytes(b"half")
    (tmp_path / f".b.ogg.{os.getpid()}-1.part").write_bytes(b"being written")
    speak_article(article, tmp_path)
    assert [path.name for path in tmp_path.glob(".*.part")] == [f".b.ogg.{os.getpid()}-1.part"]


def test_the_progress_is_told(article, tmp_path):
    told = []
    speak_article(article, tmp_path, report=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_slower_rate_takes_longer(article):
    fast, slow = (speak_unit(article.sections[1], delivery=Delivery(rate))[1]["duration"] for rate in (300, 100))
    assert slow > 1.5 * fast


def test_a_unit_on_demand_is_the_articles_recording(article, spoken):
    audio, record = speak_unit(article.sections[0])
    assert audio == (spoken / "a.ogg").read_bytes()
    assert record == json.loads((spoken / "a.json").read_bytes())


def test_a_cached_unit_is_not_spoken_again(article, tmp_path):
    first = ensure_unit(article.sections[1], "original", tmp_path)
    before = snapshot(tmp_path)
    assert ensure_unit(article.sections[1], "original", tmp_path) == first
    assert changed(before, snapshot(tmp_path)) == set()


def test_a_cached_unit_can_be_played(article, tmp_path):
    unit = ensure_unit(article.sections[1], "original", tmp_path)
    assert unit.record["audio"] == unit.audio.name
    assert soundfile.info(BytesIO(unit.audio.read_bytes())).duration == pytest.approx(
        unit.record["duration"], abs=0.001
    )


def test_a_damaged_cached_unit_is_made_anew(article, tmp_path):
    unit = ensure_unit(article.sections[1], "original", tmp_path)
    whole = unit.audio.read_bytes()
    unit.audio.write_bytes(b"")
    ensure_unit(article.sections[1], "original", tmp_path)
    assert unit.audio.read_bytes() == whole


def test_threads_that_want_the_same_unit_share_it(article, tmp_path):
    found = []
    ask = lambda: found.append(ensure_unit(article.sections[1], "original", tmp_path))  # noqa: E731
    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({unit.audio for unit in found}) == 1
    assert {path.name for path in tmp_path.iterdir()} == {found[0].audio.name, f"{found[0].key}.json"}


def test_a_plain_version_that_is_missing_is_an_error(article):
    with pytest.raises(InputError):
        speak_unit(article.sections[1], "plain")


def test_an_impossible_rate_is_an_error(article, tmp_path):
    with pytest.raises(UsageError):
        speak_article(article, tmp_path / "out", delivery=Delivery(20))
    assert not (tmp_path / "out").exists()


def test_an_unknown_voice_is_an_error(article, tmp_path):
    with pytest.raises(EnvironmentFault):
        speak_article(article, tmp_path, "nobody")
