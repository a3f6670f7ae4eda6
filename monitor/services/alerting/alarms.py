"""Telling what concerns newsmon itself: that it began, that a source fails, that it is back."""

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.alerts import Alert, alert_key
from monitor.domain.looks.outages import Outage, is_spoken_for, outage
from monitor.domain.looks.tracking import SourceState
from monitor.domain.notices import Notice, NoticeKind
from monitor.services.alerting.notice_alerts import of_ourselves, of_source
from monitor.services.alerting.queueing import send_out
from monitor.services.parts import Parts
from monitor.store.store import Books

FAILURES = 3  # in a row, before a source's trouble is told
GREETED = "greeted"
OFFLINE = "offline since"
READING = timedelta(minutes=10)  # of what the first looks found, before we greet all the same


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
            send_out(books, parts.rules, greeting(books, states, now), now)
            books.installation.put(GREETED, now.isoformat())


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


def greeting(books: Books, states: tuple[SourceState, ...], now: datetime) -> Alert:
    """Return the first message of a new installation: what it found, and from when it tells."""
    articles, followed = books.articles.counts()
    notice = Notice(
        kind=NoticeKind.GREETING,
        names=tuple(state.source.name for state in states if state.failures),
        sources=len(states),
        articles=articles,
        followed=followed,
    )
    return of_ourselves(notice, alert_key("newsmon", None, "greeting"), now)
