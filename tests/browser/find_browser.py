"""The browser in which the page is tested: one that is on this machine, or else one that is installed now."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

VARIABLE = "PLAINSPOKEN_BROWSER"
NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
)
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
PATIENCE = 600  # seconds that an installer may take

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",
)
ADVICE = (
    "No Chromium, Chrome or Edge was found, and none could be installed. "
    f"Install one of them, or set {VARIABLE} to the path of one that is elsewhere, and run the tests again."
)


class BrowserMissing(Exception):
    """There is no browser to test in; the message says what to do."""


def ensure_browser(
    bundled: Path,
    environment: Mapping[str, str] = os.environ,
    installers: Sequence[Sequence[str]] | None = None,
) -> Path:
    """Return a browser of this machine, installing one where there is none; `bundled` is where Playwright puts its own.

    Raises:
        BrowserMissing: none is there and none could be installed.
    """
    named = environment.get(VARIABLE)
    if named:
        if not starts(Path(named)):
            raise BrowserMissing(f"{VARIABLE} names “{named}”, which does not start. Correct it, or take it away.")
        return Path(named)
    found = find_browser(bundled, environment)
    for command in list_installers() if installers is None else installers:
        if found:
            break
        run_installer(command)
        found = find_browser(bundled, environment)
    if not found:
        raise BrowserMissing(ADVICE)
    return found


def find_browser(bundled: Path, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the first browser of this machine that starts, if there is one."""
    return next((path for path in list_places(bundled, environment) if starts(path)), None)


def list_places(bundled: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield where a browser may be: the search path, the systems' usual places, Playwright's own."""
    found = (shutil.which(name, path=environment.get("PATH", "")) for name in NAMES)
    yield from (Path(path) for path in found if path)
    for root in filter(None, ("/", environment.get("HOME"))):
        yield from (Path(root, "Applications", f"{app}.app", "Contents", "MacOS", app) for app in MAC_APPS)
    for root in filter(None, map(environment.get, WINDOWS_ROOTS)):
        yield from (Path(root, place) for place in WINDOWS_PLACES)
    yield bundled


def starts(path: Path) -> bool:
    """Tell whether a file is a program that tells its version (on Windows, where browsers do not: that it is there)."""
    if not path.is_file() or sys.platform == "win32":
        return path.is_file()
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def list_installers() -> list[Sequence[str]]:
    """Return the commands that may install a browser here: Playwright's, and the system's for its administrator."""
    commands: list[Sequence[str]] = [(sys.executable, "-m", "playwright", "install", "chromium")]
    if is_root() and shutil.which("apt-get"):
        commands.append(("sh", "-c", "apt-get update && apt-get install -y chromium"))
    return commands


def run_installer(command: Sequence[str]) -> None:
    """Run a command for as long as is reasonable; whether it helped is seen by looking again."""
    try:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return


def list_flags(root: bool | None = None) -> list[str]:
    """Return the browser's arguments; its sandbox is off only for root, under whom it cannot start with one."""
    return [*QUIET, *(["--no-sandbox"] if (is_root() if root is None else root) else [])]


def is_root() -> bool:
    """Tell whether the system's administrator runs this."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
