"""Who is told of an alert, and when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Severity
from monitor.domain.deliveries import Plan
from monitor.domain.quiet import quiet_until
from monitor.domain.routes import Copies, Route
from monitor.domain.severity import SEVERITIES
from monitor.domain.ties import Tie

EVERY = "*"

# What an alert that is no edit counts as, where quiet hours let the weighty through: a text that
# was taken down cannot wait; a story that breaks can, unless the route lets medium pass.
COUNTS_AS = {
    AlertKind.NEW: Severity.MEDIUM,
    AlertKind.FOLLOWUP: Severity.LOW,
    AlertKind.REMOVED: Severity.HIGH,
    AlertKind.UNREACHABLE: Severity.MEDIUM,
    AlertKind.BACK: Severity.MEDIUM,
    AlertKind.SOURCE: Severity.MEDIUM,
}


def plans(
    alert: Alert,
    routes: Sequence[Route],
    targets: Mapping[str, tuple[str, ...]],
    now: datetime,
    digests: Mapping[str, datetime],
) -> tuple[Plan, ...]:
    """Plan the deliveries of an alert: one for each target, by the route that gets there first.

    ``targets`` names the targets of each channel, ``digests`` the next moment of each route that
    gathers. What concerns newsmon itself goes to the routes that ask for it; when none does, to
    those of every topic, and when there are none of these either, to all.
    """
    chosen: dict[tuple[str, str], Plan] = {}
    for route in _listeners(alert, routes):
        for target in targets.get(route.to, ()):
            plan = _plan(alert, route, target, now, digests.get(route.name))
            there = chosen.get((plan.channel, plan.target))
            if there is None or plan.due_at < there.due_at:
                chosen[plan.channel, plan.target] = plan
    return tuple(chosen.values())


def refusal(alert: Alert, route: Route) -> str:
    """Say why a route does not take an alert; empty when it does."""
    if route.sources and alert.source not in route.sources:
        return f"route {route.name} is not for source {alert.source or 'unknown'}"
    if alert.kind is AlertKind.SOURCE:
        return ""
    if EVERY not in route.topics and not set(route.topics) & set(alert.topics):
        return f"route {route.name} is not for {', '.join(alert.topics) or 'articles without a topic'}"
    if alert.kind not in route.tell:
        return f"route {route.name} does not tell {alert.kind}"
    return _refusal_of_copy(alert, route) if alert.tie is Tie.COPY else _refusal_of_edit(alert, route)


def _refusal_of_edit(alert: Alert, route: Route) -> str:
    severity = severity_for(alert, route)
    if alert.kind is AlertKind.EDITED and severity < route.severity:
        return f"route {route.name} tells edits from {route.severity.word}, this one is {severity.word}"
    return ""


def _refusal_of_copy(alert: Alert, route: Route) -> str:
    match route.copies:
        case Copies.COUNT:
            return f"route {route.name} tells no copies"
        case Copies.CHANGED if alert.change is None:
            return f"route {route.name} tells copies that differ, and this one does not"
        case _:
            return ""


def severity_for(alert: Alert, route: Route) -> Severity:
    """Weigh an edit as a route does, which may overrule the table of changes kind by kind."""
    overruled = dict(route.severities)
    if alert.change is None or not overruled.keys() & set(alert.change.kinds):
        return alert.severity
    # An edit may have weighed less than the table says for its kind, never more.
    return max(overruled.get(kind, min(SEVERITIES[kind], alert.severity)) for kind in alert.change.kinds)


def _listeners(alert: Alert, routes: Sequence[Route]) -> Iterable[Route]:
    taking = [route for route in routes if not refusal(alert, route)]
    if alert.kind is not AlertKind.SOURCE:
        return taking
    asking = [route for route in taking if AlertKind.SOURCE in route.tell]
    return asking or [route for route in taking if EVERY in route.topics] or taking


def _plan(alert: Alert, route: Route, target: str, now: datetime, digest_at: datetime | None) -> Plan:
    due_at, bundle, reason = _when(alert, route, now, digest_at)
    return Plan(channel=route.to, target=target, route=route.name, due_at=due_at, bundle=bundle, reason=reason)


def _when(alert: Alert, route: Route, now: datetime, digest_at: datetime | None) -> tuple[datetime, str, str]:
    if route.digest is not None and digest_at is not None:
        due_at = _after_quiet(route, digest_at)
        return due_at, f"digest:{route.name}:{due_at.isoformat()}", f"route {route.name}: gathered for its digest"
    due_at = _after_quiet(route, now)
    if due_at == now:
        return now, "", f"route {route.name}: at once"
    weight = severity_for(alert, route) if alert.kind is AlertKind.EDITED else COUNTS_AS[alert.kind]
    if route.quiet_except is not None and weight >= route.quiet_except:
        return now, "", f"route {route.name}: at once, {weight.word} passes its quiet hours"
    return due_at, f"quiet:{route.name}:{due_at.isoformat()}", f"route {route.name}: held until its quiet hours end"


def _after_quiet(route: Route, at: datetime) -> datetime:
    return (quiet_until(route.quiet, at) or at) if route.quiet else at
