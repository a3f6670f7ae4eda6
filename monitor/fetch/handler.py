"""The way to the network: Scrapy's, with a guard at every connection and an end when we stop."""

import asyncio
from collections.abc import Sequence
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, _ScrapyAgent
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.interfaces import IReactorPluggableNameResolver
from twisted.web.client import Agent
from zope.interface import implementer  # type: ignore[import-untyped]  # ships no types

from monitor.domain.addresses.address import Address
from monitor.domain.pages import FailureKind
from monitor.fetch.connections import BoundedFactory
from monitor.fetch.downloader import ABANDON
from monitor.fetch.guard import exempt, port_refusal, refusal
from monitor.fetch.refusals import AbandonedError, Refusal


class GuardedHandler(HTTP11DownloadHandler):
    """Fetches over HTTP and TLS."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = BoundedFactory  # noqa: SLF001  (as Scrapy sets its own)
        self._allow_hosts = crawler.settings.getlist("ALLOW_HOSTS")
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
            raise AbandonedError
        task = asyncio.ensure_future(self._download(request))
        self._under_way.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            if not self._abandoned:
                raise
            # Scrapy waits for ever for a request that was cancelled; one that failed it counts as done.
            raise AbandonedError from None
        finally:
            self._under_way.discard(task)

    async def _download(self, request: Request) -> Response:
        # As Scrapy has it, but for the agent, which Scrapy offers no way to choose.
        agent = _GuardedAgent(
            allow_hosts=self._allow_hosts,
            contextFactory=self._contextFactory,
            pool=self._pool,
            maxsize=self._default_maxsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
        )
        try:
            with wrap_twisted_exceptions():
                return await maybe_deferred_to_future(agent.download_request(request))
        except DownloadCancelledError as error:
            # Scrapy itself breaks off a download for its size alone.
            limit = f"{self._default_maxsize / 2**20:g} MiB"
            raise Refusal(FailureKind.TOO_LARGE, f"the answer is larger than {limit}") from error
        except DownloadTimeoutError as error:
            limit = f"{request.meta['download_timeout']:g} s"
            raise Refusal(
                FailureKind.TIMEOUT, f"{Address.of(request.url).host} gave no whole answer within {limit}"
            ) from error


class _GuardedAgent(_ScrapyAgent):
    """Makes its connections through a guarded reactor, and never through a proxy."""

    def __init__(self, *, allow_hosts: Sequence[str], **kwargs: Any) -> None:  # noqa: ANN401  (Scrapy's own)
        super().__init__(**kwargs)
        self._allow_hosts = allow_hosts

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        # The reactor is chosen at run time; importing it earlier would choose another one.
        from twisted.internet import reactor  # noqa: PLC0415

        guarded = _GuardedReactor(reactor, Address.of(request.url).parts.hostname or "", self._allow_hosts)
        return Agent(guarded, self._contextFactory, connectTimeout=timeout, pool=self._pool)  # type: ignore[no-untyped-call]  # Twisted lacks types here


@implementer(IReactorPluggableNameResolver)
class _GuardedReactor:
    """The reactor as one request sees it: each address is judged when it is connected to, as it is.

    Judging names or addresses any earlier would leave time for them to change, and other spellings
    of an address to slip through.
    """

    def __init__(self, reactor: Any, name: str, allow_hosts: Sequence[str]) -> None:  # noqa: ANN401  (many interfaces)
        self._reactor = reactor
        self._name = name
        self._allow_hosts = allow_hosts

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever the reactor has)
        return getattr(self._reactor, name)

    def connectTCP(self, host: str, port: int, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N802  (Twisted's)
        """Connect to an IP address, or raise ``Refusal``."""
        reason = "" if exempt(self._name, port, self._allow_hosts) else refusal(host) or port_refusal(port)
        if reason:
            name = f"[{self._name}]" if ":" in self._name else self._name
            way_out = f"if it may be read, add {name}:{port} to fetch.allow_hosts"
            raise Refusal(FailureKind.FORBIDDEN, f"address not allowed: {reason}; {way_out}")
        return self._reactor.connectTCP(host, port, *args, **kwargs)
