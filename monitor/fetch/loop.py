"""The one event loop of a process: asyncio, with Twisted's reactor on top of it for Scrapy."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, cast

from twisted.internet import asyncioreactor
from twisted.internet.main import installReactor
from twisted.logger import ILogObserver, STDLibLogObserver, globalLogBeginner


def run(main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run ``main`` in the loop and return its exit code; what it raises comes out as it is.

    Once in a process: a reactor cannot be started a second time. Signals are left to ``main``.
    """
    _hear_twisted()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    reactor = asyncioreactor.AsyncioSelectorReactor(loop)
    installReactor(reactor)  # type: ignore[no-untyped-call]  # Twisted lacks types here, and below
    task = loop.create_task(_to_the_end(main))
    task.add_done_callback(lambda _: reactor.stop())  # type: ignore[no-untyped-call]
    reactor.run(installSignalHandlers=False)  # type: ignore[no-untyped-call]
    _close(loop)
    return task.result()


def _hear_twisted() -> None:
    # Unheard, Twisted writes to stderr past every log.
    observer = cast("ILogObserver", STDLibLogObserver("twisted"))  # its types do not know what it implements
    globalLogBeginner.beginLoggingTo([observer], redirectStandardIO=False)
    # What is wrong with a certificate is said in the answer; here it would come with a traceback for each request.
    logging.getLogger("twisted").addFilter(lambda record: "verifying certificate" not in record.getMessage())


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
