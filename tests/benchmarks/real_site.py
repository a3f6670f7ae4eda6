"""A news site on loopback made of real pages: feed, news sitemap, section page and the articles.

``python -m tests.benchmarks.real_site --port 8765`` serves it to look at; POST to ``/__amount``,
``/__headline`` and ``/__furniture`` changes it.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from socket import socket
from threading import Thread
from time import sleep
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.benchmarks.real_edits import Edit, amount_edit, headline_edit
from tests.benchmarks.real_furniture import furnished
from tests.benchmarks.real_listings import FEED, SECTION, SITEMAP, Row, feed, section, sitemap
from tests.benchmarks.real_pages import RealPage, real_pages

OWN_ADDRESS = re.compile(r"<(?:link|meta)\b[^>]*\b(?:canonical|og:url)\b[^>]*>", re.IGNORECASE)
ADDRESS = re.compile(r"""\b(href|content)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


class RealSite:
    """The site, and what may be done to it: one amount, one headline, the furniture of all."""

    def __init__(self, pages: Iterable[RealPage] = (), port: int = 0) -> None:
        self.pages = tuple(pages) or real_pages()
        self.amount = amount_edit(self.pages)
        self.headline = headline_edit(self.pages, not_of=self.amount.page)
        self.edits: tuple[Edit, ...] = ()
        self.furniture = 0
        self.visits: Counter[str] = Counter()
        self._by_path = {_place(page.path): page for page in self.pages}
        self._server = _House(("127.0.0.1", port), partial(_Reception, self))

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

    @property
    def base(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://{self.host}"

    @property
    def rounds(self) -> int:
        """How often its least visited article was looked at."""
        return min(self.visits[page.path] for page in self.pages)

    def change_amount(self) -> Edit:
        """Change one amount in one body."""
        return self._change(self.amount)

    def change_headline(self) -> Edit:
        """Change one headline, wherever it stands."""
        return self._change(self.headline)

    def change_furniture(self) -> None:
        """Give every page other counters, adverts, related lists, tokens and comments."""
        self.furniture += 1

    def find(self, target: str) -> tuple[str, str] | None:
        """Return what stands at a path, with its type; none where nothing does."""
        self.visits[target] += 1
        path = urlsplit(target).path
        match path:
            case "/robots.txt":
                return "User-agent: *\nDisallow:\n", "text/plain; charset=utf-8"
            case _ if path in LISTINGS:
                render, kind = LISTINGS[path]
                return render(self.base, self._rows()), kind
        page = self._by_path.get(_place(target))
        return (self._dressed(page), "text/html; charset=utf-8") if page else None

    def _change(self, edit: Edit) -> Edit:
        self.edits = (*(made for made in self.edits if made is not edit), edit)
        return edit

    def _rows(self) -> list[Row]:
        return [
            Row(
                url=self.base + page.path,
                title=self._edited(page, page.title or page.id),
                language=page.language,
                published=page.published,
                modified=page.modified,
            )
            for page in self.pages
        ]

    def _edited(self, page: RealPage, text: str) -> str:
        for edit in self.edits:
            if edit.page is page:
                text = edit.apply(text)
        return text

    def _dressed(self, page: RealPage) -> str:
        html = self._edited(page, OWN_ADDRESS.sub(partial(self._at_home, page), page.html))
        others = [other for other in self.pages if other is not page]
        return furnished(html, others, Random(f"{page.id} {self.furniture}"))  # noqa: S311 - furniture, not secrets

    def _at_home(self, page: RealPage, tag: re.Match[str]) -> str:
        # An address at another host would say that the article is at home there.
        return ADDRESS.sub(partial(_at, escape(self.base + page.path)), tag[0])


def _at(home: str, found: re.Match[str]) -> str:
    return f'{found[1]}="{home}"'


def _place(target: str) -> str:
    return target.rstrip("/")


LISTINGS = {
    FEED: (feed, "application/rss+xml; charset=utf-8"),
    SITEMAP: (sitemap, "application/xml; charset=utf-8"),
    SECTION: (section, "text/html; charset=utf-8"),
}


class _House(ThreadingHTTPServer):
    """Takes visitors in, each in a thread of its own."""

    request_queue_size = 64  # a daemon that starts comes with many requests at once

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        # A daemon that is killed hangs up before it was answered: no news.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Reception(BaseHTTPRequestHandler):
    """Takes requests to the site and carries its answers out."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(
        self, site: RealSite, request: socket, client_address: tuple[str, int], server: ThreadingHTTPServer
    ) -> None:
        self._site = site
        super().__init__(request, client_address, server)

    def do_GET(self) -> None:
        found = self._site.find(self.path)
        text, kind = found or ("There is no such page.\n", "text/plain; charset=utf-8")
        self._answer(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, text.encode(), kind)

    def do_POST(self) -> None:
        changes = {
            "/__amount": self._site.change_amount,
            "/__headline": self._site.change_headline,
            "/__furniture": self._site.change_furniture,
        }
        if self.path in changes:
            changes[self.path]()
        self._answer(HTTPStatus.OK if self.path in changes else HTTPStatus.NOT_FOUND, b"", "text/plain")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            status, body = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in http.server
        pass


def main(port: int) -> None:
    """Serve the site until it is interrupted."""
    with RealSite(port=port) as site:
        print(f"{site.base}{FEED}\n{site.base}{SITEMAP}\n{site.base}{SECTION}")
        try:
            while True:
                sleep(3600)
        except KeyboardInterrupt:
            print("closed")


if __name__ == "__main__":
    main(int(sys.argv[sys.argv.index("--port") + 1]) if "--port" in sys.argv else 8765)
