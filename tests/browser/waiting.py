"""Waiting for the page from outside: what Playwright waits with inside the page, its policy forbids."""

import time

from playwright.sync_api import Error


def wait_until(page, expression, argument=None, timeout=20):
    """Wait until an expression of the page is true, also where the page is loaded anew meanwhile; return what it is."""
    end = time.monotonic() + timeout
    while not (found := _ask(page, expression, argument)):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(50)
    return found


def _ask(page, expression, argument):
    try:
        return page.evaluate(expression, argument)
    except Error as problem:
        if "navigation" not in problem.message:
            raise
        return None
