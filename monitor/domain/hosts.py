"""What a host told us about how it wants to be visited."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What is remembered of one host (name and port) from one run to the next; times in UTC, delay in seconds."""

    name: str
    next_allowed_at: datetime | None = None  # Retry-After, or our own back-off
    delay: float | None = None  # learned, or asked for by robots.txt; can only lengthen ours
    robots: bytes | None = None
    robots_status: int | None = None  # None: it could not be fetched
    robots_at: datetime | None = None
    failures: int = 0  # in a row
    trouble: str = ""
