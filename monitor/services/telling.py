"""Turning the decision to tell into an alert and its deliveries."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from monitor.domain.alerting import Telling
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.deliveries import Delivery, Plan, State
from monitor.domain.routing import plans
from monitor.domain.tracking import Known
from monitor.services.clockwork import next_digests
from monitor.services.dossier import Dossier
from monitor.services.drafting import draft
from monitor.services.rules import Rules
from monitor.services.weighing import Weighed
from monitor.store.store import Books


def queue(books: Books, rules: Rules, dossier: Dossier, weighed: Weighed, known: Known, now: datetime) -> None:
    """Queue the alerts of a look, if there is anything to tell."""
    if weighed.back:
        back = Telling(kind=AlertKind.BACK, reason=weighed.back)
        _send_back(books, replace(draft(dossier, weighed, back, known, now), change=None), dossier.absences, now)
    if isinstance(weighed.decision, Telling):
        send_out(books, rules, draft(dossier, weighed, weighed.decision, known, now), now)


def send_out(books: Books, rules: Rules, alert: Alert, now: datetime) -> bool:
    """Queue an alert for every target that a route leads to; false when it was queued before.

    That a page cannot be reached is no alert at all where no route asks for it.
    """
    planned = plans(alert, rules.routes, rules.targets, now, next_digests(rules.routes, now))
    if alert.kind is AlertKind.UNREACHABLE and not planned:
        return False
    return books.outbox.add(alert, planned)


def _send_back(books: Books, alert: Alert, absences: Iterable[Alert], now: datetime) -> None:
    """Tell that an article is back, to all who were told since it was there last that it was not."""
    ids = {each.key: alert_id for alert_id, each in books.outbox.alerts(article=alert.article)}
    missed: list[Delivery] = []
    for absence in absences:
        missed = (
            [] if absence.kind is AlertKind.BACK else [*missed, *books.outbox.deliveries(alert_id=ids[absence.key])]
        )
    books.outbox.add(alert, tuple(_after(delivery, now) for delivery in missed))


def _after(delivery: Delivery, now: datetime) -> Plan:
    """Plan a message that follows another: in the same digest where that one still waits, else at once."""
    waits = delivery.state is State.WAITING and delivery.due_at > now
    return Plan(
        channel=delivery.channel,
        target=delivery.target,
        route="back",
        due_at=delivery.due_at if waits else now,
        bundle=delivery.bundle if waits else "",
        reason="was told that it was missing",
    )
