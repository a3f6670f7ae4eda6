"""The one seam between the event loop and the database."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Writer:
    """The one thread that writes: takes a step off the event loop and says what came of it."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    async def do(self, step: Callable[[], T]) -> T:
        """Wait until the step is done; steps are done one after the other, in the order they came.

        A step that has begun is finished even when whoever waits for it is cancelled.
        """
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, step))

    def close(self) -> None:
        """Finish the steps that were handed in, then end the thread."""
        self._thread.shutdown(wait=True)
