"""What travels in the wheel: the schemas, the syllables and the articles."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.full
def test_the_wheel_holds_schemas_syllables_and_content(tmp_path):
    pytest.importorskip("hatchling", reason="the build tool is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    assert names >= {
        "reader/article.schema.json",
        "reader/readability/score.schema.json",
        "reader/readability/easier_words.txt",
        "reader/surface/report.css",
        "reader/surface/icons/icon-512.png",
        "reader/offline/worker/service_worker.js",
        "reader/surface/templates/report.html",
        "reader/offline/in_browser/worker.js",
        "reader/offline/package-lock.json",
        "reader/offline/wheels.txt",
        "reader/text/nuclei.bin",
        "reader/text/syllables.bin",
        "reader/content/klonopin/article.md",
        "reader/content/klonopin/plain.md",
    }
