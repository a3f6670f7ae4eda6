"""Why a request goes no further, said where it is found and answered where it was asked."""

from datetime import datetime

from scrapy.exceptions import IgnoreRequest

from monitor.domain.addresses.address import Address
from monitor.domain.errors import StoppedError
from monitor.domain.pages import FailureKind


class Refusal(IgnoreRequest):
    """A request goes no further, for a reason that belongs in its answer."""

    def __init__(self, kind: FailureKind, reason: str, retry_at: datetime | None = None) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.retry_at = retry_at


class AbandonedError(Exception):
    """A request was broken off because the crawler stops."""


class CrawlerStoppedError(StoppedError):
    """The crawler was stopped before there was an answer: nothing is known of the page."""

    def __init__(self, address: Address) -> None:
        super().__init__("newsmon is stopping; the page was not fetched", to=address.url)
