"""How close the light is to the sound, and how soon sound follows a click: python benchmarks/highlight.py CONTENT.

CONTENT is a folder of articles, such as tests/content_small; the last section of its first article is read by the
recorded and the built-in voice, in a real Chromium, at four speeds. The light's delay is measured against the sound's
own clock and compared with the time from frame to frame, which no light can beat. The first sound is timed twice: by
the first press on a page that has just been opened, and by a later one.
Ends with 1 where the light is later than 100 ms at the 99th percentile (a late frame excused), or sound is too late.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))

from browser.find_browser import ensure_browser, list_flags  # noqa: E402, the tests' own helpers
from browser.player import BUILT_IN_TIMES, FRAMES, keep, measure_delays, wait_for_silence  # noqa: E402
from browser.site_server import serve_folder  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from reader.offline.site import build_site  # noqa: E402

RATES = (0.5, 1, 2, 4)
FIRST_SOUND = {"recorded": 0.1, "builtin american": 0.3}  # seconds from the click
READY = 1500  # milliseconds in which a reader finds the button; the built-in voice wakes up meanwhile
LATE = 0.1  # seconds
CLICK = """(section) => new Promise((done) => {
  const begun = performance.now();
  page_audio.addEventListener("playing", () => done((performance.now() - begun) / 1000), { once: true });
  document.querySelector(`#${section} [data-listen]`).click();
})"""


def find_starts(page: Any, voice: str, section: str, rate: float, audio: Path) -> dict[str, float]:
    """Return when each word of a section is heard in its sound, in seconds."""
    if voice == "recorded":
        times = page.evaluate(
            "async (url) => (await (await fetch(url)).json()).sentences.map(({ id, words }) => "
            "[id, words.map(([from, , start]) => [from, start])])",
            f"{audio.name}/{section}.json",
        )
    else:
        times = page.evaluate(BUILT_IN_TIMES, [section, "original", rate])
    return {f"{id}:{place}": start for id, words in times for place, start in words}


Delays = list[tuple[float, float]]


def measure(page: Any, voice: str, section: str, rate: float, audio: Path) -> tuple[float, float, Delays]:
    """Return the seconds from the first click and a later one to the sound, and each word's delay and frame."""
    keep(page, voice=voice, rate=rate)
    page.wait_for_timeout(READY)
    first = page.evaluate(CLICK, section)
    page.evaluate("page_close.click()")
    later = page.evaluate(CLICK, section)
    page.evaluate("page_close.click()")
    starts = find_starts(page, voice, section, rate, audio)
    page.evaluate(FRAMES)
    page.evaluate(CLICK, section)
    wait_for_silence(page, timeout=300_000)
    return first, later, measure_delays(page.evaluate("frames_seen"), starts)


def report(voice: str, rate: float, first: float, later: float, delays: Delays) -> bool:
    """Print a line and tell whether the figures are good enough."""
    late = sorted(delay for delay, _ in delays)
    frame = statistics.median(gap for _, gap in delays)
    median, worst = statistics.median(late), late[int(len(late) * 0.99)]
    excess = sorted(max(0.0, delay - gap) for delay, gap in delays)[int(len(late) * 0.99)]
    print(
        f"{voice:17} rate {rate:<4} {len(late):4} words  median {median * 1000:4.0f} ms ({median / frame:.2f} frames)  "
        f"99 % {worst * 1000:4.0f} ms ({excess * 1000:3.0f} beyond its frame)  "
        f"first sound {first * 1000:4.0f}, later {later * 1000:4.0f} ms"
    )
    return min(worst, excess) <= LATE and max(first, later) <= FIRST_SOUND[voice]


def main() -> int:
    """Measure every voice at every speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    content = parser.parse_args().content
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, serve_folder(folder) as address:
        build_site(content, Path(folder))
        slug = min(path.parent.name for path in Path(folder).glob("*/index.html"))
        path = ensure_browser(Path(playwright.chromium.executable_path))
        chromium = playwright.chromium.launch(executable_path=path, args=list_flags())
        page = chromium.new_page(bypass_csp=True)  # what is measured with asks for more than the page's policy allows
        page.goto(f"{address}{slug}/index.html")
        section = page.evaluate("[...document.querySelectorAll('[data-section-id]')].at(-1).id")
        audio = Path(folder) / slug / "audio"
        good = [
            report(voice, rate, *measure(page, voice, section, rate, audio)) for voice in FIRST_SOUND for rate in RATES
        ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
