"""The step nearest to the network: keeps away from hosts that asked for it, and learns their pace."""

from datetime import datetime, timedelta
from typing import cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from monitor.domain.addresses.address import Address
from monitor.domain.hosts import Host
from monitor.domain.pages import FailureKind
from monitor.fetch.downloader import PacedDownloader
from monitor.fetch.memory import hosts_of
from monitor.fetch.patience import BUSY, LONGEST_WAIT, longer, wait_until
from monitor.fetch.refusals import Refusal


class Manners:
    """Lets requests pass when their host may be asked, and notes what each answer says about it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._hosts = hosts_of(crawler)
        self._delay = crawler.settings.getfloat("DOWNLOAD_DELAY")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Manners":
        """Build the step for a crawler whose spider knows its hosts."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse what comes before its time."""
        host = self._hosts.of(Address.of(request.url))
        until = host.next_allowed_at
        if until is not None and timedelta(0) < until - self._hosts.now() <= LONGEST_WAIT:
            reason = f"{host.name} asked to be left alone until {until:%Y-%m-%d %H:%M:%S} UTC"
            raise Refusal(FailureKind.POSTPONED, reason, retry_at=until)
        self._pace(host)

    def process_response(self, request: Request, response: Response) -> Response:
        """Note what the answer says about its host."""
        before = self._hosts.of(Address.of(request.url))
        latency = float(request.meta.get("download_latency", 0.0))
        delay = longer(max(self._delay, before.delay or 0.0), response.status, latency)
        after = self._hosts.note(
            Address.of(request.url),
            delay=delay if delay > self._delay else None,
            next_allowed_at=self._until(before, response),
            **_health(before, response),
        )
        self._pace(after)
        return response

    def _until(self, host: Host, response: Response) -> datetime | None:
        said = {name: (response.headers.get(name) or b"").decode("latin-1") for name in ("Retry-After", "Date")}
        return wait_until(response.status, said["Retry-After"], said["Date"], host.failures, self._hosts.now())

    def _pace(self, host: Host) -> None:
        downloader = cast("PacedDownloader", self._crawler.engine.downloader)
        downloader.lengthen(host.name, "learned", host.delay or 0.0)


def _health(host: Host, response: Response) -> dict[str, object]:
    if response.status in BUSY:
        return {"failures": host.failures + 1, "trouble": f"answered {response.status}"}
    return {"failures": 0, "trouble": ""}
