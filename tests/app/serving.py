"""A server as a person starts it, in a process of its own, and requests to it."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from browser.fixtures import SLUG, SMALL


@dataclass(frozen=True)
class Served:
    """A running server: its process, its port, the folder of its speech."""

    process: subprocess.Popen
    port: int
    speech: Path

    @property
    def address(self):
        return f"http://localhost:{self.port}/{SLUG}"

    @property
    def own(self):
        return f"http://localhost:{self.port}/app.html"


@contextmanager
def run_server(cache):
    """Start the server and wait until it says where it is; yields it, and stops it as a person does."""
    command = [sys.executable, "-m", "reader", "serve", str(SMALL), "--port", str(find_free_port())]
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment, **pipes) as process:
        said = ""
        while not (found := re.search(r"http://localhost:(\d+)/", said)):
            line = process.stdout.readline()
            assert line, process.stderr.read()
            said += line
        try:
            yield Served(process, int(found[1]), cache / "plainspoken" / "speech")
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)


@contextmanager
def run_review(tmp_path_factory):
    """Serve the review of a copy of the small article; yields its port, its folder and what the command said."""
    folder = tmp_path_factory.mktemp("content") / SLUG
    shutil.copytree(SMALL / SLUG, folder)
    port = find_free_port()
    command = [sys.executable, "-m", "reader", "review", str(folder), "--page", "--port", str(port)]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        said = ""
        while "http://" not in said:
            line = process.stdout.readline()
            assert line
            said += line
        try:
            yield SimpleNamespace(port=port, folder=folder, said=said)
        finally:
            process.send_signal(signal.SIGINT)


def find_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, path, headers=None):
    """Return a request's answer: status, headers, body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return SimpleNamespace(status=answer.status, headers=answer.headers, body=answer.read())
    finally:
        connection.close()
