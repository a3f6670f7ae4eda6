"""What was told of an article: each alert, the routes that took it or did not, its deliveries and their attempts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from monitor.domain.alerts import Alert, Cause
from monitor.domain.deliveries import Attempt, Delivery, Failed, Sent, State, Unclear
from monitor.domain.routes import Route
from monitor.domain.telling.listening import walk
from monitor.domain.texts.counting import counted
from monitor.domain.views import ExplainedStep
from monitor.store.store import Books

_LATE: Mapping[Cause | None, str] = {
    Cause.ALIKE: "it was held, for many articles of its outlet changed alike",
    Cause.PACED: "its article changed so often that edits are told together",
}


def told(books: Books, alert_id: int, alert: Alert, routes: Sequence[Route]) -> Iterator[ExplainedStep]:
    """Say what became of an alert; ``routes`` are those of the present settings."""
    yield ExplainedStep(what="told", at=alert.at, said=f"{alert.kind}, alert {alert_id}", reason=alert.reason)
    if alert.held_since is not None:
        late = _LATE.get(alert.held_for, "it was kept back")
        yield ExplainedStep(what="found", at=alert.held_since, said="earlier than told", reason=late, below=True)
    if alert.silenced:
        yield ExplainedStep(what="silence", said="nobody is told", reason=alert.silenced, below=True)
    deliveries = books.deliveries.all(alert_id=alert_id)
    yield from _routes(alert, routes, deliveries)
    for delivery in deliveries:
        if delivery.state is not State.SILENCED:
            yield from _delivery(delivery, books.deliveries.attempts(delivery.id))


def _routes(alert: Alert, routes: Sequence[Route], deliveries: Sequence[Delivery]) -> Iterator[ExplainedStep]:
    went = {delivery.route: delivery.reason for delivery in deliveries}
    for name, reason in went.items():
        yield ExplainedStep(what="route", said=f"{name} took it", reason=_bare(reason, name), below=True)
    for route, why_not in walk(alert, routes):
        if route.name not in went:
            reason = _bare(why_not, route.name) or "it takes it by the settings of today, not by those of then"
            yield ExplainedStep(what="route", said=f"{route.name} did not", reason=reason, below=True)


def _bare(reason: str, route: str) -> str:
    """Leave out what the line says already."""
    return reason.removeprefix(f"route {route}: ").removeprefix(f"route {route} ")


def _delivery(delivery: Delivery, attempts: Sequence[Attempt]) -> Iterator[ExplainedStep]:
    where = f"{delivery.channel} ({delivery.target})"
    if len(attempts) == 1 and isinstance(attempts[0].outcome, Sent):
        first = f"at the first attempt{_detail(attempts[0])}"
        yield ExplainedStep(what="sent", at=attempts[0].finished_at, said=f"to {where}", reason=first, below=True)
        return
    yield ExplainedStep(
        what=delivery.state, said=f"to {where}", reason=_standing(delivery), at=_when(delivery), below=True
    )
    for number, attempt in enumerate(attempts, start=1):
        word, why = _outcome(attempt)
        yield ExplainedStep(what=f"attempt {number}", at=attempt.finished_at, said=word, reason=why, below=True)


def _when(delivery: Delivery) -> datetime | None:
    return delivery.due_at if delivery.state is State.WAITING else None


def _standing(delivery: Delivery) -> str:
    """Say where a delivery stands, and what can be done about it."""
    tried = f"after {counted(delivery.attempts, 'attempt')}" if delivery.attempts else "not tried yet"
    unclear = "; it may have arrived before" if delivery.unclear and delivery.state is not State.SENT else ""
    bundle = f"; travels in {delivery.bundle.kind}" if delivery.bundle else ""
    match delivery.state:
        case State.WAITING:
            return f"{tried}{bundle}{unclear}"
        case State.DEAD:
            return f"given up {tried}: {delivery.last_error}{unclear}; `newsmon retry {delivery.id}` takes it up again"
        case State.CANCELLED:
            return f"{delivery.last_error}{unclear}"
        case _:
            return tried


def _outcome(attempt: Attempt) -> tuple[str, str]:
    match attempt.outcome:
        case Sent(detail=detail):
            return "sent", detail
        case Failed(reason=reason, permanent=permanent):
            return "failed", f"{reason}; trying again cannot help" if permanent else reason
        case Unclear(reason=reason):
            return "unclear", f"{reason}; nobody knows whether it arrived"


def _detail(attempt: Attempt) -> str:
    return f": {attempt.outcome.detail}" if isinstance(attempt.outcome, Sent) and attempt.outcome.detail else ""


def in_short(alert_id: int, alert: Alert, deliveries: Sequence[Delivery]) -> str:
    """Say in a line what became of an alert: ``edited (alert 3), sent to newsroom``."""
    ends = dict.fromkeys(f"{_WORDS[delivery.state]} {delivery.channel}" for delivery in deliveries)
    return f"{alert.kind} (alert {alert_id}), {', '.join(ends) or 'to nobody'}"


_WORDS = {
    State.SENT: "sent to",
    State.WAITING: "waiting for",
    State.DEAD: "given up for",
    State.CANCELLED: "cancelled for",
    State.SILENCED: "silenced for",
}
