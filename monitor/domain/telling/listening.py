"""Which routes take an alert, and why the others do not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Severity
from monitor.domain.edits.severity import SEVERITIES
from monitor.domain.notices import Terms
from monitor.domain.routes import Copies, Route
from monitor.domain.sources import Source
from monitor.domain.ties import Tie

EVERY = "*"
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # of an alert that is only thought of


def walk(alert: Alert, routes: Sequence[Route]) -> tuple[tuple[Route, str], ...]:
    """Return each route, in the order of the file, with why it does not take the alert; empty where it does.

    What concerns newsmon itself goes to the routes that ask for it; when none does, to those of
    every topic, and when there are none of these either, to all.
    """
    stopped = ""
    walked = []
    for route, why_not in _heard(alert, routes):
        walked.append((route, why_not or stopped))
        if route.stop and not (why_not or stopped):
            stopped = f"route {route.name} took it and stops the walk"
    return tuple(walked)


def listeners(alert: Alert, routes: Sequence[Route]) -> tuple[Route, ...]:
    """Return the routes that take an alert."""
    return tuple(route for route, why_not in walk(alert, routes) if not why_not)


def untold(source: Source, routes: Sequence[Route]) -> str:
    """Say that no route takes the edits of a source that tracks all, or only some; empty where one takes them.

    What its articles will speak of, in which language and as which outlet, is not known beforehand.
    """
    edit = Alert(
        key="",
        kind=AlertKind.EDITED,
        at=_ANY_TIME,
        url=source.url,
        title="",
        reason="",
        source=source.name,
        outlet=source.address.host,
        severity=Severity.HIGH,
    )
    if listeners(edit, routes):
        return ""
    conditions = sorted({name for route in routes for name in _conditions(edit, route)})
    if conditions:
        return f"a route takes it only where it is of {' or '.join(conditions)}"
    return "no route takes it" + ("" if routes else ": there are none")


def terms(routes: Sequence[Route]) -> Terms:
    """Say what the routes of one channel tell, all together; quiet hours where all of them keep the same."""
    tells = dict.fromkeys(kind for route in routes for kind in route.tell if kind is not AlertKind.SOURCE)
    quiet = {(route.quiet, route.quiet_except) for route in routes}
    hours, passes = quiet.pop() if len(quiet) == 1 else (None, None)
    nightly = hours is not None and not (hours.days or hours.also)
    return Terms(
        tells=tuple(tells),
        severity=min(route.severity for route in routes).word,
        copies=any(route.copies is Copies.ALL for route in routes),
        quiet=f"{hours.start:%H:%M}–{hours.end:%H:%M}" if nightly and hours else "",
        passes=passes.word if nightly and passes else "",
    )


def _conditions(alert: Alert, route: Route) -> Sequence[str]:
    """Name what an alert must be of for a route to take it; nothing where it never does."""
    outlets = [name for name in route.outlets if "." not in name]
    language = route.languages[0] if route.languages else ""
    fit = replace(alert, topics=route.topics, language=language, outlet=outlets[0] if outlets else alert.outlet)
    named = [name for name in route.topics if name != EVERY]
    return () if refusal(fit, route) else (*named, *outlets, *(f"language {code}" for code in route.languages))


def _heard(alert: Alert, routes: Sequence[Route]) -> list[tuple[Route, str]]:
    heard = [(route, refusal(alert, route)) for route in routes]
    if alert.kind is not AlertKind.SOURCE:
        return heard
    taking = [route for route, why_not in heard if not why_not]
    asking = [route for route in taking if AlertKind.SOURCE in route.tell]
    chosen = asking or [route for route in taking if EVERY in route.topics] or taking
    return [
        (route, why_not or ("" if route in chosen else "what newsmon says of itself goes by other routes"))
        for route, why_not in heard
    ]


def refusal(alert: Alert, route: Route) -> str:
    """Say why a route does not take an alert, whatever other routes do; empty when it does."""
    if route.sources and alert.source not in route.sources:
        return f"route {route.name} is not for source {alert.source or 'unknown'}"
    if alert.kind is AlertKind.SOURCE:
        return ""
    if EVERY not in route.topics and not set(route.topics) & set(alert.topics):
        return f"route {route.name} is not for {', '.join(alert.topics) or 'articles without a topic'}"
    if alert.kind not in route.tell:
        return f"route {route.name} does not tell {alert.kind}"
    return _refusal_by_origin(alert, route) or _refusal_by_weight(alert, route)


def _refusal_by_origin(alert: Alert, route: Route) -> str:
    if route.outlets and not any(_is_of(alert, outlet) for outlet in route.outlets):
        return f"route {route.name} is not for outlet {alert.outlet or 'unknown'}"
    language = alert.language.lower().replace("_", "-").partition("-")[0]
    if route.languages and language not in route.languages:
        return f"route {route.name} is not for language {language or 'unknown'}"
    return ""


def _is_of(alert: Alert, outlet: str) -> bool:
    """Whether an alert is of an outlet that is named as messages name it, or by its host."""
    wanted, host = outlet.casefold(), alert.address.host
    return alert.outlet.casefold() == wanted or host == wanted or host.endswith(f".{wanted}")


def _refusal_by_weight(alert: Alert, route: Route) -> str:
    if alert.story_size < route.story_size:
        return f"route {route.name} tells stories of {route.story_size} articles, this one has {alert.story_size}"
    return _refusal_of_copy(alert, route) if alert.tie is Tie.COPY else _refusal_of_edit(alert, route)


def _refusal_of_edit(alert: Alert, route: Route) -> str:
    if alert.kind is not AlertKind.EDITED:
        return ""
    severity, kinds = severity_for(alert, route), alert.change.kinds if alert.change else ()
    if severity < route.severity:
        return f"route {route.name} tells edits from {route.severity.word}, this one is {severity.word}"
    if route.changes and not set(route.changes) & set(kinds):
        return f"route {route.name} is not for edits of {', '.join(kinds) or 'an unknown kind'}"
    return ""


def _refusal_of_copy(alert: Alert, route: Route) -> str:
    """Say why a copy is not told; the one that makes a story as large as the route asks for always is."""
    if 1 < route.story_size == alert.story_size:
        return ""
    match route.copies:
        case Copies.COUNT:
            return f"route {route.name} tells no copies"
        case Copies.CHANGED if alert.change is None:
            return f"route {route.name} tells copies that differ, and this one does not"
        case _:
            return ""


def severity_for(alert: Alert, route: Route) -> Severity:
    """Weigh an edit as a route does: its own weight for the kind that decided, and for kinds that it raised.

    That one of its topics came or went weighs what it weighs, whatever the kinds of the edit.
    """
    overruled = dict(route.severities)
    if alert.change is None or not overruled.keys() & set(alert.change.kinds) or _concerns_topics(alert, route):
        return alert.severity
    raised = [overruled[kind] for kind in alert.change.kinds if overruled.get(kind, 0) > SEVERITIES[kind]]
    decided = alert.change.decided_by
    return max(overruled.get(decided, alert.severity) if decided else alert.severity, *raised, Severity.NONE)


def _concerns_topics(alert: Alert, route: Route) -> bool:
    """Whether a topic that a route is for entered the story, or left it."""
    moved = {*alert.entered, *alert.left}
    return bool(moved) and (EVERY in route.topics or not moved.isdisjoint(route.topics))
