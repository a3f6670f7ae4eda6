"""Writing down how a send ended, and what follows from that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from monitor.deliver.channel import Letter
from monitor.domain.deliveries import Attempt, Delivery, Outcome, Sent, State
from monitor.domain.telling.settling import settle
from monitor.services.alerting.notice_alerts import came_out_plain, given_up
from monitor.services.alerting.queueing import send_out
from monitor.services.rules import Rules
from monitor.services.sending.letters import story_of
from monitor.store.store import Books, Store

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How one send ended; ``letter`` is none where it could not be put together."""

    parcel: Sequence[Delivery]
    letter: Letter | None
    outcome: Outcome
    started: datetime
    finished: datetime

    @property
    def first(self) -> Delivery:
        """One of the deliveries, which share channel and target."""
        return self.parcel[0]


def note(store: Store, rules: Rules, ended: Ended) -> tuple[Delivery, ...]:
    """Keep how one send ended, and return what that makes of each delivery it carried."""
    once = ended.first.channel in rules.at_most_once
    after = tuple(settle(each, ended.outcome, ended.finished, at_most_once=once) for each in ended.parcel)
    with store.begin() as books:
        for delivery, settled in zip(ended.parcel, after, strict=True):
            books.outbox.settle(delivery, settled, _attempt(ended, delivery))
        _keep_thread(books, ended)
    return after


def tell_how_it_ended(store: Store, rules: Rules, ended: Ended, after: Sequence[Delivery]) -> None:
    """Tell what is wrong with the channel; apart from ``note``, for what fails here must not undo it."""
    dead = next((each for each in after if each.state is State.DEAD), None)
    with store.begin() as books:
        if dead is not None:
            tell_given_up(books, rules, dead, ended.finished)
        elif isinstance(ended.outcome, Sent):
            books.installation.drop(_told_of(ended.first))
            _tell_trouble(books, rules, ended.first, ended.outcome, ended.finished)


def _attempt(ended: Ended, delivery: Delivery) -> Attempt:
    return Attempt(
        delivery_id=delivery.id,
        started_at=ended.started,
        finished_at=ended.finished,
        outcome=ended.outcome,
        letter=ended.letter.key if ended.letter else "",
    )


def _keep_thread(books: Books, ended: Ended) -> None:
    story = story_of(ended.letter.alerts) if ended.letter else None
    if story is not None and isinstance(ended.outcome, Sent) and ended.outcome.thread:
        books.threads.keep(story, ended.first.channel, ended.first.target, ended.outcome.thread)


def tell_given_up(books: Books, rules: Rules, delivery: Delivery, now: datetime) -> None:
    """Tell by another channel that this one was not told; once, until it takes something again."""
    if books.installation.get(_told_of(delivery)) is not None:
        return
    books.installation.put(_told_of(delivery), now.isoformat())
    log.warning("a delivery was given up", channel=delivery.channel, id=delivery.id, why=delivery.last_error)
    send_out(books, rules, given_up(delivery, now), now, without=delivery.channel)


def _told_of(delivery: Delivery) -> str:
    return f"told that it takes nothing: {delivery.channel} {delivery.target}"


def _tell_trouble(books: Books, rules: Rules, delivery: Delivery, outcome: Sent, now: datetime) -> None:
    if outcome.trouble:
        send_out(books, rules, came_out_plain(delivery, outcome.trouble, now), now)
