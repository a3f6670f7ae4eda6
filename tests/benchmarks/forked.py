"""The real daemon in a process that was forked from this one: it starts in no time, for all is imported already.

So do its workers: they are forked too, from a process beside the daemon in which no thread runs.
"""

# mypy: disable-error-code="attr-defined, no-untyped-call"
# What forks workers is no public part of the standard library.

import multiprocessing
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from multiprocessing import context, forkserver
from multiprocessing.connection import arbitrary_address
from pathlib import Path
from time import time
from types import ModuleType

from apprise.manager_plugins import NotificationManager

from monitor import daemon
from monitor.app import GATE, READERS
from monitor.cli.logs import set_up
from monitor.settings.load import load

BROKEN = 70  # the exit code of what ended in a traceback
WARNING = 30
LATE = (  # what newsmon imports when it needs it, and takes long
    "aiohttp.web",
    "alembic.command",
    "monitor.fetch.handler",
    "protego",
    "scrapy.downloadermiddlewares.httpcache",
    "scrapy.extensions.feedexport",
    "scrapy.extensions.throttle",
    "scrapy.spidermiddlewares.referer",
    "tldextract",
)


def warm() -> None:
    """Import what is imported late, once for all processes that are forked from here on."""
    for name in (*LATE, *READERS):
        import_module(name)
    NotificationManager().load_modules()


class Forked:
    """newsmon with these settings, at work in a process of its own; what it says is kept in ``log``."""

    def __init__(self, settings: Path, log: Path, *, gate: str = "", once_at: datetime | None = None) -> None:
        self._pid = os.fork()
        if self._pid == 0:
            _become(lambda: _run(settings, once_at), log, gate)

    @property
    def pid(self) -> int:
        """The process."""
        return self._pid

    def poll(self) -> int | None:
        """Return how it ended, a signal as a negative number; none while it runs."""
        pid, status = os.waitpid(self._pid, os.WNOHANG)
        if not pid:
            return None
        self._end_workers()
        return os.waitstatus_to_exitcode(status)

    def ended(self) -> bool:
        """Wait until it ends, and say whether it was killed."""
        _, status = os.waitpid(self._pid, 0)
        self._end_workers()
        if os.WIFSIGNALED(status):
            return True
        if os.WEXITSTATUS(status):
            raise RuntimeError(f"the daemon ended with {os.WEXITSTATUS(status)}")
        return False

    def kill(self) -> float:
        """Kill it where it stands, and say when."""
        os.kill(self._pid, signal.SIGKILL)
        at = time()
        os.waitpid(self._pid, 0)
        self._end_workers()
        return at

    def leave(self) -> bool:
        """Ask it to leave, and wait until it did."""
        os.kill(self._pid, signal.SIGTERM)
        return not self.ended()

    def _end_workers(self) -> None:
        try:
            os.killpg(self._pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _run(settings: Path, once_at: datetime | None) -> int:
    read = load(settings, os.environ)
    if once_at is None:
        return daemon.run(read)
    return daemon.run_once(read, now=once_at, show=lambda _looks: None)


def _become(work: Callable[[], int], log: Path, gate: str) -> None:
    """Turn this process into the daemon; it never comes back."""
    code = BROKEN
    try:
        os.setsid()
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.environ[GATE] = gate
        # Workers would import the benchmark again if they knew of it.
        sys.modules["__main__"] = ModuleType("__main__")
        _fork_workers()
        set_up(WARNING)
        code = work()
    except BaseException:  # noqa: BLE001  nothing may go on from here as if it were the parent
        traceback.print_exc()
    finally:
        os._exit(code)


def _fork_workers() -> None:
    """Let this process's workers be forked from a child that stays as it is now, where they would be spawned."""
    address = arbitrary_address("AF_UNIX")
    alive, ours = os.pipe()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        child = os.fork()
        if child == 0:
            os.close(ours)
            try:
                forkserver.main(listener.fileno(), alive, [])
            finally:
                os._exit(0)
    os.close(alive)
    server = forkserver._forkserver  # noqa: SLF001  it would begin as a new program, and import everything
    server._forkserver_address, server._forkserver_alive_fd, server._forkserver_pid = address, ours, child  # noqa: SLF001
    context._concrete_contexts["spawn"] = multiprocessing.get_context("forkserver")  # noqa: SLF001
