"""What came of a request, as a value: a page, or why there is none."""

from datetime import datetime

from OpenSSL.SSL import Error as TLSError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    ResponseDataLossError,
)
from scrapy.http import Response
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.internet.ssl import VerificationError

from monitor.domain.addresses.address import Address
from monitor.domain.pages import Failure, FailureKind, Page
from monitor.fetch.refusals import Refusal

MOST_HEADERS = 64
LONGEST_HEADER = 2_000  # characters

_NOT_CONNECTED = (DownloadConnectionRefusedError, ConnectError, ConnectionClosed)
_NOT_TRUSTED = (TLSError, VerificationError)


def page_of(asked: Address, response: Response, now: datetime) -> Page:
    """Return the page that answers for an address."""
    return Page(
        url=asked.url,
        final_url=response.url,
        status=response.status,
        headers=_headers(response),
        body=response.body,
        moved_to=response.url if response.meta.get("for_good") else "",
        fetched_at=now,
    )


def failure_of(asked: Address, error: BaseException, now: datetime) -> Failure:
    """Say in a person's words why there is no page; raise the error again when it is none that we expect."""
    if isinstance(error, Refusal):
        return Failure(url=asked.url, kind=error.kind, reason=error.reason, at=now, retry_at=error.retry_at)
    kind, reason = _reading(asked.host, error)
    return Failure(url=asked.url, kind=kind, reason=reason, at=now)


def _reading(host: str, error: BaseException) -> tuple[FailureKind, str]:
    match error:
        case CannotResolveHostError():
            return FailureKind.DNS, f"the name {host} is unknown; check its spelling, and this machine's network"
        case ResponseDataLossError():
            return FailureKind.BROKEN, f"the answer of {host} broke off before its end"
        case DownloadFailedError():
            return _broken(host, error)
        case _ if isinstance(error, _NOT_CONNECTED):
            return FailureKind.REFUSED, f"no connection to {host}: {error}"
    raise error


def _broken(host: str, error: DownloadFailedError) -> tuple[FailureKind, str]:
    causes = [failure.value for failure in getattr(error.__cause__, "reasons", ())]
    said = "; ".join(dict.fromkeys(str(cause) for cause in causes)) or str(error)
    if any(isinstance(cause, _NOT_TRUSTED) for cause in causes):
        return FailureKind.TLS, f"the certificate of {host} cannot be trusted, or TLS failed: {said}"
    if any(isinstance(cause, ConnectionClosed) for cause in causes):
        return FailureKind.REFUSED, f"{host} closed the connection without an answer"
    return FailureKind.BROKEN, f"{host} sent no proper HTTP: {said}"


def _headers(response: Response) -> dict[str, str]:
    """Return the headers with lower-case names, bounded, without cookies: we never send one back."""
    named = ((name.decode("latin-1").lower(), values) for name, values in response.headers.items())
    kept = [(name, b", ".join(values)) for name, values in named if name != "set-cookie"]
    return {name: value.decode("latin-1")[:LONGEST_HEADER] for name, value in kept[:MOST_HEADERS]}
