"""Samples of each kind of message, to see that a channel works and how it reads; none of it is news."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.deliver.channel import Earlier, InAll, Letter
from monitor.domain.alerts import Alert, AlertKind, alert_key
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Change, FigureChange, Kind, Op, SentenceChange, Severity, TitleChange
from monitor.domain.kinship.members import Elsewhere
from monitor.domain.notices import Notice, NoticeKind
from monitor.domain.ties import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleStory:
    """A made-up story in one language: as it broke, as it was edited, and what followed."""

    outlet: str
    topic: str
    before: str
    after: str
    followup: str
    lead: str
    other: str  # an outlet that copies it …
    retitled: str  # … under this headline
    added: str
    figure: FigureChange
    sentence: SentenceChange


ENGLISH = SampleStory(
    outlet="Sample Post",
    topic="Harbour",
    before="Harbour ferry to cost 3.20 euros from May",
    after="Harbour ferry to cost 3.70 euros from May",
    followup="Council confirms the rise of ferry fares",
    lead="The city raises the fares of its harbour ferries. It is the first rise in six years.",
    other="Sample Courier",
    retitled="Ferry fares go up again",
    added="Children under six travel free of charge.",
    figure=FigureChange(before="3.20 euros", after="3.70 euros", unit="EUR", percent=15.625),
    sentence=SentenceChange(
        op=Op.REPLACE,
        before="A single crossing will cost 3.20 euros, the city said.",
        after="A single crossing will cost 3.70 euros, the city said.",
    ),
)
KOREAN = SampleStory(
    outlet="견본일보",
    topic="항구",
    before="항구 여객선 요금, 5월부터 3,200원",
    after="항구 여객선 요금, 5월부터 3,700원",
    followup="[2보] 항구 여객선 요금 인상 확정",
    lead="시가 항구 여객선 요금을 올린다. 여섯 해 만의 인상이다.",
    other="견본신문",
    retitled="여객선 요금 또 오른다",
    added="여섯 살이 안 된 어린이는 요금을 내지 않는다.",
    figure=FigureChange(before="3,200원", after="3,700원", unit="KRW", percent=15.625),
    sentence=SentenceChange(
        op=Op.REPLACE, before="편도 요금은 3,200원이라고 시가 밝혔다.", after="편도 요금은 3,700원이라고 시가 밝혔다."
    ),
)
UNREADABLE = Notice(kind=NoticeKind.UNREADABLE, about="sample", trouble="HTTP 503", looks=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A letter that shows one kind of message."""

    kind: str
    letter: Letter


def samples(now: datetime, locale: str) -> tuple[Sample, ...]:
    """Return one letter of each kind, marked as tests; the moment makes their ids new, so that each test arrives."""
    story = KOREAN if locale.startswith("ko") else ENGLISH
    new, *later, source = _alerts(now, story)
    edited, followup, *_ = later
    told_at = now - timedelta(minutes=6)
    earlier = Earlier(at=told_at, title=new.title, article=new.article, key=new.key, base=new.revision)
    others = {1: Elsewhere(outlets=5, retitled=3)}
    said = [
        Sample(kind=alert.kind.value, letter=Letter(alerts=(alert,), earlier=before, test=True))
        for alert, before in ((new, None), *((alert, earlier) for alert in later), (source, None))
    ]
    copy = Letter(alerts=(_copy(now, story),), earlier=earlier, elsewhere=others, test=True)
    gathered = Letter(alerts=(source, new, edited, followup), elsewhere=others, bundle=Bundle.DIGEST, test=True)
    return (
        *said,
        Sample(kind="copy", letter=copy),
        Sample(kind="edited-again", letter=_again(now, story, edited)),
        Sample(kind="digest", letter=gathered),
    )


def _copy(now: datetime, story: SampleStory) -> Alert:
    """Return a copy at another outlet that states another figure."""
    change = replace(_change(story), title=None, silent=None, kinds=(Kind.FIGURE,))
    copy = replace(_alert(AlertKind.FOLLOWUP, story, story.retitled, now), outlet=story.other, article=3, change=change)
    key = alert_key("a test of newsmon", None, f"copy {now.isoformat()}")
    return replace(copy, key=key, tie=Tie.COPY, severity=Severity.HIGH, against=f"“{story.before}” ({story.outlet})")


def _again(now: datetime, story: SampleStory, edited: Alert) -> Letter:
    """Return a further edit within the hour, with what it and the one before it come to."""
    before = Earlier(at=now - timedelta(minutes=6), title=edited.title, article=1, key=edited.key, base=1)
    sentence = SentenceChange(op=Op.INSERT, after=story.added)
    change = Change(kinds=(Kind.UPDATED,), severity=Severity.MEDIUM, silent=False, reason="", sentences=(sentence,))
    key = alert_key("a test of newsmon", None, f"edited again {now.isoformat()}")
    again = replace(edited, key=key, change=change, severity=Severity.MEDIUM, revision=3, previous=2)
    in_all = InAll(version=1, at=now - timedelta(minutes=8), change=_change(story))
    return Letter(alerts=(replace(again, modified=now),), earlier=before, in_all=in_all, test=True)


def _alerts(now: datetime, story: SampleStory) -> tuple[Alert, ...]:
    before = _alert(AlertKind.NEW, story, story.before, now)
    return (
        before,
        replace(
            _alert(AlertKind.EDITED, story, story.after, now),
            change=_change(story),
            severity=Severity.HIGH,
            revision=2,
            previous=1,
        ),
        replace(_alert(AlertKind.FOLLOWUP, story, story.followup, now), article=2),
        replace(
            _alert(AlertKind.REMOVED, story, story.after, now),
            severity=Severity.HIGH,
            change=_change(story),
            edited_at=now - timedelta(minutes=30),
        ),
        _alert(AlertKind.UNREACHABLE, story, story.after, now),
        _alert(AlertKind.BACK, story, story.after, now),
        replace(
            _alert(AlertKind.SOURCE, story, "sample cannot be read", now),
            notice=replace(UNREADABLE, since=now - timedelta(hours=2)),
            outlet="",
            topics=(),
            story=None,
            lead="",
        ),
    )


def _change(story: SampleStory) -> Change:
    return Change(
        kinds=(Kind.HEADLINE, Kind.FIGURE),
        severity=Severity.HIGH,
        silent=True,
        reason="a figure and the headline",
        title=TitleChange(before=story.before, after=story.after),
        figures=(story.figure,),
        sentences=(story.sentence,),
    )


def _alert(kind: AlertKind, story: SampleStory, title: str, now: datetime) -> Alert:
    return Alert(
        key=alert_key("a test of newsmon", None, f"{kind} {now.isoformat()}"),
        kind=kind,
        at=now,
        url="https://newsmon.example/sample",
        title=title,
        reason="a test of this channel",
        outlet=story.outlet,
        topics=(story.topic,),
        story=1,
        article=1,
        unseen_since=now - timedelta(minutes=1),
        seen_at=now,
        published=now - timedelta(minutes=8),
        lead=story.lead,
    )
