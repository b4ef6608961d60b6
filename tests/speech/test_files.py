"""Files that are there whole or not at all."""

import subprocess
import sys

import pytest

from reader.errors import EnvironmentFault
from reader.speech.files import write_file

FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from reader.errors import EnvironmentFault
from reader.speech.files import write_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_file(Path(sys.argv[1]), bytes(5000))
except EnvironmentFault as fault:
    print(fault)
"""


def test_a_file_and_its_folder_are_made(tmp_path):
    write_file(tmp_path / "new" / "a.ogg", b"abc")
    assert (tmp_path / "new" / "a.ogg").read_bytes() == b"abc"


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    for data in (b"old", b"new"):
        write_file(tmp_path / "a.ogg", data)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.ogg", b"new")]


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentFault, match=r"file/a\.ogg"):
        write_file(tmp_path / "file" / "a.ogg", b"abc")


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file sizes there")
def test_a_write_that_fails_half_way_leaves_nothing(tmp_path):
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "a.ogg")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Make room" in done.stdout
    assert list(tmp_path.iterdir()) == []
