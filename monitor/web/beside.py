"""The page beside the watching, in one process: it reads by engines of its own, and writes by the writer's thread."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

import structlog

from monitor.app import App
from monitor.domain.errors import NewsmonError
from monitor.store.store import Books, Store
from monitor.web.desk import Desk, Write
from monitor.web.serving import Server

log = structlog.get_logger()

T = TypeVar("T")
PATIENCE = 30.0  # seconds that a form waits for its turn


@contextmanager
def page_beside(app: App) -> Iterator[None]:
    """Show the page as long as newsmon watches; where it cannot be opened that is said, and watching goes on."""
    store = Store.open(app.settings.database(), migrate=False)
    server = Server(Desk(store=store, write=_through(app), settings=app.settings, now=app.now))
    try:
        _open(server)
        yield
    finally:
        server.close()
        store.close()


def _open(server: Server) -> None:
    try:
        server.open()
    except NewsmonError as error:
        log.warning("newsmon watches without its page", why=str(error))
    else:
        log.info("the page is open", url=server.url)


def _through(app: App) -> Write:
    """Return how to write: each step on the thread that all others are done on."""
    loop = asyncio.get_running_loop()

    def write(step: Callable[[Books], T]) -> T:
        waiting = asyncio.run_coroutine_threadsafe(app.parts.writer.do(partial(_kept, app.store, step)), loop)
        return waiting.result(PATIENCE)

    return write


def _kept(store: Store, step: Callable[[Books], T]) -> T:
    with store.begin() as books:
        return step(books)
