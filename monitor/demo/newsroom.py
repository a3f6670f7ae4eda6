"""The papers of the demo on loopback, each on a port of its own."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from socket import socket
from threading import Lock, Thread
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from monitor.demo.manuscripts import SITE
from monitor.demo.paper_pages import Edition, article_page, front_page, listing, robots
from monitor.demo.papers import PAGE, PAPERS, Paper, demo_settings
from monitor.demo.script import ACTS, Act, day_of, standing_at
from monitor.demo.surroundings import furniture

HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
DRAWING = "image/svg+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer as it goes out; ``etag`` only where the page is the same for all visitors."""

    status: HTTPStatus = HTTPStatus.OK
    type: str = HTML
    body: bytes = b""
    etag: str = ""


def answer(edition: Edition, path: str, known: str = "") -> Response:
    """Answer a request for a path; ``known`` is the entity tag that the visitor already holds."""
    found = _find(edition, path)
    if found.etag and found.etag == known:
        return Response(status=HTTPStatus.NOT_MODIFIED, type=found.type, etag=found.etag)
    return found


def _find(edition: Edition, path: str) -> Response:
    story = edition.at(path)
    if story is not None:
        return Response(body=article_page(edition, story).encode())
    match path.partition("?")[0]:
        case "/":
            return Response(body=front_page(edition).encode())
        case "/robots.txt":
            return _same_for_all(robots(edition).encode(), PLAIN)
        case "/photo.svg":
            return _same_for_all((SITE / "photo.svg").read_bytes(), DRAWING)
        case edition.outlet.listing:
            return _same_for_all(listing(edition).encode(), XML)
    return Response(status=HTTPStatus.NOT_FOUND, type=PLAIN, body=b"There is no such page.\n")


def _same_for_all(body: bytes, kind: str) -> Response:
    return Response(type=kind, body=body, etag=f'"{sha256(body).hexdigest()[:16]}"')


LOOPBACK = "127.0.0.1"


class Newsroom:
    """Three papers that follow the script from the first look at one of their lists of stories.

    ``with Newsroom() as room:`` opens them and closes them again.

    They wait for that look so that a reader that is slow to start misses nothing. ``now`` is the
    present for the stamps on the pages; ``seconds`` a clock that only moves forward.
    """

    acts: tuple[Act, ...] = ACTS

    def __init__(self, now: datetime | None = None, seconds: Callable[[], float] = time.monotonic) -> None:
        self.opened_at = now or datetime.now(UTC)
        self.day = day_of(self.opened_at)
        self._seconds = seconds
        self._opened = seconds()
        self._first_look: float | None = None
        self._starting = Lock()
        self._visits = count(1)
        self._servers: dict[str, ThreadingHTTPServer] = {}

    def __enter__(self) -> Self:
        for outlet in PAPERS:
            self._servers[outlet.key] = self._serve(outlet)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers.values():
            server.shutdown()
            server.server_close()

    @property
    def ports(self) -> dict[str, int]:
        """The port of each paper, by outlet key."""
        return {key: server.server_port for key, server in self._servers.items()}

    @property
    def addresses(self) -> dict[str, str]:
        """The front page of each paper, by its name."""
        return {outlet.name: f"{self._base(outlet)}/" for outlet in PAPERS}

    @property
    def started_at(self) -> datetime | None:
        """When a list of stories was first looked at, which began the script; none before."""
        if self._first_look is None:
            return None
        return self.opened_at + timedelta(seconds=self._first_look - self._opened)

    @property
    def elapsed(self) -> float:
        """How many seconds the script has been running; 0 before the first look."""
        return 0.0 if self._first_look is None else self._seconds() - self._first_look

    def settings(self, database: Path, page: int = PAGE) -> str:
        """Write the ``newsmon.yaml`` with which newsmon reads these papers, its page at that port."""
        return demo_settings(self.ports, database, page)

    def visit(self, outlet: Paper, path: str, known: str = "") -> Response:
        """Answer one visitor of one paper."""
        if path == outlet.listing:
            self._start()
        return answer(self._edition(outlet), path, known)

    def _start(self) -> None:
        with self._starting:
            if self._first_look is None:
                self._first_look = self._seconds()

    def _edition(self, outlet: Paper) -> Edition:
        present = self.opened_at + timedelta(seconds=self._seconds() - self._opened)
        return Edition(
            outlet=outlet,
            base=self._base(outlet),
            day=self.day,
            stories=tuple(story for story in standing_at(self.elapsed) if story.outlet == outlet.key),
            around=furniture(next(self._visits), present.astimezone(ZoneInfo(outlet.zone))),
        )

    def _base(self, outlet: Paper) -> str:
        return f"http://{LOOPBACK}:{self._servers[outlet.key].server_port}"

    def _serve(self, outlet: Paper) -> ThreadingHTTPServer:
        server = _House((LOOPBACK, 0), partial(_Reception, partial(self.visit, outlet)))
        Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.05}, name=f"demo-{outlet.key}", daemon=True
        ).start()
        return server


class _House(ThreadingHTTPServer):
    """Takes visitors in, each in a thread of its own."""

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Let those go who hang up before they were answered; anything else is ours, and is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Reception(BaseHTTPRequestHandler):
    """Takes requests to one paper and carries its answers out."""

    def __init__(
        self,
        visit: Callable[[str, str], Response],
        request: socket,
        client_address: tuple[str, int],
        server: ThreadingHTTPServer,
    ) -> None:
        self._visit = visit
        super().__init__(request, client_address, server)

    def do_GET(self) -> None:
        reply = self._visit(self.path, self.headers.get("If-None-Match", ""))
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header(*(("ETag", reply.etag) if reply.etag else ("Cache-Control", "no-store")))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in http.server
        """Say nothing: the terminal belongs to what newsmon tells."""
