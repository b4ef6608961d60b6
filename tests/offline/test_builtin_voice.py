"""The built-in voice's files: English alone, small, and what the maker makes of the package."""

import re
import shutil
import subprocess
import tarfile

import pytest

from reader.errors import InputError, UsageError
from reader.offline.builtin_voice import PACKAGE, VOICE, main, make_voice

SCRIPT = (
    'loadPackage({files:[{filename:"/usr/share/espeak-ng-data/af_dict",start:0,end:3},'
    '{filename:"/usr/share/espeak-ng-data/en_dict",start:3,end:5},'
    '{filename:"/usr/share/espeak-ng-data/lang/gmw/en-US",start:5,end:9}],remote_package_size:9})'
)


@pytest.fixture
def package(tmp_path):
    (tmp_path / "espeak-ng.js").write_text(f"before;{SCRIPT};after", "utf-8")
    (tmp_path / "espeak-ng.data").write_bytes(b"AAAeeUSUS")
    (tmp_path / "COPYING").write_bytes(b"GPL")
    return tmp_path


def test_only_english_is_kept_and_the_script_knows_where_it_is_now(package):
    files = make_voice(package)
    assert files["espeak-ng.data"] == b"eeUSUS"
    assert files["espeak-ng.js"].decode() == (
        'before;loadPackage({files:[{filename:"/usr/share/espeak-ng-data/en_dict",start:0,end:2},'
        '{filename:"/usr/share/espeak-ng-data/lang/gmw/en-US",start:2,end:6}],remote_package_size:6});after'
    )


def test_a_script_without_a_list_of_files_is_refused(package):
    (package / "espeak-ng.js").write_text("nothing", "utf-8")
    with pytest.raises(InputError, match="list of data files"):
        make_voice(package)


def test_a_folder_without_the_package_is_refused(tmp_path):
    with pytest.raises(InputError, match="unpacked package"):
        make_voice(tmp_path)


def test_without_a_folder_it_says_what_it_needs():
    with pytest.raises(UsageError, match="one folder"):
        main([])


def test_the_data_is_under_a_megabyte_and_ends_where_the_script_says():
    size = (VOICE / "espeak-ng.data").stat().st_size
    listed = re.search(r"remote_package_size:(\d+)", (VOICE / "espeak-ng.js").read_text("utf-8"))
    assert size == int(listed[1])
    assert size < 1_000_000


def test_the_licence_goes_with_the_voice():
    assert "GNU GENERAL PUBLIC LICENSE" in (VOICE / "COPYING.txt").read_text("utf-8")


@pytest.mark.full
def test_the_committed_files_are_what_the_maker_makes_of_the_package(tmp_path):
    npm = shutil.which("npm")
    assert npm, "npm is needed to fetch the package"
    subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=tmp_path, check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tgz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    assert make_voice(tmp_path / "package") == {path.name: path.read_bytes() for path in VOICE.iterdir()}
