"""The server of the page: in a thread of its own, beside whatever else newsmon does."""

import socket
from threading import Thread

import uvicorn

from monitor.domain.errors import NewsmonError
from monitor.web.app import web_app
from monitor.web.desk import Desk

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
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self._web.host, self._web.host)  # noqa: S104  shown only
        return f"http://{f'[{host}]' if ':' in host and host[0] != '[' else host}:{self._web.port}/"

    def open(self) -> None:
        """Take the port and answer from now on; raises ``NewsmonError`` where it is taken or not ours."""
        listening = _bound(self._web.host, self._web.port)
        self._thread = Thread(target=self._server.run, args=([listening],), name="web", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answer no more."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(LEAVING + 1)

    def wait(self) -> None:
        """Return when it answers no more."""
        while self._thread is not None and self._thread.is_alive():
            self._thread.join(0.5)


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
