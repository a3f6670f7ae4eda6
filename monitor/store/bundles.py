"""What was told lately and what waits for later, as far as it decides when something new goes out."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, delete, false, func, or_, select, type_coerce, update

from monitor.domain.alerts import Alert
from monitor.domain.bundles import Bundle, BundleId
from monitor.domain.deliveries import Plan, State
from monitor.store.alerts import planned
from monitor.store.book import Book
from monitor.store.outbox import is_alone
from monitor.store.schema import alerts, deliveries

GATHERED = (Bundle.DIGEST, Bundle.QUIET, Bundle.CATCH_UP)  # no cap counts them: they come at their time, however full


class Bundles(Book):
    """Deliveries that travel together: when they go out, and what joins them."""

    def flood_at(self, route: str, channel: str, target: str, now: datetime) -> datetime | None:
        """Return when those over the cap go out together, if a flood goes on."""
        found = select(deliveries.c.due_at).where(
            *_there(channel, target),
            deliveries.c.route == route,
            deliveries.c.state == State.WAITING,
            deliveries.c.due_at > now,
            _is(Bundle.FLOOD),
            deliveries.c.attempts == 0,
        )
        return self._on.scalar(found.limit(1))

    def messages(self, route: str, channel: str, target: str, since: datetime, until: datetime, *, most: int) -> int:
        """Count the messages that were decided on in between, up to ``most`` of them."""
        between = (alerts.c.at > since, alerts.c.at <= until)
        lately = (*_there(channel, target), deliveries.c.route == route, *between)
        counted = (*lately, deliveries.c.state.not_in([State.SILENCED, State.CANCELLED]))
        alone = _with_alerts(deliveries.c.id).where(*counted, is_alone(deliveries)).limit(most)
        gathered = or_(is_alone(deliveries), *map(_is, GATHERED))
        together = _with_alerts(deliveries.c.bundle).where(*counted, ~gathered)
        return len(self._on.execute(alone).all()) + len(self._on.execute(together.distinct().limit(most)).all())

    def group_at(self, group: str, channel: str, target: str, since: datetime) -> datetime | None:
        """Return when the newest message of a group goes, or went, out; only alerts decided on since then are asked."""
        found = _with_alerts(deliveries.c.bundle).where(
            *_there(channel, target),
            alerts.c.at >= since,
            _begins(BundleId(kind=Bundle.GROUP, name=group)),
        )
        bundle = self._on.scalar(found.order_by(deliveries.c.id.desc()).limit(1))
        return None if bundle is None else bundle.due_at

    def take_along(self, alert: Alert, channel: str, target: str, bundle: BundleId, now: datetime) -> int:
        """Send now, in this bundle, what is held back of an alert's article for a target, and what waits for its group.

        Returns how many deliveries.
        """
        of_it = deliveries.c.alert_id.in_(select(alerts.c.id).where(alerts.c.article_id == alert.article))
        of_its_group = _begins(replace(bundle, due_at=None)) if bundle.kind is Bundle.GROUP else false()
        held = (*_untouched(), *_there(channel, target), deliveries.c.due_at > now, or_(of_it, of_its_group))
        return self._on.execute(update(deliveries).where(*held).values(_in(bundle, now))).rowcount

    def gather_overdue(self, bundle: BundleId, now: datetime, due_at: datetime) -> int:
        """Let all that fell due and was never tried travel in one bundle; returns how many deliveries."""
        overdue = (*_untouched(), deliveries.c.due_at <= now)
        self._on.execute(delete(deliveries).where(*overdue, deliveries.c.alert_id.is_(None)))
        return self._on.execute(update(deliveries).where(*overdue).values(_in(bundle, due_at))).rowcount

    def gather_future(self, bundle: BundleId, now: datetime) -> None:
        """Let go out together now what was decided on at a moment that has not come: the clock went back."""
        ahead = select(alerts.c.id).where(alerts.c.at > now)
        waits = (*_untouched(), deliveries.c.due_at > now, ~is_alone(deliveries), deliveries.c.alert_id.in_(ahead))
        self._on.execute(update(deliveries).where(*waits).values(_in(bundle, now)))

    def hasten(self, bundle: BundleId, now: datetime) -> None:
        """Let a bundle go out now that was to go later."""
        self._hasten(now, deliveries.c.bundle == bundle)

    def hasten_groups(self, route: str, until: datetime, now: datetime) -> None:
        """Let what waits on a route for others of its group, no longer than ``until``, go out now."""
        self._hasten(now, deliveries.c.route == route, _is(Bundle.GROUP), deliveries.c.due_at <= until)

    def _hasten(self, now: datetime, *which: ColumnElement[bool]) -> None:
        self._on.execute(update(deliveries).where(*_untouched(), deliveries.c.due_at > now, *which).values(due_at=now))

    def carry(self, plans: Sequence[Plan]) -> None:
        """See to it that these digests go out even if nothing is told in them."""
        for plan in plans:
            self._on.execute(deliveries.insert(), planned(plan))

    def carry_no_more(self, but: Collection[str]) -> None:
        """Let no empty digest go out but of these routes; what is told in the others is told all the same."""
        empty = (*_untouched(), deliveries.c.alert_id.is_(None), deliveries.c.route.not_in(list(but)))
        self._on.execute(delete(deliveries).where(*empty))

    def is_carried(self, plan: Plan) -> bool:
        """Whether it is seen to that a digest goes out."""
        there = (*_there(plan.channel, plan.target), deliveries.c.bundle == plan.bundle)
        return self._on.scalar(select(deliveries.c.id).where(*there, deliveries.c.alert_id.is_(None))) is not None


def _with_alerts(column: ColumnElement[Any]) -> Select[Any]:
    return select(column).select_from(deliveries.join(alerts))


def _there(channel: str, target: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return deliveries.c.channel == channel, deliveries.c.target == target


def _is(kind: Bundle) -> ColumnElement[bool]:
    return _starts(f"{kind}:")


def _begins(bundle: BundleId) -> ColumnElement[bool]:
    """Say that a delivery travels in this bundle, for whatever moment."""
    return _starts(f"{bundle}:")


def _starts(beginning: str) -> ColumnElement[bool]:
    # LIKE takes upper for lower case on SQLite.
    return func.substr(type_coerce(deliveries.c.bundle, Text), 1, len(beginning)) == beginning


def _in(bundle: BundleId, due_at: datetime) -> dict[str, Any]:
    """Give another message as columns, for what was not sent in any yet."""
    return {"bundle": bundle, "message": 0, "due_at": due_at}


def _untouched() -> tuple[ColumnElement[bool], ...]:
    """Say that a delivery was never tried: it may still travel in another message."""
    waits = and_(deliveries.c.state == State.WAITING, deliveries.c.leased_until.is_(None))
    return waits, deliveries.c.attempts == 0, deliveries.c.unclear.is_(False)
