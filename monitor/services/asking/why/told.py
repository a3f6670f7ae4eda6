"""What was told of an article: each alert, the routes that took it or did not, its deliveries and their attempts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from monitor.domain.alerts import Alert, Cause
from monitor.domain.deliveries import Attempt, Delivery, Failed, Sent, State, Unclear
from monitor.domain.routes import Route
from monitor.domain.statements import Countable, Counted, Saying, Statement, say
from monitor.domain.telling.listening import walk
from monitor.domain.views import ExplainedStep, StepKind
from monitor.store.store import Books

_LATE: Mapping[Cause | None, Saying] = {Cause.ALIKE: Saying.WAS_ALIKE, Cause.PACED: Saying.WAS_PACED}


def told(books: Books, alert_id: int, alert: Alert, routes: Sequence[Route]) -> Iterator[ExplainedStep]:
    """Say what became of an alert; ``routes`` are those of the present settings."""
    named = say(Saying.ALERT, kind=alert.kind, alert=alert_id)
    yield ExplainedStep(kind=StepKind.TOLD, at=alert.at, said=named, reason=alert.reason)
    if alert.held_since is not None:
        said, late = say(Saying.EARLIER), say(_LATE.get(alert.held_for, Saying.WAS_HELD))
        yield ExplainedStep(kind=StepKind.FOUND, at=alert.held_since, said=said, reason=late, below=True)
    if alert.silenced:
        yield ExplainedStep(kind=StepKind.MUTE, said=say(Saying.NOBODY), reason=alert.silenced, below=True)
    deliveries = books.deliveries.all(alert_id=alert_id)
    yield from _routes(alert, routes, deliveries)
    for delivery in deliveries:
        if delivery.state is not State.SILENCED:
            yield from _delivery(delivery, books.deliveries.attempts(delivery.id))


def _routes(alert: Alert, routes: Sequence[Route], deliveries: Sequence[Delivery]) -> Iterator[ExplainedStep]:
    went = {delivery.route: delivery.reason for delivery in deliveries}
    for name, reason in went.items():
        took = say(Saying.TOOK, route=name)
        yield ExplainedStep(kind=StepKind.ROUTE, said=took, reason=_bare(reason, name), below=True)
    for route, why_not in walk(alert, routes):
        if route.name not in went:
            said, why = say(Saying.DID_NOT_TAKE, route=route.name), _bare(why_not, route.name)
            yield ExplainedStep(kind=StepKind.ROUTE, said=said, reason=why or say(Saying.TAKES_TODAY), below=True)


def _bare(reason: str, route: str) -> str:
    """Leave out what the line says already."""
    return reason.removeprefix(f"route {route}: ").removeprefix(f"route {route} ")


def _delivery(delivery: Delivery, attempts: Sequence[Attempt]) -> Iterator[ExplainedStep]:
    where = say(Saying.TO, channel=delivery.channel, target=delivery.target)
    match attempts:
        case [Attempt(outcome=Sent(detail=detail), finished_at=at)]:
            first = say(Saying.AT_FIRST, answered=say(Saying.ANSWERED, detail=detail) if detail else "")
            yield ExplainedStep(kind=StepKind.SENT, at=at, said=where, reason=first, below=True)
            return
    kind = StepKind(delivery.state)
    yield ExplainedStep(kind=kind, said=where, reason=_standing(delivery), at=_when(delivery), below=True)
    for number, attempt in enumerate(attempts, start=1):
        word, why = _outcome(attempt)
        at = attempt.finished_at
        yield ExplainedStep(kind=StepKind.ATTEMPT, number=number, at=at, said=word, reason=why, below=True)


def _when(delivery: Delivery) -> datetime | None:
    return delivery.due_at if delivery.state is State.WAITING else None


def _standing(delivery: Delivery) -> Statement:
    """Say where a delivery stands, and what can be done about it."""
    attempts = Counted(delivery.attempts, Countable.ATTEMPT)
    tried = say(Saying.AFTER, attempts=attempts) if delivery.attempts else say(Saying.NOT_TRIED)
    unclear = say(Saying.MAY_HAVE_ARRIVED) if delivery.unclear and delivery.state is not State.SENT else ""
    travels = say(Saying.TRAVELS, bundle=delivery.bundle.kind) if delivery.bundle else ""
    trouble = delivery.last_error
    match delivery.state:
        case State.WAITING:
            return say(Saying.STANDING, tried=tried, travels=travels, unclear=unclear)
        case State.DEAD:
            return say(Saying.GIVEN_UP, tried=tried, trouble=trouble, unclear=unclear, delivery=delivery.id)
        case State.CANCELLED:
            return say(Saying.STANDING, tried=trouble, travels="", unclear=unclear)
        case _:
            return tried


def _outcome(attempt: Attempt) -> tuple[Statement, Statement | str]:
    match attempt.outcome:
        case Sent(detail=detail):
            return say(Saying.SENT), detail
        case Failed(reason=reason, permanent=permanent):
            return say(Saying.FAILED), say(Saying.FOR_GOOD, trouble=reason) if permanent else reason
        case Unclear(reason=reason):
            return say(Saying.UNCLEAR), say(Saying.NOBODY_KNOWS, trouble=reason)


def in_short(alert_id: int, alert: Alert, deliveries: Sequence[Delivery]) -> Statement:
    """Say in a line what became of an alert: ``edited (alert 3), sent to newsroom``."""
    ends = dict.fromkeys((_ENDS[delivery.state], delivery.channel) for delivery in deliveries)
    went = tuple(say(end, channel=channel) for end, channel in ends) or (say(Saying.TO_NOBODY),)
    return say(Saying.ENDED, kind=alert.kind, alert=alert_id, ends=went)


_ENDS = {
    State.SENT: Saying.SENT_TO,
    State.WAITING: Saying.WAITING_FOR,
    State.DEAD: Saying.GIVEN_UP_FOR,
    State.CANCELLED: Saying.CANCELLED_FOR,
    State.SILENCED: Saying.SILENCED_FOR,
}
