"""Samples to Ogg Opus, the same bytes every time."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from reader.speech.recording import RATE

if TYPE_CHECKING:
    from reader.speech.engine import Samples

_COMPRESSION = 0.93  # 3 KB a second; less compression leaves the speech codec, at twice the size
_BLOCK = RATE
SERIAL = 0x53504541
"""The number of the one stream in each file."""

_HEADER = struct.Struct("<4sBBqIIIB")  # magic, version, type, position, serial, page number, checksum, segments
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


def fix_serial(data: bytes, serial: int = SERIAL) -> bytes:
    """Return an Ogg file whose stream carries a fixed serial number instead of a random one."""
    return b"".join(write_page(replace(page, serial=serial)) for page in read_pages(data))


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an Ogg stream (RFC 3533): its flags, position, stream, number, and the lengths of its segments."""

    flags: int
    position: int
    serial: int
    number: int
    lacing: bytes
    body: bytes


def read_pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of an Ogg file of our own."""
    start = 0
    while start < len(data):
        _, _, flags, position, serial, number, _, segments = _HEADER.unpack_from(data, start)
        body = start + _HEADER.size + segments
        lacing = data[start + _HEADER.size : body]
        start = body + sum(lacing)
        yield Page(flags, position, serial, number, lacing, data[body:start])


def write_page(page: Page) -> bytes:
    """Return a page's bytes with their checksum."""
    fields = (b"OggS", 0, page.flags, page.position, page.serial, page.number)
    bare = _HEADER.pack(*fields, 0, len(page.lacing)) + page.lacing + page.body
    return _HEADER.pack(*fields, _checksum(bare), len(page.lacing)) + bare[_HEADER.size :]


def _checksum(page: bytes) -> int:
    """Return Ogg's CRC-32: zlib's with all bits in reverse order, and neither preset nor inverted."""
    mirrored = zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{mirrored:032b}"[::-1], 2)
