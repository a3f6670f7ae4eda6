"""The page as somebody with a browser or a program meets it: served over HTTP, on a free port."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import requests

from monitor.settings import load
from monitor.store.store import Store
from monitor.web.desk import Desk, at_once
from monitor.web.serving import Server

NOW = datetime(2026, 3, 2, 12, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Served:
    """A page that is being served."""

    url: str  # without a slash at its end
    store: Store

    def get(self, path: str, **headers: str) -> requests.Response:
        """Ask for something, as a reader of English."""
        sent = {"accept-language": "en", **{name.replace("_", "-"): value for name, value in headers.items()}}
        return requests.get(f"{self.url}{path}", headers=sent, timeout=10, allow_redirects=False)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def with_web(settings: Path, **more: object) -> Path:
    """Write into settings where the page is."""
    keys = {"port": free_port(), **more}
    written = ", ".join(f"{name}: {value}" for name, value in keys.items())
    settings.write_text(f"{settings.read_text(encoding='utf-8')}web: {{{written}}}\n", encoding="utf-8")
    return settings


@contextmanager
def opened(settings: Path, *, now: datetime = NOW, **web: object) -> Iterator[Served]:
    """Serve the page of these settings."""
    read = load(with_web(settings, **web), os.environ)
    store = Store.open(read.database())
    server = Server(Desk(store=store, write=at_once(store), settings=read, now=lambda: now))
    server.open()
    try:
        yield Served(server.url.rstrip("/"), store)
    finally:
        server.close()
        store.close()
