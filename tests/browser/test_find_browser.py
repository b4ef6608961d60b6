"""A browser is found wherever it may be, or installed, or its absence is said."""

import sys

import pytest
from browser.find_browser import (
    ADVICE,
    VARIABLE,
    BrowserMissing,
    ensure_browser,
    find_browser,
    list_flags,
    list_installers,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs that stand in are shell scripts")


@pytest.fixture
def nowhere(tmp_path):
    """Name a place where no browser is."""
    return tmp_path / "nowhere" / "chrome"


def put_program(path, status=0):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    "name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]
)
def test_a_browser_on_the_search_path_is_found(tmp_path, nowhere, name):
    program = put_program(tmp_path / name)
    assert find_browser(nowhere, {"PATH": str(tmp_path)}) == program


@pytest.mark.parametrize("app", ["Google Chrome", "Chromium", "Microsoft Edge"])
def test_an_application_of_macos_is_found(tmp_path, nowhere, app):
    program = put_program(tmp_path / "Applications" / f"{app}.app" / "Contents" / "MacOS" / app)
    assert find_browser(nowhere, {"HOME": str(tmp_path)}) == program


@pytest.mark.parametrize("root", ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"])
@pytest.mark.parametrize("place", ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"])
def test_a_program_of_windows_is_found(tmp_path, nowhere, root, place):
    program = put_program(tmp_path / place)
    assert find_browser(nowhere, {root: str(tmp_path)}) == program


def test_the_browser_that_playwright_has_installed_is_found(tmp_path):
    program = put_program(tmp_path / "chrome")
    assert find_browser(program, {}) == program


def test_a_program_that_does_not_start_is_passed_over(tmp_path, nowhere):
    put_program(tmp_path / "chromium", status=1)
    program = put_program(tmp_path / "google-chrome")
    assert find_browser(nowhere, {"PATH": str(tmp_path)}) == program


def test_the_browser_that_the_variable_names_comes_first(tmp_path, nowhere):
    put_program(tmp_path / "chromium")
    named = put_program(tmp_path / "mine" / "browser")
    assert ensure_browser(nowhere, {"PATH": str(tmp_path), VARIABLE: str(named)}) == named


def test_a_variable_that_names_nothing_is_said_and_not_passed_over(tmp_path, nowhere):
    put_program(tmp_path / "chromium")
    with pytest.raises(BrowserMissing, match=f"{VARIABLE} names .*nowhere.* does not start"):
        ensure_browser(nowhere, {"PATH": str(tmp_path), VARIABLE: str(nowhere)})


def test_where_there_is_none_one_is_installed(tmp_path):
    bundled = tmp_path / "chrome"
    install = ["sh", "-c", f"printf '#!/bin/sh\\n' > {bundled} && chmod +x {bundled}"]
    assert ensure_browser(bundled, {}, [["false"], install]) == bundled


def test_no_second_installer_runs_when_the_first_has_helped(tmp_path):
    bundled, second = tmp_path / "chrome", tmp_path / "second"
    install = ["sh", "-c", f"printf '#!/bin/sh\\n' > {bundled} && chmod +x {bundled}"]
    ensure_browser(bundled, {}, [install, ["touch", str(second)]])
    assert not second.exists()


def test_where_none_can_be_installed_it_is_said_what_to_do(nowhere):
    with pytest.raises(BrowserMissing) as raised:
        ensure_browser(nowhere, {}, [["false"], [str(nowhere)]])
    assert str(raised.value) == ADVICE
    assert "Install one" in ADVICE
    assert VARIABLE in ADVICE


def test_playwright_is_the_first_installer():
    assert list_installers()[0] == (sys.executable, "-m", "playwright", "install", "chromium")


def test_the_sandbox_is_off_only_for_root():
    assert "--no-sandbox" in list_flags(root=True)
    assert "--no-sandbox" not in list_flags(root=False)
