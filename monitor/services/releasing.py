"""Telling what was kept back: what was no wave after all, what belongs to one, and what waited its turn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.alerts import AlertKind
from monitor.domain.keeping import LONGEST, Cause, Kept, KnownWave
from monitor.domain.pacing import IN
from monitor.domain.waves import FEWEST, Ripple, common, wave
from monitor.services.keeping import ripple_of
from monitor.services.notices import layout_changed
from monitor.services.parts import Parts
from monitor.services.rules import Rules
from monitor.services.telling import keep, send_out
from monitor.store.store import Books

OTHERS = FEWEST - 1  # articles looked at since, none of which changed alike: then an edit stands for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Shore:
    """An outlet whose edits wait: what of them, what was told just before, and how much was looked at since.

    ``own`` are the ripples of what waits, by article; ``shared`` is what more than one edit has.
    """

    outlet: str
    waiting: tuple[Kept, ...]
    own: Mapping[int, Ripple]
    ripples: tuple[Ripple, ...]
    shared: frozenset[str]
    looked: Mapping[str, int]


def release(parts: Parts, now: datetime, *, ended: bool = False) -> None:
    """Tell what was kept back and has waited enough; ``ended`` says that nothing more is looked at for now."""
    with parts.store.read() as books:
        everything = books.kept.all()
        if not everything:
            return
        shores = [_shore(books, outlet, waiting, now) for outlet, waiting in _by_outlet(everything)]
        waves = {shore.outlet: _wave(books, shore, now) for shore in shores}
    with parts.store.begin() as books:
        for shore in shores:
            _settle(books, parts.rules, shore, waves[shore.outlet], now, ended=ended)
        for one in everything:
            if one.cause is not Cause.MOMENT and one.until <= now:
                _tell(books, parts.rules, one, now)


def _by_outlet(everything: Iterable[Kept]) -> Iterable[tuple[str, tuple[Kept, ...]]]:
    """Return what waits for a moment only, by outlet."""
    groups: dict[str, list[Kept]] = defaultdict(list)
    for one in everything:
        if one.cause is Cause.MOMENT:
            groups[one.outlet].append(one)
    return ((outlet, tuple(waiting)) for outlet, waiting in groups.items())


def _shore(books: Books, outlet: str, waiting: tuple[Kept, ...], now: datetime) -> Shore:
    began = min(one.since for one in waiting)
    ours = {one.article for one in waiting}
    told = [
        Ripple.of(alert.article, source, alert.change)
        for source in {one.alert.source for one in waiting}
        for _, alert in books.outbox.alerts(kind=AlertKind.EDITED, source=source, since=now - IN)
        if alert.article is not None and alert.change is not None and alert.article not in ours
    ]
    own = {one.article: ripple_of(one) for one in waiting}
    ripples = (*own.values(), *told)
    return Shore(
        outlet=outlet,
        waiting=waiting,
        own=own,
        ripples=ripples,
        shared=frozenset(common(ripples)),
        looked=books.articles.looked(began, outlet),
    )


def _wave(books: Books, shore: Shore, now: datetime) -> KnownWave | None:
    if len(shore.ripples) < FEWEST:
        return None
    began = min(one.since for one in shore.waiting)
    found = wave(shore.ripples, shore.looked, books.articles.edits_before(shore.outlet, began))
    return KnownWave(outlet=shore.outlet, wave=found, began_at=began, until=now + LONGEST) if found else None


def _settle(books: Books, rules: Rules, shore: Shore, found: KnownWave | None, now: datetime, *, ended: bool) -> None:
    """Keep the edits of a wave back for longer, and tell those that stand for themselves."""
    if found is not None:
        books.kept.met(found)
        send_out(books, rules, layout_changed(found, shore.waiting[0].alert, now), now)
    for one in shore.waiting:
        if found is not None and found.wave.holds(shore.own[one.article]):
            reason = f"{one.alert.reason}; {found.wave.reason}"
            keep(books, replace(one, cause=Cause.ALIKE, until=found.until, alert=replace(one.alert, reason=reason)))
        elif ended or one.until <= now or _stands_alone(one, shore):
            _tell(books, rules, one, now)


def _stands_alone(one: Kept, shore: Shore) -> bool:
    looked = shore.looked.get(one.alert.source, 0) - 1
    return looked >= OTHERS and shore.own[one.article].pieces.isdisjoint(shore.shared)


def _tell(books: Books, rules: Rules, one: Kept, now: datetime) -> None:
    """Tell an edit that was kept back; those of a wave travel in one message."""
    late = one.cause is not Cause.MOMENT
    alert = replace(one.alert, at=now, kept_since=one.since if late else one.alert.kept_since)
    bundle = f"held:{one.outlet}:{one.until.isoformat()}" if one.cause is Cause.ALIKE else ""
    books.kept.drop(one.article)
    send_out(books, rules, alert, now, bundle=bundle)
