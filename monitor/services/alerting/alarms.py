"""Telling what concerns newsmon itself: that it began, that a source fails, that it is back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.alerts import Alert, alert_key
from monitor.domain.looks.tracking import SourceState
from monitor.services.alerting.notices import of_ourselves
from monitor.services.alerting.telling import send_out
from monitor.services.parts import Parts
from monitor.store.store import Books

FAILURES = 3  # in a row, before a source's trouble is told
GREETED = "greeted"
MOST_NAMED = 4  # sources in one sentence
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
    name, looks = state.source.name, state.failures
    worked = f"{state.ok_at:%Y-%m-%d %H:%M} UTC" if state.ok_at else ""
    english = f"last worked {worked}" if worked else "it never worked"
    korean = f"마지막 정상 {worked}" if worked else "한 번도 읽지 못함"
    said = {
        "en": f"{name} cannot be read: {state.trouble} ({looks} looks in a row; {english})",
        "ko": f"{name} 읽기 실패: {state.trouble} ({looks}회 연속, {korean})",
    }
    return _about(state, said, f"trouble since {state.ok_at or 'the start'}", now)


def recovery(state: SourceState, now: datetime) -> Alert | None:
    """Return what is to be told of a source that is back, if its trouble was told."""
    if state.failures or not state.told_trouble:
        return None
    name = state.source.name
    said = {"en": f"{name} can be read again", "ko": f"{name} 다시 읽힘"}
    return _about(state, said, f"recovered {state.ok_at}", now)


def _about(state: SourceState, said: Mapping[str, str], what: str, now: datetime) -> Alert:
    source = state.source
    key = alert_key(f"{source.name} {source.url}", None, what)
    return of_ourselves(said, key, now, url=source.url, source=source.name)


def _is_looked_through(books: Books, states: tuple[SourceState, ...], now: datetime) -> bool:
    """Whether every source was looked at and its pages were read; on a large site nobody waits for the last one."""
    states = tuple(state for state in states if state.source.until is None or state.source.until > now)
    if not states or not all(state.checked_at for state in states):
        return False
    begun = min((state.first_checked_at for state in states if state.first_checked_at), default=now)
    return now - begun > READING or not books.entries.unread(now, 1)


def greeting(books: Books, states: tuple[SourceState, ...], now: datetime) -> Alert:
    """Return the first message of a new installation: what it found, and from when it tells."""
    failing = _some(state.source.name for state in states if state.failures)
    articles, tracked = books.articles.counts()
    said = {
        "en": (
            f"newsmon is watching {_counted(len(states), 'source')}."
            + f" Not readable yet: {failing}." * bool(failing)
            + f" It found {_counted(articles, 'article')} and follows {tracked}."
            + f" From now on ({now:%Y-%m-%d %H:%M} UTC) it tells what is new or edited."
        ),
        "ko": (
            f"newsmon이 출처 {len(states)}곳을 지켜봅니다."
            + f" 아직 읽지 못한 곳: {failing}." * bool(failing)
            + f" 기사 {articles}건을 찾았고 그중 {tracked}건을 추적합니다."
            + f" 지금부터({now:%Y-%m-%d %H:%M} UTC) 새 기사와 수정을 알립니다."
        ),
    }
    return of_ourselves(said, alert_key("newsmon", None, "greeting"), now)


def _some(names: Iterable[str]) -> str:
    """Name a few, and say how many more there are: a message has little room."""
    names = tuple(names)
    more = f" (+{len(names) - MOST_NAMED})" * (len(names) > MOST_NAMED)
    return ", ".join(names[:MOST_NAMED]) + more


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
