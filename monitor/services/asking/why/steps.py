"""The lines of an answer."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened, or did not: what it was about, when (UTC), what came of it, and why.

    ``until`` is the end of what lasted. A ``below`` step belongs to the one before it.
    """

    what: str
    said: str
    reason: str = ""
    at: datetime | None = None
    until: datetime | None = None
    below: bool = False


def counted(number: int, thing: str) -> str:
    """Count things.

    >>> counted(1, "look"), counted(2, "look")
    ('1 look', '2 looks')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
