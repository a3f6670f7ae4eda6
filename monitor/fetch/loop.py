"""The one event loop of a process: asyncio, with Twisted's reactor on top of it for Scrapy."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from twisted.internet import asyncioreactor
from twisted.internet.main import installReactor


def run(main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run ``main`` in the loop and return its exit code; what it raises comes out as it is.

    Once in a process: a reactor cannot be started a second time. Signals are left to ``main``.
    """
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    reactor = asyncioreactor.AsyncioSelectorReactor(loop)
    installReactor(reactor)  # type: ignore[no-untyped-call]  # Twisted lacks types here, and below
    task = loop.create_task(_to_the_end(main))
    task.add_done_callback(lambda _: reactor.stop())  # type: ignore[no-untyped-call]
    reactor.run(installSignalHandlers=False)  # type: ignore[no-untyped-call]
    _close(loop)
    return task.result()


async def _to_the_end(main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    try:
        return await main()
    finally:
        await _end_what_is_left()


async def _end_what_is_left() -> None:
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def _close(loop: asyncio.AbstractEventLoop) -> None:
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
    asyncio.set_event_loop(None)
    loop.close()
