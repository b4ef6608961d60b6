"""A whole article as one Ogg Opus file with a chapter for each section, and WebVTT with a cue for each sentence.

The sections' packets are put behind one another as they are: nothing is spoken, decoded or encoded again, so it
takes next to no time and costs no quality. Chapters are the Vorbis comments CHAPTERxxx, as opusfile's users know them.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reader.speech.encode import SERIAL, Page, read_pages, write_page

CLOCK = 48_000
"""Ticks a second of Opus positions, whatever the samples' rate (RFC 7845)."""

_PAGE = 40  # packets: even the largest fit a page
_PRE_SKIP = struct.Struct("<8sBBH")  # magic, version, channels, pre-skip
_FIRST, _LAST = 2, 4  # flags of pages


@dataclass(frozen=True, slots=True)
class Part:
    """A section's recording: its heading, its Ogg Opus file and its timing record."""

    title: str
    audio: bytes
    record: Mapping[str, Any]


def join_parts(parts: list[Part], title: str, language: str) -> tuple[bytes, list[float]]:
    """Return the parts as one Ogg Opus file, and the second at which each begins to be heard in it."""
    head, skip = _read_head(parts[0].audio)
    streams = [_read_packets(part.audio) for part in parts]
    starts, ticks = [], 0
    for part, packets in zip(parts, streams, strict=True):
        starts.append((ticks + _read_head(part.audio)[1] - skip) / CLOCK)
        ticks += sum(map(_count_ticks, packets))
    end = skip + round((starts[-1] + parts[-1].record["duration"]) * CLOCK)
    comments = _make_comments(title, language, zip(starts, (part.title for part in parts), strict=True))
    packets = [packet for packets in streams for packet in packets]
    return b"".join(map(write_page, _make_pages(head, comments, packets, end))), starts


def _read_head(audio: bytes) -> tuple[bytes, int]:
    head = next(read_pages(audio)).body
    return head, _PRE_SKIP.unpack_from(head)[3]


def _read_packets(audio: bytes) -> list[bytes]:
    """Return an Opus stream's packets of sound; the first two packets are its head and its comments."""
    packets, begun = [], b""
    for page in read_pages(audio):
        place = 0
        for length in page.lacing:
            begun += page.body[place : place + length]
            place += length
            if length < 255:
                packets.append(begun)
                begun = b""
    return packets[2:]


def _count_ticks(packet: bytes) -> int:
    """Return how long a packet is, from its first byte (RFC 6716, section 3.1)."""
    config, code = packet[0] >> 3, packet[0] & 3
    if config < 12:
        ticks = (480, 960, 1920, 2880)[config & 3]
    elif config < 16:
        ticks = (480, 960)[config & 1]
    else:
        ticks = (120, 240, 480, 960)[config & 3]
    return ticks * (packet[1] & 63 if code == 3 else 1 if code == 0 else 2)


def _make_comments(title: str, language: str, chapters: Iterable[tuple[float, str]]) -> bytes:
    fields = [f"TITLE={title}", f"LANGUAGE={language}"]
    for number, (start, name) in enumerate(chapters, 1):
        fields += [f"CHAPTER{number:03}={_format_time(start)}", f"CHAPTER{number:03}NAME={name}"]
    packed = b"".join(struct.pack("<I", len(field)) + field for field in (f.encode("utf-8", "replace") for f in fields))
    vendor = b"Plainspoken"
    return b"OpusTags" + struct.pack("<I", len(vendor)) + vendor + struct.pack("<I", len(fields)) + packed


def _make_pages(head: bytes, comments: bytes, packets: list[bytes], end: int) -> Iterator[Page]:
    yield Page(_FIRST, 0, SERIAL, 0, bytes([len(head)]), head)
    number = 1
    lacing, cut = _lace(comments), 0
    for place in range(0, len(lacing), 255):  # a long table of chapters goes on over several pages
        some = lacing[place : place + 255]
        whole = some[-1] < 255
        yield Page(int(place > 0), 0 if whole else -1, SERIAL, number, some, comments[cut : cut + sum(some)])
        number, cut = number + 1, cut + sum(some)
    ticks = 0
    for place in range(0, len(packets), _PAGE):
        group = packets[place : place + _PAGE]
        ticks += sum(map(_count_ticks, group))
        last = place + _PAGE >= len(packets)
        body = b"".join(group)
        yield Page(_LAST * last, end if last else ticks, SERIAL, number, b"".join(map(_lace, group)), body)
        number += 1


def _lace(packet: bytes) -> bytes:
    return b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255])


# --- WebVTT ---


def make_cues(parts: Iterable[tuple[float, Mapping[str, Any]]], texts: Mapping[str, str]) -> str:
    """Return WebVTT with a cue for each sentence that is heard, its id the sentence's.

    `parts` are the start of each recording in the file, in seconds, with its timing record; `texts` holds the
    sentences by id.
    """
    cues = ["WEBVTT\n"]
    for start, record in parts:
        for sentence in record["sentences"]:
            text = _escape(texts.get(sentence["id"], ""))
            if text and sentence["start"] < sentence["end"]:
                begin, end = (_format_time(start + sentence[key]) for key in ("start", "end"))
                cues.append(f"{sentence['id']}\n{begin} --> {end}\n{text}\n")
    return "\n".join(cues)


def _escape(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _format_time(seconds: float) -> str:
    thousandths = round(max(0.0, seconds) * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
