"""A web service and a mail server on loopback that answer as they are told to, and keep what they were sent."""

import json
import socket
import socketserver
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Event, Thread
from typing import Any, BinaryIO, Protocol, cast

PATIENCE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a web service was sent."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        """The body, where it is JSON."""
        return cast("dict[str, Any]", json.loads(self.body))


Conduct = Callable[[socket.socket, Event], None]


def answers(status: int, body: str = "ok", **headers: str) -> Conduct:
    """Answer with a status."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    said = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n{more}Connection: close\r\n\r\n{body}"
    return lambda line, _: line.sendall(said.encode())


def says(raw: bytes) -> Conduct:
    """Answer with these bytes and hang up."""
    return lambda line, _: line.sendall(raw)


def hangs(line: socket.socket, over: Event) -> None:  # noqa: ARG001  # it has nothing to say
    """Keep the sender waiting until the test is over."""
    over.wait(PATIENCE)


def resets(line: socket.socket, over: Event) -> None:  # noqa: ARG001  # it waits for nothing
    """Break the connection without a word."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def never_ends(line: socket.socket, over: Event) -> None:
    """Answer 200 and go on for ever."""
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    while not over.is_set():
        line.sendall(b"." * 4096)


class Serving(Protocol):
    """What can be put on a port of loopback; ``over`` is set when the test is."""

    port: int
    over: Event

    def serve(self, line: socket.socket) -> None:
        """Talk to one client."""


def drips(line: socket.socket, over: Event) -> None:
    """Answer byte by byte, so slowly that no single wait is too long, and never come to an end."""
    for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"z" * 10_000:
        line.sendall(bytes([letter]))
        if over.wait(0.05):
            return


@dataclass
class WebService:
    """Answers each request with the next conduct; the last one stays."""

    conducts: list[Conduct]
    port: int = 0
    requests: list[Request] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def serve(self, line: socket.socket) -> None:
        """Read one request, keep it, and answer as planned."""
        self.requests.append(read_request(line))
        conduct = self.conducts.pop(0) if len(self.conducts) > 1 else self.conducts[0]
        conduct(line, self.over)


@dataclass
class MailServer:
    """Answers each step with what is planned for it (``RCPT``: ``550 no such user``), or well.

    A step of ``drops`` breaks the connection: ``greeting``, a command, or ``message`` (after it was taken).
    """

    replies: Mapping[str, str] = field(default_factory=dict)
    drops: str = ""
    hangs: str = ""
    port: int = 0
    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def serve(self, line: socket.socket) -> None:
        """Talk to one client until it leaves."""
        line.settimeout(PATIENCE)
        with line.makefile("rb") as lines:
            if self._broken("greeting", line):
                return
            self._say(line, "greeting", "220 sink.invalid")
            named: list[str] = []
            while command := lines.readline().decode().strip():
                verb = command.partition(" ")[0].upper()
                if self._broken(verb, line) or not self._obey(verb, command, named, lines, line):
                    return

    def _obey(self, verb: str, command: str, named: list[str], lines: BinaryIO, line: socket.socket) -> bool:
        if verb == "RCPT":
            named.append(command.partition("<")[2].partition(">")[0])
        if verb == "DATA" and "DATA" not in self.replies:
            return self._take(named, lines, line)
        usual = {"EHLO": "250 sink.invalid", "QUIT": "221 bye"}.get(verb, "250 ok")
        self._say(line, verb, usual)
        return verb != "QUIT"

    def _take(self, named: list[str], lines: BinaryIO, line: socket.socket) -> bool:
        line.sendall(b"354 go on\r\n")
        taken = []
        while (row := lines.readline()) != b".\r\n":
            taken.append(row.removeprefix(b"."))
        self.messages.append(message_from_bytes(b"".join(taken), policy=default))
        self.recipients.append(named)
        if self._broken("message", line):
            return False
        self._say(line, "message", "250 taken")
        return True

    def _say(self, line: socket.socket, step: str, usual: str) -> None:
        line.sendall(f"{self.replies.get(step, usual)}\r\n".encode())

    def _broken(self, step: str, line: socket.socket) -> bool:
        if step == self.hangs:
            hangs(line, self.over)
        if step == self.drops:
            resets(line, self.over)
        return step in {self.hangs, self.drops}


def read_request(line: socket.socket) -> Request:
    """Read one request as it came."""
    line.settimeout(PATIENCE)
    with line.makefile("rb") as lines:
        path = lines.readline().split()[1].decode()
        headers = {name: value.strip() for name, _, value in (row.partition(":") for row in _head(lines))}
        body = lines.read(int(headers.get("content-length", "0")))
    return Request(path=path, headers=headers, body=body)


def _head(lines: BinaryIO) -> Iterator[str]:
    while row := lines.readline().decode().strip():
        name, _, value = row.partition(":")
        yield f"{name.lower()}:{value}"


@contextmanager
def listening(service: Serving) -> Iterator[None]:
    """Serve on a free port of loopback, each client in a thread of its own."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            try:
                service.serve(self.request)
            except OSError:
                return  # the sender left, which some tests are about

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        service.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            service.over.set()
            server.shutdown()
            thread.join()


@contextmanager
def a_web_service(*conducts: Conduct) -> Iterator[WebService]:
    """Run a web service for the length of a test."""
    service = WebService(conducts=list(conducts) or [answers(200)])
    with listening(service):
        yield service


@contextmanager
def a_mail_server(
    replies: Mapping[str, str] | None = None, drops: str = "", hangs_at: str = ""
) -> Iterator[MailServer]:
    """Run a mail server for the length of a test."""
    server = MailServer(replies=replies or {}, drops=drops, hangs=hangs_at)
    with listening(server):
        yield server


def a_free_port() -> int:
    """A port of loopback at which nobody listens."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port: int = line.getsockname()[1]
        return port


def keys(requests: Sequence[Request]) -> list[str]:
    """The ids under which requests came."""
    return [request.headers["idempotency-key"] for request in requests]
