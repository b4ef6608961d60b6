"""A whole article as one file: nothing lost, chapters where the sections begin, cues where the sentences are."""

import re
import struct
from io import BytesIO

import numpy as np
import pytest
import soundfile

from reader.speech.encode import encode_opus, read_pages
from reader.speech.recording import RATE
from reader.speech.whole import Part, join_parts, make_cues


def make_sound(seconds, hertz):
    time = np.arange(round(seconds * RATE)) / RATE
    wave = 8000 * np.sin(2 * np.pi * hertz * time)
    ends = np.minimum(1, np.minimum(time, time[::-1]) / 0.1)
    return (wave * ends).astype(np.int16)


LENGTHS = (1.234, 0.5, 7.77)
SOUNDS = [make_sound(seconds, 200 + 150 * n) for n, seconds in enumerate(LENGTHS)]


@pytest.fixture(scope="module")
def parts():
    return [
        Part(f"Part {n} “é”", encode_opus(sound), {"duration": len(sound) / RATE, "sentences": []})
        for n, sound in enumerate(SOUNDS, 1)
    ]


@pytest.fixture(scope="module")
def joined(parts):
    return join_parts(parts, "All", "en")


def decode(audio):
    samples, rate = soundfile.read(BytesIO(audio))
    assert rate == RATE
    return samples


def test_each_part_is_heard_where_it_says_as_if_it_stood_alone(parts, joined):
    audio, starts = joined
    whole = decode(audio)
    assert starts[0] == 0
    for part, start in zip(parts, starts, strict=True):
        alone = decode(part.audio)
        place = round(start * RATE)
        heard = whole[place : place + len(alone)]
        assert np.abs(heard - alone).max() < 0.01


def test_the_file_ends_with_its_last_part(joined):
    audio, starts = joined
    assert len(decode(audio)) / RATE == pytest.approx(starts[-1] + LENGTHS[-1], abs=0.001)


def test_between_parts_is_next_to_nothing(joined):
    _, starts = joined
    gaps = [b - a - length for a, b, length in zip(starts, starts[1:], LENGTHS, strict=False)]
    assert all(0 <= gap < 0.04 for gap in gaps)


def test_the_chapters_are_the_parts(joined):
    audio, starts = joined
    comments = b"".join(page.body for page in read_pages(audio) if page.number == 1).decode("utf-8", "replace")
    found = re.findall(r"CHAPTER\d{3}=(\d\d):(\d\d):(\d\d\.\d{3})", comments)
    times = [3600 * int(h) + 60 * int(m) + float(s) for h, m, s in found]
    assert times == pytest.approx(starts, abs=0.001)
    assert re.findall(r"CHAPTER\d{3}NAME=(Part \d “é”)", comments) == ["Part 1 “é”", "Part 2 “é”", "Part 3 “é”"]


def test_many_chapters_need_more_than_one_page(parts):
    many = [Part("A long heading " * 40, part.audio, part.record) for part in parts * 60]
    audio, starts = join_parts(many, "All", "en")
    assert len(starts) == 180
    assert len(decode(audio)) / RATE == pytest.approx(starts[-1] + LENGTHS[-1], abs=0.001)
    assert [page.number for page in read_pages(audio)] == list(range(len(list(read_pages(audio)))))


def test_the_bytes_repeat(parts, joined):
    assert join_parts(parts, "All", "en") == joined


def test_the_head_is_that_of_opus(joined):
    head = next(read_pages(joined[0])).body
    assert struct.unpack_from("<8sB", head) == (b"OpusHead", 1)


def test_a_cue_stands_for_each_sentence_that_is_heard():
    sentences = [
        {"id": "a_s1", "start": 0.5, "end": 1.25},
        {"id": "a_s2", "start": 1.5, "end": 1.5},
        {"id": "a_s3", "start": 2, "end": 3661.0005},
    ]
    texts = {"a_s1": "Is 1 < 2 --> & so on?", "a_s2": "[12]", "a_s3": "Two\n\nlines."}
    assert make_cues([(10.0, {"sentences": sentences})], texts) == (
        "WEBVTT\n\n"
        "a_s1\n00:00:10.500 --> 00:00:11.250\nIs 1 &lt; 2 --&gt; &amp; so on?\n\n"
        "a_s3\n00:00:12.000 --> 01:01:11.000\nTwo lines.\n"
    )
