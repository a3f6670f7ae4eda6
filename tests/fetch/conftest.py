import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

import pytest

from monitor.domain.pages import Failure, Page, PageRequest, Validators
from monitor.fetch.crawler import Crawler
from monitor.fetch.loop import run
from monitor.fetch.memory import HostMemory, ShortMemory, present
from monitor.fetch.policy import Policy
from tests.fetch.loopback import Site

POLICY = Policy(contact="desk@news.example", delay=0.0, allow_hosts=("127.0.0.1",))

T = TypeVar("T")


class Loop:
    """The loop with the reactor, in a thread of its own: a process can have only one, ever."""

    def __init__(self) -> None:
        self._begun = threading.Event()
        self._thread = threading.Thread(target=run, args=(self._main,), name="reactor", daemon=True)
        self._thread.start()
        self._begun.wait()

    def do(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout=30)

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    async def _main(self) -> int:
        self._loop = asyncio.get_running_loop()
        self._over = asyncio.Event()
        self._begun.set()
        await self._over.wait()
        return 0


class Visitor:
    """A running crawler, to be asked from a test."""

    def __init__(self, loop: Loop, crawler: Crawler) -> None:
        self.loop = loop
        self.crawler = crawler

    def answer(self, url: str, validators: Validators | None = None) -> Page | Failure:
        request = PageRequest(url=url, validators=validators or Validators())
        return self.loop.do(self.crawler.fetch(request))

    def page(self, url: str, validators: Validators | None = None) -> Page:
        answer = self.answer(url, validators)
        assert isinstance(answer, Page), answer
        return answer

    def failure(self, url: str) -> Failure:
        answer = self.answer(url)
        assert isinstance(answer, Failure), answer
        return answer

    def together(self, *urls: str) -> list[Any]:
        async def ask() -> list[Any]:
            return await asyncio.gather(*(self.crawler.fetch(PageRequest(url=url)) for url in urls))

        return self.loop.do(ask())


Visiting = Callable[..., AbstractContextManager[Visitor]]


@pytest.fixture(scope="session")
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.end()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def visiting(loop: Loop) -> Visiting:
    """Start a crawler that may visit loopback, and stop it in the end."""

    @contextmanager
    def visit(
        *, memory: HostMemory | None = None, now: Callable[[], datetime] = present, **wishes: object
    ) -> Iterator[Visitor]:
        policy = replace(POLICY, **wishes)  # type: ignore[arg-type]  # each has its own
        crawler = Crawler(policy, memory or ShortMemory(), now)
        loop.do(crawler.start())
        yield Visitor(loop, crawler)
        loop.do(crawler.stop(grace=5))

    return visit


@pytest.fixture
def visitor(visiting: Visiting) -> Iterator[Visitor]:
    with visiting() as visitor:
        yield visitor
