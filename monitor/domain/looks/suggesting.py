"""Which of what a site offers is best to watch it by, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.sources import Listing, Source

FEW = 3  # entries, below which a listing is of no use
MOSTLY = 0.8  # of the entries that state a time
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A source that may be, and what its listing held when it was tried; ``trouble`` says why it is of no use."""

    source: Source
    entries: int = 0
    dated: int = 0
    newest: datetime | None = None
    trouble: str = ""

    @classmethod
    def of(cls, source: Source, listing: Listing) -> "Suggestion":
        """Say what a listing is good for."""
        moments = [entry.published for entry in listing.entries if entry.published is not None]
        few = f"only {len(listing.entries)} entries" if len(listing.entries) < FEW and not listing.children else ""
        return cls(
            source=source,
            entries=len(listing.entries),
            dated=len(moments),
            newest=max(moments, default=None),
            trouble=listing.trouble or few,
        )

    @property
    def is_dated(self) -> bool:
        """Whether nearly all entries state when they were published."""
        return self.dated >= MOSTLY * max(self.entries, 1)

    def reason(self, now: datetime) -> str:
        """Say what is to be known of it before it is chosen."""
        if self.trouble:
            return self.trouble
        times = "all with a time" if self.is_dated else f"{self.dated} with a time"
        newest = f", the newest of {(now - self.newest) / _HOUR:.1f} hours ago" if self.newest else ""
        return f"{self.entries} entries, {times}{newest}"


def ranked(found: Iterable[Suggestion], now: datetime) -> tuple[Suggestion, ...]:
    """Put the best first: what can be read, states times, is up to date, and holds entries for long before they go."""
    return tuple(sorted(found, key=lambda one: _place(one, now)))


def _place(one: Suggestion, now: datetime) -> tuple[bool, bool, int, int]:
    behind = (now - one.newest) // _HOUR if one.newest else 0
    return bool(one.trouble), not one.is_dated, max(behind, 0), -one.entries
