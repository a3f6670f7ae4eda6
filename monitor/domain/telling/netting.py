"""What several alerts of one article come to when they are told together: its net change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from hashlib import sha256

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Change, Comparison, Finding, Kind, Severity
from monitor.domain.matches.topic_changes import TopicChange
from monitor.domain.notices import NoticeKind

WORDINGS = frozenset({AlertKind.NEW, AlertKind.EDITED})  # a follow-up was weighed against its story, and stands

READING = (NoticeKind.UNREADABLE, NoticeKind.READABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Alerts of one article, the oldest first, that each tell of its wording; at least two."""

    alerts: tuple[Alert, ...]

    @property
    def first(self) -> Alert:
        """The alert before which the reader knew what stands in its ``previous`` revision, or nothing."""
        return self.alerts[0]

    @property
    def last(self) -> Alert:
        """The alert of the newest wording."""
        return self.alerts[-1]

    @property
    def begins(self) -> bool:
        """Whether the article is new to the reader."""
        return self.first.kind is AlertKind.NEW


def runs(alerts: Iterable[Alert]) -> tuple[Run, ...]:
    """Return the runs among alerts that are told together."""
    of_article: dict[int, list[Alert]] = {}
    for alert in alerts:
        if alert.article is not None and alert.kind in WORDINGS:
            of_article.setdefault(alert.article, []).append(alert)
    return tuple(Run(alerts=tuple(each)) for each in of_article.values() if len(each) > 1)


def net(run: Run, comparison: Comparison | None) -> Alert | None:
    """Return the one alert that a run comes to; none where that cannot be told, and each is told as it is.

    ``comparison`` is of the last wording with the one that the reader knew. An article that was new is told as
    new, in its newest state. What was changed and changed back is told as that: it could be seen in between.
    """
    if run.begins:
        return _newest(run)
    if comparison is None or comparison.finding is Finding.TECHNICAL:
        return None
    if comparison.finding is Finding.NONE:
        return _undone(run)
    return None if comparison.change is None else _changed(run, comparison.change)


def of_sources(alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    """Return one notice for all sources of a message that cannot be read, and one for those that can be again.

    What counts is how each source stood at the end; a notice that stands alone is told as it is.
    """
    told_of: dict[str, list[Alert]] = {}
    for alert in alerts:
        if alert.notice is not None and alert.notice.kind in READING:
            told_of.setdefault(alert.notice.about, []).append(alert)
    ends = [(each[-1].notice, each) for each in told_of.values()]
    groups = ([each for end, each in ends if end and end.kind is kind] for kind in READING)
    return tuple(_of_several(group) for group in groups if sum(map(len, group)) > 1)


def _of_several(sources: Sequence[Sequence[Alert]]) -> Alert:
    alerts = sorted((alert for each in sources for alert in each), key=lambda alert: alert.at)
    names = tuple(each[-1].notice.about for each in sources if each[-1].notice)
    last = max((each[-1] for each in sources), key=lambda alert: alert.at)
    notice = last.notice
    if notice is not None and len(names) > 1:
        notice = replace(notice, about="", names=names, sources=len(names))
    keys = tuple(alert.key for alert in alerts)
    return replace(last, key=_digest(keys), sums=keys, url="", source="", notice=notice)


def told(alerts: Sequence[Alert], nets: Iterable[Alert]) -> tuple[Alert, ...]:
    """Return alerts as they are told together: a net stands where the last of those stood that it sums up."""
    place = {alert.key: at for at, alert in enumerate(alerts)}
    at_end = {max(one.sums, key=place.__getitem__): one for one in nets}
    summed = {key for one in at_end.values() for key in one.sums}
    return tuple(at_end.get(each.key, each) for each in alerts if each.key in at_end or each.key not in summed)


def _newest(run: Run) -> Alert:
    edits = sum(alert.steps for alert in run.alerts[1:])
    return replace(
        _summed(run),
        kind=AlertKind.NEW,
        severity=run.first.severity,
        previous=None,
        change=None,
        entered=(),
        left=(),
        seen_at=run.first.seen_at,
        steps=1,
        reason=f"{run.first.reason}; edited {edits} times before it was told",
    )


def _changed(run: Run, change: Change) -> Alert:
    one = _summed(run)
    severity = Severity.HIGH if one.entered or one.left else change.severity
    return replace(one, change=change, severity=severity, reason=change.reason)


def _undone(run: Run) -> Alert:
    """Tell the last step, which took back what the others had done."""
    change = run.last.change
    if change is not None and Kind.REVERT not in change.kinds:
        change = replace(change, kinds=(Kind.REVERT, *change.kinds), reverts_to=run.first.previous)
    reason = f"changed and changed back: as it was in version {run.first.previous}"
    return replace(_summed(run), change=change, previous=run.last.previous, steps=1, reason=reason)


def _summed(run: Run) -> Alert:
    """Return the last alert as one that stands for all."""
    keys = tuple(alert.key for alert in run.alerts)
    topics = reduce(TopicChange.then, (TopicChange(entered=each.entered, left=each.left) for each in run.alerts))
    return replace(
        run.last,
        key=_digest(keys),
        sums=keys,
        previous=run.first.previous,
        steps=sum(alert.steps for alert in run.alerts),
        entered=topics.entered,
        left=topics.left,
        unseen_since=run.first.unseen_since,
        topics=tuple(dict.fromkeys(topic for alert in run.alerts for topic in alert.topics)),
        held_since=None,
    )


def _digest(keys: Sequence[str]) -> str:
    return sha256("\n".join(keys).encode()).hexdigest()[:32]
