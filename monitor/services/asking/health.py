"""How newsmon stands in a few numbers, and how its sources are doing: by their last looks, and by what holds now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.addresses.address import Address
from monitor.domain.alerts import Cause
from monitor.domain.deliveries import State
from monitor.domain.entering import Token
from monitor.domain.looks.cadence import PAUSED, Next, next_check
from monitor.domain.looks.conditions import LATELY, Condition
from monitor.domain.looks.held import Held
from monitor.domain.looks.tracking import SourceState
from monitor.domain.notices import Fault, NoticeKind
from monitor.domain.views import Overview, SourceView
from monitor.services.alerting.alarms import met_now
from monitor.services.clockwork import scheduled
from monitor.store.installation import ALIVE
from monitor.store.store import Books

STOPPED = timedelta(minutes=5)  # without a sign of life; one is given each minute in which all work is done


def overview(books: Books) -> Overview:
    """Count articles and deliveries, and name the sources that cannot be read."""
    articles, followed = books.articles.counts()
    return Overview(
        articles=articles,
        followed=followed,
        waiting=len(books.deliveries.all(state=State.WAITING)),
        given_up=len(books.deliveries.all(dead=True)),
        troubled=tuple(state for state in books.sources.all() if state.trouble),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """How watching goes, in a line: so many sources of those looked at are read, ``last`` is when one was.

    ``stopped_at`` is the last sign of life of a newsmon that gave none for too long.
    """

    read: int
    sources: int
    last: datetime | None
    stopped_at: datetime | None


def pulse(books: Books, now: datetime) -> Pulse:
    """Say how watching goes."""
    states = [state for state in books.sources.all() if state.source.is_looked_at(now)]
    last = max((state.ok_at for state in states if state.ok_at), default=None)
    alive = books.installation.get(ALIVE)
    signs = [at for at in (datetime.fromisoformat(alive) if alive else None, last) if at]
    return Pulse(
        read=sum(state.ok_at is not None and not state.trouble for state in states),
        sources=len(states),
        last=last,
        stopped_at=max(signs) if signs and now - max(signs) > STOPPED else None,
    )


def sources(books: Books, now: datetime) -> tuple[SourceView, ...]:
    """Return how each source is doing, by the looks of the day before the newest one."""
    states = books.sources.all()
    now = max((state.checked_at for state in states if state.checked_at), default=now)
    verdicts = books.counts.verdicts(now - LATELY)
    met = met_now(books, states, now)
    held = [one for one in books.held.all() if one.cause is Cause.ALIKE]
    liars = {host.name: host.lied_at for host in books.hosts.all() if host.lied_at}
    return tuple(
        SourceView(
            state=state,
            upcoming=upcoming(state),
            listed=len(books.entries.present(state.source.name)),
            verdicts=tuple(count for count in verdicts if count.source == state.source.name),
            holds=(
                *met[state.source.name],
                *_held([one for one in held if one.alert.source == state.source.name]),
                *_disbelieved(liars.get(Address.of(state.source.url).host)),
            ),
        )
        for state in states
    )


def guests(books: Books) -> tuple[Token, ...]:
    """Return everybody who may come to the page, by name."""
    return books.tokens.all()


def upcoming(state: SourceState) -> Next:
    """Say when a source is looked at next, as it was planned after its newest look, and why then."""
    due, looked = state.next_check_at, state.checked_at
    if state.source.paused:
        return Next(at=None, reason=PAUSED)
    if due is None or looked is None:
        return Next(at=due, reason="not looked at yet" if looked is None else "not again")
    planned = next_check(state, looked, scheduled=scheduled(state.source, looked))
    if planned.at is not None and due > planned.at:
        return Next(at=due, reason="the host asked for so long a wait")
    return Next(at=due, reason=planned.reason if due == planned.at else "its rhythm changed")


def _disbelieved(since: datetime | None) -> Iterator[Condition]:
    """Say that a host is asked for everything each time."""
    if since:
        reason = "its host said “not modified” of what it had changed, and is not asked that any more"
        yield Condition(fault=Fault(kind=NoticeKind.DISBELIEVED), since=since, reason=reason)


def _held(kept: Sequence[Held]) -> Iterator[Condition]:
    """Say that edits of a source wait, for many articles changed alike."""
    if kept:
        until = min(one.until for one in kept)
        reason = f"{len(kept)} articles changed alike; their edits are told together at {until:%H:%M}Z"
        yield Condition(fault=Fault(kind=NoticeKind.HELD), since=min(one.since for one in kept), reason=reason)
