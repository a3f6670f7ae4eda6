"""Taking deliveries in hand, and settling them.

A claim is a lease with a number, the fence: whoever sends holds the delivery until the lease ends,
and an answer that comes with an older fence settles nothing any more.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Text,
    and_,
    exists,
    func,
    or_,
    select,
    true,
    type_coerce,
    update,
)

from monitor.domain.deliveries import Attempt, Delivery, Failed, Sent, State, Unclear
from monitor.domain.telling.settling import LONGEST_WAIT, NOT_AGAIN
from monitor.store.book import AnyRow, Book
from monitor.store.schema import alerts, attempts, deliveries

WORDS = {Sent: "sent", Failed: "failed", Unclear: "unclear"}


class Outbox(Book):
    """Deliveries that are not settled yet, on their way."""

    def claim(self, now: datetime, limit: int, lease: timedelta, *, channel: str | None = None) -> tuple[Delivery, ...]:
        """Take up to ``limit`` due messages in hand until the lease ends; a bundle is one message.

        With a ``channel`` only those on their way there.
        Deliveries of one story to one target go out in order: the next one is not given away
        while an earlier one is in hand or waits to be tried again; a bundle goes without it. What is held for
        later (a digest, quiet hours) holds nothing else up. A lease that ended without a word makes the delivery
        unclear.
        """
        heads = _heads(now).where(true() if channel is None else deliveries.c.channel == channel)
        found = heads.limit(limit).with_for_update(skip_locked=True, of=deliveries)
        messages = [(head, self._message(head, now)) for head in self._on.execute(found).all()]
        return tuple(self._take(row, head, now + lease) for head, message in messages for row in message)

    def is_due(self, now: datetime, channel: str) -> bool:
        """Whether a message is due for a channel; looking is cheaper than claiming."""
        return self._on.execute(_heads(now).where(deliveries.c.channel == channel).limit(1)).first() is not None

    def _message(self, head: AnyRow, now: datetime) -> tuple[AnyRow, ...]:
        """Return the delivery with those that travel with it: what went out together once does so ever after."""
        if not head.bundle:
            return (head,)
        whole = open_deliveries().where(deliveries.c.state == State.WAITING, *same_message(deliveries, head))
        ready = whole if head.message else whole.where(~_follows_another(now))
        return tuple(self._on.execute(ready.order_by(deliveries.c.id)))

    def _take(self, row: AnyRow, head: AnyRow, leased_until: datetime) -> Delivery:
        unclear = row.unclear or row.leased_until is not None
        claim = {
            "fence": row.fence + 1,
            "leased_until": leased_until,
            "unclear": unclear,
            "message": row.message or head.id,
        }
        self._on.execute(update(deliveries).where(deliveries.c.id == row.id), claim)
        return delivery(row, fence=row.fence + 1, unclear=unclear)

    def settle(self, before: Delivery, after: Delivery, attempt: Attempt) -> bool:
        """Keep an attempt and what it made of the delivery; ``False`` (and the attempt alone) for an old fence."""
        row = {
            "state": after.state,
            "attempts": after.attempts,
            "due_at": after.due_at,
            "unclear": after.unclear,
            "last_error": after.last_error,
            "leased_until": None,
        }
        ours = and_(
            deliveries.c.id == before.id, deliveries.c.fence == before.fence, deliveries.c.leased_until.is_not(None)
        )
        self._on.execute(attempts.insert(), _attempt(attempt, before.fence))
        return bool(self._on.execute(update(deliveries).where(ours), row).rowcount)

    def void_claims(self, at_most_once: Collection[str] = ()) -> tuple[Delivery, ...]:
        """Take back what a dead daemon had in hand; nobody knows whether it was sent.

        That of channels that are told ``at_most_once`` is given up, and returned.
        """
        held = and_(deliveries.c.state == State.WAITING, deliveries.c.leased_until.is_not(None))
        given_up = self._give_up(held, deliveries.c.channel.in_(list(at_most_once)))
        row = {"leased_until": None, "unclear": True}  # the next claim raises the fence
        self._on.execute(update(deliveries).where(held).values(row))
        return given_up

    def give_up_lost(self, channel: str, now: datetime) -> tuple[Delivery, ...]:
        """Give up what was in hand when its lease ended, for a channel that is told at most once; returns it."""
        lost = and_(deliveries.c.state == State.WAITING, deliveries.c.leased_until <= now)
        return self._give_up(lost, deliveries.c.channel == channel)

    def _give_up(self, *which: ColumnElement[bool]) -> tuple[Delivery, ...]:
        found = self._on.execute(open_deliveries().where(*which).order_by(deliveries.c.id)).all()
        row = {"state": State.DEAD, "unclear": True, "last_error": f"newsmon ended while it was sent: {NOT_AGAIN}"}
        self._on.execute(update(deliveries).where(*which).values(leased_until=None, **row))
        return tuple(delivery(each, **row) for each in found)


def open_deliveries() -> Select[*tuple[Any, ...]]:
    """Select deliveries with the keys of their alerts."""
    key = func.coalesce(alerts.c.key, "").label("alert_key")
    return select(deliveries, key).select_from(deliveries.outerjoin(alerts))


def delivery(row: AnyRow, **newer: Any) -> Delivery:  # noqa: ANN401 - fields of a delivery
    """Read a delivery from its row."""
    columns = {name: getattr(row, name) for name in Delivery.__dataclass_fields__}
    return Delivery(**columns | {"state": State(row.state)} | newer)


def _heads(now: datetime) -> Select[*tuple[Any, ...]]:
    """Select the due deliveries that come first in their message and have nothing to wait for."""
    # No try is put off for longer than that: one that is was put off by a clock that has gone back since.
    put_off = and_(deliveries.c.attempts > 0, deliveries.c.due_at > now + LONGEST_WAIT)
    due = and_(deliveries.c.state == State.WAITING, or_(deliveries.c.due_at <= now, put_off))
    free = or_(deliveries.c.leased_until.is_(None), deliveries.c.leased_until <= now)
    earlier = deliveries.alias("earlier_in_bundle")
    in_bundle = and_(
        earlier.c.state == State.WAITING, earlier.c.id < deliveries.c.id, *same_message(earlier, deliveries.c)
    )
    heads = open_deliveries().where(due, free, ~and_(~is_alone(deliveries), exists().where(in_bundle)))
    return heads.where(~_must_wait(now)).order_by(deliveries.c.due_at, deliveries.c.id)


def _must_wait(now: datetime) -> ColumnElement[bool]:
    """Say that an earlier delivery of the same story to the same target is not done with.

    A bundle waits for what is older than all of it and shares a story with any of it: so no two
    bundles wait for each other.
    """
    earlier, mate = deliveries.alias("earlier"), deliveries.alias("mate")
    in_message = and_(mate.c.state == State.WAITING, *same_message(mate, deliveries.c))
    # Asked one by one: an OR of both would keep SQLite from looking a story up by its index.
    of_a_mate = exists().where(in_message, earlier.c.story_id == mate.c.story_id, *_before(earlier, now))
    alone = is_alone(deliveries)
    return or_(and_(alone, _follows_another(now)), and_(~alone, of_a_mate))


def _follows_another(now: datetime) -> ColumnElement[bool]:
    """Say that an earlier delivery of the very story, in another message, is under way."""
    earlier = deliveries.alias("earlier")
    return exists().where(earlier.c.story_id == deliveries.c.story_id, *_before(earlier, now))


def _before(earlier: FromClause, now: datetime) -> Iterator[ColumnElement[bool]]:
    """Say that a delivery to the same target, in another message, is under way and older."""
    yield earlier.c.channel == deliveries.c.channel
    yield earlier.c.target == deliveries.c.target
    yield earlier.c.id < deliveries.c.id
    yield earlier.c.state == State.WAITING
    another = or_(earlier.c.bundle != deliveries.c.bundle, earlier.c.message != deliveries.c.message)
    yield or_(is_alone(deliveries), another)
    yield or_(earlier.c.due_at <= now, earlier.c.attempts > 0, earlier.c.leased_until.is_not(None))


def is_alone(table: FromClause) -> ColumnElement[bool]:
    """Say that a delivery travels in no bundle."""
    return type_coerce(table.c.bundle, Text) == ""


def same_message(table: FromClause, other: Any) -> Iterator[ColumnElement[bool]]:  # noqa: ANN401 - a row or columns
    """Say that a delivery travels in the message of another: of its bundle, and of what went out with it at first."""
    yield table.c.bundle == other.bundle
    yield table.c.message == other.message
    yield table.c.channel == other.channel
    yield table.c.target == other.target


def _attempt(attempt: Attempt, fence: int) -> dict[str, Any]:
    outcome = attempt.outcome
    return {
        "delivery_id": attempt.delivery_id,
        "fence": fence,
        "started_at": attempt.started_at,
        "finished_at": attempt.finished_at,
        "outcome": WORDS[type(outcome)],
        "detail": outcome.detail if isinstance(outcome, Sent) else outcome.reason,
        "permanent": isinstance(outcome, Failed) and outcome.permanent,
        "retry_at": outcome.retry_at if isinstance(outcome, Failed) else None,
        "letter": attempt.letter,
    }
