from contextlib import ExitStack

import pytest
from app.serving import run_server


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Serve the small article."""
    with run_server(tmp_path_factory.mktemp("cache")) as server:
        yield server


@pytest.fixture
def start_server(tmp_path):
    """Start a server that a test may stop."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(run_server(tmp_path))
