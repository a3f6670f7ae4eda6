"""Turning the decision to tell into an alert and its deliveries."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from monitor.domain.alerting import Telling
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.deliveries import Delivery, Plan, State
from monitor.domain.keeping import Cause, Kept
from monitor.domain.pages import Validators
from monitor.domain.routing import plans
from monitor.domain.ties import Tie
from monitor.domain.tracking import Known
from monitor.services.clockwork import next_digests
from monitor.services.dossier import Dossier
from monitor.services.drafting import draft
from monitor.services.keeping import Course, kept, summed
from monitor.services.rules import Rules
from monitor.services.weighing import Weighed
from monitor.store.store import Books


def queue(
    books: Books, rules: Rules, dossier: Dossier, weighed: Weighed, course: Course, known: Known, now: datetime
) -> None:
    """Queue the alerts of a look, if there is anything to tell, or keep its edit back for a while."""
    if weighed.back:
        back = Telling(kind=AlertKind.BACK, reason=weighed.back)
        _send_back(books, replace(draft(dossier, weighed, back, known, now), change=None), dossier.absences, now)
    if course.undone:
        books.kept.drop(known.id)
    elif isinstance(weighed.decision, Telling):
        alert = draft(dossier, weighed, weighed.decision, known, now)
        if alert.kind is AlertKind.EDITED:
            _tell_edit(books, rules, dossier, alert, course, known, now)
        else:
            send_out(books, rules, alert, now)


def _tell_edit(
    books: Books, rules: Rules, dossier: Dossier, alert: Alert, course: Course, known: Known, now: datetime
) -> None:
    """Queue the alert of an edit, with what was kept back before it, or keep it back."""
    alert = summed(alert, course)
    if course.cause is None:
        books.kept.drop(known.id)
        send_out(books, rules, alert, now)
        return
    keep(books, kept(alert, dossier, course))
    if course.wave is not None:
        books.kept.met(course.wave)


def keep(books: Books, one: Kept) -> None:
    """Keep an edit back. What changed alike is read in full the next time: by then it may be as it was."""
    books.kept.keep(one)
    if one.cause is Cause.ALIKE:
        known = books.articles.get(one.article)
        books.articles.save(replace(known, validators=Validators(), body_sha=""))


def send_out(books: Books, rules: Rules, alert: Alert, now: datetime, *, bundle: str = "") -> bool:
    """Queue an alert for every target that a route leads to; false when it was queued before.

    What is told at once travels in the ``bundle``, if one is given. That a page cannot be reached,
    or that a text was copied, is no alert at all where no route asks for it.
    """
    planned = plans(alert, rules.routes, rules.targets, now, next_digests(rules.routes, now))
    if not planned and (alert.kind is AlertKind.UNREACHABLE or alert.tie is Tie.COPY):
        return False
    return books.outbox.add(alert, tuple(replace(plan, bundle=plan.bundle or bundle) for plan in planned))


def _send_back(books: Books, alert: Alert, absences: Iterable[Alert], now: datetime) -> None:
    """Tell that an article is back, to all who were told since it was there last that it was not."""
    ids = {each.key: alert_id for alert_id, each in books.outbox.alerts(article=alert.article)}
    missed: list[Delivery] = []
    for absence in absences:
        sent = books.outbox.deliveries(alert_id=ids[absence.key])
        missed = [] if absence.kind is AlertKind.BACK else [*missed, *sent]
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
