"""A built site, served on loopback; answers ranges, so that sound can be sought in."""

from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application, StaticFileHandler

from reader.platform.loopback import ADDRESS, LoopbackRouter, open_port


def start_site_server(folder: Path, port: int | None = None) -> tuple[HTTPServer, int]:
    """Return a server of the folder, which answers once the loop runs, and its port.

    Raises:
        EnvironmentFault: the port is in use.
    """
    handler = (r"/(.*)", StaticFileHandler, {"path": str(folder), "default_filename": "index.html"})

    def start(port: int) -> HTTPServer:
        server = HTTPServer(LoopbackRouter(Application([handler], log_function=lambda handler: None)))
        server.listen(port, ADDRESS)
        return server

    return open_port(start, port)


def run_until_interrupted() -> None:
    """Serve until the person presses Ctrl+C."""
    try:
        IOLoop.current().start()
    except KeyboardInterrupt:
        IOLoop.current().stop()
