"""The code is formatted, linted and typed."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHECKS = {
    "the linter finds nothing": ("ruff", "check", "."),
    "the formatter would change nothing": ("ruff", "format", "--check", "."),
    "the type checker finds nothing": ("mypy",),
}


@pytest.mark.parametrize("command", CHECKS.values(), ids=CHECKS)
def test_style(command: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
