"""The server of the page: in a thread of its own, beside whatever else newsmon does."""

import socket
from threading import Thread

import uvicorn

from monitor.domain.errors import NewsmonError
from monitor.settings.model import WebWritten
from monitor.web.app import web_app
from monitor.web.desk import Desk
from monitor.web.hosts import is_here

BACKLOG = 128
AT_ONCE = 200  # connections; further ones are told to come back
IDLE = 10  # seconds for which a connection may say nothing
LEAVING = 2  # seconds for requests that are under way


class Server:
    """Answers at the address of the settings from :meth:`open` to :meth:`close`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._web = desk.settings.web()
        config = uvicorn.Config(
            web_app(desk),
            lifespan="off",
            loop="asyncio",
            http="h11",
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,  # who asks is judged by the socket, never by what a header says
            limit_concurrency=AT_ONCE,
            timeout_keep_alive=IDLE,
            timeout_graceful_shutdown=LEAVING,
        )
        self._server = uvicorn.Server(config)
        self._thread: Thread | None = None

    @property
    def url(self) -> str:
        """Return where a person on this machine opens it."""
        return address_of(self._web)

    def open(self) -> None:
        """Take the port and answer from now on; raises ``NewsmonError`` where it is taken, or open to everybody."""
        self._check_beyond_here()
        listening = _bound(self._web.host, self._web.port)
        self._thread = Thread(target=self._server.run, args=([listening],), name="web", daemon=True)
        self._thread.start()

    def _check_beyond_here(self) -> None:
        """Refuse to listen where others reach it as long as nobody could log in."""
        if is_here(self._web.host):
            return
        with self._desk.store.read() as books:
            if not books.tokens.all():
                raise NewsmonError(
                    "the page would be open beyond this machine, and nobody could log in",
                    to=self._web.host,
                    do="`newsmon token add NAME` first, or leave `web.host` at 127.0.0.1",
                )

    def close(self) -> None:
        """Answer no more."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(LEAVING + 1)

    def wait(self) -> None:
        """Return when it answers no more."""
        while self._thread is not None and self._thread.is_alive():
            self._thread.join(0.5)


def address_of(web: WebWritten) -> str:
    """Return where a person on this machine opens the page of these settings."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(web.host, web.host)  # noqa: S104  shown, not listened at
    return f"http://{f'[{host}]' if ':' in host else host}:{web.port}/"


def _bound(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError as error:
        raise NewsmonError(
            f"the page cannot be opened: {error.strerror or error}",
            to=f"{host}:{port}",
            do="Name another `port` in the settings under `web`",
        ) from error
    return listening
