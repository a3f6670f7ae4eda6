"""Sites on loopback: one that answers as it is told, one that says any bytes at all."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    path: str
    at: float
    headers: Mapping[str, str]


class Site:
    """A web site on loopback; ``pages`` may change while it runs, ``asked`` holds what was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[Asked], Answer]] = {}
        self.asked: list[Asked] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    @property
    def last_asked_at(self) -> float:
        """A busy machine notes a request late, never early: what must not come too soon is counted from the asking."""
        return self.asked[-1].at

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805  (self is the handler below)
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                asked = Asked(path=self.path, at=time.monotonic(), headers=dict(self.headers.items()))
                site.asked.append(asked)
                page = site.pages.get(self.path, Answer(status=404))
                answer = page(asked) if callable(page) else page
                self.send_response(answer.status)
                for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *args: object) -> None:
                pass

        return Handler


class RawSite:
    """Says the same bytes to every connection once something was asked, then closes it or keeps it open."""

    def __init__(self, says: bytes, *, stay: bool = False, pause: float = 0.0) -> None:
        self.connections = 0
        self._says = says
        self._stay = stay
        self._pause = pause
        self._open: list[socket.socket] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()
        for connection in self._open:
            connection.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        asked = connection.recv(65_536)
        if b"/robots.txt" in asked.partition(b"\r\n")[0]:
            connection.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            connection.close()
            return
        self._say(connection)
        if self._stay:
            self._open.append(connection)
        else:
            connection.close()

    def _say(self, connection: socket.socket) -> None:
        lines = self._says.splitlines(keepends=True) if self._pause else [self._says]
        with contextlib.suppress(OSError):  # nobody listens any more
            for line in lines:
                connection.sendall(line)
                time.sleep(self._pause)
