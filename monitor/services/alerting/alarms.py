"""Telling what concerns newsmon itself, once each: that it began, what is wrong with a source, that it is over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.alerts import Alert, alert_key
from monitor.domain.looks.conditions import LATELY, SILENT, Condition, MisfitCount, VerdictCount, conditions, quiet
from monitor.domain.looks.outages import Outage, is_spoken_for, outage
from monitor.domain.looks.tracking import SourceState
from monitor.domain.notices import Notice, NoticeKind
from monitor.domain.sources import SourceKind
from monitor.domain.telling.listening import listeners, terms
from monitor.services.alerting.notice_alerts import condition_met, condition_over, of_ourselves, of_source
from monitor.services.alerting.queueing import send_out
from monitor.services.parts import Parts
from monitor.services.rules import Rules
from monitor.store.store import Books

FAILURES = 3  # in a row, before a source's trouble is told
GREETED = "greeted"
OFFLINE = "offline since"
READING = timedelta(minutes=10)  # of what the first looks found, before we greet all the same
Met = Mapping[str, tuple[Condition, ...]]  # by the name of the source


def see_to_alarms(parts: Parts, now: datetime) -> None:
    """Tell troubles and recoveries, once each, and greet after the first look at all sources.

    What meets most hosts at once is told as one, and what follows from it at single sources is kept back meanwhile.
    """
    with parts.store.read() as books:
        states = books.sources.all()
        greets = books.installation.get(GREETED) is None and _is_looked_through(books, states, now)
        offline = books.installation.get(OFFLINE) is not None
    network = outage(states)
    turned = () if network else [state for state in states if _turned(state, now)]
    begins = network is not None and not offline and any(trouble(state, now) for state in states)
    ends = network is None and offline
    if not (turned or greets or begins or ends):
        return
    with parts.store.begin() as books:
        if begins and network is not None:
            _tell_offline(books, parts, network, now)
        if ends:
            _tell_online(books, parts, now)
        for state in turned:
            _tell(books, parts, state, now)
        if greets:
            _greet(books, parts.rules, states, now)


def _turned(state: SourceState, now: datetime) -> Alert | None:
    return trouble(state, now) or recovery(state, now)


def _tell(books: Books, parts: Parts, state: SourceState, now: datetime) -> None:
    """Tell that a source fails or is back, unless that is told of its host by another of its sources."""
    alert, spoken_for = _turned(state, now), is_spoken_for(state, books.sources.all())
    books.sources.save(replace(state, told_trouble=not state.told_trouble))
    if alert is not None and not spoken_for:
        send_out(books, parts.rules, alert, now)


def _tell_offline(books: Books, parts: Parts, network: Outage, now: datetime) -> None:
    notice = Notice(kind=NoticeKind.OFFLINE, articles=network.hosts, of=network.of, trouble=network.trouble, since=now)
    books.installation.put(OFFLINE, now.isoformat())
    send_out(books, parts.rules, of_ourselves(notice, alert_key("newsmon", None, f"offline {now}"), now), now)


def _tell_online(books: Books, parts: Parts, now: datetime) -> None:
    began = books.installation.get(OFFLINE)
    books.installation.drop(OFFLINE)
    notice = Notice(kind=NoticeKind.ONLINE)
    send_out(books, parts.rules, of_ourselves(notice, alert_key("newsmon", None, f"online after {began}"), now), now)


def trouble(state: SourceState, now: datetime) -> Alert | None:
    """Return what is to be told of a source that fails, if it failed often enough and was not told yet."""
    if state.failures < FAILURES or state.told_trouble:
        return None
    notice = Notice(
        kind=NoticeKind.UNREADABLE,
        about=state.source.name,
        trouble=state.trouble,
        looks=state.failures,
        since=state.ok_at,
    )
    return of_source(notice, state, f"trouble since {state.ok_at or 'the start'}", now)


def recovery(state: SourceState, now: datetime) -> Alert | None:
    """Return what is to be told of a source that is back, if its trouble was told."""
    if state.failures or not state.told_trouble:
        return None
    notice = Notice(kind=NoticeKind.READABLE, about=state.source.name)
    return of_source(notice, state, f"recovered {state.ok_at}", now)


def _is_looked_through(books: Books, states: tuple[SourceState, ...], now: datetime) -> bool:
    """Whether every source was looked at and its pages were read; on a large site nobody waits for the last one."""
    states = tuple(state for state in states if state.source.is_looked_at(now))
    if not states or not all(state.checked_at for state in states):
        return False
    begun = min((state.first_checked_at for state in states if state.first_checked_at), default=now)
    return now - begun > READING or not books.entries.unread(now, 1)


def _greet(books: Books, rules: Rules, states: tuple[SourceState, ...], now: datetime) -> None:
    """Send the first message of a new installation: what it found, and to each channel what it will be told of."""
    books.installation.put(GREETED, now.isoformat())
    articles, followed = books.articles.counts()
    found = Notice(
        kind=NoticeKind.GREETING,
        names=tuple(state.source.name for state in states if state.failures),
        sources=len(states),
        articles=articles,
        followed=followed,
    )
    everybody = of_ourselves(found, "", now)
    for channel in dict.fromkeys(route.to for route in listeners(everybody, rules.routes)):
        own = [route for route in rules.routes if route.to == channel]
        notice = replace(found, about=channel, terms=terms(own))
        alert = of_ourselves(notice, alert_key("newsmon", None, f"greeting {channel}"), now)
        send_out(books, replace(rules, routes=tuple(own)), alert, now)


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
