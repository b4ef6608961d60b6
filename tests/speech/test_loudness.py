"""Loudness by ITU-R BS.1770: the recommendation's own figures."""

import math

import numpy as np
import pytest

from reader.speech.loudness import CEILING, TARGET, _make_high_pass, _make_shelf, level, measure_loudness

RATE = 24_000


def make_tone(seconds, hertz=997, peak=1.0, rate=RATE):
    return peak * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


def to_samples(wave):
    return np.round(wave * 32_767).astype(np.int16)


def test_a_full_tone_of_997_hertz_is_minus_3_point_01():
    assert measure_loudness(make_tone(10, rate=48_000), 48_000) == pytest.approx(-3.01, abs=0.05)
    assert measure_loudness(make_tone(10), RATE) == pytest.approx(-3.01, abs=0.1)


def test_the_filters_at_48_kilohertz_are_those_of_the_recommendation():
    b, a = ([value / _make_shelf(48_000)[1][0] for value in row] for row in _make_shelf(48_000))
    assert b == pytest.approx([1.53512485958697, -2.69169618940638, 1.19839281085285])
    assert a == pytest.approx([1, -1.69065929318241, 0.73248077421585])
    b, a = ([value / _make_high_pass(48_000)[1][0] for value in row] for row in _make_high_pass(48_000))
    assert b == pytest.approx([1, -2, 1])
    assert a == pytest.approx([1, -1.99004745483398, 0.99007225036621])


def test_silence_does_not_make_speech_quieter():
    tone = make_tone(5, peak=0.1)
    gapped = np.concatenate([tone, np.zeros(20 * RATE)])
    assert measure_loudness(gapped, RATE) == pytest.approx(measure_loudness(tone, RATE), abs=0.15)


def test_silence_has_no_loudness_and_stays_silence():
    silence = np.zeros(RATE, np.int16)
    assert measure_loudness(silence / 1.0, RATE) == -math.inf
    assert not level(silence, RATE).any()


@pytest.mark.parametrize("peak", [0.01, 0.2, 0.9])
def test_speech_is_brought_to_the_target(peak):
    assert measure_loudness(level(to_samples(make_tone(3, peak=peak)), RATE) / 32_768, RATE) == pytest.approx(
        TARGET, abs=0.2
    )


def test_peaks_are_lowered_and_the_loudness_kept():
    wave = make_tone(10, peak=0.05)
    wave[5_000::12_000] = 0.9
    levelled = level(to_samples(wave), RATE) / 32_768
    assert 20 * np.log10(np.abs(levelled).max()) <= CEILING + 0.1
    assert measure_loudness(levelled, RATE) == pytest.approx(TARGET, abs=0.5)


def test_any_length_can_be_levelled():
    for length in (1, 100, 2_399, 2_401, 9_600):
        assert len(level(to_samples(make_tone(1)[:length]), RATE)) == length
