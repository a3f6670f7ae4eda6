"""The page as somebody with a browser or a program meets it: served over HTTP, on a free port."""

import os
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import requests

from monitor.domain.entering import Role
from monitor.services.entering import invite
from monitor.settings import load
from monitor.store.store import Store
from monitor.web.desk import Desk, at_once
from monitor.web.serving import Server

NOW = datetime(2026, 3, 2, 12, 12, tzinfo=UTC)


@dataclass
class Clock:
    """What the page takes for the present."""

    now: datetime = NOW


@dataclass
class Visitor:
    """Somebody with a browser: who keeps cookies, and fills in forms that pages hold."""

    url: str
    browser: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str, **headers: str) -> requests.Response:
        """Ask for something, as a reader of English."""
        sent = {"accept-language": "en", **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.browser.get(f"{self.url}{path}", headers=sent, timeout=10, allow_redirects=False)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> requests.Response:
        """Send a form as it stands on a page of ours."""
        key = re.search(r'name="form" value="(\w*)"', self.get("/login").text)
        assert key is not None
        return self.send(path, {"form": key[1], **fields}, **headers)

    def send(self, path: str, fields: dict[str, str], **headers: str) -> requests.Response:
        """Send some fields, whoever made them up."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.browser.post(f"{self.url}{path}", fields, headers=sent, timeout=10, allow_redirects=False)


@dataclass
class Served(Visitor):
    """A page that is being served, and a visitor whom it does not know."""

    store: Store = field(kw_only=True)
    clock: Clock = field(kw_only=True)

    def invite(self, name: str, role: Role = Role.OPERATOR) -> str:
        """Invite somebody; returns the path of the link."""
        with self.store.begin() as books:
            invite(books, name, role, f"invitation-of-{name}", self.clock.now)
        return f"/enter/invitation-of-{name}"

    def enter(self, name: str, role: Role = Role.OPERATOR) -> Visitor:
        """Invite somebody, who takes it up."""
        visitor = Visitor(self.url)
        assert visitor.post(self.invite(name, role), {}).status_code == 303
        return visitor


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
def opened(settings: Path, **web: object) -> Iterator[Served]:
    """Serve the page of these settings."""
    read = load(with_web(settings, **web), os.environ)
    store, clock = Store.open(read.database()), Clock()
    server = Server(Desk(store=store, write=at_once(store), settings=read, now=lambda: clock.now))
    server.open()
    try:
        yield Served(server.url.rstrip("/"), store=store, clock=clock)
    finally:
        server.close()
        store.close()
