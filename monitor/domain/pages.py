"""Documents as they were fetched, and the ways in which fetching fails."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from http import HTTPStatus

from monitor.domain.addresses.address import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a host gave us to ask "changed since?" with, exactly as it was sent."""

    etag: str = ""
    last_modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """A page that is to be fetched; without validators it is asked for in full."""

    url: str
    validators: Validators = Validators()

    @property
    def address(self) -> Address:
        """Where it is asked for."""
        return Address.of(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document as fetched; ``headers`` have lower-case names, ``body`` is unpacked, ``fetched_at`` is in UTC.

    ``moved_to`` is where the address moved for good: every redirect on the way there said so.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    moved_to: str = ""
    fetched_at: datetime

    @property
    def asked(self) -> Address:
        """Where it was asked for."""
        return Address.of(self.url)

    @property
    def address(self) -> Address:
        """Where it stands: where the host led us, else where it was asked for."""
        return Address.of(self.final_url or self.url)

    @property
    def not_modified(self) -> bool:
        """Whether the host answered that nothing changed since our validators."""
        return self.status == HTTPStatus.NOT_MODIFIED

    @property
    def ok(self) -> bool:
        """Whether the host sent the page that was asked for."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def digest(self) -> str:
        """What names its bytes, so that equal ones need no reading."""
        return sha256(self.body).hexdigest()

    @property
    def validators(self) -> Validators:
        """What to ask with the next time."""
        return Validators(etag=self.headers.get("etag", ""), last_modified=self.headers.get("last-modified", ""))


class FailureKind(StrEnum):
    """Why there is no page."""

    TIMEOUT = "timeout"
    DNS = "dns"
    REFUSED = "refused"  # no connection, or it broke
    TLS = "tls"
    ROBOTS = "robots"
    FORBIDDEN = "forbidden"  # an address that newsmon must not connect to
    TOO_LARGE = "too-large"
    REDIRECTS = "redirects"
    POSTPONED = "postponed"  # the host asked us to wait
    BROKEN = "broken"  # an answer that is no HTTP, or an address that is no address


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A fetch that gave no page, in words a person can act on."""

    url: str
    kind: FailureKind
    reason: str
    at: datetime
    retry_at: datetime | None = None
