"""The way to the network: Scrapy's, with a guard at every connection and an end when we stop."""

import asyncio

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError
from scrapy.http import Response

from monitor.fetch.downloader import ABANDON


class GuardedHandler(HTTP11DownloadHandler):
    """Fetches over HTTP and TLS."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._abandoned = False
        self._under_way: set[asyncio.Task[Response]] = set()
        crawler.signals.connect(self.abandon, signal=ABANDON)

    def abandon(self) -> None:
        """Break off what is under way, and begin nothing more."""
        self._abandoned = True
        for task in self._under_way:
            task.cancel()

    async def download_request(self, request: Request) -> Response:
        """Return the answer to a request, or raise what Scrapy raises."""
        if self._abandoned:
            raise DownloadCancelledError
        task = asyncio.ensure_future(super().download_request(request))
        self._under_way.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            if not self._abandoned:
                raise
            # Scrapy waits for ever for a request that was cancelled.
            raise DownloadCancelledError from None
        finally:
            self._under_way.discard(task)
