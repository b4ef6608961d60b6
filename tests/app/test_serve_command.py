"""`plainspoken serve`: for this machine alone, quiet, and nothing spoken twice."""

import json
import signal
import socket
import subprocess
import sys

import pytest
from app.serving import ask
from browser.fixtures import SLUG, SMALL

from reader.errors import EXIT_ENVIRONMENT, EXIT_OK

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
STRANGERS = pytest.mark.parametrize(
    "stranger", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}], ids=str
)


def test_the_first_page_leads_to_the_article(served):
    answer = ask(served.port, "/")
    assert (answer.status, answer.headers["Location"]) == (302, f"/{SLUG}")


@STRANGERS
@pytest.mark.parametrize("path", ["/", f"/{SLUG}", "/surface/page.css", f"/speech/{SLUG}/serving.json"])
def test_a_request_of_a_stranger_is_refused(served, path, stranger):
    assert ask(served.port, path, stranger).status == 403


@STRANGERS
def test_a_stranger_gets_no_web_socket(served, stranger):
    assert ask(served.port, f"/{SLUG}/ws", UPGRADE | stranger).status == 403


@pytest.mark.parametrize("origin", ["localhost", "127.0.0.1"])
def test_a_page_of_this_machine_is_answered(served, origin):
    assert ask(served.port, f"/{SLUG}", {"Origin": f"http://{origin}:{served.port}"}).status == 200


@pytest.mark.parametrize(
    "path", [f"/speech/{SLUG}/nothing.json", "/speech/nothing/serving.json", "/surface/../page.py"]
)
def test_what_is_not_there_is_not_found(served, path):
    assert ask(served.port, path).status in (403, 404)


def test_speech_is_made_once(served):
    def look():
        return {path.name: path.stat().st_mtime_ns for path in served.speech.iterdir() if path.name.startswith(key)}

    record = json.loads(ask(served.port, f"/speech/{SLUG}/serving.json").body)
    key = record["audio"].split("-")[0]
    before = look()
    assert json.loads(ask(served.port, f"/speech/{SLUG}/serving.json").body) == record
    assert look() == before
    assert len(before) == 2


def test_the_sound_is_what_the_timing_names_and_answers_ranges(served):
    record = json.loads(ask(served.port, f"/speech/{SLUG}/serving.json").body)
    whole = ask(served.port, f"/speech/{SLUG}/{record['audio']}").body
    part = ask(served.port, f"/speech/{SLUG}/{record['audio']}", {"Range": "bytes=10-19"})
    assert whole.startswith(b"OggS")
    assert (part.status, part.body) == (206, whole[10:20])


def test_a_port_in_use_is_said_in_one_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "reader", "serve", str(SMALL), "--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (EXIT_ENVIRONMENT, 1)
    assert "--port" in done.stderr


def test_an_interruption_ends_it_quietly(start_server):
    server = start_server()
    server.process.send_signal(signal.SIGINT)
    said, complained = server.process.communicate(timeout=60)
    assert (server.process.returncode, said, complained) == (EXIT_OK, "", "")


@pytest.mark.parametrize("version", ["original", "plain"])
def test_the_whole_article_and_captions_are_served_as_a_build_makes_them(served, site, version):
    ending = "" if version == "original" else ".plain"
    for name in (f"whole_{version}.ogg", f"whole_{version}.vtt", f"serving{ending}.vtt"):
        answer = ask(served.port, f"/speech/{SLUG}/{name}")
        assert (answer.status, answer.body) == (200, (site.audio / name).read_bytes())


def test_a_service_worker_that_a_built_site_left_here_is_told_to_leave(served):
    answer = ask(served.port, "/service_worker.js")
    assert answer.status == 200
    assert "javascript" in answer.headers["Content-Type"]
    assert b"registration.unregister()" in answer.body
