"""What a host told us about how it wants to be visited."""

from dataclasses import dataclass, replace
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
    lied_at: datetime | None = None  # it said "not modified" of what it had changed: never asked that again

    def set_back(self, before: datetime, now: datetime) -> "Host":
        """Return the host as it stands after the clock was set back from ``before``: its wait ends as soon as it would.

        >>> noon, later = datetime(2026, 3, 1, 12), datetime(2026, 3, 3, 12)
        >>> Host(name="a", next_allowed_at=datetime(2026, 3, 3, 13)).set_back(later, noon).next_allowed_at
        datetime.datetime(2026, 3, 1, 13, 0)
        """
        until, asked = self.next_allowed_at, self.robots_at
        return replace(
            self,
            next_allowed_at=now + (until - before) if until and until > before else until,
            robots_at=min(asked, now) if asked else None,
        )
