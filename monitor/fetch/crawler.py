"""The one long-lived crawler: takes requests one by one, and keeps what hosts ask for in one place."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol, cast

from scrapy import Request
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response

from monitor.domain.errors import NewsmonError
from monitor.domain.pages import Failure, FailureKind, Page, PageRequest
from monitor.domain.urls import check
from monitor.fetch.answers import failure_of, page_of
from monitor.fetch.downloader import ABANDON
from monitor.fetch.memory import HostMemory, Hosts, present
from monitor.fetch.policy import Policy, scrapy_settings
from monitor.fetch.refusals import AbandonedError, CrawlerStoppedError
from monitor.fetch.revisit import questions
from monitor.fetch.turns import Turns

__all__ = ["Crawler", "HostMemory"]


class Watching(Protocol):
    """What the crawler needs of its spider, which is found by name."""

    def ask(self, url: str, headers: Mapping[str, str], answer: "asyncio.Future[Response]") -> Request:
        """Return a request whose answer goes to whoever waits for it."""
        ...


class Crawler:
    """Gets pages, politely: one Scrapy crawler, started once and fed as long as the process runs.

    ``scrapy`` is Scrapy's own crawler, for its figures; feed it through ``fetch`` alone.
    """

    def __init__(self, policy: Policy, memory: HostMemory, now: Callable[[], datetime] = present) -> None:
        self._now = now
        self._hosts = Hosts(memory, now)
        self._runner = AsyncCrawlerRunner(scrapy_settings(policy))
        self.scrapy = self._runner.create_crawler("watch")
        self._patience = policy.patience
        self._turns = Turns(policy.per_host)
        self._crawl: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._stopping = False
        self._asked: set[asyncio.Future[Response]] = set()

    async def start(self) -> None:
        """Start, and return when pages can be asked for; what keeps Scrapy from starting is raised."""
        self._crawl = self._runner.crawl(self.scrapy, hosts=self._hosts, ready=self._ready)
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait({ready, self._crawl}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if self._crawl.done():
            self._crawl.result()
            raise NewsmonError("Scrapy ended as soon as it began")

    async def fetch(self, request: PageRequest) -> Page | Failure:
        """Return the page, or why there is none; unknown trouble is raised.

        Waits for its turn at the host. Raises ``CrawlerStoppedError`` when there is no time left for it.
        """
        if trouble := check(request.url):
            return Failure(url=request.url, kind=FailureKind.BROKEN, reason=f"the address {trouble}", at=self._now())
        async with self._turns.at(request.url):
            return await self._ask(request)

    async def _ask(self, request: PageRequest) -> Page | Failure:
        if self._stopping:
            raise CrawlerStoppedError(request.url)
        answer: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
        self._asked.add(answer)
        try:
            spider = cast("Watching", self.scrapy.spider)
            self.scrapy.engine.crawl(spider.ask(request.url, questions(request.validators), answer))
            async with asyncio.timeout(self._patience):
                return page_of(request.url, await answer, self._now())
        except AbandonedError as error:
            raise CrawlerStoppedError(request.url) from error
        except Exception as error:  # noqa: BLE001  (what is not expected is raised again)
            return failure_of(request.url, error, self._now())
        finally:
            self._asked.discard(answer)

    async def stop(self, grace: float) -> None:
        """Take no more requests, give those under way ``grace`` seconds, then end; also right after the start."""
        if self._crawl is None:
            return
        self._stopping = True
        await self._ready.wait()
        if self._asked:
            await asyncio.wait(self._asked, timeout=grace)
        self.scrapy.signals.send_catch_log(ABANDON)
        await self.scrapy.stop_async()
        await self._crawl
