"""When each sentence and each word is heard: the record beside every audio file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reader.speech.spoken import Spoken
from reader.text.words import find_words

DECIMALS = 3


@dataclass(frozen=True, slots=True)
class WordEvent:
    """A voice's notice that a word begins: place in the spoken text in code points, time in seconds."""

    position: int
    time: float


@dataclass(frozen=True, slots=True)
class Word:
    """A half-open range of code points of the written sentence, and when it is heard, in seconds."""

    char_start: int
    char_end: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class SentenceTimes:
    """When a sentence and its words are heard, in seconds from the start of the audio."""

    id: str
    start: float
    end: float
    words: tuple[Word, ...]


def place_words(events: Sequence[WordEvent], spoken: Spoken, end: float) -> tuple[Word, ...]:
    """Return the written words that a voice's events announce; each lasts until the next, the last to `end`.

    Events and words are matched by place, never by count: a decimal gives several events, and one event may
    announce several words ("of the"), which then become one range. So do written words said as one.
    """
    tokens = _find_tokens(spoken.text, events)
    begun = list(_find_begun(tokens, events))
    words: list[Word] = []
    for place, (token, time) in enumerate(begun):
        following, until = begun[place + 1] if place + 1 < len(begun) else (len(tokens), end)
        first = tokens[token if place else 0]
        written = spoken.find_written(first[0], tokens[following - 1][1])
        if words and written[0] < words[-1].char_end:  # the same writing goes on: "24/7" is two spoken words
            previous = words.pop()
            written, time = (previous.char_start, max(previous.char_end, written[1])), previous.start
        words.append(Word(*written, time, max(time, until)))
    return tuple(words)


def _find_tokens(text: str, events: Iterable[WordEvent]) -> list[tuple[int, int]]:
    """Return the words of a text, and what is no word and yet announced: an emoji, a percent sign."""
    words = find_words(text)
    inside = {place for start, end in words for place in range(start, end)}
    said = {event.position for event in events} - inside
    marks = [m.span() for m in re.finditer(r"[^\w\s]", text) if m.start() in said and _is_symbol(m.group())]
    return sorted([*words, *marks])


def _is_symbol(char: str) -> bool:
    return char in "%&/#@*" or ord(char) > 0x2100


def _find_begun(tokens: list[tuple[int, int]], events: Iterable[WordEvent]) -> Iterator[tuple[int, float]]:
    """Yield each token at which a voice begins, by index, with its time; both only ever grow."""
    index, reached, latest = 0, -1, 0.0
    for event in events:
        while index < len(tokens) and tokens[index][1] <= event.position:
            index += 1
        latest = max(latest, event.time)
        if index < len(tokens) and index > reached:
            reached = index
            yield index, latest


def make_record(audio: str, duration: float, sentences: Iterable[SentenceTimes]) -> dict[str, Any]:
    """Return the timing record of an audio file: times in seconds, ranges in code points of each sentence."""
    return {
        "audio": audio,
        "duration": round(duration, DECIMALS),
        "sentences": [_sentence_record(sentence) for sentence in sentences],
    }


def _sentence_record(sentence: SentenceTimes) -> dict[str, Any]:
    words = [
        [word.char_start, word.char_end, round(word.start, DECIMALS), round(word.end, DECIMALS)]
        for word in sentence.words
    ]
    start, end = round(sentence.start, DECIMALS), round(sentence.end, DECIMALS)
    return {"id": sentence.id, "start": start, "end": end, "words": words}
