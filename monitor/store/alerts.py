"""Alerts: only ever appended, each of them once."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, true

from monitor.domain.alerts import Alert, AlertKind, Handled
from monitor.domain.changes import Severity
from monitor.domain.deliveries import Plan, State
from monitor.domain.errors import StoreError
from monitor.store.book import Book
from monitor.store.schema import alert_topics, alerts, attempts, deliveries, handled
from monitor.store.values import plain, revive


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which alerts about articles are wanted: of some kinds (none: all), on a topic, edits of some severity at least.

    ``open``: only those that nobody handled. ``small``: in place of edits of that severity those below it.
    """

    kinds: frozenset[AlertKind] = frozenset()
    topic: str | None = None
    severity: Severity = Severity.NONE
    open: bool = False
    small: bool = False


class Alerts(Book):
    """Alerts by id, and by the key that makes each of them unique."""

    def add(self, alert: Alert, plans: Sequence[Plan]) -> bool:
        """Keep an alert with its deliveries; ``False`` when it is kept already, and then nothing is added.

        The deliveries of a silenced alert are kept for the record and go nowhere.
        """
        fresh = self._insert(alerts).on_conflict_do_nothing(index_elements=["key"]).returning(alerts.c.id)
        alert_id = self._on.execute(fresh, _columns(alert)).scalar_one_or_none()
        if alert_id is None:
            return False
        for topic in dict.fromkeys(alert.topics):
            self._on.execute(alert_topics.insert(), {"alert_id": alert_id, "topic": topic})
        for plan in plans:
            once = self._insert(deliveries).on_conflict_do_nothing()
            self._on.execute(once, planned(plan, alert_id, alert.story, alert.silenced))
        return True

    def has(self, key: str) -> bool:
        """Whether an alert of that key is kept."""
        return self._on.scalar(select(alerts.c.id).where(alerts.c.key == key)) is not None

    def get(self, alert_id: int) -> Alert:
        """Return an alert that is there."""
        detail = self._on.scalar(select(alerts.c.detail).where(alerts.c.id == alert_id))
        if detail is None:
            raise StoreError("there is no such alert", to=f"alert {alert_id}")
        return revive(Alert, detail)

    def all(
        self,
        *,
        kind: AlertKind | None = None,
        kinds: Collection[AlertKind] = (),
        topic: str | None = None,
        source: str | None = None,
        story: int | None = None,
        article: int | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        told_nobody: bool = False,
        limit: int | None = None,
    ) -> tuple[tuple[int, Alert], ...]:
        """Return alerts with their ids, the oldest first: of one kind, or of any of ``kinds``, and so on.

        With ``told_nobody`` only those that went to nobody and wait for nobody; with a ``limit`` the newest so many.
        """
        asked = {alerts.c.kind: kind, alerts.c.source: source, alerts.c.story_id: story, alerts.c.article_id: article}
        found = select(alerts.c.id, alerts.c.detail).where(
            *(column == want for column, want in asked.items() if want is not None),
            alerts.c.kind.in_(sorted(kinds)) if kinds else true(),
            true() if topic is None else alerts.c.id.in_(_on_topic(topic)),
            true() if since is None else alerts.c.at >= since,
            true() if until is None else alerts.c.at < until,
            alerts.c.id.not_in(_TOLD) if told_nobody else true(),
        )
        newest = self._on.execute(found.order_by(alerts.c.id.desc()).limit(limit))
        return tuple(reversed([(row.id, revive(Alert, row.detail)) for row in newest]))

    def latest(self, wanted: Wanted, limit: int, *, below: int | None = None) -> tuple[tuple[int, Alert], ...]:
        """Return alerts about articles with their ids, the newest first; ``below``: only those before that one."""
        found = select(alerts.c.id, alerts.c.detail).where(*_wanted(wanted), _below(below))
        newest = self._on.execute(found.order_by(alerts.c.id.desc()).limit(limit))
        return tuple((row.id, revive(Alert, row.detail)) for row in newest)

    def count(self, wanted: Wanted, *, below: int | None = None, above: int = 0) -> int:
        """Count alerts about articles: those before one, and after one."""
        found = select(func.count()).select_from(alerts).where(*_wanted(wanted), _below(below), alerts.c.id > above)
        return self._on.scalar(found) or 0

    def by_topic(self, since: datetime | None) -> dict[str, int]:
        """Count the alerts about articles since an instant by topic."""
        newer = true() if since is None else alerts.c.at > since
        counted = select(alert_topics.c.topic, func.count().label("alerts")).join_from(alert_topics, alerts)
        rows = self._on.execute(counted.where(newer, _ABOUT_ARTICLES).group_by(alert_topics.c.topic))
        return {row.topic: row.alerts for row in rows}

    def keyed(self, beginning: str) -> tuple[int, ...]:
        """Return the alerts whose key begins so."""
        found = select(alerts.c.id).where(alerts.c.key.startswith(beginning, autoescape=True))
        return tuple(self._on.scalars(found.order_by(alerts.c.id)))

    def in_message(self, beginning: str) -> tuple[int, ...]:
        """Return the alerts that travelled in the message whose id begins so."""
        found = (
            select(deliveries.c.alert_id)
            .join_from(deliveries, attempts)
            .where(attempts.c.letter.startswith(beginning, autoescape=True), deliveries.c.alert_id.is_not(None))
        )
        return tuple(self._on.scalars(found.distinct().order_by(deliveries.c.alert_id)))


class HandledAlerts(Book):
    """What was done with alerts, by their keys."""

    def keep(self, one: Handled) -> None:
        """Keep that an alert is dealt with, in place of what was noted before."""
        self._put(handled, asdict(one), key=["alert_key"])

    def reopen(self, alert_key: str) -> bool:
        """Take it back; says whether there was anything to take back."""
        return bool(self._on.execute(delete(handled).where(handled.c.alert_key == alert_key)).rowcount)

    def of(self, keys: Collection[str]) -> dict[str, Handled]:
        """Return what was done with these alerts, by their keys."""
        found = self._on.execute(select(handled).where(handled.c.alert_key.in_(sorted(keys))))
        return {row["alert_key"]: Handled(**row) for row in found.mappings()}


_ABOUT_ARTICLES = alerts.c.kind != AlertKind.SOURCE


def _wanted(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    edited = alerts.c.kind == AlertKind.EDITED
    yield _ABOUT_ARTICLES
    if wanted.kinds:
        yield alerts.c.kind.in_(sorted(wanted.kinds))
    if wanted.topic is not None:
        yield alerts.c.id.in_(_on_topic(wanted.topic))
    if wanted.small:
        yield and_(edited, alerts.c.severity < wanted.severity)
    elif wanted.severity > Severity.NONE:
        yield or_(~edited, alerts.c.severity >= wanted.severity)
    if wanted.open:
        yield alerts.c.key.not_in(select(handled.c.alert_key))


def _below(alert_id: int | None) -> ColumnElement[bool]:
    return true() if alert_id is None else alerts.c.id < alert_id


_TOLD = select(deliveries.c.alert_id).where(
    deliveries.c.alert_id.is_not(None), deliveries.c.state.in_([State.SENT, State.WAITING])
)


def _on_topic(topic: str) -> Select[tuple[int]]:
    return select(alert_topics.c.alert_id).where(alert_topics.c.topic == topic)


def _columns(alert: Alert) -> dict[str, Any]:
    return {
        "key": alert.key,
        "kind": alert.kind,
        "at": alert.at,
        "url": alert.url,
        "title": alert.title,
        "reason": alert.reason,
        "source": alert.source,
        "outlet": alert.outlet,
        "severity": int(alert.severity),
        "story_id": alert.story,
        "article_id": alert.article,
        "revision": alert.revision,
        "detail": plain(alert),
    }


def planned(plan: Plan, alert_id: int | None = None, story: int | None = None, silenced: str = "") -> dict[str, Any]:
    """Give a delivery that is to be made as columns."""
    return {
        "alert_id": alert_id,
        "story_id": story,
        "channel": plan.channel,
        "target": plan.target,
        "route": plan.route,
        "reason": silenced or plan.reason,
        "bundle": None if silenced else plan.bundle,
        "message": 0,
        "state": State.SILENCED if silenced else State.WAITING,
        "attempts": 0,
        "due_at": plan.due_at,
        "unclear": False,
        "fence": 0,
        "last_error": "",
    }
