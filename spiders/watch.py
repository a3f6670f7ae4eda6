"""The spider that the daemon keeps alive: it looks for nothing itself, and hands every answer to whoever asked."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from monitor.domain.addresses.address import Address
from monitor.fetch.memory import Hosts


class Watch(Spider):
    """Waits for requests that are pushed to its engine; each carries the future of its answer."""

    name = "watch"

    def __init__(self, hosts: Hosts, began: "asyncio.Future[None]") -> None:
        super().__init__()
        self.hosts = hosts
        self._began = began

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "Watch":  # noqa: ANN401  (as Scrapy has it)
        """Build the spider, to be kept open while it has nothing to do."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.stay, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Say that the engine runs: before, it can neither be fed nor stopped; ask for nothing."""
        self._began.set_result(None)
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    def stay(self) -> None:
        """Keep the spider open."""
        raise DontCloseSpider

    def ask(self, address: Address, headers: Mapping[str, str], answer: "asyncio.Future[Response]") -> Request:
        """Return a request whose answer goes to whoever waits for it."""
        return Request(
            address.url, self.parse, headers=headers, errback=self.fail, dont_filter=True, meta={"answer": answer}
        )

    def parse(self, response: Response) -> None:
        """Hand on an answer, if somebody still waits."""
        answer: asyncio.Future[Response] = response.meta["answer"]
        if not answer.done():
            answer.set_result(response)

    def fail(self, failure: Failure) -> None:
        """Hand on what went wrong, if somebody still waits."""
        answer: asyncio.Future[Response] = failure.request.meta["answer"]  # type: ignore[attr-defined]  # Scrapy's
        if not answer.done():
            answer.set_exception(failure.value or RuntimeError("a failure without an exception"))
