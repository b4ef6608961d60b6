"""How loud speech is, and made as loud as it should be: ITU-R BS.1770-4, in LUFS, of one channel."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from reader.speech.engine import Samples

    Floats = npt.NDArray[np.floating[Any]]

TARGET = -18.0
"""LUFS: what the audiobook trade asks of one channel."""

CEILING = -2.5
"""dBFS: the highest peak before encoding, so that Opus stays under -1."""

_STEP, _OVERLAP = 0.1, 4  # blocks of 400 ms, one every 100 ms
_SILENCE, _QUIET = -70.0, -10.0  # LUFS, and LU below the mean of what is left: blocks that do not count
_OFFSET = -0.691
_MOMENT, _REACH = 0.001, 3  # seconds at one gain, and how many such moments around a peak are lowered with it


def level(samples: Samples, rate: int) -> Samples:
    """Return speech at `TARGET`, its peaks under `CEILING`; silence stays as it is."""
    import numpy as np

    wave = samples.astype(np.float32) / 32_768
    for _ in range(2):  # what the limiter takes away is given back once
        loudness = measure_loudness(wave, rate)
        if loudness == -math.inf:
            return samples
        wave *= np.float32(10 ** ((TARGET - loudness) / 20))
        if not _limit(wave, rate):
            break
    return np.round(wave * 32_767).astype(np.int16)


def measure_loudness(wave: Floats, rate: int) -> float:
    """Return the integrated loudness of one channel from -1 to 1, in LUFS; minus infinity for silence.

    The K-weighting is applied to the spectrum of each 100 ms; four of these make a block.
    """
    import numpy as np

    size = round(_STEP * rate)
    count = max(_OVERLAP, -(-len(wave) // size))
    steps = np.zeros(count * size, np.float32)
    steps[: len(wave)] = wave
    spectra = np.fft.rfft(steps.reshape(count, size))
    powers = (spectra.real**2 + spectra.imag**2) @ _find_weights(size, rate)
    blocks = np.convolve(powers, np.full(_OVERLAP, 1 / _OVERLAP), "valid")
    loud = blocks[blocks > _to_power(_SILENCE)]
    if not len(loud):
        return -math.inf
    loud = loud[loud > loud.mean() * 10 ** (_QUIET / 10)]
    return float(_OFFSET + 10 * np.log10(loud.mean()))


def _to_power(loudness: float) -> float:
    return float(10 ** ((loudness - _OFFSET) / 10))


def _find_weights(size: int, rate: int) -> Floats:
    """Return what turns a spectrum's squares into the mean square of the K-weighted wave (Parseval's theorem)."""
    import numpy as np

    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    weights = np.full(len(z), 2 / size**2)
    weights[0] /= 2
    if size % 2 == 0:
        weights[-1] /= 2
    for b, a in (_make_shelf(rate), _make_high_pass(rate)):
        weights *= np.abs((b[0] + b[1] * z + b[2] * z**2) / (a[0] + a[1] * z + a[2] * z**2)) ** 2
    return weights


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


def _limit(wave: Floats, rate: int) -> bool:
    """Lower the wave smoothly around every peak above the ceiling; tell whether there was one."""
    import numpy as np

    ceiling = 10 ** (CEILING / 20)
    size = round(_MOMENT * rate)
    moments = np.pad(np.abs(wave), (0, -len(wave) % size)).reshape(-1, size).max(axis=1)
    if moments.max(initial=0.0) <= ceiling:
        return False
    gains = np.minimum(1.0, ceiling / np.maximum(moments, ceiling))
    padded = np.pad(gains, 2 * _REACH, constant_values=1.0)
    lowest = np.lib.stride_tricks.sliding_window_view(padded, 2 * _REACH + 1).min(axis=1)
    smooth = np.convolve(lowest, np.full(2 * _REACH + 1, 1 / (2 * _REACH + 1)), "valid")
    centres = (np.arange(len(gains)) + 0.5) * size
    wave *= np.interp(np.arange(len(wave)), centres, smooth).astype(wave.dtype)
    return True
