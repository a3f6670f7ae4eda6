"""Deliveries as people ask for them: what went where, what was given up, and in which threads a story is told on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, true, tuple_, update

from monitor.domain.alerts import Alert
from monitor.domain.deliveries import Attempt, Delivery, Failed, Outcome, Sent, State, Unclear
from monitor.store.book import AnyRow, Book
from monitor.store.outbox import WORDS, delivery, is_alone, open_deliveries, same_message
from monitor.store.schema import alerts, attempts, deliveries, threads
from monitor.store.values import revive

Targets = Mapping[str, tuple[str, ...]]  # of each channel

GONE = {"state": State.CANCELLED, "last_error": "its channel is no longer in the settings"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rerouted:
    """How many deliveries moved to the new name of their target, and how many have nowhere to go."""

    moved: int = 0
    cancelled: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredAlert:
    """An alert that a target took, and when."""

    at: datetime
    alert: Alert


class Deliveries(Book):
    """Deliveries by id."""

    def all(
        self, *, dead: bool = False, state: State | None = None, alert_id: int | None = None, limit: int | None = None
    ) -> tuple[Delivery, ...]:
        """Return deliveries, the oldest first: all, the dead, or those of one alert; with a ``limit`` the newest."""
        asked = State.DEAD if dead else state
        found = open_deliveries().where(
            true() if asked is None else deliveries.c.state == asked,
            true() if alert_id is None else deliveries.c.alert_id == alert_id,
        )
        newest = self._on.execute(found.order_by(deliveries.c.id.desc()).limit(limit))
        return tuple(reversed([delivery(row) for row in newest]))

    def get(self, delivery_id: int) -> Delivery | None:
        """Return one delivery, if it is there."""
        row = self._on.execute(open_deliveries().where(deliveries.c.id == delivery_id)).one_or_none()
        return None if row is None else delivery(row)

    def attempts(self, delivery_id: int) -> tuple[Attempt, ...]:
        """Return the attempts of a delivery, the first one first."""
        found = select(attempts).where(attempts.c.delivery_id == delivery_id).order_by(attempts.c.id)
        return tuple(map(_attempt, self._on.execute(found)))

    def retry(self, delivery_id: int | None, now: datetime, targets: Targets | None = None) -> int:
        """Take up again what was given up: one delivery with all that travelled in its message, or everything.

        Returns how many. With the present ``targets`` also what was cancelled because its channel was gone and is back.
        """
        one = true() if delivery_id is None else self._message_of(delivery_id)
        # Not what would only have carried an empty digest: its hour is past.
        back = and_(deliveries.c.channel.in_(list(targets or ())), deliveries.c.alert_id.is_not(None))
        cancelled = and_(deliveries.c.state == State.CANCELLED, back)
        anew = {"state": State.WAITING, "attempts": 0, "due_at": now, "last_error": ""}
        taken_up = 0
        for row in self._those(or_(deliveries.c.state == State.DEAD, cancelled), one):
            target = row.target if targets is None else self._place(row, targets)
            if target is not None:
                self._set(row, {**anew, "target": target})
                taken_up += 1
        return taken_up

    def bring_forward(self, now: datetime) -> None:
        """Let what waits for no hour of the day go out now: the clock went back. What was tried, claims see to."""
        at_once = and_(deliveries.c.state == State.WAITING, deliveries.c.attempts == 0, is_alone(deliveries))
        self._on.execute(update(deliveries).where(at_once, deliveries.c.due_at > now).values(due_at=now))

    def _message_of(self, delivery_id: int) -> ColumnElement[bool]:
        row = self._on.execute(select(deliveries).where(deliveries.c.id == delivery_id)).one_or_none()
        if row is None or not row.bundle:
            return deliveries.c.id == delivery_id
        return and_(*same_message(deliveries, row))

    def cancel_missing(self, targets: Targets) -> Rerouted:
        """Cancel what waits for channels or targets that are gone from the settings.

        A target that only has a new name (its token was changed) is not gone: what waits for it moves there.
        """
        here = tuple_(deliveries.c.channel, deliveries.c.target)
        gone = here.not_in([(channel, target) for channel, them in targets.items() for target in them])
        rows = self._those(deliveries.c.state == State.WAITING, deliveries.c.leased_until.is_(None), gone)
        moved = 0
        for row in rows:
            target = self._place(row, targets)
            self._set(row, GONE if target is None else {"target": target})
            moved += target is not None
        return Rerouted(moved=moved, cancelled=len(rows) - moved)

    def _those(self, *which: ColumnElement[bool]) -> Sequence[AnyRow]:
        return self._on.execute(select(deliveries).where(*which).order_by(deliveries.c.id)).all()

    def _place(self, row: AnyRow, targets: Targets) -> str | None:
        """Return the target that a delivery can go to: its own, or the only one of its channel without that alert."""
        there = targets.get(row.channel, ())
        if row.target in there:
            return str(row.target)
        same = and_(deliveries.c.alert_id == row.alert_id, deliveries.c.channel == row.channel)
        free = set(there).difference(self._on.scalars(select(deliveries.c.target).where(same)))
        return free.pop() if len(free) == 1 else None

    def _set(self, row: AnyRow, columns: Mapping[str, Any]) -> None:
        self._on.execute(update(deliveries).where(deliveries.c.id == row.id), dict(columns))

    def told_before(self, article: int | None, story: int, channel: str, target: str) -> DeliveredAlert | None:
        """Return what a target was told last of an article; nothing of that: what it was told first of the story."""
        sent = _SENT.where(deliveries.c.channel == channel, deliveries.c.target == target)
        of_article = sent.where(alerts.c.article_id == article)
        newest = of_article.order_by(attempts.c.finished_at.desc(), deliveries.c.id.desc())
        oldest = sent.where(deliveries.c.story_id == story).order_by(attempts.c.finished_at, deliveries.c.id)
        row = self._on.execute(newest.limit(1)).first() or self._on.execute(oldest.limit(1)).first()
        return None if row is None else DeliveredAlert(at=row.finished_at, alert=revive(Alert, row.detail))


_SENT = (
    select(attempts.c.finished_at, alerts.c.detail)
    .select_from(deliveries.join(alerts).join(attempts))
    .where(deliveries.c.state == State.SENT, attempts.c.outcome == WORDS[Sent])
)


def _attempt(row: AnyRow) -> Attempt:
    return Attempt(
        delivery_id=row.delivery_id,
        started_at=row.started_at,
        finished_at=row.finished_at,
        outcome=_outcome(row),
        letter=row.letter,
    )


def _outcome(row: AnyRow) -> Outcome:
    if row.outcome == "sent":
        return Sent(detail=row.detail)
    if row.outcome == "failed":
        return Failed(reason=row.detail, permanent=row.permanent, retry_at=row.retry_at)
    return Unclear(reason=row.detail)


class Threads(Book):
    """Threads by story and target."""

    def of(self, story: int, channel: str, target: str) -> str | None:
        """Return what the target calls the thread of a story, if one was begun there."""
        return self._on.scalar(
            select(threads.c.reference).where(
                threads.c.story_id == story, threads.c.channel == channel, threads.c.target == target
            )
        )

    def keep(self, story: int, channel: str, target: str, reference: str) -> None:
        """Keep what the target calls the thread of a story."""
        row = {"story_id": story, "channel": channel, "target": target, "reference": reference}
        self._put(threads, row, key=["story_id", "channel", "target"])
