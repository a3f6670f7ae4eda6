"""Telling what was held: what was no wave after all, what belongs to one, and what waited its turn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.alerts import Cause
from monitor.domain.bundles import Bundle, BundleId
from monitor.domain.looks.held import LONGEST, Held, KnownWave
from monitor.domain.looks.pacing import IN
from monitor.domain.looks.waves import FEWEST, LATELY, Ripple, common, wave
from monitor.services.alerting.notice_alerts import layout_changed
from monitor.services.alerting.queueing import hold, send_out, tell_held
from monitor.services.intake.gathering import ripples_told
from monitor.services.parts import Parts
from monitor.services.rules import Rules
from monitor.store.store import Books

OTHERS = FEWEST - 1  # articles looked at since, none of which changed alike: then an edit stands for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAtOutlet:
    """An outlet whose edits wait for a moment: what came in of what may be a wave, and how much was looked at since.

    ``own`` are the ripples of what waits, by article; ``told`` those of the last minutes, and ``before``
    of the last hours; ``shared`` is what more than one edit has.
    """

    outlet: str
    waiting: tuple[Held, ...]
    own: Mapping[int, Ripple]
    told: tuple[Ripple, ...]
    before: tuple[Ripple, ...]
    shared: frozenset[str]
    looked: Mapping[str, int]

    @property
    def began_at(self) -> datetime:
        """When the first of what waits was found."""
        return min(one.since for one in self.waiting)


def release(parts: Parts, now: datetime, *, ended: bool = False) -> None:
    """Tell what was held and has waited enough; ``ended`` says that nothing more is looked at for now."""
    with parts.store.read() as books:
        due = books.held.due(now)
        outlets = [_at_outlet(books, outlet, waiting, now) for outlet, waiting in _by_outlet(books.held.momentary())]
        waves = {here.outlet: _wave(books, here, now) for here in outlets}
    if not (due or outlets):
        return
    with parts.store.begin() as books:
        for here in outlets:
            _settle(books, parts.rules, here, waves[here.outlet], now, ended=ended)
        for one in due:
            tell_held(books, parts.rules, one, now, bundle=_bundle(one, now))


def _bundle(one: Held, now: datetime) -> BundleId | None:
    """Name the message in which the edits of a wave are told together."""
    return BundleId(kind=Bundle.HELD, name=one.outlet, due_at=now) if one.cause is Cause.ALIKE else None


def _by_outlet(waiting: Iterable[Held]) -> Iterable[tuple[str, tuple[Held, ...]]]:
    groups: dict[str, list[Held]] = defaultdict(list)
    for one in waiting:
        groups[one.outlet].append(one)
    return ((outlet, tuple(group)) for outlet, group in groups.items())


def _at_outlet(books: Books, outlet: str, waiting: tuple[Held, ...], now: datetime) -> HeldAtOutlet:
    own = {one.article: one.ripple for one in waiting}
    told: list[Ripple] = []
    before: list[Ripple] = []
    for source in {one.alert.source for one in waiting}:
        told += ripples_told(books, source, now - IN, but=own)
        before += ripples_told(books, source, now - LATELY, now - IN, but=own)
    return HeldAtOutlet(
        outlet=outlet,
        waiting=waiting,
        own=own,
        told=tuple(told),
        before=tuple(before),
        shared=frozenset(common((*own.values(), *told, *before))),
        looked=books.counts.looked(min(one.since for one in waiting), outlet),
    )


def _wave(books: Books, here: HeldAtOutlet, now: datetime) -> KnownWave | None:
    """Return the wave that some of what waits belongs to."""
    ripples = (*here.own.values(), *here.told)
    if len(ripples) + len(here.before) < FEWEST:
        return None
    history = books.counts.edits_before(here.outlet, here.began_at)
    found = wave(ripples, here.looked, history, here.before)
    if found is None or not any(map(found.holds, here.own.values())):
        return None
    return KnownWave(outlet=here.outlet, wave=found, began_at=here.began_at, until=now + LONGEST)


def _settle(
    books: Books, rules: Rules, here: HeldAtOutlet, found: KnownWave | None, now: datetime, *, ended: bool
) -> None:
    """Hold the edits of a wave for longer, and tell those that stand for themselves."""
    if found is not None:
        books.waves.keep(found)
        send_out(books, rules, layout_changed(found, here.waiting[0].alert, now), now)
    for one in here.waiting:
        if found is not None and found.wave.holds(here.own[one.article]):
            reason = f"{one.alert.reason}; {found.wave.reason}"
            alert = replace(one.alert, reason=reason)
            hold(books, replace(one, cause=Cause.ALIKE, until=one.until_with(found), alert=alert))
        elif ended or one.until <= now or _stands_alone(one, here):
            tell_held(books, rules, one, now)


def _stands_alone(one: Held, here: HeldAtOutlet) -> bool:
    looked = here.looked.get(one.alert.source, 0) - 1
    return looked >= OTHERS and here.own[one.article].pieces.isdisjoint(here.shared)
