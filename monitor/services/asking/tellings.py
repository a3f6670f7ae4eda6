"""What was told: alerts, where each of them went and what came of it, and what nobody is told of at present."""

from collections.abc import Collection
from datetime import datetime

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.deliveries import Delivery, State
from monitor.domain.telling.muting import Mute
from monitor.domain.views import AlertView, DeliveryView
from monitor.services.asking.topics_met import check_topic
from monitor.store.store import Books


def alerts(
    books: Books,
    *,
    topic: str | None = None,
    source: str | None = None,
    since: datetime | None = None,
    limit: int | None = None,
) -> tuple[AlertView, ...]:
    """Return alerts, the oldest first, with a limit the newest so many.

    Raises ``WrongUseError`` for a topic that never was.
    """
    check_topic(books, topic)
    found = books.alerts.all(topic=topic, source=source, since=since, limit=limit)
    return tuple(AlertView(id=number, alert=alert) for number, alert in found)


def deliveries(books: Books, *, dead: bool = False, limit: int | None = None) -> tuple[DeliveryView, ...]:
    """Return deliveries, the oldest first, with a limit the newest so many; ``dead``: only those that were given up."""
    return tuple(_delivery(books, each) for each in books.deliveries.all(dead=dead, limit=limit))


def find_delivery(books: Books, number: int) -> Delivery | None:
    """Return one delivery as it stands, if it is there."""
    return books.deliveries.get(number)


def _delivery(books: Books, delivery: Delivery) -> DeliveryView:
    alert = None if delivery.alert_id is None else books.alerts.get(delivery.alert_id)
    return DeliveryView(delivery=delivery, alert=alert, attempts=books.deliveries.attempts(delivery.id))


def settled(books: Books, kinds: Collection[AlertKind], since: datetime | None) -> tuple[Alert, ...]:
    """Return the alerts of some kinds since an instant that wait for nothing any more, the oldest first."""
    waiting = {each.alert_id for each in books.deliveries.all(state=State.WAITING)}
    return tuple(alert for number, alert in books.alerts.all(kinds=kinds, since=since) if number not in waiting)


def mutes(books: Books, now: datetime, *, over: bool = False) -> tuple[Mute, ...]:
    """Return what nobody is told of now, by subject; ``over``: those whose time is over, too."""
    return books.mutes.all() if over else books.mutes.active(now)
