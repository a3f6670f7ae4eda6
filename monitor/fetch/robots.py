"""The step that asks for robots.txt, and keeps to it.

Scrapy's keeps the first answer for ever, takes a failure for a permission, and forgets it all at the end.
"""

import asyncio
from collections import defaultdict
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import cast
from urllib.parse import urljoin

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from monitor.domain.addresses.address import Address
from monitor.domain.hosts import Host
from monitor.domain.pages import Failure, FailureKind
from monitor.fetch.answers import failure_of
from monitor.fetch.downloader import PacedDownloader
from monitor.fetch.memory import hosts_of
from monitor.fetch.patience import LONGEST_WAIT, SLOWEST
from monitor.fetch.policy import AGENT
from monitor.fetch.refusals import Refusal
from monitor.fetch.robots_rules import RobotsRules, rules_for

FRESH = timedelta(hours=24)  # the longest that RFC 9309 allows
TRY_AGAIN = timedelta(minutes=2)  # after no answer, or one that speaks of the host's own trouble
_NEVER_ASKED = frozenset({FailureKind.POSTPONED, FailureKind.FORBIDDEN})
LARGEST = 512 * 1024  # bytes; the RFC asks for 500 KiB at least


def is_fresh(host: Host, now: datetime) -> bool:
    """Say whether what we know of a host's robots.txt still holds."""
    if host.robots_at is None:
        return False
    age = now - host.robots_at
    return timedelta(0) <= age < (FRESH if _answered(host) else TRY_AGAIN)  # asked in the future: the clock went back


def _answered(host: Host) -> bool:
    return host.robots_status is not None and host.robots_status < HTTPStatus.INTERNAL_SERVER_ERROR


class Robots:
    """Lets requests pass that robots.txt allows; asks for it when it is unknown or stale."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._hosts = hosts_of(crawler)
        self._rules: dict[str, tuple[bytes, RobotsRules]] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        crawler.signals.connect(_cut, signal=signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Robots":
        """Build the step for a crawler whose spider knows its hosts."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuse what robots.txt forbids, and everything while it cannot be known."""
        if request.meta.get("for_robots"):
            return
        address = Address.of(request.url)
        host = await self._asked(address)
        if host.robots is None:
            raise _unknown(host, host.robots_at or self._hosts.now())
        self._keep_to(host, host.robots, address)

    def process_response(self, request: Request, response: Response) -> Response:
        """Leave a host alone that asks for longer between two requests than we wait in line, for a day at most."""
        address = Address.of(request.url)
        host = self._hosts.of(address)
        if request.meta.get("for_robots") or not host.robots:
            return response
        asked = self._parsed(host.name, host.robots).delay
        if asked > SLOWEST:
            until = self._hosts.now() + timedelta(seconds=min(asked, LONGEST_WAIT.total_seconds()))
            self._hosts.note(address, next_allowed_at=max(until, host.next_allowed_at or until))
        return response

    async def _asked(self, address: Address) -> Host:
        host = self._hosts.of(address)
        async with self._locks[host.name]:
            host = self._hosts.of(address)
            return host if is_fresh(host, self._hosts.now()) else await self._ask(address)

    async def _ask(self, address: Address) -> Host:
        try:
            response = await self._crawler.engine.download_async(_question(address))
        except Exception as error:  # noqa: BLE001  (what is not expected is raised again)
            return self._unanswered(address, failure_of(address, error, self._hosts.now()))
        return self._noted(address, response)

    def _unanswered(self, address: Address, failure: Failure) -> Host:
        """Note that there was no answer; the last good one holds while there is no better one."""
        if failure.kind is FailureKind.REDIRECTS:
            return self._note(address, HTTPStatus.FOUND, "", body=b"")  # sent around without end counts as having none
        if failure.kind in _NEVER_ASKED:
            raise Refusal(failure.kind, failure.reason, failure.retry_at)
        host = self._note(address, None, failure.reason)
        if host.robots is None:
            raise Refusal(failure.kind, failure.reason, self._hosts.now() + TRY_AGAIN)
        return host

    def _noted(self, address: Address, response: Response) -> Host:
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return self._note(address, response.status, f"robots.txt answered {response.status}")
        found = HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES
        return self._note(address, response.status, "", body=response.body[:LARGEST] if found else b"")

    def _note(self, address: Address, status: int | None, trouble: str, *, body: bytes | None = None) -> Host:
        robots = self._hosts.of(address).robots if body is None else body
        now = self._hosts.now()
        return self._hosts.note(address, robots=robots, robots_status=status, robots_at=now, trouble=trouble)

    def _keep_to(self, host: Host, robots: bytes, address: Address) -> None:
        rules = self._parsed(host.name, robots)
        ruling = rules.ruling(address)
        if not ruling.allowed:
            reason = f"not allowed by robots.txt of {host.name} (line {ruling.line})"
            raise Refusal(FailureKind.ROBOTS, reason)
        wish = rules.delay if rules.delay <= SLOWEST else 0.0  # for longer, the host is left alone after each answer
        cast("PacedDownloader", self._crawler.engine.downloader).lengthen(host.name, "robots", wish)

    def _parsed(self, name: str, robots: bytes) -> RobotsRules:
        known = self._rules.get(name)
        if known is None or known[0] != robots:
            known = self._rules[name] = (robots, rules_for(AGENT, robots))
        return known[1]


def _question(address: Address) -> Request:
    return Request(
        urljoin(address.url, "/robots.txt"),
        NO_CALLBACK,
        priority=1_000,  # the pages of the host wait for it
        headers={"Accept-Encoding": "identity"},  # its beginning must be readable alone
        meta={"for_robots": True, "download_maxsize": 0},
    )


def _unknown(host: Host, asked_at: datetime) -> Refusal:
    retry_at = asked_at + TRY_AGAIN
    kind = FailureKind.REFUSED if host.robots_status is None else FailureKind.ROBOTS
    reason = f"what {host.name} allows is unknown ({host.trouble}); asked again after {retry_at:%H:%M:%S} UTC"
    return Refusal(kind, reason, retry_at=retry_at)


def _cut(data: bytes, request: Request) -> None:
    """End the download of a robots.txt that is long enough."""
    if request.meta.get("for_robots"):
        request.meta["read"] = request.meta.get("read", 0) + len(data)
        if request.meta["read"] > LARGEST:
            raise StopDownload(fail=False)
