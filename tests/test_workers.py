import asyncio
import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from lxml import html

from monitor.workers import KilledBy, WorkerKilledError, Workers, WorkersClosedError
from tests.pace import allowed


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def sleep_in_native_code(seconds: int) -> None:
    ctypes.PyDLL(None).sleep(seconds)  # keeps the interpreter's lock: no Python runs meanwhile


def eat(megabytes: int) -> int:
    return len([bytes(2**20) for _ in range(megabytes)])


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def complain() -> None:
    raise ValueError("no headline")


def pid() -> int:
    return os.getpid()


def read_a_large_page(paragraphs: int) -> int:
    return len(list(html.fromstring("<p>harbour <b>closed</b>" * paragraphs).iter("p")))


def interrupt_myself() -> str:
    os.kill(os.getpid(), signal.SIGINT)
    return "deaf"


# Starting processes is what takes time here: all tests share them.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workers() -> AsyncIterator[Workers]:
    workers = Workers(size=2, seconds=1.0, megabytes=256)
    yield workers
    await workers.close()


async def test_a_task_gives_its_result(workers: Workers) -> None:
    assert await workers.run(sleep, 0.01) == 0.01


async def test_what_a_task_raises_comes_out(workers: Workers) -> None:
    with pytest.raises(ValueError, match="no headline"):
        await workers.run(complain)


async def test_the_limit_leaves_room_for_a_large_page(workers: Workers) -> None:
    assert await workers.run(read_a_large_page, 20_000) == 20_000


@pytest.mark.parametrize(
    ("task", "args", "kind", "words"),
    [
        (sleep, (60,), KilledBy.TIMEOUT, "longer than 1 s"),
        (sleep_in_native_code, (60,), KilledBy.TIMEOUT, "longer than 1 s"),
        (eat, (2_000,), KilledBy.MEMORY, "more than 256 MB"),
        (crash, (), KilledBy.CRASH, "SIGSEGV"),
    ],
)
async def test_a_bad_task_dies_alone(
    workers: Workers, task: Callable[..., object], args: tuple[int, ...], kind: KilledBy, words: str
) -> None:
    await workers.run(pid)  # both are awake
    neighbour = asyncio.create_task(workers.run(sleep, 0.7))
    with pytest.raises(WorkerKilledError, match=words) as killed:
        await workers.run(task, *args)
    assert killed.value.kind is kind
    assert task.__qualname__ in str(killed.value)
    assert await neighbour == 0.7
    assert await workers.run(sleep, 0.01) == 0.01


async def test_a_worker_that_died_idle_is_replaced(workers: Workers) -> None:
    os.kill(await workers.run(pid), signal.SIGKILL)
    await asyncio.sleep(0.5)
    assert await workers.run(sleep, 0.01) == 0.01


async def test_workers_do_not_hear_ctrl_c(workers: Workers) -> None:
    assert await workers.run(interrupt_myself) == "deaf"


async def test_nothing_is_started_before_it_is_needed() -> None:
    before = multiprocessing.active_children()
    workers = Workers(size=2, seconds=1.0, megabytes=256)
    assert multiprocessing.active_children() == before
    await workers.close()


async def test_closing_leaves_no_child_and_nobody_waiting() -> None:
    before = set(multiprocessing.active_children())
    workers = Workers(size=2, seconds=60.0, megabytes=256)
    await workers.run(pid)
    waiting = [asyncio.create_task(workers.run(sleep, 60)) for _ in range(3)]
    await asyncio.sleep(0.3)
    await asyncio.wait_for(workers.close(), 10)
    for task in waiting:
        with pytest.raises(WorkersClosedError):
            await task
    assert set(multiprocessing.active_children()) <= before
    with pytest.raises(WorkersClosedError):
        await workers.run(pid)


async def test_a_caller_that_gives_up_frees_the_worker() -> None:
    workers = Workers(size=1, seconds=60.0, megabytes=256)
    await workers.run(pid)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(workers.run(sleep, 60), 0.3)
    assert await asyncio.wait_for(workers.run(sleep, 0.01), 10) == 0.01
    await workers.close()


ORPHANS = """
import asyncio, os, signal
from monitor.workers import Workers
from tests.test_workers import pid

async def main():
    workers = Workers(size=2, seconds=60.0, megabytes=256)
    print(await workers.run(pid), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    asyncio.run(main())
"""


async def test_workers_do_not_outlive_a_killed_daemon(tmp_path: Path) -> None:
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS)
    root = str(Path(__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": root}
    daemon = await asyncio.create_subprocess_exec(sys.executable, script, env=environment, stdout=subprocess.PIPE)
    said, _ = await daemon.communicate()
    worker = int(said)
    assert await asyncio.to_thread(gone, worker)


def gone(process: int) -> bool:
    deadline = time.monotonic() + allowed(5)
    while Path(f"/proc/{process}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not Path(f"/proc/{process}").exists()
