"""The one long-lived crawler: takes requests one by one, and keeps what hosts ask for in one place."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol, cast

from scrapy import Request
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response

from monitor.domain.addresses.address import Address
from monitor.domain.errors import NewsmonError
from monitor.domain.pages import Failure, FailureKind, Page, PageRequest
from monitor.fetch.answers import failure_of, page_of
from monitor.fetch.downloader import ABANDON
from monitor.fetch.memory import HostMemory, Hosts, present
from monitor.fetch.policy import Policy, scrapy_settings
from monitor.fetch.refusals import AbandonedError, CrawlerStoppedError
from monitor.fetch.revisit import questions
from monitor.fetch.turns import Turns

__all__ = ["Crawler", "HostMemory"]

LAST_WAIT = 5.0  # seconds for Scrapy to end when nothing is under way any more


class Watching(Protocol):
    """What the crawler needs of its spider, which is found by name."""

    def ask(self, address: Address, headers: Mapping[str, str], answer: "asyncio.Future[Response]") -> Request:
        """Return a request whose answer goes to whoever waits for it."""
        ...


class Crawler:
    """Gets pages, politely: one Scrapy crawler, started once and fed as long as the process runs.

    ``scrapy`` is Scrapy's own crawler, for its figures; feed it through ``fetch`` alone.
    """

    def __init__(self, policy: Policy, memory: HostMemory, now: Callable[[], datetime] = present) -> None:
        self._now = now
        self._hosts = Hosts(memory, now)
        logging.getLogger("scrapy").setLevel(logging.ERROR)  # what is less is in the answers
        self._runner = AsyncCrawlerRunner(scrapy_settings(policy))
        self.scrapy = self._runner.create_crawler("watch")
        self._patience = policy.patience
        self._turns = Turns(policy.per_host)
        self._crawl: asyncio.Task[None] | None = None
        self._began: asyncio.Future[None] | None = None
        self._stopping = False
        self._asked: set[asyncio.Future[Response]] = set()

    async def start(self) -> None:
        """Start, and return when pages can be asked for; what keeps Scrapy from starting is raised."""
        loop = asyncio.get_running_loop()
        self._began = loop.create_future()
        self._crawl = self._runner.crawl(self.scrapy, hosts=self._hosts, began=self._began)
        await asyncio.wait({self._began, self._crawl}, return_when=asyncio.FIRST_COMPLETED)
        if self._crawl.done():
            self._crawl.result()
            raise NewsmonError("Scrapy ended as soon as it began")

    async def fetch(self, request: PageRequest) -> Page | Failure:
        """Return the page, or why there is none; unknown trouble is raised.

        Waits for its turn at the host. Raises ``CrawlerStoppedError`` when there is no time left for it.
        """
        if trouble := request.address.objection:
            return Failure(url=request.url, kind=FailureKind.BROKEN, reason=f"the address {trouble}", at=self._now())
        async with self._turns.at(request.address):
            return await self._ask(request)

    def believes(self, address: Address) -> bool:
        """Say whether the host of an address may be asked "changed since?"."""
        return self._hosts.of(address).lied_at is None

    def believe_no_more(self, address: Address) -> None:
        """Remember that it said "not modified" of what it had changed."""
        self._hosts.note(address, lied_at=self._now())

    async def _ask(self, request: PageRequest) -> Page | Failure:
        if self._stopping:
            raise CrawlerStoppedError(request.address)
        answer: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
        self._asked.add(answer)
        try:
            spider = cast("Watching", self.scrapy.spider)
            self.scrapy.engine.crawl(spider.ask(request.address, questions(request.validators), answer))
            async with asyncio.timeout(self._patience):
                return page_of(request.address, await answer, self._now())
        except AbandonedError as error:
            raise CrawlerStoppedError(request.address) from error
        except Exception as error:  # noqa: BLE001  (what is not expected is raised again)
            return failure_of(request.address, error, self._now())
        finally:
            self._asked.discard(answer)

    async def stop(self, grace: float) -> None:
        """Take no more requests, give those under way ``grace`` seconds, then end; also right after the start."""
        if self._crawl is None or self._began is None:
            return
        self._stopping = True
        await asyncio.wait({self._began, self._crawl}, return_when=asyncio.FIRST_COMPLETED)
        if self._asked:
            await asyncio.wait(self._asked, timeout=grace)
        self.scrapy.signals.send_catch_log(ABANDON)
        try:
            async with asyncio.timeout(LAST_WAIT):
                await self.scrapy.stop_async()
                await self._crawl
        except TimeoutError as error:
            raise NewsmonError(f"Scrapy did not end within {LAST_WAIT:g} s") from error
