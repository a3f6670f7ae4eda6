"""Telling what concerns newsmon itself: that it began, that a source fails, that it is back."""

from dataclasses import replace
from datetime import datetime

from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.tracking import SourceState
from monitor.services.parts import Parts
from monitor.services.telling import send_out
from monitor.store.store import Books

FAILURES = 3  # in a row, before a source's trouble is told
GREETED = "greeted"


def see_to_alarms(parts: Parts, now: datetime) -> int:
    """Tell troubles and recoveries of sources, once each, and greet after the first look at all of them."""
    with parts.store.begin() as books:
        states = books.sources.all()
        told = sum(_told(books, parts, state, now) for state in states)
        if books.facts.get(GREETED) is None and _is_looked_through(books, states, now):
            told += send_out(books, parts.rules, greeting(books, states, now), now)
            books.facts.put(GREETED, now.isoformat())
        return told


def _told(books: Books, parts: Parts, state: SourceState, now: datetime) -> bool:
    alert = trouble(state, now) or recovery(state, now)
    if alert is None:
        return False
    books.sources.save(replace(state, told_trouble=not state.told_trouble))
    return send_out(books, parts.rules, alert, now)


def trouble(state: SourceState, now: datetime) -> Alert | None:
    """Return what is to be told of a source that fails, if it failed often enough and was not told yet."""
    if state.failures < FAILURES or state.told_trouble:
        return None
    since = "never worked" if state.ok_at is None else f"last worked {state.ok_at:%Y-%m-%d %H:%M}Z"
    said = f"{state.source.name} cannot be read: {state.trouble} ({state.failures} looks in a row; {since})"
    return _about(state, said, f"trouble since {state.ok_at or 'the start'}", now)


def recovery(state: SourceState, now: datetime) -> Alert | None:
    """Return what is to be told of a source that is back, if its trouble was told."""
    if state.failures or not state.told_trouble:
        return None
    return _about(state, f"{state.source.name} can be read again", f"recovered {state.ok_at}", now)


def _about(state: SourceState, said: str, what: str, now: datetime) -> Alert:
    source = state.source
    return Alert(
        key=alert_key(source.name, None, what),
        kind=AlertKind.SOURCE,
        at=now,
        url=source.url,
        title=said,
        reason=said,
        source=source.name,
    )


def _is_looked_through(books: Books, states: tuple[SourceState, ...], now: datetime) -> bool:
    return bool(states) and all(state.checked_at for state in states) and not books.entries.unread(now, 1)


def greeting(books: Books, states: tuple[SourceState, ...], now: datetime) -> Alert:
    """Return the first message of a new installation: what it found, and from when it tells."""
    failing = [state.source.name for state in states if state.failures]
    articles, tracked = books.articles.counts()
    trouble = f" Not readable yet: {', '.join(failing)}." if failing else ""
    said = (
        f"newsmon is watching {_counted(len(states), 'source')}.{trouble} It found {_counted(articles, 'article')} "
        f"and follows {tracked}. From now on ({now:%Y-%m-%d %H:%M} UTC) it tells what is new or edited."
    )
    return Alert(
        key=alert_key("newsmon", None, "greeting"), kind=AlertKind.SOURCE, at=now, url="", title=said, reason=said
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
