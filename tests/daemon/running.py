"""The real daemon as a subprocess, and a real site on loopback that it reads."""

import os
import signal
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol

from tests.pace import allowed
from tests.services.world import Piece

NEWSMON = (sys.executable, "-m", "monitor")
SETTINGS = """\
database: sqlite:///{folder}/newsmon.db
topics:
  - {{name: Stargate, names: [Stargate, 스타게이트]}}
sources:
  - {{name: harbour, kind: feed, url: '{site}/feed.xml', every: 1s, recheck: always}}
channels:
  screen: {{urls: ['terminal://']}}
routes:
  - {{topics: ['*'], severity: none, to: screen}}
fetch: {{contact: tests@example.org, delay: 0, per_host: 4, allow_hosts: ['{host}']}}
"""


class LiveSite:
    """Pages and a feed that follows them, by HTTP."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.opened = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:00+00:00}"
        self.silent = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self))
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def print(self, piece: Piece) -> None:
        """Publish an article, or its newest wording."""
        self.pages[piece.path] = piece.html(published=self.opened)

    def answer(self, path: str) -> str | None:
        """Return what stands at a path."""
        if path == "/feed.xml":
            items = "".join(f"<item><title>x</title><link>{self.url}{path}</link></item>" for path in self.pages)
            return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
        return self.pages.get(path)


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, site: LiveSite, *args: object) -> None:
        self._site = site
        super().__init__(*args)  # type: ignore[arg-type]  # as http.server calls it

    def do_GET(self) -> None:
        if self._site.silent.is_set():
            time.sleep(60)
        text = self._site.answer(self.path)
        body = (text or "").encode()
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8" if self.path != "/feed.xml" else "text/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def live_site() -> Iterator[LiveSite]:
    """Serve a site for as long as it is needed."""
    site = LiveSite()
    threading.Thread(target=site.server.serve_forever, daemon=True).start()
    yield site
    site.server.shutdown()
    site.server.server_close()


def settings_for(site: LiveSite, folder: Path) -> Path:
    """Write settings with which newsmon reads the site."""
    path = folder / "newsmon.yaml"
    text = SETTINGS.format(folder=folder, site=site.url, host=site.url.removeprefix("http://"))
    path.write_text(text, encoding="utf-8")
    return path


class Process(Protocol):
    """What is asked of a process that was started, by whatever means."""

    @property
    def pid(self) -> int:
        """Its number."""

    @property
    def returncode(self) -> int | None:
        """How it ended, as far as that was asked."""

    def poll(self) -> int | None:
        """Return how it ended; none while it runs."""

    def wait(self, timeout: float = 60) -> int:
        """Wait for its end."""

    def send_signal(self, number: int, /) -> None:
        """Send it a signal."""

    def kill(self) -> None:
        """Kill it."""


class Running(ABC):
    """A daemon that was started."""

    def __init__(self, process: Process) -> None:
        self.process = process

    @property
    @abstractmethod
    def said(self) -> str:
        """All that it said so far."""

    def wait_for(self, text: str, seconds: float = 40) -> None:
        """Wait until it said something."""
        wait_until(lambda: text in self.said or self.process.poll() is not None, seconds)
        assert text in self.said, f"{text!r} was not said:\n{self.said}"

    def leave(self, number: int = signal.SIGTERM, seconds: float = 15) -> tuple[int, float]:
        """Send a signal; returns the exit code, and how many seconds it took to leave."""
        began = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(allowed(seconds))
        return code, time.monotonic() - began

    def end(self) -> None:
        """End it whatever happens, and let go of it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


class Program(Running):
    """newsmon as a program of its own; what it says is kept line by line."""

    def __init__(self, *arguments: str, env: dict[str, str] | None = None) -> None:
        self._program = subprocess.Popen(
            [*NEWSMON, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, **(env or {})},
        )
        super().__init__(self._program)
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            self.lines.append(line.rstrip())

    @property
    def said(self) -> str:
        """All that it said so far."""
        return "\n".join(self.lines)

    def leave(self, number: int = signal.SIGTERM, seconds: float = 15) -> tuple[int, float]:
        """Send a signal; returns the exit code, and how many seconds it took to leave."""
        left = super().leave(number, seconds)
        self._reader.join(2)
        return left

    def end(self) -> None:
        """End it whatever happens, and let go of it."""
        super().end()
        self._reader.join(5)
        assert self._program.stdout is not None
        self._program.stdout.close()


def wait_until(happened: Callable[[], bool], seconds: float) -> bool:
    """Wait until something happened; false when it did not in time, which is longer on a busy machine."""
    until = time.monotonic() + allowed(seconds)
    while time.monotonic() < until:
        if happened():
            return True
        time.sleep(0.05)
    return happened()


@contextmanager
def daemon(config: Path, *more: str, env: dict[str, str] | None = None, page: bool = False) -> Iterator[Program]:
    """Run the daemon, without its page unless that is asked for, and end it whatever happens."""
    running = Program("run", "--config", str(config), *(() if page else ("--no-web",)), *more, env=env)
    try:
        yield running
    finally:
        running.end()


def ask(config: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*NEWSMON, *arguments, "--config", str(config)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=allowed(60),
        check=False,
    )
