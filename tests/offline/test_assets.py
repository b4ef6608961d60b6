"""What comes from the registries is what was pinned, is kept, and is fetched anew where it was damaged."""

import json
import re
import subprocess
import sys

import pytest

from reader.errors import EXIT_ENVIRONMENT, EnvironmentFault
from reader.offline import assets
from reader.offline.assets import fetch_assets, fetch_package, fetch_wheels, find_front_end, find_node, read_package

PINS = "mdurl==0.1.2 --hash=sha256:84008a41e51615a49fc9966191ff91509e3c40b939176e643fd50a5c2196b8f8\n"


@pytest.fixture
def pins(tmp_path):
    path = tmp_path / "pins.txt"
    path.write_text(PINS)
    return path


@pytest.fixture
def no_network(monkeypatch):
    """Let every client fail at once, as one without a network does in the end."""
    monkeypatch.setattr(assets, "_run", refuse)


def refuse(command, expected):
    raise EnvironmentFault(expected, "“no network”", "Connect.")


def test_wheels_are_fetched_once(pins, tmp_path, monkeypatch):
    first = fetch_wheels(tmp_path / "wheels", pins)
    monkeypatch.setattr(assets, "_run", refuse)
    assert fetch_wheels(tmp_path / "wheels", pins) == first
    assert first["mdurl"].name == "mdurl-0.1.2-py3-none-any.whl"


@pytest.mark.parametrize("damage", [lambda data: data[:1000], lambda data: data[:-1] + b"x", lambda data: b""])
def test_a_damaged_wheel_is_fetched_anew(pins, tmp_path, damage):
    (wheel,) = fetch_wheels(tmp_path / "wheels", pins).values()
    right = wheel.read_bytes()
    wheel.write_bytes(damage(right))
    (again,) = fetch_wheels(tmp_path / "wheels", pins).values()
    assert again.read_bytes() == right


def test_a_wheel_with_another_hash_than_pinned_is_refused(pins, tmp_path):
    pins.write_text(PINS.replace("84008a", "000000"))
    with pytest.raises(EnvironmentFault) as problem:
        fetch_wheels(tmp_path / "wheels", pins)
    assert "--without-python" in str(problem.value)


def test_without_a_network_the_error_says_what_to_do(pins, tmp_path, no_network):
    with pytest.raises(EnvironmentFault):
        fetch_wheels(tmp_path / "wheels", pins)


def test_a_client_that_fails_is_one_line(tmp_path):
    with pytest.raises(EnvironmentFault) as problem:
        assets._run([sys.executable, "-c", "import sys; sys.exit('ERROR: no route\\nmore')"], "the pinned wheels")
    assert str(problem.value).startswith("Expected the pinned wheels, found “ERROR: no route”.")
    assert problem.value.exit_status == EXIT_ENVIRONMENT


def test_a_damaged_npm_package_is_fetched_anew(tmp_path):
    node = find_node(tmp_path)
    package = fetch_package("pyodide", tmp_path / "npm", node)
    assert read_package(package, ["pyodide.mjs"])["pyodide.mjs"]
    right = package.read_bytes()
    package.write_bytes(right[:-1])
    assert fetch_package("pyodide", tmp_path / "npm", node).read_bytes() == right


def test_a_second_build_needs_no_network(monkeypatch):
    fetch_assets()
    monkeypatch.setattr(assets, "_run", refuse)
    assert {"panel", "bokeh", "textstat"} <= fetch_assets().wheels.keys()


@pytest.mark.full
def test_node_comes_from_pypi_where_the_machine_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr(assets.shutil, "which", lambda name: None)
    node = find_node(tmp_path)
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    assert re.match(r"v\d+\.", said)
    assert fetch_package("pyodide", tmp_path / "npm", node).is_file()
    monkeypatch.setattr(assets, "_run", refuse)
    assert find_node(tmp_path) == node


def test_the_lock_file_pins_by_integrity_and_names_no_address():
    lock = json.loads((find_front_end() / "package-lock.json").read_text("utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert all(package["integrity"].startswith("sha512-") and "resolved" not in package for package in packages)


def test_what_is_served_to_the_browser_is_the_version_that_the_package_asks_for():
    lock = json.loads((find_front_end() / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((find_front_end() / "package.json").read_text("utf-8"))["dependencies"]
    assert {name: lock["packages"][f"node_modules/{name}"]["version"] for name in wanted} == wanted
