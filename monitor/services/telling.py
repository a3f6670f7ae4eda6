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
from monitor.domain.silencing import silence_of
from monitor.domain.ties import Tie
from monitor.domain.tracking import Known
from monitor.services.dossier import Dossier
from monitor.services.drafting import draft
from monitor.services.keeping import Course, kept, summed
from monitor.services.planning import situation, sized
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


def send_out(books: Books, rules: Rules, alert: Alert, now: datetime, *, bundle: str = "", without: str = "") -> bool:
    """Queue an alert for every target that a route leads to; false when it was queued before.

    What is told at once travels in the ``bundle``, if one is given; it takes along what is held back of
    its article, so that no older state is told after a newer one. Nothing goes to the channel ``without``.
    That a page cannot be reached, or that a text was copied, is no alert where no route asks for it.
    """
    routes = tuple(route for route in rules.routes if route.to != without)
    alert = sized(books, routes, alert)
    planned = plans(alert, routes, rules.targets, situation(books, routes, rules.targets, alert, now))
    if books.outbox.has(alert.key):
        return False
    if not planned and (alert.kind is AlertKind.UNREACHABLE or alert.tie is Tie.COPY):
        return False
    alert = _heeding_silences(books, alert, now)
    planned = tuple(replace(plan, bundle=plan.bundle or bundle) for plan in planned)
    return books.outbox.add(alert, planned if alert.silenced else _taking_along(books, alert, planned, now))


def _heeding_silences(books: Books, alert: Alert, now: datetime) -> Alert:
    silence = silence_of(alert, books.silences.active(now))
    return alert if silence is None else replace(alert, silenced=silence.said)


def _taking_along(books: Books, alert: Alert, planned: tuple[Plan, ...], now: datetime) -> tuple[Plan, ...]:
    """Let what is told at once be one message with what is held back of its article."""
    return tuple(_with_earlier(books, alert, plan) if plan.due_at <= now else plan for plan in planned)


def _with_earlier(books: Books, alert: Alert, plan: Plan) -> Plan:
    if alert.article is None:
        return plan
    bundle = plan.bundle or f"group:{alert.key}"
    moved = books.outbox.take_along(alert.article, plan.channel, plan.target, bundle, plan.due_at)
    return replace(plan, bundle=bundle) if moved else plan


def _send_back(books: Books, alert: Alert, absences: Iterable[Alert], now: datetime) -> None:
    """Tell that an article is back, to all who were told since it was there last that it was not."""
    ids = {each.key: alert_id for alert_id, each in books.outbox.alerts(article=alert.article)}
    missed: list[Delivery] = []
    for absence in absences:
        sent = books.outbox.deliveries(alert_id=ids[absence.key])
        missed = [] if absence.kind is AlertKind.BACK else [*missed, *sent]
    told = (delivery for delivery in missed if delivery.state is not State.SILENCED)
    books.outbox.add(_heeding_silences(books, alert, now), tuple(_after(delivery, now) for delivery in told))


def _after(delivery: Delivery, now: datetime) -> Plan:
    """Plan a message that follows another: in the same digest where that one still waits, else at once."""
    waits = delivery.state is State.WAITING and delivery.due_at > now and not delivery.attempts
    return Plan(
        channel=delivery.channel,
        target=delivery.target,
        route="back",
        due_at=delivery.due_at if waits else now,
        bundle=delivery.bundle if waits else "",
        reason="was told that it was missing",
    )
