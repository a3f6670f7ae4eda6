"""What may be said of a page that cannot be found: unreachable, removed, or nothing yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.domain.looks.tracking import Known
from monitor.domain.looks.verdicts import Verdict, VerdictKind

FEW_LOOKS, FEW_MINUTES = 3, timedelta(minutes=15)  # enough to say, to who asks, that it cannot be reached
LOOKS, SPAN = 4, timedelta(hours=3)  # enough to call it removed
MANY = 3  # pages missing at once, before it is asked whether the outlet as a whole is in trouble


class Certainty(StrEnum):
    """How sure it is that an article was taken down."""

    UNSURE = "unsure"
    UNREACHABLE = "unreachable"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """What is to be said of an article that cannot be found, and why."""

    certainty: Certainty
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """How the outlet's other pages did since an article was first missed; ``missing`` leaves out those removed before.

    ``alone`` says that the outlet has no other page that we look at, nor a listing; ``shown`` that its newest
    listing still holds the article.
    """

    answered: int = 0
    missing: int = 0
    listed: bool = False  # the source of the article gave its listing since
    alone: bool = False
    shown: bool = False


def absence(known: Known, verdict: Verdict, now: datetime, neighbours: Neighbours) -> Absence:
    """Say how sure it is with this look that an article was taken down.

    Hosts answer 404 for minutes, and for many pages at once, and mean nothing by it: several looks
    must fail, over hours, while the outlet's other pages answer.
    """
    if verdict.kind is not VerdictKind.GONE or known.removed:
        return _unsure(verdict.reason)
    # A look of another kind in between (an outage, a wall) begins the count anew.
    again = known.verdict is VerdictKind.GONE and known.gone_since is not None
    looks, since = (known.failures + 1, known.gone_since or now) if again else (1, now)
    if looks < FEW_LOOKS or now - since < FEW_MINUTES:
        return _unsure(verdict.reason)
    if trouble := _of_the_outlet(neighbours):
        return _unsure(f"{verdict.reason}; {trouble}")
    if looks < LOOKS or now - since < SPAN:
        reason = f"unreachable since {since:%Y-%m-%d %H:%M}Z, unconfirmed: {verdict.reason}"
        return Absence(certainty=Certainty.UNREACHABLE, reason=reason)
    return Absence(
        certainty=Certainty.REMOVED,
        reason=f"not found since {since:%Y-%m-%d %H:%M}Z, in {looks} looks: {verdict.reason}",
    )


def _unsure(reason: str) -> Absence:
    return Absence(certainty=Certainty.UNSURE, reason=reason)


def _of_the_outlet(neighbours: Neighbours) -> str:
    """Say why a missing page is the outlet's trouble rather than the article's end; empty when it is not."""
    missing = neighbours.missing + 1
    if missing >= MANY and missing > neighbours.answered:
        return f"{missing} pages of the outlet are missing at once, {neighbours.answered} answer"
    if not (neighbours.answered or neighbours.listed or neighbours.alone):
        return "nothing else of the outlet answered since"
    return ""
