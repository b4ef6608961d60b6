"""Waiting for the page from outside: what Playwright waits with inside the page, its policy forbids."""

import time


def wait_until(page, expression, argument=None, timeout=20):
    """Wait until an expression of the page is true, and return what it is."""
    end = time.monotonic() + timeout
    while not (found := page.evaluate(expression, argument)):
        assert time.monotonic() < end, f"never true: {expression}"
        time.sleep(0.05)
    return found
