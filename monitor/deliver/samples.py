"""Samples of each kind of message, to see that a channel works and how it reads; none of it is news."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.deliver.channel import Bundle, Earlier, Letter
from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.changes import Change, FigureChange, Kind, Op, SentenceChange, Severity, TitleChange

BEFORE, AFTER = "Harbour ferry to cost 3.20 euros from May", "Harbour ferry to cost 3.70 euros from May"
KOREAN_BEFORE, KOREAN_AFTER = "항구 여객선 요금, 5월부터 3,200원", "항구 여객선 요금, 5월부터 3,700원"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A letter that shows one kind of message."""

    kind: str
    letter: Letter


def samples(now: datetime, locale: str) -> tuple[Sample, ...]:
    """Return one letter of each kind, marked as tests; the moment makes their ids new, so that each test arrives."""
    new, edited, followup, removed, source = _alerts(now, locale)
    earlier = Earlier(at=now - timedelta(minutes=6), title=new.title, article=new.article)
    said = [
        Sample(kind=alert.kind.value, letter=Letter(alerts=(alert,), earlier=before, test=True))
        for alert, before in ((new, None), (edited, earlier), (followup, earlier), (removed, earlier), (source, None))
    ]
    gathered = Letter(alerts=(new, edited, followup, source), bundle=Bundle.DIGEST, test=True)
    return (*said, Sample(kind="digest", letter=gathered))


def _alerts(now: datetime, locale: str) -> tuple[Alert, ...]:
    korean = locale.startswith("ko")
    before, after = (KOREAN_BEFORE, KOREAN_AFTER) if korean else (BEFORE, AFTER)
    change = _change(before, after, korean=korean)
    update = "[2보] 항구 여객선 요금 인상 확정" if korean else "Harbour ferry fares: council confirms the rise"
    return (
        _alert(AlertKind.NEW, before, now, article=1, published=now - timedelta(minutes=2)),
        _alert(
            AlertKind.EDITED,
            after,
            now,
            article=1,
            revision=2,
            previous=1,
            change=change,
            severity=Severity.HIGH,
            published=now - timedelta(minutes=2),
        ),
        _alert(AlertKind.FOLLOWUP, update, now, article=2),
        _alert(AlertKind.REMOVED, after, now, article=1, severity=Severity.HIGH),
        _notice(now),
    )


def _change(before: str, after: str, *, korean: bool) -> Change:
    figure = FigureChange(before="3,200원", after="3,700원", unit="KRW", percent=15.625)
    old, new = "새 요금은 3,200원이다.", "새 요금은 3,700원이다."
    if not korean:
        figure = FigureChange(before="3.20 euros", after="3.70 euros", unit="EUR", percent=15.625)
        old, new = "A single crossing will cost 3.20 euros.", "A single crossing will cost 3.70 euros."
    return Change(
        kinds=(Kind.HEADLINE, Kind.FIGURE),
        severity=Severity.HIGH,
        silent=True,
        reason="a figure and the headline",
        title=TitleChange(before=before, after=after),
        figures=(figure,),
        sentences=(SentenceChange(op=Op.REPLACE, before=old, after=new),),
    )


def _alert(kind: AlertKind, title: str, now: datetime, **more: object) -> Alert:
    told: dict[str, object] = {
        "key": alert_key("a test of newsmon", None, f"{kind} {now.isoformat()}"),
        "kind": kind,
        "at": now,
        "url": "https://newsmon.example/sample",
        "title": title,
        "reason": "a test of this channel",
        "outlet": "Sample",
        "story": 1,
        "unseen_since": now - timedelta(minutes=1),
        "seen_at": now,
    }
    return Alert(**(told | more))  # type: ignore[arg-type]  # fields of an alert


def _notice(now: datetime) -> Alert:
    said = {
        "en": "sample cannot be read: HTTP 503 (3 looks in a row)",
        "ko": "sample 읽기 실패: HTTP 503 (3회 연속)",
    }
    return _alert(AlertKind.SOURCE, said["en"], now, said=said, outlet="", story=None)
