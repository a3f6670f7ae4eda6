"""Processes for work that may never end, eat the memory, or crash: each can be killed, one by one."""

import asyncio
import importlib
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from monitor.domain.errors import NewsmonError, StoppedError

T = TypeVar("T")

TASKS_IN_A_LIFE = 500  # after which a worker is replaced: what parsers leak goes with it
_OUT_OF_MEMORY = 77  # exit status of a worker that met its memory limit


class KilledBy(StrEnum):
    """Which limit a worker met."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"


class WorkerKilledError(NewsmonError):
    """A task did not end well: its worker was killed, or died; other tasks went on."""

    def __init__(self, kind: KilledBy, task: str, what: str) -> None:
        self.kind = kind
        self.task = task
        super().__init__(what, to=task, do="The same input will fail again; leave it until it changes")


class WorkersClosedError(StoppedError):
    """The workers were closed before the task was done."""

    def __init__(self, task: str) -> None:
        super().__init__("newsmon is stopping; the task was not done", to=task)


class Workers:
    """Worker processes with limits, started when first needed; ``preload`` names modules they import at their start.

    ``seconds`` counts from when a worker takes the task, ``megabytes`` what it may add to its size at the start.
    """

    def __init__(self, size: int, seconds: float, megabytes: int, preload: Sequence[str] = ()) -> None:
        self._size = size
        self._seconds = seconds
        self._megabytes = megabytes
        self._preload = tuple(preload)
        self._pool: ProcessPool | None = None
        self._closed = False
        self._under_way: set[ProcessFuture[Any]] = set()

    async def run(self, task: Callable[..., T], *args: Any) -> T:  # noqa: ANN401  (whatever the task takes)
        """Return what a module's function makes of picklable arguments; what it raises comes out as it is.

        Raises ``WorkerKilledError`` beyond the limits. When the caller is cancelled, so is the task.
        """
        name = f"{task.__module__}.{task.__qualname__}"
        if self._closed:
            raise WorkersClosedError(name)
        future = (await self._started()).schedule(_within_limits, args=(task, args), timeout=self._seconds)
        self._under_way.add(future)
        try:
            return await asyncio.wrap_future(future)
        except (TimeoutError, ProcessExpired, BrokenProcessPool, asyncio.CancelledError) as error:
            raise self._reading(name, error) from error
        finally:
            self._under_way.discard(future)

    async def close(self) -> None:
        """Kill what is under way, and return when no worker is left."""
        self._closed = True
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble lacks types here and below
            for future in self._under_way:
                future.cancel()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(self._pool.join)

    async def _started(self) -> ProcessPool:
        if self._pool is not None and not self._pool.active:
            # A pool gives up when a worker dies with nothing to do; the others are left to us.
            broken, self._pool = self._pool, None
            await asyncio.to_thread(broken.join)
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self._size,
                max_tasks=TASKS_IN_A_LIFE,
                initializer=_begin,
                initargs=(self._megabytes, self._preload),
                # A forked child would inherit the event loop and half of every lock.
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool

    def _reading(self, task: str, error: BaseException) -> BaseException:
        match error:
            case TimeoutError():
                return WorkerKilledError(KilledBy.TIMEOUT, task, f"took longer than {self._seconds:g} s and was killed")
            case ProcessExpired(exitcode=code) if code == _OUT_OF_MEMORY:
                return WorkerKilledError(KilledBy.MEMORY, task, f"needed more than {self._megabytes} MB and was killed")
            case ProcessExpired(exitcode=code):
                return WorkerKilledError(KilledBy.CRASH, task, f"its worker died ({_status(code)})")
            case BrokenProcessPool():
                return WorkerKilledError(KilledBy.CRASH, task, "its workers could not be started")
            case _ if self._closed:
                return WorkersClosedError(task)
        return error


def _status(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"


def _begin(megabytes: int, preload: Sequence[str]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C speaks to the daemon alone
    # A Python handler would wait for native code that never ends.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for name in preload:
        importlib.import_module(name)
    limit = _address_space() + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _address_space() -> int:
    """Return the size of this process in bytes, as its limit counts it."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * resource.getpagesize()


def _within_limits(task: Callable[..., T], args: Sequence[Any]) -> T:
    try:
        return task(*args)
    except MemoryError:
        # What the task left behind fills the memory; the next one shall find it empty.
        os._exit(_OUT_OF_MEMORY)
