"""Deliveries as people ask for them: what went where, what was given up, and the threads they belong to."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, select, true, tuple_, update

from monitor.domain.deliveries import Attempt, Delivery, Failed, Outcome, Sent, State, Unclear
from monitor.store.claims import delivery, open_deliveries
from monitor.store.schema import attempts, deliveries, threads
from monitor.store.shelf import AnyRow, Shelf


class Deliveries(Shelf):
    """Deliveries by id."""

    def deliveries(
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

    def attempts(self, delivery_id: int) -> tuple[Attempt, ...]:
        """Return the attempts of a delivery, the first one first."""
        found = select(attempts).where(attempts.c.delivery_id == delivery_id).order_by(attempts.c.id)
        return tuple(map(_attempt, self._on.execute(found)))

    def retry(self, delivery_id: int | None, now: datetime) -> int:
        """Take up again a delivery that was given up, or all of them; returns how many."""
        one = true() if delivery_id is None else deliveries.c.id == delivery_id
        row = {"state": State.WAITING, "attempts": 0, "due_at": now}
        return self._on.execute(update(deliveries).where(deliveries.c.state == State.DEAD, one).values(row)).rowcount

    def cancel_missing(self, targets: Mapping[str, tuple[str, ...]]) -> int:
        """Cancel what waits for channels or targets that are gone from the settings; returns how many deliveries."""
        there = [(channel, target) for channel, them in targets.items() for target in them]
        gone = and_(
            deliveries.c.state == State.WAITING,
            deliveries.c.leased_until.is_(None),
            tuple_(deliveries.c.channel, deliveries.c.target).not_in(there),
        )
        row = {"state": State.CANCELLED, "last_error": "its channel is no longer in the settings"}
        return self._on.execute(update(deliveries).where(gone).values(row)).rowcount

    def thread(self, story: int, channel: str, target: str) -> str | None:
        """Return what the target calls the thread of a story, if one was begun there."""
        return self._on.scalar(
            select(threads.c.reference).where(
                threads.c.story_id == story, threads.c.channel == channel, threads.c.target == target
            )
        )

    def keep_thread(self, story: int, channel: str, target: str, reference: str) -> None:
        """Keep what the target calls the thread of a story."""
        row = {"story_id": story, "channel": channel, "target": target, "reference": reference}
        self._put(threads, row, key=["story_id", "channel", "target"])


def _attempt(row: AnyRow) -> Attempt:
    return Attempt(
        delivery_id=row.delivery_id, started_at=row.started_at, finished_at=row.finished_at, outcome=_outcome(row)
    )


def _outcome(row: AnyRow) -> Outcome:
    if row.outcome == "sent":
        return Sent(detail=row.detail)
    if row.outcome == "failed":
        return Failed(reason=row.detail, permanent=row.permanent, retry_at=row.retry_at)
    return Unclear(reason=row.detail)
