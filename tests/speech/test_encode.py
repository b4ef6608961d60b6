"""Ogg Opus: the right length, nothing shifted, the same bytes."""

from io import BytesIO

import numpy as np
import pytest
import soundfile

from reader.speech.encode import encode_opus, fix_serial
from reader.speech.recording import RATE


def make_tone(seconds):
    time = np.arange(round(seconds * RATE)) / RATE
    return (8000 * np.sin(2 * np.pi * 220 * time * (1 + 0.1 * time))).astype(np.int16)


def decode(data):
    samples, rate = soundfile.read(BytesIO(data), dtype="int16")
    assert rate == RATE
    return samples


@pytest.mark.parametrize("seconds", [0.01, 0.5, 2.345, 61])
def test_the_duration_is_that_of_the_samples(seconds):
    samples = make_tone(seconds)
    data = encode_opus(samples)
    assert len(decode(data)) == len(samples)


def test_nothing_is_shifted():
    silence = np.zeros(RATE, np.int16)
    samples = np.concatenate([silence, make_tone(0.5), silence])
    heard = np.flatnonzero(np.abs(decode(encode_opus(samples)).astype(int)) > 2000) / RATE
    assert heard[0] == pytest.approx(1.0, abs=0.005)
    assert heard[-1] == pytest.approx(1.5, abs=0.005)


def test_the_bytes_repeat():
    assert encode_opus(make_tone(1.5)) == encode_opus(make_tone(1.5))


def test_the_checksums_are_those_of_libsndfile():
    """Taking a page's own serial for the fixed one must give libsndfile's own bytes back."""
    file = BytesIO()
    with soundfile.SoundFile(file, "w", RATE, 1, format="OGG", subtype="OPUS") as encoder:
        encoder.write(make_tone(1.5))
    original = file.getvalue()
    assert fix_serial(original) != original
    assert fix_serial(original, int.from_bytes(original[14:18], "little")) == original
