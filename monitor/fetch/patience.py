"""How long a host wants to be left alone, and how slowly it wants to be asked."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
LONGEST_WAIT = timedelta(days=1)
FIRST_WAIT = timedelta(minutes=1)  # when a host says "too many requests" and not for how long
LONGEST_OWN_WAIT = timedelta(hours=1)

SLOWEST = 60.0  # seconds between two requests; more would be no reading at all
LONG = 5.0  # seconds until an answer begins; a host that takes longer is short of breath
EASED = 0.9  # of the delay is kept after each answer that came in good time


def wait_until(status: int, retry_after: str, date: str, failures: int, now: datetime) -> datetime | None:
    """Return the moment until which an answer asks us to wait; none when it does not.

    ``retry_after`` and ``date`` are the headers as sent, ``failures`` the busy answers before this one in a row.
    """
    if status not in BUSY:
        return None
    asked = _asked(retry_after.strip(), date, now)
    if asked is not None:
        return now + min(asked, LONGEST_WAIT)
    return now + _own_wait(failures) if status == HTTPStatus.TOO_MANY_REQUESTS else None


def longer(delay: float, status: int, latency: float) -> float:
    """Return the delay in seconds to keep after an answer: longer after trouble, else a little shorter.

    >>> longer(2.0, 429, 0.1), longer(2.0, 200, 9.0), longer(2.0, 200, 0.1)
    (4.0, 9.0, 1.8)
    """
    if status in BUSY:
        return min(SLOWEST, max(1.0, 2 * delay))
    if latency > LONG:
        return min(SLOWEST, max(delay, latency))
    return delay * EASED


def _asked(retry_after: str, date: str, now: datetime) -> timedelta | None:
    if retry_after.isascii() and retry_after.isdigit():
        return min(timedelta(seconds=int(retry_after[:9])), LONGEST_WAIT)
    moment = _moment(retry_after)
    if moment is None:
        return None
    # Both stamps come from the host's clock, which may be wrong.
    wait = moment - (_moment(date) or now)
    return wait if wait > timedelta(0) else None


def _own_wait(failures: int) -> timedelta:
    doubled: int = 2 ** min(failures, 10)
    return min(FIRST_WAIT * doubled, LONGEST_OWN_WAIT)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
