"""How soon a visitor reads, hears and has Python, against Panel's own converter: python benchmarks/offline_start.py.

The article, the first of CONTENT (default: the shipped one), is built twice: as our site, and as a page that
`panel convert` makes of an app with the same text in an HTML pane and the same recording in an Audio pane. It is
made in both of the converter's ways; the promises are held against the one in which Python draws the article. Of the
converter's page only the addresses are changed, to files beside it, and its worker is made a module, for this Pyodide
starts in no other; NumPy is the same stand-in; and micropip is spared looking for what the packages depend on, for all
of it is listed. Both are served by one server, which packs with gzip
what can be packed, and opened in turn by the same Chromium, each time with a profile of its own ("cold"), then again
with what that profile has kept ("warm": our site with everything kept offline). Times are milliseconds from the
navigation, medians of --runs; bytes are those that had come when the article's first sentence was on the screen.
--mbit and --delay slow the line down. Ends with 1 where one of the promised ratios is not met.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))

from browser.find_browser import ensure_browser, list_flags  # noqa: E402, the tests' own helpers
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from reader.offline.assets import Assets, fetch_assets, read_package  # noqa: E402
from reader.offline.in_browser import numpy_stand_in  # noqa: E402
from reader.offline.python_pack import list_libraries  # noqa: E402
from reader.offline.site import build_site  # noqa: E402
from reader.pipeline import list_articles, read_content, shipped_content  # noqa: E402

# What was promised, ours against the converter's: at least so many times sooner or fewer.
PROMISED = {
    ("cold", "read"): 50,
    ("cold", "sound"): 20,
    ("cold", "python"): 1,
    ("warm", "python"): 4,
    ("cold", "bytes"): 100,
}
# The converter's two ways: the app is drawn when Python runs it, or its drawing at the build is embedded as well.
CONVERTED = {"drawn-by-python": ("--skip-embed",), "embedded": ()}
FEW = 150_000  # bytes before reading, compressed, fonts and all
PATIENCE = 120_000  # milliseconds
BLANK = "blank.html"

APP = """
import panel as pn
pn.extension()
pn.Column(pn.pane.HTML({text!r}), pn.pane.Audio({audio!r}, name="Listen")).servable()
"""
# In every page before its own scripts: notes when the sentence is on the screen, when sound runs, when Python is there.
WATCH = """(({ sentence }) => {
  const seen = (window.seen = {});
  const note = (name) => (seen[name] ??= performance.now());
  const roots = function* (node) {
    yield node;
    for (const child of node.querySelectorAll("*")) if (child.shadowRoot) yield* roots(child.shadowRoot);
  };
  const find = (selector) => [...roots(document)].map((root) => root.querySelector(selector)).find(Boolean);
  const shows = (root) => (root.body ?? root).textContent.includes(sentence);
  let shown = 0; // when the sentence stood in the page: it is on the screen with the next frame, the first at the least
  let pressed = false;
  const look = () => {
    if (!shown && document.body && [...roots(document)].some(shows)) shown = performance.now();
    const [painted] = performance.getEntriesByName("first-contentful-paint");
    if (shown && painted) seen.read ??= Math.max(shown, painted.startTime);
    if (!pressed) press();
    const stage = document.documentElement.dataset.stage;
    const loading = document.body?.classList.contains("pn-loading");
    if (stage === "python" || (seen.loading && !loading)) note("python");
    if (loading) seen.loading = true;
    requestAnimationFrame(look);
  };
  const press = () => {
    const { stage } = document.documentElement.dataset; // ours alone has one
    const ours = stage === "controls" && document.querySelector("[data-listen]");
    const audio = stage ? ours && document.getElementById("page_audio") : document.body && find("audio");
    if (!audio) return;
    pressed = true;
    audio.addEventListener("playing", () => note("sound"));
    if (ours) ours.click();
    else audio.play().catch(() => (pressed = false));
  };
  requestAnimationFrame(look);
})"""


# When the server had sent an answer, and its bytes.
SENT: list[tuple[float, int]] = []


class Handler(SimpleHTTPRequestHandler):
    """Serves files, packed with gzip where that makes them smaller and the browser understands it."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - as the library has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def handle(self) -> None:
        with suppress(ConnectionError):  # the browser was closed
            super().handle()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        since = self.headers.get("If-Modified-Since")
        stamp = self.date_time_string(int(path.stat().st_mtime))
        data = b"" if since == stamp else pack(path)
        self.send_response(304 if since == stamp else 200)
        self.send_header("Last-Modified", stamp)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Type", self.guess_type(str(path)))
        if data[:2] == b"\x1f\x8b" and path.suffix != ".gz":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)
        SENT.append((time.time(), len(data)))
        return None


@cache
def pack(path: Path) -> bytes:
    """Return a file's bytes, packed if that helps."""
    data = path.read_bytes()
    packed = gzip.compress(data, 6) if path.suffix != ".gz" else data
    return packed if len(packed) < 0.95 * len(data) else data


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder; yields its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


# --- the converter's page ---


def convert(folder: Path, address: str, article: Any, audio: str, assets: Assets, micropip: Path, *more: str) -> None:
    """Write the page that Panel's converter makes with further options, and all that it needs beside it."""
    sections = "".join(
        f"<h2>{html.escape(s.heading.text)}</h2>" + "".join(f"<p>{html.escape(t.text)}</p>" for t in s.sentences)
        for s in article.sections
    )
    folder.mkdir()
    app = folder / "app.py"
    app.write_text(APP.format(text=f"<h1>{html.escape(article.title)}</h1>{sections}", audio=audio), "utf-8")
    convert = [
        sys.executable,
        "-m",
        "panel",
        "convert",
        str(app),
        "--to",
        "pyodide-worker",
        "--out",
        str(folder),
        *more,
    ]
    done = subprocess.run(convert, capture_output=True, text=True, check=True)
    assert (folder / "app.html").is_file(), done.stderr + done.stdout
    wheels = make_wheels(folder, address, assets)
    for name in ("app.html", "app.js"):
        text = change_addresses((folder / name).read_text("utf-8"), folder, address, assets, wheels)
        (folder / name).write_text(text, "utf-8")
    files = (
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    )
    for name, data in read_package(assets.pyodide, files).items():
        (folder / name).write_bytes(data)
    shutil.copy(micropip, folder)
    lock = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))
    lock["packages"]["micropip"]["sha256"] = hashlib.sha256(micropip.read_bytes()).hexdigest()
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")


def make_wheels(folder: Path, address: str, assets: Assets) -> list[str]:
    """Write the wheels without what no browser needs, as the CDN has them, and NumPy's stand-in; return their names."""
    files = list_libraries(assets)
    del files["numpy.py"]
    # Python too names styles at a CDN; these are all that it asks for.
    outside, here = b"https://cdn.holoviz.org/panel/", f"{address}{folder.name}/cdn/".encode()
    files["panel/config.py"] = files["panel/config.py"].replace(outside, here)
    for style in ("css/loading.css", "css/listpanel.css", "bundled/theme/default.css", "bundled/theme/native.css"):
        place = folder / "cdn" / assets.wheels["panel"].name.split("-")[1] / "dist" / style
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(find_front_end(style, assets))
    names = []
    for package, wheel in assets.wheels.items():
        if package in ("textstat", "pyphen", "markdown_it_py", "mdurl"):
            continue
        with zipfile.ZipFile(wheel) as source:
            own = [name for name in source.namelist() if name in files or name.endswith(("RECORD", "WHEEL"))]
            contents = {name: files.get(name) or source.read(name) for name in own}
        names.append(write_wheel(folder, "-".join(wheel.name.split("-")[:2]), contents))
    stand_in = Path(numpy_stand_in.__file__).read_bytes()
    info = {
        "METADATA": b"Metadata-Version: 2.1\nName: numpy\nVersion: 2.3.0\n",
        "WHEEL": b"Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": b"",
    }
    contents = {"numpy.py": stand_in} | {f"numpy-2.3.0.dist-info/{name}": data for name, data in info.items()}
    return [*names, write_wheel(folder, "numpy-2.3.0", contents)]


def write_wheel(folder: Path, stem: str, contents: dict[str, bytes]) -> str:
    """Write a wheel for any platform and return its name."""
    name = f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, data in contents.items():
            wheel.writestr(path, data)
    return name


def change_addresses(text: str, folder: Path, address: str, assets: Assets, wheels: list[str]) -> str:
    """Return a page or script with files beside it in place of those of CDNs."""

    def place(match: re.Match[str]) -> str:
        outside = match[0]
        if outside.startswith(address):
            return outside
        name = re.sub(r"-\d+\.\d+\.\d+(?=\.min\.js$)", "", outside.rsplit("/", 1)[-1])
        if not (folder / name).is_file():
            (folder / name).write_bytes(find_front_end(name, assets))
        return f"./{name}"

    text = re.sub(r'importScripts\("[^"]*/pyodide\.js"\);', 'import { loadPyodide } from "./pyodide.mjs";', text)
    text = text.replace('new Worker("./app.js")', 'new Worker("./app.js", { type: "module" })')
    listed = ", ".join(f"'{address}{folder.name}/{name}'" for name in wheels)
    text = re.sub(r"micropip\.install\(\[.*?\]\)", f"micropip.install([{listed}], deps=False)", text)
    return re.sub(r"https?://(?:cdn\.|127)[^\"'\s<>\\)]+", place, text)


def find_front_end(name: str, assets: Assets) -> bytes:
    """Return a file of Bokeh's or Panel's wheel by its name."""
    for wheel in (assets.wheels["bokeh"], assets.wheels["panel"]):
        with zipfile.ZipFile(wheel) as archive:
            for path in archive.namelist():
                if path.endswith(f"/{name}") and ("/static/" in path or "/dist/" in path):
                    return archive.read(path)
    raise AssertionError(f"no {name} in the wheels")


# --- measuring ---


def visit(page: Page, address: str, wanted: list[str], after: str = "") -> dict[str, float]:
    """Open an address and return what was noted, once all that is wanted has been."""
    page.goto(address)
    end = time.monotonic() + PATIENCE / 1000
    while True:
        seen = page.evaluate("window.seen")
        if all(name in seen for name in wanted):
            break
        assert time.monotonic() < end, f"{address}: only {seen}"
        page.wait_for_timeout(50)
    found = {name: float(seen[name]) for name in wanted}
    if "read" in wanted:
        begun = page.evaluate("performance.timeOrigin") / 1000
        found["bytes"] = sum(size for when, size in SENT if begun <= when <= begun + found["read"] / 1000)
    return found


def measure_ours(page: Page, top: str, slug: str) -> dict[str, float]:
    """Return the figures of our site: the article's page, then the one with Python."""
    found = visit(page, f"{top}{slug}/index.html", ["read", "sound"])
    return found | {"python": visit(page, f"{top}app.html", ["python"])["python"]}


def keep_everything(page: Page) -> None:
    """Press what "Keep everything offline" presses, and wait until all of it is there."""
    page.evaluate("import('./surface/offline.js').then(({ send }) => send({ type: 'keep', packs: ['*'] }))")
    whole = """import('./surface/offline.js').then(({ state }) => state.status && !state.status.busy
      && Object.values(state.status.packs).every(({ size, kept }) => kept >= size))"""
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(whole):
        assert time.monotonic() < end, "not everything could be kept"
        page.wait_for_timeout(200)


def run_once(launch: Any, top: str, slug: str) -> dict[str, dict[str, dict[str, float]]]:
    """Return {"ours" or one of CONVERTED: {"cold" | "warm": figures}}, of one new profile each."""
    ours = f"{top}ours/"
    found: dict[str, dict[str, dict[str, float]]] = {name: {} for name in ("ours", *CONVERTED)}
    with launch() as page:
        found["ours"]["cold"] = measure_ours(page, ours, slug)
        keep_everything(page)
        found["ours"]["warm"] = measure_ours(page, ours, slug)
    for name in CONVERTED:
        with launch() as page:
            for state in ("cold", "warm"):
                found[name][state] = visit(page, f"{top}{name}/app.html", ["read", "sound", "python"])
    return found


@contextmanager
def launch_profile(
    playwright: Any, browser: Path, address: str, sentence: str, mbit: float, delay: int
) -> Iterator[Page]:
    """Start a browser with a profile of its own; yields a page that notes what it shows."""
    with tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(profile, executable_path=browser, args=list_flags())
        context.add_init_script(f"{WATCH}({json.dumps({'sentence': sentence})})")
        page = context.pages[0]
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}{BLANK}")  # the browser's own start is nobody's merit
        if mbit:
            line = {"offline": False, "latency": delay, "downloadThroughput": mbit * 125_000, "uploadThroughput": -1}
            context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
        yield page
        context.close()


def report(runs: list[dict[str, dict[str, dict[str, float]]]]) -> bool:
    """Print the medians and their ratios; return whether every promise is kept."""
    few = statistics.median(run["ours"]["cold"]["bytes"] for run in runs)
    kept = few < FEW
    for converted in CONVERTED:
        print(f"{converted:<20}{'converter':>12}{'ours':>12}{'ratio':>9}")
        for state in ("cold", "warm"):
            for name in ("read", "sound", "python", "bytes"):
                theirs, ours = (statistics.median(run[who][state][name] for run in runs) for who in (converted, "ours"))
                ratio = theirs / max(ours, 1)
                promised = PROMISED.get((state, name)) if converted == "drawn-by-python" else None
                kept &= promised is None or ratio >= promised
                verdict = (
                    "" if promised is None else f"  {promised} promised" + ("" if ratio >= promised else ": NOT KEPT")
                )
                print(f"{state + ' ' + name:<20}{theirs:>12.0f}{ours:>12.0f}{ratio:>9.1f}{verdict}")
    return kept


def main() -> int:
    """Build both, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "micropip", type=Path, metavar="MICROPIP", help="micropip's wheel, which the converter's page asks for"
    )
    parser.add_argument("content", type=Path, nargs="?", default=shipped_content(), metavar="CONTENT")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--mbit", type=float, default=0, help="megabits a second that the line carries (default: no limit)"
    )
    parser.add_argument("--delay", type=int, default=20, help="milliseconds to the server and back, with --mbit")
    args = parser.parse_args()
    folder = list_articles(args.content)[0]
    article = read_content(folder)
    sentence = article.sections[0].sentences[0].text[:60]
    with tempfile.TemporaryDirectory() as name, serve(Path(name)) as address, sync_playwright() as playwright:
        root, assets = Path(name), fetch_assets()
        (root / BLANK).write_text("<!DOCTYPE html><title>Blank</title>", "utf-8")
        build_site(args.content, root / "ours", assets=assets)
        audio = f"{address}ours/{folder.name}/audio/{article.sections[0].id}.ogg"
        for converted, options in CONVERTED.items():
            convert(root / converted, address, article, audio, assets, args.micropip, *options)
        browser = ensure_browser(Path(playwright.chromium.executable_path))
        launch = partial(launch_profile, playwright, browser, address, sentence, args.mbit, args.delay)
        runs = []
        for number in range(args.runs):
            runs.append(run_once(launch, address, folder.name))
            print(f"run {number + 1}: {json.dumps(runs[-1])}", file=sys.stderr, flush=True)
    return 0 if report(runs) else 1


if __name__ == "__main__":
    sys.exit(main())
