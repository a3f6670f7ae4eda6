"""Alerts to tell, made up for tests."""

from datetime import UTC, datetime
from typing import Any

from monitor.deliver.channel import Letter, Readership
from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.changes import Change, FigureChange, Kind, Op, SentenceChange, Severity, TitleChange

SEOUL = "Asia/Seoul"
KOREAN = Readership(locale="ko", zone=SEOUL)


def at(hour: int, minute: int) -> datetime:
    """A moment of 23 January 2026 in Seoul."""
    return datetime(2026, 1, 23, hour - 9, minute, tzinfo=UTC)


EDIT = Change(
    kinds=(Kind.HEADLINE, Kind.FIGURE),
    severity=Severity.HIGH,
    silent=False,
    reason="one figure and the headline",
    title=TitleChange(
        before="소프트뱅크, 스타게이트에 3,200억 달러 투자", after="소프트뱅크, 스타게이트에 3,700억 달러 투자"
    ),
    figures=(FigureChange(before="3,200억", after="3,700억 달러", unit="USD", percent=15.625),),
    sentences=(
        SentenceChange(
            op=Op.REPLACE,
            before="소프트뱅크는 이 사업에 3,200억 달러를 넣는다고 23일 밝혔다.",
            after="소프트뱅크는 이 사업에 3,700억 달러를 넣는다고 23일 밝혔다.",
        ),
        SentenceChange(op=Op.INSERT, after="다른 회사도 참여를 살피고 있다."),
    ),
)


def an_alert(kind: AlertKind = AlertKind.NEW, **more: Any) -> Alert:  # noqa: ANN401  # any field of an alert
    """A Korean article of a small paper, told for the given reason."""
    told: dict[str, Any] = {
        "key": alert_key("https://news.example/a/1", 1, f"{kind}{more.get('title', '')}{more.get('revision', '')}"),
        "kind": kind,
        "at": at(16, 57),
        "url": "https://news.example/a/1",
        "title": "소프트뱅크, 스타게이트에 3,200억 달러 투자",
        "reason": f"{kind}, matches Stargate, SoftBank",
        "outlet": "새벽일보",
        "topics": ("Stargate", "SoftBank"),
        "story": 1,
        "unseen_since": at(16, 50),
        "seen_at": at(16, 57),
        "published": at(16, 50),
        "lead": "소프트뱅크가 스타게이트 사업에 돈을 넣는다. 회장은 기자회견을 열었다.",
    }
    return Alert(**(told | more))


def an_edit(**more: Any) -> Alert:  # noqa: ANN401  # any field of an alert
    """The same article with another figure in body and headline, as its publisher admits."""
    change = more.pop("change", EDIT)
    told = {"title": EDIT.title.after if EDIT.title else "", "severity": change.severity, "modified": at(16, 57)}
    return an_alert(AlertKind.EDITED, change=change, **(told | more))


def a_letter(*alerts: Alert, **more: Any) -> Letter:  # noqa: ANN401  # any field of a letter
    """A letter with these alerts, or with a new article."""
    return Letter(alerts=alerts or (an_alert(),), **more)


def one_of_each() -> tuple[Alert, ...]:
    """One alert of each kind, with a correction and a silent edit among them."""
    correction = Change(
        kinds=(Kind.CORRECTION,),
        severity=Severity.HIGH,
        silent=False,
        reason="a notice",
        notice="바로잡습니다. 앞선 기사의 금액을 고쳤습니다.",
    )
    silent = Change(kinds=(Kind.FIGURE,), severity=Severity.HIGH, silent=True, reason="a figure", figures=EDIT.figures)
    return (
        an_alert(),
        an_edit(revision=2),
        an_edit(revision=3, change=silent, modified=None),
        an_edit(revision=4, change=correction),
        an_alert(AlertKind.FOLLOWUP, title="[2보] 소프트뱅크, 투자 확정", reason="follows story 1: 2보"),
        an_alert(AlertKind.REMOVED, severity=Severity.HIGH),
        an_alert(
            AlertKind.SOURCE,
            title="saebyeok has listed nothing new for 9 hours",
            lead="It usually lists an article every 20 minutes.",
            url="https://news.example/feed",
            topics=(),
            story=None,
        ),
    )
