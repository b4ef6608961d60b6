"""What a reader chooses in the page reaches Python."""

import asyncio
from queue import Queue
from threading import Event, Thread

import pytest
from app.serving import find_free_port
from browser.fixtures import SLUG, SMALL
from browser.listening import wait_for_stage

from reader.app import server as app_server
from reader.app.components.bridge.bridge import Bridge
from reader.app.reading import make_app
from reader.pipeline import read_content


@pytest.fixture
def heard(monkeypatch):
    """Return a queue of what Python hears of the reader's preferences, in order."""
    queue = Queue()

    def make_watched_app(article, slug):
        create_app = make_app(article, slug)

        def create_watched_app():
            template = create_app()
            (bridge,) = template.select(Bridge)
            bridge.param.watch(lambda event: queue.put(event.new), "preferences")
            return template

        return create_watched_app

    monkeypatch.setattr(app_server, "make_app", make_watched_app)
    return queue


@pytest.fixture
def address(heard):
    """Serve the app in a thread of this process."""
    port, started, running = find_free_port(), Event(), []

    def work():
        asyncio.set_event_loop(asyncio.new_event_loop())
        server, _ = app_server.start_server({SLUG: read_content(SMALL / SLUG)}, port)
        running.append(server)
        server.start()
        server.io_loop.add_callback(started.set)
        server.io_loop.start()
        server.io_loop.close(all_fds=True)

    thread = Thread(target=work)
    thread.start()
    assert started.wait(60)
    yield f"http://localhost:{port}/{SLUG}"

    def stop():
        running[0].stop()
        running[0].io_loop.stop()

    running[0].io_loop.add_callback(stop)
    thread.join()


def test_python_hears_each_preference_as_it_is_kept(visit, address, heard):
    page = wait_for_stage(visit(address), "python")
    page.get_by_role("slider", name="Text size").fill("48")
    assert heard.get(timeout=60) == {"text-size": 48}
    page.get_by_role("slider", name="Text size").fill("64")
    assert heard.get(timeout=60) == {"text-size": 64}


def test_python_hears_what_was_kept_before_it_was_there(visit, address, heard):
    script = """localStorage.setItem("plainspoken", '{"preferences":{"rate":2}}')"""
    wait_for_stage(visit(address, script=script), "python")
    assert heard.get(timeout=60) == {"rate": 2}
