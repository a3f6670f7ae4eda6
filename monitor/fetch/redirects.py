"""The step that follows redirects.

Scrapy's lets odd targets through or fails on them, and cannot tell a circle from a long way.
"""

from urllib.parse import urljoin

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from w3lib.url import safe_url_string

from monitor.domain.addresses.address import Address
from monitor.domain.pages import FailureKind
from monitor.fetch.refusals import Refusal

_STATUSES = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})


class Redirects:
    """Follows redirects to web addresses, a few times, and never in a circle."""

    def __init__(self, most: int) -> None:
        self._most = most

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Redirects":
        """Build the step with the limit of the settings."""
        return cls(crawler.settings.getint("REDIRECT_MAX_TIMES"))

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Return the answer, or the request that it points to."""
        if response.status not in _STATUSES:
            return response
        passed = (*request.meta.get("hops", ()), request.url)
        there = target(Address.of(request.url), response.headers.get("Location") or b"")
        if there in passed:
            raise Refusal(FailureKind.REDIRECTS, f"redirected in a circle, back to {there}")
        if len(passed) > self._most:
            raise Refusal(FailureKind.REDIRECTS, f"redirected more than {self._most} times, at last to {there}")
        again = request.replace(url=there, dont_filter=True, priority=request.priority + 1)
        again.meta["hops"] = passed
        again.meta["for_good"] = request.meta.get("for_good", True) and response.status in _FOR_GOOD
        return again


def target(address: Address, location: bytes) -> str:
    """Return the address that a redirect points to; raises ``Refusal`` when it is none.

    >>> target(Address("https://news.example/a/b"), b"../c")
    'https://news.example/c'
    """
    if not location.strip():
        raise Refusal(FailureKind.REDIRECTS, "redirected without saying where to")
    try:
        there = safe_url_string(urljoin(address.url, safe_url_string(location)))
    except ValueError as error:
        raise Refusal(FailureKind.REDIRECTS, f"redirected to what is no address: {error}") from error
    if trouble := Address.of(there).objection:
        raise Refusal(FailureKind.REDIRECTS, f"redirected to {there[:200]}, which {trouble}")
    return there
