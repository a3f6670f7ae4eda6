"""What becomes of a delivery after one more try."""

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.deliveries import Delivery, Failed, Outcome, Sent, State, Unclear

MAX_ATTEMPTS = 30  # with the waits below about a day: longer than most outages, shorter than the news is worth

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
NOT_AGAIN = "the outcome is unclear, and the channel is told at most once; not sent again"
_DOUBLINGS = 10  # by then the longest wait is reached
_STEPS = 16  # into which deliveries are spread, so that not all knock at the same moment


def backoff(attempts: int, delivery_id: int = 0) -> timedelta:
    """Return how long to wait after so many attempts: doubling, never past an hour.

    The id takes up to a fifth off, always the same for one delivery, so that the waits of a
    delivery never shrink and those of many deliveries drift apart.

    >>> backoff(1), backoff(3), backoff(99)
    (datetime.timedelta(seconds=10), datetime.timedelta(seconds=40), datetime.timedelta(seconds=3600))
    """
    doublings = min(max(attempts, 1) - 1, _DOUBLINGS)
    wait = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
    return wait - wait * (delivery_id % _STEPS) / (5 * _STEPS)


def settle(delivery: Delivery, outcome: Outcome, now: datetime, *, at_most_once: bool = False) -> Delivery:
    """Return the delivery as it stands after one more attempt that ended at ``now``.

    To a channel that is told ``at_most_once`` nothing is sent again that may have arrived.
    """
    tried = replace(delivery, attempts=delivery.attempts + 1)
    match outcome:
        case Sent():
            return replace(tried, state=State.SENT, last_error="")
        case Failed(reason=reason, permanent=True):
            return replace(tried, state=State.DEAD, last_error=reason)
        case Failed(reason=reason, retry_at=retry_at):
            return _once_more(tried, reason, now, retry_at)
        case Unclear(reason=reason) if at_most_once:
            return replace(tried, unclear=True, state=State.DEAD, last_error=f"{reason}: {NOT_AGAIN}")
        case Unclear(reason=reason):
            return _once_more(replace(tried, unclear=True), reason, now, None)


def _once_more(tried: Delivery, reason: str, now: datetime, retry_at: datetime | None) -> Delivery:
    if tried.attempts >= MAX_ATTEMPTS:
        return replace(tried, state=State.DEAD, last_error=f"{reason} (given up after {tried.attempts} attempts)")
    due_at = now + backoff(tried.attempts, tried.id)
    if retry_at is not None:
        due_at = max(due_at, min(retry_at, now + LONGEST_WAIT))
    return replace(tried, state=State.WAITING, due_at=due_at, last_error=reason)
