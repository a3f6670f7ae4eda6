"""Queueing alerts, and sending what is due: the hands of those who test the outbox."""

from datetime import datetime

from monitor.domain.bundles import BundleId
from monitor.domain.deliveries import Delivery, Failed, Outcome, Sent
from monitor.domain.telling.settling import settle
from monitor.store.store import Books, Store
from tests.store.building import DIGEST, MINUTE, NOON, a_plan, an_alert, an_attempt

LEASE = 5 * MINUTE
DONE = Sent()
DOWN = Failed(reason="connection refused")


def tell(store: Store, key: str, *, story: str = "", **plan: object) -> None:
    """Queue an alert for one target; alerts of one ``story`` belong together."""
    with store.begin() as books:
        alert = an_alert(key, story=_story(books, story) if story else None)
        assert books.alerts.add(alert, [a_plan(**plan)])


def _story(books: Books, name: str) -> int:
    known = {about.title: about.id for about in books.stories.all(99)}
    return known.get(name) or books.stories.begin(name, NOON)


def claim(store: Store, now: datetime = NOON, limit: int = 99) -> tuple[Delivery, ...]:
    with store.begin() as books:
        return books.outbox.claim(now, limit, LEASE)


def claimed(store: Store, now: datetime = NOON, limit: int = 99) -> list[str]:
    return [delivery.alert_key for delivery in claim(store, now, limit)]


def end(store: Store, delivery: Delivery, outcome: Outcome, now: datetime = NOON) -> bool:
    with store.begin() as books:
        return books.outbox.settle(delivery, settle(delivery, outcome, now), an_attempt(delivery, outcome))


def now_is(store: Store, delivery: Delivery) -> Delivery:
    with store.read() as books:
        return next(each for each in books.deliveries.all() if each.id == delivery.id)


def gather(store: Store, *keys: str, bundle: BundleId = DIGEST, minutes: int = 0) -> None:
    for key in keys:
        tell(store, key, story=f"story of {key}", bundle=bundle, due_at=NOON + minutes * MINUTE)


def goes_out(store: Store, now: datetime = NOON, outcome: Outcome = DONE) -> list[str]:
    """Send the next message, and say what was in it."""
    message = claim(store, now, limit=1)
    for delivery in message:
        end(store, delivery, outcome, now)
    return [each.alert_key for each in message]
