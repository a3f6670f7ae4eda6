"""What came of a request, as a value: a page, or why there is none."""

from datetime import datetime

from scrapy.http import Response

from monitor.domain.pages import Failure, Page
from monitor.fetch.refusals import Refusal

MOST_HEADERS = 64
LONGEST_HEADER = 2_000  # characters


def page_of(url: str, response: Response, now: datetime) -> Page:
    """Return the page that answers for an address."""
    return Page(
        url=url,
        final_url=response.url,
        status=response.status,
        headers=_headers(response),
        body=response.body,
        fetched_at=now,
    )


def failure_of(url: str, error: Exception, now: datetime) -> Failure:
    """Say in a person's words why there is no page; raise the error again when it is none that we expect."""
    if isinstance(error, Refusal):
        return Failure(url=url, kind=error.kind, reason=error.reason, at=now, retry_at=error.retry_at)
    raise error


def _headers(response: Response) -> dict[str, str]:
    """Return the headers with lower-case names, bounded, without cookies: we never send one back."""
    named = ((name.decode("latin-1").lower(), values) for name, values in response.headers.items())
    kept = [(name, b", ".join(values)) for name, values in named if name != "set-cookie"]
    return {name: value.decode("latin-1")[:LONGEST_HEADER] for name, value in kept[:MOST_HEADERS]}
