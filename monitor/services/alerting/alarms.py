"""Telling what concerns newsmon itself: that it began, that a source fails, that it is back."""

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.alerts import Alert, alert_key
from monitor.domain.looks.tracking import SourceState
from monitor.domain.notices import Notice, NoticeKind
from monitor.services.alerting.notice_alerts import of_ourselves, of_source
from monitor.services.alerting.queueing import send_out
from monitor.services.parts import Parts
from monitor.store.store import Books

FAILURES = 3  # in a row, before a source's trouble is told
GREETED = "greeted"
READING = timedelta(minutes=10)  # of what the first looks found, before we greet all the same


def see_to_alarms(parts: Parts, now: datetime) -> None:
    """Tell troubles and recoveries of sources, once each, and greet after the first look at all of them."""
    with parts.store.read() as books:
        states = books.sources.all()
        greets = books.installation.get(GREETED) is None and _is_looked_through(books, states, now)
    turned = [(state, alert) for state in states if (alert := trouble(state, now) or recovery(state, now))]
    if not (turned or greets):
        return
    with parts.store.begin() as books:
        for state, alert in turned:
            books.sources.save(replace(state, told_trouble=not state.told_trouble))
            send_out(books, parts.rules, alert, now)
        if greets:
            send_out(books, parts.rules, greeting(books, states, now), now)
            books.installation.put(GREETED, now.isoformat())


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
    states = tuple(state for state in states if state.source.until is None or state.source.until > now)
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
