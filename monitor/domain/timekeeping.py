"""What a clock may do: be put right by a little, or be set."""

from datetime import datetime, timedelta

STEP = timedelta(minutes=1)  # by which a clock may be put right without anything waiting for long


def went_back(before: datetime, now: datetime) -> bool:
    """Whether a clock that said ``before`` was set back since: what was planned by it holds no more.

    >>> went_back(datetime(2026, 3, 3, 12), now=datetime(2026, 3, 1, 12))
    True
    """
    return before - now > STEP
