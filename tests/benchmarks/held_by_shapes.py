"""No text of any shape holds the writer or the event loop: each is read, edited and read again by the services.

What one step of the writer took is its thread's processor time; how late the loop was is the clock's, in which the
workers and everything else on the machine take part too.

    python -m tests.benchmarks held_by_shapes [--sizes KB …] [--only SHAPE]
"""

import asyncio
import sys
from argparse import ArgumentParser
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, thread_time
from typing import TypeVar

from monitor.app import READERS
from monitor.services.looking.readers import WorkerReading
from monitor.services.writer import Writer
from monitor.workers import Workers
from tests.benchmarks.any_shape import edits, shapes
from tests.benchmarks.report import Report
from tests.services.world import Piece, World

T = TypeVar("T")

ALLOWED = 0.2  # seconds for one step of the writer
LATE = 0.5  # seconds by which the loop may be late on a busy machine
SIZES = (90, 400, 2_000)  # kB
OFTEN = 0.01  # seconds between two looks at the loop


class WatchedWriter(Writer):
    """A writer that keeps how long its longest step took."""

    longest = 0.0  # seconds of its thread

    async def do(self, step: Callable[[], T]) -> T:
        """Do a step, and see how long it takes."""
        return await super().do(lambda: self._timed(step))

    def _timed(self, step: Callable[[], T]) -> T:
        began = thread_time()
        try:
            return step()
        finally:
            self.longest = max(self.longest, thread_time() - began)


async def read_and_edit(make: Callable[[int], str], letters: int, workers: Workers) -> tuple[float, float, int]:
    """Read an article of a shape and an edit of it; returns the longest step, the loop's delay, and what was told."""
    text = make(letters)
    edited = next(edits(text))
    with TemporaryDirectory() as folder, World(Path(folder)) as world:
        writer = WatchedWriter()
        world.parts = replace(world.parts, writer=writer, reading=WorkerReading(workers, "spiders.outlets"))
        async with the_loop_watched() as late:
            for body in (text, edited):
                world.site.print(Piece(path="/news/1", title="Stargate of any shape", body=tuple(body.split("\n\n"))))
                await world.look()
        writer.close()
        return writer.longest, late[0], len(world.alerts)


@asynccontextmanager
async def the_loop_watched() -> AsyncIterator[list[float]]:
    """Give the longest time by which the loop is late, in seconds."""
    late = [0.0]

    async def watch() -> None:
        while True:
            began = monotonic()
            await asyncio.sleep(OFTEN)
            late[0] = max(late[0], monotonic() - began - OFTEN)

    watching = asyncio.create_task(watch())
    try:
        yield late
    finally:
        watching.cancel()


async def measure(sizes: Sequence[int], only: str) -> int:
    """Measure every shape in every size."""
    report = Report()
    workers = Workers(1, seconds=20, megabytes=1024, preload=READERS)
    try:
        for name, make in shapes().items():
            for size in sizes if only in ("", name) else ():
                held, late, told = await read_and_edit(make, size * 1_000, workers)
                said = f"{name}, {size} kB: a step of the writer {held:.2f} s, the loop late {late:.2f} s, {told} told"
                report.check(held <= ALLOWED and late <= LATE, said)
    finally:
        await workers.close()
    return report.end()


def main(words: Sequence[str] = ()) -> int:
    """Measure what the command line asks for."""
    parser = ArgumentParser(prog="held_by_shapes", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="kB")
    parser.add_argument("--only", default="", help="one shape alone")
    asked = parser.parse_args(words)
    return asyncio.run(measure(asked.sizes, asked.only))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
