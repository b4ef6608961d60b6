"""The plainest web server there is: files in a folder, no ranges."""

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Say nothing of a browser that goes away in the middle of an answer."""


@contextmanager
def serve_folder(folder):
    """Serve a folder; yields its address, ending in a slash."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=folder)) as server:
        thread = Thread(target=partial(server.serve_forever, poll_interval=0.05))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
