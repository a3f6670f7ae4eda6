"""Many outlets on loopback, each at its own address; now and then one prints a story, and edits it a minute later.

One in a hundred is hostile: it answers with resets, drips, bombs, heaps of tags, giant texts and trouble of its own.
Whatever is posted to it is kept, so that it serves as the desk that is told, too.
"""

import gzip
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from random import Random
from socket import SO_LINGER, SOL_SOCKET, socket
from threading import Thread
from time import sleep, time
from types import TracebackType
from typing import Self

SYLLABLES = (
    "bar",
    "cel",
    "dor",
    "fen",
    "gil",
    "hap",
    "jor",
    "kem",
    "lun",
    "mar",
    "nov",
    "pel",
    "rus",
    "sim",
    "tol",
    "vem",
)
HOSTILE_AMONG = 100
EDITED_AFTER = 60.0  # seconds
LISTED = 20
NOW = b"\x01\x00\x00\x00\x00\x00\x00\x00"  # of SO_LINGER: hang up with a reset


@dataclass(frozen=True, slots=True)
class Story:
    """A story of an outlet, printed at a moment and edited a minute later."""

    number: int
    outlet: int
    at: float  # seconds since 1970

    @property
    def is_edited(self) -> bool:
        """Whether it was edited by now."""
        return time() >= self.at + EDITED_AFTER

    @property
    def path(self) -> str:
        """Where it stands at its outlet."""
        return f"/story/{self.number}"

    def page(self) -> str:
        """Return its page as it stands now."""
        printed = f"{datetime.fromtimestamp(self.at, UTC):%Y-%m-%dT%H:%M:%SZ}"
        sum_, title = 1_000 + self.number + (500_000 if self.is_edited else 0), _words(self.number, 7)
        begins = f"<time datetime='{printed}'>{printed}</time><p>{_words(self.number * 10, 9)} asks for"
        told = "".join(f"<p>{_words(self.number * 10 + line, 24)}.</p>" for line in range(2, 8))
        return _html(title, f"{begins} {sum_} dollars.</p>{told}")


@dataclass(frozen=True, slots=True)
class Told:
    """A message that came, with the key in its head; of several alerts their keys stand in its text."""

    at: float
    key: str
    text: str

    def tells(self, key: str) -> bool:
        """Whether it tells an alert."""
        return key == self.key or key in self.text


@dataclass(slots=True)
class Outlets:
    """The outlets while they are open; ``asked`` are the moments at which each feed was asked for.

    ``shown`` are the stories that were read, by whether they were edited by then.
    """

    outlets: int
    stories: list[Story] = field(default_factory=list)
    asked: dict[int, list[float]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    shown: dict[bool, set[Story]] = field(default_factory=lambda: {False: set(), True: set()})
    _mischief: "count[int]" = field(default_factory=count)
    _server: "ThreadingHTTPServer | None" = None

    def __enter__(self) -> Self:
        self.asked = {number: [] for number in range(self.outlets)}
        self._server = _House(("0.0.0.0", 0), partial(_Reception, self))  # every address of loopback
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()

    def host(self, outlet: int) -> str:
        """Return the host of an outlet, with its port."""
        assert self._server is not None
        return f"127.0.{outlet // 250}.{outlet % 250 + 1}:{self._server.server_port}"

    def is_hostile(self, outlet: int) -> bool:
        """Whether an outlet means harm."""
        return outlet % HOSTILE_AMONG == HOSTILE_AMONG - 1

    def print_story(self) -> None:
        """Let the next outlet print a story."""
        number = len(self.stories)
        outlet = number * 7 % self.outlets
        self.stories.append(Story(number, outlet - 1 if self.is_hostile(outlet) else outlet, time()))

    def url(self, story: Story) -> str:
        """Return the address of a story."""
        return f"http://{self.host(story.outlet)}{story.path}"

    def answer(self, outlet: int, path: str) -> str | None:
        """Return the feed of an outlet, or one of its stories."""
        if path == "/feed.xml":
            self.asked[outlet].append(time())
            own = [story for story in self.stories if story.outlet == outlet][-LISTED:]
            return _feed(f"http://{self.host(outlet)}", [*(story.path for story in reversed(own)), "/about"])
        if path == "/about":
            return _html(f"Outlet {outlet}", f"<p>{_words(-outlet - 1, 40)}.</p>")  # no feed is empty
        number = path.removeprefix("/story/")
        if not number.isdigit() or int(number) >= len(self.stories):
            return None
        story = self.stories[int(number)]
        self.shown[story.is_edited].add(story)
        return story.page()

    def mischief(self) -> int:
        """Return the number of the next thing that a hostile outlet does."""
        return next(self._mischief)


@cache
def _words(seed: int, size: int) -> str:
    chance = Random(seed)  # noqa: S311  # words, not secrets
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(size)).capitalize()


def _html(title: str, text: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main><article><h1>{title}</h1>{text}</article></main></body></html>"
    )


def _feed(base: str, paths: Sequence[str]) -> str:
    items = "".join(f"<item><title>x</title><link>{base}{path}</link></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


class _House(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Reception(BaseHTTPRequestHandler):
    def __init__(self, outlets: Outlets, *args: object) -> None:
        self._outlets = outlets
        super().__init__(*args)  # type: ignore[arg-type]  # as http.server calls it

    @property
    def _outlet(self) -> int:
        _, _, high, low = self.connection.getsockname()[0].split(".")
        return int(high) * 250 + int(low) - 1

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._outlets.told.append(Told(time(), self.headers.get("Idempotency-Key", ""), body))
        self._say(HTTPStatus.OK, b"")

    def do_GET(self) -> None:
        outlet = self._outlet
        if self._outlets.is_hostile(outlet) and self.path != "/robots.txt":
            self._do_harm(outlet)
            return
        found = self._outlets.answer(outlet, self.path)
        self._say(HTTPStatus.OK if found is not None else HTTPStatus.NOT_FOUND, (found or "").encode())

    def _say(self, status: HTTPStatus, body: bytes, **headers: str) -> None:
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if status is HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            status, body = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        kind = "text/xml" if self.path.endswith(".xml") else "text/html"
        told = {"Content-Type": f"{kind}; charset=utf-8", "Content-Length": str(len(body)), "ETag": tag}
        for name, value in (told | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _do_harm(self, outlet: int) -> None:
        number = self._outlets.mischief()
        if self.path == "/feed.xml" and number % 2:
            self._outlets.asked[outlet].append(time())
            paths = [f"/bad/{number // 40 * 20 + place}" for place in range(LISTED)]
            self._say(HTTPStatus.OK, _feed(f"http://{self._outlets.host(outlet)}", paths).encode())
            return
        HARM[number // 2 % len(HARM)](self)

    def log_message(self, *_args: object) -> None:
        pass


def _reset(reception: _Reception) -> None:
    reception.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html><p>cut")
    reception.connection.setsockopt(SOL_SOCKET, SO_LINGER, NOW)
    reception.connection.close()


def _drip(reception: _Reception) -> None:
    reception.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
    for _ in range(30):
        reception.wfile.write(b"<p>drip")
        sleep(1)


def _bomb(reception: _Reception) -> None:
    reception._say(HTTPStatus.OK, _packed_zeros(), **{"Content-Encoding": "gzip"})  # noqa: SLF001  # our own


@cache
def _packed_zeros() -> bytes:
    return gzip.compress(bytes(200 * 2**20))


def _text(make: Callable[[], str]) -> Callable[[_Reception], None]:
    return lambda reception: reception._say(HTTPStatus.OK, make().encode())  # noqa: SLF001  # our own


def _number() -> int:
    return int(time())


HARM: Sequence[Callable[[_Reception], None]] = (
    _reset,
    _drip,
    _bomb,
    _text(lambda: "<div>" * 100_000),
    _text(lambda: _html(f"A giant {_number()}", f"<p>{f'rose {_number() % 97}% to $1 ' * 20_000}</p>")),
    _text(lambda: _html(f"A million links {_number()}", "<a href=/x>y</a>" * 100_000)),
    _text(lambda: ""),
    _text(lambda: f"<rss><channel><item><title>{'&amp;' * 100_000}"),
    lambda reception: reception._say(HTTPStatus.SERVICE_UNAVAILABLE, b"busy", **{"Retry-After": "20"}),  # noqa: SLF001
)
