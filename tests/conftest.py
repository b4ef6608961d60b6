"""What all tests share."""

import signal

from hypothesis import settings

# A slow machine is no fault of the code; time against size is what the tests of time look at.
settings.register_profile("plainspoken", deadline=None)
settings.load_profile("plainspoken")

pytest_plugins = ["browser.fixtures"]


def pytest_addoption(parser):
    """Add `--refresh`: golden files are written anew, to be read by a person in the diff."""
    parser.addoption("--refresh", action="store_true", help="write the expected files of tests/cases anew")


def pytest_configure():
    """Hear Ctrl+C, so that servers under test do: what a shell starts in the background ignores it."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items):
    """Run the tests in a browser last: they are the slowest, and an error elsewhere shows first."""
    items.sort(key=lambda item: "chromium" in item.fixturenames)
