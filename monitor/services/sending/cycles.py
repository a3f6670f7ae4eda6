"""That newsmon does its work: noted each minute, made up for after an outage, and told where nothing happened."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import structlog

from monitor.domain.routes import Route
from monitor.domain.telling.routing import carriers, catch_up_bundle
from monitor.domain.timekeeping import went_back
from monitor.services.alerting.queueing import CATCHING_UP
from monitor.services.clockwork import next_digests
from monitor.services.rules import Rules
from monitor.store.installation import ALIVE
from monitor.store.store import Books, Store

log = structlog.get_logger()

OUTAGE = timedelta(hours=1)
LONGEST = timedelta(minutes=5)  # that news found after an outage is gathered


def catch_up(store: Store, now: datetime) -> bool:
    """After more than an hour without us, let what fell due, and what is found first, be one message for each target.

    Says whether there was such an outage.
    """
    if clock_went_back(store, now):
        return False
    with store.read() as books:
        alive = books.installation.get(ALIVE)
    if alive is None or now - datetime.fromisoformat(alive) <= OUTAGE:
        return False
    until = now + LONGEST
    with store.begin() as books:
        books.installation.put(CATCHING_UP, until.isoformat())
        books.installation.put(ALIVE, now.isoformat())
        gathered = books.bundles.gather_overdue(catch_up_bundle(until), now, until)
    log.warning("back after an outage: what fell due is told together", since=alive, deliveries=gathered)
    return True


def clock_went_back(store: Store, now: datetime) -> bool:
    """Let nothing wait until the clock, if it was set back, is as late again; says whether it was."""
    with store.read() as books:
        newest = max(_stamps(books), default=now)
    if not went_back(newest, now):
        return False
    with store.begin() as books:
        books.installation.put(ALIVE, now.isoformat())
        books.sources.bring_forward(now)
        books.articles.bring_forward(now)
        books.held.bring_forward(now)
        books.waves.forget_future(now)
        books.deliveries.bring_forward(now)
        books.bundles.gather_future(catch_up_bundle(now), now)
        if (until := _catching_up(books)) is not None:
            _tell_gathered(books, until, now)
    log.warning("the clock went back: what was put off is due now", by=f"{(newest - now).total_seconds():.0f} s")
    return True


def _stamps(books: Books) -> Iterator[datetime]:
    """Yield the newest moments that only a clock can have written down: none of them lies ahead of it."""
    alive = books.installation.get(ALIVE)
    found = (alive and datetime.fromisoformat(alive), books.sources.newest_check(), books.articles.newest_check())
    return (moment for moment in found if moment)


def cycle_ended(store: Store, now: datetime) -> None:
    """Note that all work was done; once everything was looked at again after an outage, tell what was gathered."""
    clock_went_back(store, now)
    with store.begin() as books:
        books.installation.put(ALIVE, now.isoformat())
        until = _catching_up(books)
        if until is not None and _is_caught_up(books, until, now):
            _tell_gathered(books, until, now)


def nothing_more_comes(store: Store, routes: Iterable[Route], now: datetime) -> None:
    """Let go out what waits for no more than others to come: of its group, or of the first looks after an outage.

    A run that is over has gathered what there was.
    """
    with store.begin() as books:
        until = _catching_up(books)
        if until is not None:
            _tell_gathered(books, until, now)
        for route in routes:
            if route.group is not None:
                longest = max(route.group.wait, route.group.interval)
                books.bundles.hasten_groups(route.name, now + longest, now)


def _catching_up(books: Books) -> datetime | None:
    until = books.installation.get(CATCHING_UP)
    return None if until is None else datetime.fromisoformat(until)


def _tell_gathered(books: Books, until: datetime, now: datetime) -> None:
    books.installation.drop(CATCHING_UP)
    books.bundles.hasten(catch_up_bundle(until), now)


def _is_caught_up(books: Books, until: datetime, now: datetime) -> bool:
    if now >= until:
        return True
    states = (state for state in books.sources.all() if state.source.is_looked_at(now))
    looked = all(state.checked_at and state.checked_at >= until - LONGEST for state in states)
    return looked and not books.entries.unread(now, 1) and not books.articles.due(now, 1)


def carry_digests(store: Store, rules: Rules, now: datetime) -> None:
    """Let the next digest of each route that wants empty ones go out, whatever is told in it."""
    emptied = [route for route in rules.routes if route.empty]
    wanted = carriers(emptied, rules.targets, next_digests(emptied, now))
    if not wanted:
        return
    with store.read() as books:
        missing = [plan for plan in wanted if not books.bundles.is_carried(plan)]
    if missing:
        with store.begin() as books:
            books.bundles.carry(missing)
