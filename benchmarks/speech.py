"""How fast an article is spoken, and whether its times hold: python benchmarks/speech.py ARTICLE.

The time is that of the whole command `plainspoken speak`, as it is typed: start, synthesis, encoding, files.
Ends with 1 where a second run does anything, or a time is out of order.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from reader.pipeline import read_article
from reader.text.words import find_words

GOAL = 40  # seconds of speech for each second, on two processors


def speak(article: str, out: Path) -> tuple[float, float]:
    """Return the seconds that the command took, and those of all processors together."""
    command = [shutil.which("plainspoken") or "plainspoken", "speak", article, "--out", str(out)]
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("article")
    article = parser.parse_args().article
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        first, used = speak(article, out)
        before = snapshot(out)
        second, _ = speak(article, out)
        records = [json.loads(path.read_bytes()) for path in sorted(out.glob("[!.]*.json"))]
        texts = read_texts(article)
        after = snapshot(out)
        changed = sum(before.get(name) != after.get(name) for name in before.keys() | after.keys())
        faults = [f"the second run changed {changed} files"] if changed else []
        samples = {r["audio"]: soundfile.read(out / r["audio"])[0] for r in records}
        faults += [
            f"{r['audio']}: {f}" for r in records for f in find_faults(r, len(samples[r["audio"]]) / 24_000, texts)
        ]
    seconds = sum(record["duration"] for record in records)
    words = [word for r in records for s in r["sentences"] for word in s["words"]]
    everything = np.concatenate(list(samples.values()))
    peak, rms = (20 * np.log10(level) for level in (np.abs(everything).max(), np.sqrt(np.mean(everything**2))))
    print(f"speech {seconds:.1f} s in {first:.2f} s: {seconds / first:.1f} times real time (goal {GOAL})")
    print(f"processors {used:.2f} s: {2 * seconds / used:.1f} times real time at best, had it two to itself")
    print(f"second run {second:.2f} s, files changed: {changed}")
    size = sum(size for _, size in before.values())
    print(f"{len(words)} words in {len(records)} recordings, {size / seconds:.0f} bytes a second")
    print(f"peak {peak:.1f} dBFS, RMS {rms:.1f} dBFS")
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
