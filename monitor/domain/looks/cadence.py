"""How often something is looked at: sources by their own rhythm, articles by their age."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.looks.removal import FEW_MINUTES, SPAN
from monitor.domain.looks.tracking import Known, SourceState, Unread
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.sources import Recheck, Source, SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """When to look again, in UTC (none: not again), and why then."""

    at: datetime | None
    reason: str


# An edit comes in any minute with a chance that falls as the wording ages, about as one over its age: as many come in
# the first ten minutes as in the rest of the hour, or of the day. So looks that each are a share of the age apart have
# all the same chance to find one. What this catches and costs is measured by tests/benchmarks/lives.py.
SHARE = 7  # looks are a seventh of the age of the newest wording apart …
CLOSEST = timedelta(seconds=90)  # … no less, for manners' sake …
WIDEST = timedelta(days=1)  # … and no more
RESTS_AFTER = timedelta(days=14)  # what stood for so long is left alone

# An article that no topic matches may gain one: it is looked at so long after it was first seen, the likeliest first.
UNTRACKED = tuple(timedelta(minutes=minutes) for minutes in (10, 60, 25, 4, 40, 15, 120, 6))

OLD = timedelta(days=1)
OLD_EVERY = timedelta(minutes=5)  # at most: a page that changes at every look must not be asked each minute for weeks
REMOVED_EVERY = timedelta(hours=1)  # at most: it may come back

GIVE_UP_AFTER = timedelta(days=2)  # since it was listed
FIRST_RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=1)
_DOUBLINGS = 12  # by then a second has grown to the longest wait
_CONFIRMING = 3  # so many failed looks come quickly, to learn whether there is an article
BY_SCHEDULE = "by its schedule"
PAUSED = "paused by `newsmon sources pause`"
AT_OWN_PACE = 3  # failures in a row after which a source is asked in its own rhythm; most outages end by then
# After an article was first missed it is looked for at these moments at least: the looks that are needed
# to say that it cannot be reached, and those to call it removed, whatever its age.
MISSING = (FEW_MINUTES / 3, FEW_MINUTES, SPAN / 3, SPAN)
MISSING_BUT_LISTED = (timedelta(minutes=1), *MISSING)  # more likely a fault than an end


def after_failure(failures: int, now: datetime) -> datetime:
    """Return when to try again after so many failures in a row: doubling, never later than in an hour."""
    return now + _doubled(FIRST_RETRY, failures - 1)


def _doubled(span: timedelta, times: int) -> timedelta:
    """Return a span that was doubled so often, an hour at most."""
    return min(span * (1 << min(max(times, 0), _DOUBLINGS)), LONGEST_RETRY)


def next_try(unread: Unread, now: datetime) -> Next:
    """Say when to try again to read an entry that gave no article: for two days, at last once an hour."""
    if now - unread.listed_at >= GIVE_UP_AFTER:
        return Next(at=None, reason=f"no article in {GIVE_UP_AFTER.days} days")
    return Next(at=after_failure(unread.tries + 1, now), reason="gave no article yet")


def next_check(state: SourceState, now: datetime, *, scheduled: datetime) -> Next:
    """Say when to check a source again; ``scheduled`` is the next moment of its own rhythm.

    A few failures change nothing of its rhythm; after more of them it is asked ever more seldom, at last once an hour.
    """
    if state.retired:
        return Next(at=None, reason="no longer in the settings")
    if state.source.paused:
        return Next(at=None, reason=PAUSED)
    if state.source.until is not None and state.source.until <= now:
        return Next(at=None, reason=f"watched until {state.source.until:%Y-%m-%d %H:%M}Z")
    retry = now + _doubled(scheduled - now, state.failures - AT_OWN_PACE)
    if retry > scheduled:
        return Next(at=retry, reason=f"failed {state.failures} times in a row, so later than its schedule")
    if scheduled <= now:
        return Next(at=now, reason="overdue")
    return Next(at=scheduled, reason=BY_SCHEDULE)


def next_look(known: Known, source: Source, now: datetime, *, listed: bool = True, shown: bool = False) -> Next:
    """Say when to look at a tracked article again.

    ``listed`` tells whether its source lists it now and looks at it then; ``shown`` that the newest listing holds
    an article that cannot be found.
    """
    if source.paused and source.kind is SourceKind.PAGE:
        return Next(at=None, reason=PAUSED)
    if source.until is not None and source.until <= now:
        return Next(at=None, reason=f"watched until {source.until:%Y-%m-%d %H:%M}Z")
    if not known.tracked:
        return _untracked(known, source, now)
    if source.recheck is Recheck.ALWAYS and listed:
        return Next(at=None, reason="read whenever its source is checked")
    by_age = _by_ladder(known, now)
    return _sooner_if_missing(by_age, known, now, MISSING_BUT_LISTED if shown else MISSING)


def listed_otherwise(known: Known, now: datetime) -> Next:
    """Say when to look at an article of which its listing says something else than before.

    At once, but no more often than at any article of its age: what a listing says may change at every look.
    """
    age = now - _newest_wording(known)
    if age >= RESTS_AFTER:
        return Next(at=known.next_check_at, reason=f"unchanged for {RESTS_AFTER.days} days")
    soonest = max(now, (known.checked_at or now) + _by_age(age))
    planned = known.next_check_at
    return Next(at=min(soonest, planned) if planned else soonest, reason="its listing says something else")


def _untracked(known: Known, source: Source, now: datetime) -> Next:
    moments = sorted(known.first_seen_at + span for span in UNTRACKED[: source.untracked_looks])
    at = next((moment for moment in moments if moment > now), None)
    return Next(
        at=at, reason="not tracked: no topic matches it" + ("; it may gain one while it is young" if at else "")
    )


def _sooner_if_missing(by_age: Next, known: Known, now: datetime, moments: Sequence[timedelta]) -> Next:
    """Look for a missing article in time to say so; by its age it may be looked at once a day."""
    if known.gone_since is None or known.removed or known.verdict is not VerdictKind.GONE or by_age.at is None:
        return by_age
    since = known.gone_since
    at = next((since + moment for moment in moments if since + moment > now), by_age.at)
    reason = f"not found since {since:%H:%M}Z; may be called unreachable at {since + FEW_MINUTES:%H:%M}Z"
    reason += f", removed at {since + SPAN:%H:%M}Z"
    return Next(at=min(at, by_age.at), reason=reason)


def _by_ladder(known: Known, now: datetime) -> Next:
    age = now - _newest_wording(known)
    if age >= RESTS_AFTER:
        return Next(at=None, reason=f"unchanged for {RESTS_AFTER.days} days")
    if 0 < known.failures <= _CONFIRMING:
        return Next(at=after_failure(known.failures, now), reason="the last look found no article")
    every, reason = _every(known, age, now)
    if known.failures:
        return Next(at=max(now + every, after_failure(known.failures, now)), reason="still no article there")
    return Next(at=now + every, reason=reason)


def _every(known: Known, age: timedelta, now: datetime) -> tuple[timedelta, str]:
    by_age = _by_age(age)
    if known.removed:
        return max(by_age, REMOVED_EVERY), "removed; it may come back"
    if now - known.first_seen_at > OLD and by_age < OLD_EVERY:
        return OLD_EVERY, "changed lately, though first seen long ago"
    return by_age, f"its wording is {_spoken(age)} old"


def _by_age(age: timedelta) -> timedelta:
    return min(max(age / SHARE, CLOSEST), WIDEST)


def _newest_wording(known: Known) -> datetime:
    return max(known.first_seen_at, known.changed_at or known.first_seen_at)


def _spoken(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    if minutes < 60:  # noqa: PLR2004  # minutes of an hour
        return _counted(minutes, "minute")
    return _counted(minutes // 60, "hour") if span < OLD else _counted(span.days, "day")


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
