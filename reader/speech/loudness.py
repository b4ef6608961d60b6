"""How loud speech is, and made as loud as it should be: ITU-R BS.1770-4, in LUFS, of one channel."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from reader.speech.engine import Samples

    Floats = npt.NDArray[np.float64]

TARGET = -18.0
"""LUFS: what the audiobook trade asks of one channel."""

CEILING = -2.5
"""dBFS: the highest peak before encoding, so that Opus stays under -1."""

_BLOCK, _STEP = 0.4, 0.1  # seconds: blocks of 400 ms that overlap by three quarters
_SILENCE, _QUIET = -70.0, -10.0  # LUFS, and LU below the mean of what is left: blocks that do not count
_OFFSET = -0.691
_REACH = 0.0025  # seconds: how soon the limiter lets go


def level(samples: Samples, rate: int) -> Samples:
    """Return speech at `TARGET`, its peaks under `CEILING`; silence stays as it is."""
    import numpy as np

    wave = samples.astype(np.float64) / 32_768
    for _ in range(2):  # what the limiter takes away is given back once
        loudness = measure_loudness(wave, rate)
        if loudness == -math.inf:
            return samples
        wave = _limit(wave * 10 ** ((TARGET - loudness) / 20), rate)
    return np.round(wave * 32_767).astype(np.int16)


def measure_loudness(wave: Floats, rate: int) -> float:
    """Return the integrated loudness of one channel from -1 to 1, in LUFS; minus infinity for silence."""
    import numpy as np

    power = np.concatenate([[0.0], np.cumsum(_weigh(wave, rate) ** 2)])
    size, step = round(_BLOCK * rate), round(_STEP * rate)
    starts = np.arange(0, max(1, len(wave) - size + 1), step)
    ends = np.minimum(starts + size, len(wave))
    blocks = (power[ends] - power[starts]) / np.maximum(1, ends - starts)
    loud = blocks[blocks > _to_power(_SILENCE)]
    if not len(loud):
        return -math.inf
    loud = loud[loud > loud.mean() * 10 ** (_QUIET / 10)]
    return float(_OFFSET + 10 * np.log10(loud.mean()))


def _to_power(loudness: float) -> float:
    return float(10 ** ((loudness - _OFFSET) / 10))


def _weigh(wave: Floats, rate: int) -> Floats:
    """Return the wave through the K-weighting filters, applied to its spectrum."""
    import numpy as np

    size = 1 << (len(wave) + rate // 4).bit_length()  # room for the filters to ring out
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    spectrum = np.fft.rfft(wave, size)
    for b, a in (_make_shelf(rate), _make_high_pass(rate)):
        spectrum *= (b[0] + b[1] * z + b[2] * z**2) / (a[0] + a[1] * z + a[2] * z**2)
    weighed: Floats = np.fft.irfft(spectrum, size)[: len(wave)]
    return weighed


Filter = tuple[tuple[float, float, float], tuple[float, float, float]]

# The analogue filters whose digital form at 48 kHz the recommendation tabulates, as libebur128 gives them.
_SHELF_HERTZ, _SHELF_GAIN, _SHELF_Q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
_PASS_HERTZ, _PASS_Q = 38.13547087602444, 0.5003270373238773


def _make_shelf(rate: int) -> Filter:
    k = math.tan(math.pi * _SHELF_HERTZ / rate)
    high = 10 ** (_SHELF_GAIN / 20)
    band = high**0.4996667741545416
    b = (high + band * k / _SHELF_Q + k * k, 2 * (k * k - high), high - band * k / _SHELF_Q + k * k)
    return b, (1 + k / _SHELF_Q + k * k, 2 * (k * k - 1), 1 - k / _SHELF_Q + k * k)


def _make_high_pass(rate: int) -> Filter:
    k = math.tan(math.pi * _PASS_HERTZ / rate)
    whole = 1 + k / _PASS_Q + k * k
    # The recommendation's own numerator is 1, -2, 1 with nothing divided: so it stands against the whole.
    return (whole, -2 * whole, whole), (whole, 2 * (k * k - 1), 1 - k / _PASS_Q + k * k)


def _limit(wave: Floats, rate: int) -> Floats:
    """Return the wave with a gain that dips smoothly around every peak above the ceiling."""
    import numpy as np

    ceiling = 10 ** (CEILING / 20)
    if np.abs(wave).max(initial=0.0) <= ceiling:
        return wave
    needed = np.minimum(1.0, ceiling / np.maximum(np.abs(wave), 1e-9))
    reach = max(1, round(_REACH * rate))
    window = np.hanning(2 * reach + 3)[1:-1]
    smooth = np.convolve(_lowest_around(needed, reach), window / window.sum(), "same")
    limited: Floats = wave * np.minimum(smooth, needed)
    return limited


def _lowest_around(values: Floats, reach: int) -> Floats:
    """Return for each place the lowest value at most `reach` places away."""
    import numpy as np

    padded = np.pad(values, reach, constant_values=1.0)
    width, done = 2 * reach + 1, 1
    while done < width:
        step = min(done, width - done)
        padded = np.minimum(padded[:-step], padded[step:])
        done += step
    lowest: Floats = padded
    return lowest
