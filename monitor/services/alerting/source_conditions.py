"""Telling what is wrong with sources that can be read, once each, and that it is over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from monitor.domain.looks.conditions import LATELY, SILENT, Condition, MisfitCount, VerdictCount, conditions, quiet
from monitor.domain.looks.tracking import SourceState
from monitor.domain.sources import SourceKind
from monitor.services.alerting.notice_alerts import condition_met, condition_over
from monitor.services.alerting.queueing import send_out
from monitor.services.parts import Parts
from monitor.store.store import Books

Met = Mapping[str, tuple[Condition, ...]]  # by the name of the source


def see_to_conditions(parts: Parts, now: datetime) -> None:
    """Tell what newly holds of sources, and what does no longer."""
    with parts.store.read() as books:
        states = books.sources.all()
        met = met_now(books, states, now)
    states = tuple(state for state in states if state.source.is_looked_at(now))
    turned = [state for state in states if {each.fault for each in met[state.source.name]} != set(state.faults)]
    if not turned:
        return
    with parts.store.begin() as books:
        for state in turned:
            _turn(books, parts, state, met[state.source.name], now)


def met_now(books: Books, states: Iterable[SourceState], now: datetime) -> Met:
    """Return what holds of each source now."""
    verdicts: dict[str, list[VerdictCount]] = defaultdict(list)
    for count in books.counts.verdicts(now - LATELY):
        verdicts[count.source].append(count)
    misfits: dict[str, list[MisfitCount]] = defaultdict(list)
    for one in books.counts.misfits(now - LATELY):
        misfits[one.source].append(one)
    return {
        name: tuple(_of_source(books, state, verdicts[name], misfits[name], now))
        for state in states
        for name in (state.source.name,)
    }


def _of_source(
    books: Books, state: SourceState, verdicts: list[VerdictCount], misfits: list[MisfitCount], now: datetime
) -> Iterable[Condition]:
    if state.source.kind is not SourceKind.PAGE:  # what a single page meets is the source's own trouble
        yield from conditions(state, verdicts, misfits)
        yield from _quiet(books, state, now)


def _quiet(books: Books, state: SourceState, now: datetime) -> Iterable[Condition]:
    if state.failures or state.new_at is None or now - state.new_at < SILENT:
        return
    found = quiet(books.entries.arrivals(state.source.name), now)
    if found is not None:
        yield found


def _turn(books: Books, parts: Parts, state: SourceState, met: Iterable[Condition], now: datetime) -> None:
    now_held = {each.fault: each for each in met}
    books.sources.save(replace(state, faults=tuple(now_held)))
    for fault, each in now_held.items():
        if fault not in state.faults:
            send_out(books, parts.rules, condition_met(state, each, now), now)
    for fault in state.faults:
        if fault not in now_held:
            send_out(books, parts.rules, condition_over(state, fault, now), now)
