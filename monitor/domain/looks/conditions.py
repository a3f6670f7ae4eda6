"""What is wrong with a source though it can be read: its articles come to nothing, or it moved, or went quiet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from monitor.domain.looks.removal import MANY
from monitor.domain.looks.tracking import SourceState
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.notices import Fault, NoticeKind

LOOKS = 3  # that failed, or that were sent on, before anything is said
LATELY = timedelta(days=1)
GAPS = 10  # arrivals that show how long a source is usually quiet …
SPAN = timedelta(days=8)  # … over a weekend at least
SILENT = timedelta(hours=12)  # no source is called quiet before


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictCount:
    """How many followed articles of a source came to one verdict at their newest look, after how many such looks.

    ``unsure`` is of how many the reading stays in doubt.
    """

    source: str
    verdict: VerdictKind
    articles: int
    looks: int = 0
    since: datetime | None = None
    reason: str = ""
    unsure: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MisfitCount:
    """How many articles of an outlet its profile fits, how many it does not, and why."""

    outlet: str
    source: str
    misfits: int
    fits: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A fault of a source, as long as it holds, and what shows it."""

    fault: Fault
    articles: int = 0
    of: int = 0
    since: datetime | None = None
    reason: str = ""
    hours: int = 0  # that it was quiet before, at most


def conditions(
    state: SourceState, verdicts: Sequence[VerdictCount], misfits: Iterable[MisfitCount] = ()
) -> Iterator[Condition]:
    """Return what is wrong with a source, from what its looks of the last day came to."""
    yield from (met for count in verdicts if (met := _failing(count, verdicts)))
    yield from (met for one in misfits if (met := _misfitting(one)))
    if state.moved_looks >= LOOKS:
        fault = Fault(kind=NoticeKind.SENT_ON, detail=state.moved_to)
        yield Condition(fault=fault, reason=f"its address sends on to {state.moved_to} for good")


def quiet(arrivals: Sequence[datetime], now: datetime) -> Condition | None:
    """Say that a source lists nothing new for more than twice as long as it ever did; ``arrivals`` oldest first.

    Its history must span more than a week, for many sources rest over the weekend.
    """
    moments = sorted(set(arrivals))
    if len(moments) < GAPS or moments[-1] - moments[0] < SPAN:
        return None
    longest = max(later - earlier for earlier, later in pairwise(moments))
    rest = now - moments[-1]
    if rest < max(SILENT, 2 * longest):
        return None
    hours = round(longest / timedelta(hours=1))
    reason = f"it was never quiet for more than {hours} hours before"
    return Condition(fault=Fault(kind=NoticeKind.QUIET), since=moments[-1], reason=reason, hours=hours)


def _failing(count: VerdictCount, verdicts: Iterable[VerdictCount]) -> Condition | None:
    """Say that most articles of a source come to nothing; a few that are missing are removals, and told as such."""
    if count.verdict is VerdictKind.ARTICLE or count.looks < LOOKS:
        return None
    answering = sum(other.articles for other in verdicts if other.verdict is VerdictKind.ARTICLE)
    enough = MANY if count.verdict is VerdictKind.GONE else 1
    if count.articles < enough or count.articles <= answering:
        return None
    total = sum(other.articles for other in verdicts)
    fault = Fault(kind=NoticeKind(count.verdict))
    return Condition(fault=fault, articles=count.articles, of=total, since=count.since, reason=count.reason)


def _misfitting(one: MisfitCount) -> Condition | None:
    if one.misfits < LOOKS or one.misfits <= one.fits:
        return None
    fault = Fault(kind=NoticeKind.LAYOUT, detail=one.outlet)
    return Condition(fault=fault, articles=one.misfits, of=one.misfits + one.fits, reason=one.reason)
