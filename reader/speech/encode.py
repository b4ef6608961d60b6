"""Samples to Ogg Opus, the same bytes every time."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from reader.speech.recording import RATE

if TYPE_CHECKING:
    from reader.speech.engine import Samples

_COMPRESSION = 0.93  # 3 KB a second; less compression leaves the speech codec, at twice the size
_BLOCK = RATE
_SERIAL = 0x53504541
_HEADER = struct.Struct("<4sBBqIIIB")  # magic, version, type, position, serial, page number, checksum, segments
_SERIAL_AT, _CHECKSUM_AT = 14, 22
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def encode_opus(samples: Samples) -> bytes:
    """Return mono samples at `RATE` as an Ogg Opus file."""
    import soundfile

    # In memory, for libsndfile says nothing of a disk that is full.
    file = BytesIO()
    with soundfile.SoundFile(
        file, "w", RATE, 1, format="OGG", subtype="OPUS", compression_level=_COMPRESSION
    ) as encoder:
        for start in range(0, len(samples), _BLOCK):
            encoder.write(samples[start : start + _BLOCK])
    return fix_serial(file.getvalue())


def measure_duration(data: bytes) -> float:
    """Return how long an audio file really is when decoded, in seconds."""
    import soundfile

    with soundfile.SoundFile(BytesIO(data)) as audio:
        return float(audio.frames) / float(audio.samplerate)


def fix_serial(data: bytes, serial: int = _SERIAL) -> bytes:
    """Return an Ogg file whose stream carries a fixed serial number instead of a random one."""
    pages = bytearray(data)
    start = 0
    while start < len(pages):
        segments = _HEADER.unpack_from(pages, start)[-1]
        body = start + _HEADER.size + segments
        end = body + sum(pages[start + _HEADER.size : body])
        struct.pack_into("<I", pages, start + _SERIAL_AT, serial)
        struct.pack_into("<I", pages, start + _CHECKSUM_AT, 0)
        struct.pack_into("<I", pages, start + _CHECKSUM_AT, _checksum(bytes(pages[start:end])))
        start = end
    return bytes(pages)


def _checksum(page: bytes) -> int:
    """Return Ogg's CRC-32: zlib's with all bits in reverse order, and neither preset nor inverted."""
    mirrored = zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{mirrored:032b}"[::-1], 2)
