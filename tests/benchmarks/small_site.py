"""A small site on loopback: three feeds and as many stories as are asked for, each about something of its own."""

import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import Thread
from types import TracebackType
from typing import Self

FEEDS = 3
THINGS = ("bridge", "ferry", "library", "quarry", "orchard", "tannery", "lighthouse", "brewery", "railway", "museum")
DEEDS = ("burns down in the night", "is sold to a cooperative", "opens its doors after ten years of repairs")


class SmallSite:
    """Stories by number, the first one 0; those in ``edited`` carry another figure than they were printed with."""

    def __init__(self, stories: int, published: str) -> None:
        self.stories = stories
        self.published = published
        self.edited: frozenset[int] = frozenset()
        self._server = _House(("127.0.0.1", 0), partial(_Reception, self))

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def host(self) -> str:
        """Its name and port, as ``fetch.allow_hosts`` wants them."""
        return f"127.0.0.1:{self._server.server_port}"

    def feed(self, number: int) -> str:
        """Return the address of a feed."""
        return f"http://{self.host}/feed/{number}.xml"

    def story(self, number: int) -> str:
        """Return the address of a story."""
        return f"http://{self.host}/story/{number}"

    def find(self, path: str) -> tuple[str, str] | None:
        """Return what stands at a path, with its type."""
        name = path.rpartition("/")[2].removesuffix(".xml")
        if not name.isdigit():
            return None
        if path.startswith("/feed/"):
            return self._listing(int(name)), "text/xml; charset=utf-8"
        return (self._page(int(name)), "text/html; charset=utf-8") if int(name) < self.stories else None

    def _listing(self, feed: int) -> str:
        links = (self.story(number) for number in range(feed, self.stories, FEEDS))
        items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'

    def _page(self, number: int) -> str:
        thing, deed = THINGS[number % len(THINGS)], DEEDS[number // len(THINGS) % len(DEEDS)]
        amount = 1_000 + number + (500_000 if number in self.edited else 0)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{thing} {number}</title></head><body>'
            f"<main><article><h1>Stargate: the {thing} of district {number} {deed}</h1>"
            f"<time datetime='{self.published}'>{self.published}</time>"
            f"<p>The {thing} of district {number} {deed}, and {amount} dollars are asked for by its owner.</p>"
            f"<p>Whoever walks past the {thing} today sees sign {number * 7 + 3} on its gate, and nobody at work.</p>"
            f"<p>District {number} hears more of it when the council meets on day {number % 28 + 1} of next month.</p>"
            "</article></main></body></html>"
        )


class _House(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        # A daemon that is killed hangs up before it was answered: no news.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Reception(BaseHTTPRequestHandler):
    def __init__(self, site: SmallSite, *args: object) -> None:
        self._site = site
        super().__init__(*args)  # type: ignore[arg-type]  # as http.server calls it

    def do_GET(self) -> None:
        found = self._site.find(self.path)
        text, kind = found or ("", "text/plain")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_args: object) -> None:
        pass
