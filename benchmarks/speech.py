"""How fast an article is spoken, and whether its times hold: python benchmarks/speech.py ARTICLE.

The time is that of the whole command `plainspoken speak`, as it is typed: start, synthesis, encoding, files.
Ends with 1 where a second run does anything, or a time is out of order.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import soundfile

from reader.pipeline import read_article
from reader.speech.library import VOICES
from reader.speech.loudness import TARGET, measure_loudness
from reader.speech.recording import RATE
from reader.text.words import find_words

GOAL = 40  # seconds of speech for each second, on two processors
PAUSE, AUDIBLE = 0.08, 0.01  # seconds of silence that part two words, and what is not silence

Samples = npt.NDArray[np.float64]


def speak(article: str, out: Path, options: list[str]) -> tuple[float, float]:
    """Return the seconds that the command took, and those of all processors together."""
    command = [sys.executable, "-m", "reader", "speak", article, "--out", str(out), *options]
    begun, used = time.perf_counter(), measure_processors()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun, measure_processors() - used


def measure_processors() -> float:
    usage = os.times()
    return usage.children_user + usage.children_system


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.iterdir()}


def read_texts(article: str) -> dict[str, str]:
    texts = {}
    for section in read_article(article).sections:
        plain = section.plain.sentences if section.plain else ()
        texts |= {s.id: s.text for s in (section.heading, *section.sentences, *plain)}
    return texts


def find_faults(record: dict[str, Any], audio: float, texts: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with a timing record; `audio` is the length of its decoded file in seconds."""
    sentences = record["sentences"]
    if abs(record["duration"] - audio) > 0.001:
        yield f"says {record['duration']} s, is {audio:.3f} s"
    times = [t for s in sentences for t in (s["start"], *(t for w in s["words"] for t in w[2:]), s["end"])]
    if times != sorted(times) or times[0] < 0 or times[-1] > record["duration"]:
        yield "times are out of order or outside the audio"
    if record["duration"] - sentences[-1]["words"][-1][3] > 0.5:
        yield "the last word ends long before the audio"
    for sentence in sentences:
        yield from find_word_faults(sentence, texts[sentence["id"]])


def find_word_faults(sentence: dict[str, Any], text: str) -> Iterator[str]:
    ranges = [word[:2] for word in sentence["words"]]
    if any(a[1] > b[0] for a, b in pairwise(ranges)) or any(not 0 <= a < b <= len(text) for a, b in ranges):
        yield f"{sentence['id']}: ranges are out of order or outside the text"
    covered = {place for a, b in ranges for place in range(a, b)}
    missing = [text[a:b] for a, b in find_words(text) if not covered.issuperset(range(a, b))]
    if missing:
        yield f"{sentence['id']}: no time for {missing}"


def find_onset_errors(record: dict[str, Any], samples: Samples) -> Iterator[float]:
    """Yield how far each word that follows a pause inside its sentence begins from the sound after the pause."""
    heard = np.flatnonzero(np.abs(samples) > AUDIBLE) / RATE
    onsets = heard[1:][np.diff(heard) > PAUSE]
    for sentence in record["sentences"]:
        starts = np.array([word[2] for word in sentence["words"]])
        for onset in onsets:
            if len(starts) and sentence["start"] + PAUSE < onset < sentence["end"]:
                yield float(np.abs(starts - onset).min())


def find_jumps(record: dict[str, Any], samples: Samples) -> Iterator[float]:
    """Yield the largest step from sample to sample within a millisecond of each sentence's start and end, in dBFS."""
    steps = np.abs(np.diff(samples))
    for sentence in record["sentences"]:
        for time_ in (sentence["start"], sentence["end"]):
            place = round(time_ * RATE)
            yield 20 * np.log10(steps[max(0, place - 24) : place + 24].max(initial=1e-6))


def report_sound(records: list[dict[str, Any]], samples: dict[str, Samples]) -> Iterator[str]:
    """Print how the recordings sound, and yield what is out of bounds."""
    loudness = [measure_loudness(wave, RATE) for wave in samples.values()]
    peak = max(20 * np.log10(np.abs(wave).max()) for wave in samples.values())
    jumps = [jump for r in records for jump in find_jumps(r, samples[r["audio"]])]
    errors = [1000 * error for r in records for error in find_onset_errors(r, samples[r["audio"]])]
    print(f"loudness {min(loudness):.2f} to {max(loudness):.2f} LUFS, peak {peak:.1f} dBFS")
    print(f"largest jump at {len(jumps)} sentence borders {max(jumps):.1f} dBFS")
    found = np.percentile(errors, [50, 90, 99]) if errors else [float("nan")] * 3
    print(
        f"words after a pause: {len(errors)}, off by {found[0]:.0f} ms (median), {found[1]:.0f}, {found[2]:.0f} (99 %)"
    )
    if max(abs(level - TARGET) for level in loudness) > 1 or peak > -1 or max(jumps) > -40:
        yield "the sound is too loud, too quiet, or clicks"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("article")
    parser.add_argument("--voice", help="as for `plainspoken speak`")
    args = parser.parse_args()
    options = ["--voice", args.voice] if args.voice else []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        first, used = speak(args.article, out, options)
        before = snapshot(out)
        second, _ = speak(args.article, out, options)
        records = [json.loads(path.read_bytes()) for path in sorted(out.glob("[!.]*.json")) if path.name != VOICES]
        texts = read_texts(args.article)
        after = snapshot(out)
        changed = sum(before.get(name) != after.get(name) for name in before.keys() | after.keys())
        faults = [f"the second run changed {changed} files"] if changed else []
        samples = {r["audio"]: soundfile.read(out / r["audio"])[0] for r in records}
        faults += [
            f"{r['audio']}: {f}" for r in records for f in find_faults(r, len(samples[r["audio"]]) / RATE, texts)
        ]
    seconds = sum(record["duration"] for record in records)
    words = [word for r in records for s in r["sentences"] for word in s["words"]]
    print(f"speech {seconds:.1f} s in {first:.2f} s: {seconds / first:.1f} times real time (goal {GOAL})")
    print(f"processors {used:.2f} s: {2 * seconds / used:.1f} times real time at best, had it two to itself")
    print(f"second run {second:.2f} s, files changed: {changed}")
    size = sum(before[record["audio"]][1] for record in records)
    print(f"{len(words)} words in {len(records)} recordings, {size / seconds:.0f} bytes a second of sound")
    faults += report_sound(records, samples)
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
