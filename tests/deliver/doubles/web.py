"""What all doubles of web services share: a request comes, the service answers in its own way."""

import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from tests.deliver.receivers import Request, listening, read_request

T = TypeVar("T", bound="Service")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer: a status, a body, and headers."""

    status: int = 200
    body: str = "ok"
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, said: object, status: int = 200, **headers: str) -> "Reply":
        """Answer with JSON."""
        return cls(status=status, body=json.dumps(said), headers={"Content-Type": "application/json", **headers})


@dataclass
class Service:
    """A web service; ``busy`` requests are refused first, as services do that are asked too often."""

    busy: int = 0
    port: int = 0
    requests: list[Request] = field(default_factory=list)
    over: Event = field(default_factory=Event)
    context: ssl.SSLContext | None = None

    def serve(self, line: socket.socket) -> None:
        """Read a request, keep it, and answer."""
        if self.context is not None:
            line = self.context.wrap_socket(line, server_side=True)
        request = read_request(line)
        self.requests.append(request)
        line.sendall(_written(self._answer(request)))
        line.close()

    def _answer(self, request: Request) -> Reply:
        if self.busy:
            self.busy -= 1
            return self.too_many()
        return self.answer(request)

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        raise NotImplementedError

    def too_many(self) -> Reply:
        """Refuse a request that came too soon."""
        return Reply(status=429, body="rate_limited", headers={"Retry-After": "30"})


def parameters(request: Request) -> dict[str, str]:
    """The parameters of a request's address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(request.path).query).items()}


def as_json(request: Request) -> dict[str, object] | None:
    """The body of a request, or nothing when it is no JSON object."""
    try:
        said = json.loads(request.body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


@contextmanager
def running(service: T) -> Iterator[T]:
    """Run a service for the length of a test."""
    with listening(service):
        yield service


def _written(reply: Reply) -> bytes:
    body = reply.body.encode()
    more = "".join(f"{name}: {value}\r\n" for name, value in reply.headers.items())
    head = f"HTTP/1.1 {reply.status} X\r\nContent-Length: {len(body)}\r\n{more}Connection: close\r\n\r\n"
    return head.encode() + body
