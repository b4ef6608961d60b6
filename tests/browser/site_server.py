"""The plainest web server there is: files in a folder, no ranges; and one that can be stopped and made to fail."""

import time
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ERROR_PAGE = b"<!DOCTYPE html><title>Sorry</title><h1>Something went wrong</h1>"


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Say nothing of a browser that goes away in the middle of an answer."""


@contextmanager
def serve_folder(folder):
    """Serve a folder; yields its address, ending in a slash."""
    with SiteServer(folder) as server:
        yield server.address


class SiteServer:
    """Serves a folder, which may be another one later; `faults` are by path how an answer goes wrong.

    "missing" is a 404, "cut" ends in the middle, "short" is half of it, "altered" has one wrong byte, "page" is an
    error page with status 200, and a number is how many seconds an answer takes.
    """

    def __init__(self, folder):
        self.folder = Path(folder)
        self.faults = {}
        self.requests = []
        self._server = None
        self._port = 0

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.stop()

    @property
    def address(self):
        """The address of the folder, ending in a slash."""
        return f"http://127.0.0.1:{self._port}/"

    def start(self):
        """Answer, at the same address as before."""
        if self._server is not None:
            return
        self._server = _Server(("127.0.0.1", self._port), partial(_FaultyHandler, site=self, directory=self.folder))
        self._port = self._server.server_port
        self._thread = Thread(target=partial(self._server.serve_forever, poll_interval=0.05))
        self._thread.start()

    def stop(self):
        """Refuse connections."""
        if self._server is None:
            return
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._server = None

    def wait_for(self, path, timeout=20):
        """Wait until a path is asked for."""
        end = time.monotonic() + timeout
        while path not in self.requests:
            assert time.monotonic() < end, f"never asked for: {path}"
            time.sleep(0.02)

    def show(self, folder):
        """Serve another folder from now on, as after an update."""
        self.stop()
        self.folder = Path(folder)
        self.start()


class _FaultyHandler(_Handler):
    def __init__(self, *args, site, **options):
        self.site = site
        super().__init__(*args, **options)

    def do_GET(self):
        path = self.path.lstrip("/").partition("?")[0]
        self.site.requests.append(path)
        fault = self.site.faults.get(path)
        if isinstance(fault, (int, float)):
            time.sleep(fault)
        if fault == "missing":
            self.send_error(404)
        elif isinstance(fault, str):
            self._fail(fault, path)
        else:
            super().do_GET()

    def _fail(self, fault, path):
        body = ERROR_PAGE if fault == "page" else (self.site.folder / path).read_bytes()
        sent = body[: len(body) // 2] if fault in ("cut", "short") else body
        if fault == "altered":
            sent = body[:-1] + bytes([body[-1] ^ 1])
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if fault == "page" else self.guess_type(path))
        self.send_header("Content-Length", str(len(body if fault == "cut" else sent)))
        self.end_headers()
        self.wfile.write(sent)
        self.close_connection = True
