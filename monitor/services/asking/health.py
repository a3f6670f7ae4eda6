"""How sources are doing, for those who ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.alerts import Cause
from monitor.domain.looks.conditions import LATELY, Condition, Tally
from monitor.domain.looks.held import Held
from monitor.domain.looks.tracking import SourceState
from monitor.domain.notices import Fault, NoticeKind
from monitor.services.alerting.conditions import met_now
from monitor.store.store import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """A source, how much it lists, what the newest looks at its articles came to, and what holds of it now."""

    state: SourceState
    listed: int
    tallies: tuple[Tally, ...]
    holds: tuple[Condition, ...]


def healths(books: Books, now: datetime) -> tuple[Health, ...]:
    """Return how each source is doing, by the looks of the day before the newest one."""
    states = books.sources.all()
    now = max((state.checked_at for state in states if state.checked_at), default=now)
    tallies = books.counts.verdicts(now - LATELY)
    met = met_now(books, states, now)
    held = [one for one in books.held.all() if one.cause is Cause.ALIKE]
    return tuple(
        Health(
            state=state,
            listed=len(books.entries.present(state.source.name)),
            tallies=tuple(tally for tally in tallies if tally.source == state.source.name),
            holds=(*met[state.source.name], *_held([one for one in held if one.alert.source == state.source.name])),
        )
        for state in states
    )


def _held(kept: Sequence[Held]) -> Iterator[Condition]:
    """Say that edits of a source wait, for many articles changed alike."""
    if kept:
        until = min(one.until for one in kept)
        reason = f"{len(kept)} articles changed alike; their edits are told together at {until:%H:%M}Z"
        yield Condition(fault=Fault(kind=NoticeKind.HELD), since=min(one.since for one in kept), reason=reason)
