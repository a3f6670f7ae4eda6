"""How often the edits of one article are told: a text that changes every minute must not ring every minute."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from monitor.domain.changes import Severity

AT_ONCE = 3  # edits told at once …
IN = timedelta(minutes=15)  # … within so long
WAITS = (timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=1))  # since the last one told, after that


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEdit:
    """An edit of an article that was told, and whether its article's pace had kept it back."""

    at: datetime
    paced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DueTelling:
    """When an edit is told, and why then."""

    at: datetime
    reason: str


def turn(told: Sequence[ToldEdit], severity: Severity, now: datetime) -> DueTelling:
    """Say when an edit found now is told; ``told`` are the article's edits that were, the oldest first.

    Three edits within a quarter of an hour are told at once. Those that follow wait until ten minutes,
    then thirty, then an hour have passed since the last one told, and are told together as the net
    change; once the article rests for so long, all begins anew. What weighs high never waits.
    """
    if severity is Severity.HIGH:
        return DueTelling(at=now, reason="at once: it weighs high")
    waits = len(list(takewhile(lambda edit: edit.paced, reversed(told))))
    if not waits and sum(now - edit.at < IN for edit in told) < AT_ONCE:
        return DueTelling(at=now, reason="at once")
    due = told[-1].at + WAITS[min(waits, len(WAITS) - 1)]
    if due <= now:
        return DueTelling(at=now, reason="at once: the article rested")
    return DueTelling(at=due, reason=f"changes so often that edits are told together, next at {due:%Y-%m-%d %H:%M}Z")
