"""One recording: utterances spoken one by one, trimmed, and joined with silence of known length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.speech.engine import Engine
from reader.speech.loudness import level
from reader.speech.spoken import PLAIN_MANNER, Manner, Spoken, say, split_languages
from reader.speech.timing import SentenceTimes, Word, place_words
from reader.speech.utterance import Utterance

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from reader.speech.engine import Samples

RATE = 24_000
"""Samples a second of every recording: one of those Opus knows, and above what the voices hold."""

_AUDIBLE = 64  # of 32,767: a voice's quiet is below, its softest sound above
_LEAD, _TAIL, _FADE = 0.01, 0.02, 0.003  # seconds kept before and after what is audible, and faded
_BETWEEN = 0.12  # seconds between an announcement or a passage in another language and what follows it
_SHORTEST = 0.1  # seconds: a recording without any sound is a short silence, not an empty file


@dataclass(frozen=True, slots=True)
class Recording:
    """Mono samples at `RATE` and when each sentence in them is heard."""

    samples: Samples
    sentences: tuple[SentenceTimes, ...]


def record(utterances: Iterable[Utterance], engine: Engine, language: str, manner: Manner = PLAIN_MANNER) -> Recording:
    """Return the utterances spoken in turn; one that says nothing takes no time, and no pause follows it.

    A sentence begins with what is announced before it; its words are its own.
    """
    import numpy as np

    pieces: list[Samples] = []
    sentences = []
    length = 0
    for utterance in utterances:
        samples, words = _speak(utterance, engine, language, manner)
        sentences.append(_shift(utterance.id, words, length / RATE, len(samples) / RATE))
        pause = round(utterance.pause_after * RATE) if len(samples) else 0
        pieces += [samples, np.zeros(pause, np.int16)]
        length += len(samples) + pause
    if not length:
        pieces.append(np.zeros(round(_SHORTEST * RATE), np.int16))
    return Recording(level(np.concatenate(pieces), RATE), tuple(sentences))


def _shift(id_: str, words: Iterable[Word], start: float, duration: float) -> SentenceTimes:
    moved = tuple(replace(word, start=start + word.start, end=start + word.end) for word in words)
    return SentenceTimes(id_, start, start + duration, moved)


def _speak(utterance: Utterance, engine: Engine, language: str, manner: Manner) -> tuple[Samples, tuple[Word, ...]]:
    """Return an utterance's samples and its words, in seconds from the first sample.

    Its lead comes first, then its passages, each in its own language.
    """
    import numpy as np

    pieces: list[Samples] = []
    words: list[Word] = []
    length = 0
    for place, passage, tongue in list_passages(utterance, language, manner):
        samples, heard = _speak_passage(passage, engine, "" if tongue == language else tongue)
        if not len(samples):
            continue
        if pieces:
            pieces.append(np.zeros(round(_BETWEEN * RATE), np.int16))
            length += len(pieces[-1])
        if place is not None:
            words += [_move(word, place, length / RATE) for word in heard]
        pieces.append(samples)
        length += len(samples)
    return np.concatenate(pieces) if pieces else np.zeros(0, np.int16), tuple(words)


def _move(word: Word, place: int, time: float) -> Word:
    return Word(word.char_start + place, word.char_end + place, word.start + time, word.end + time)


def list_passages(utterance: Utterance, language: str, manner: Manner) -> Iterator[tuple[int | None, Spoken, str]]:
    """Yield what is said, each with its place in the sentence, none for the lead, and its language."""
    if utterance.lead:
        yield None, say(utterance.lead, language, manner), language
    for start, end, tongue in split_languages(utterance.text, utterance.marks, language):
        marks = (
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in utterance.marks
            if mark.start < end and mark.end > start
        )
        yield start, say(utterance.text[start:end], tongue, manner, marks), tongue


def _speak_passage(spoken: Spoken, engine: Engine, language: str) -> tuple[Samples, tuple[Word, ...]]:
    """Return one text's samples, trimmed, and its words, in seconds from the first sample."""
    import numpy as np

    if not spoken.text.strip():
        return np.zeros(0, np.int16), ()
    sound = engine.speak(spoken.text, language)
    audible = np.flatnonzero(np.abs(sound.samples.astype(np.int32)) > _AUDIBLE)
    if not len(audible):
        return np.zeros(0, np.int16), ()
    lead, tail = round(_LEAD * sound.rate), round(_TAIL * sound.rate)
    first, last = int(audible[0]) - lead, int(audible[-1]) + tail
    padded = np.pad(sound.samples, (lead, tail))  # a voice may begin and end at once
    samples = _fade(_resample(padded[first + lead : last + lead], sound.rate))
    words = place_words(sound.events, spoken, last / sound.rate)
    heard = audible / sound.rate
    return samples, tuple(_fit(_hush(w, heard), first / sound.rate, len(samples) / RATE) for w in words)


def _resample(samples: Samples, rate: int) -> Samples:
    import soxr

    if rate == RATE:
        return samples
    resampled: Samples = soxr.resample(samples, rate, RATE)
    return resampled


def _fade(samples: Samples) -> Samples:
    """Return samples that begin and end in silence, so that no join clicks."""
    import numpy as np

    length = min(round(_FADE * RATE), len(samples) // 2)
    gain = np.ones(len(samples), np.float32)
    gain[:length] = np.linspace(0, 1, length, endpoint=False)
    gain[len(samples) - length :] = np.linspace(1, 0, length)
    return (samples * gain).astype(np.int16)


def _hush(word: Word, heard: npt.NDArray[np.float64]) -> Word:
    """Return a word that ends where it falls silent; before a pause, espeak's next word is far away."""
    import numpy as np

    before = max(0, int(np.searchsorted(heard, word.end)) - 1)
    last = float(heard[before]) + _LEAD
    return replace(word, end=min(word.end, last)) if last > word.start else word


def _fit(word: Word, trimmed: float, duration: float) -> Word:
    """Return a word in the time of the trimmed sound."""
    start, end = (min(max(0.0, time - trimmed), duration) for time in (word.start, word.end))
    return replace(word, start=start, end=end)
