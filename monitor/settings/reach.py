"""Which routes no alert can come by, and which of their keys say nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Severity
from monitor.domain.edits.severity import SEVERITIES
from monitor.domain.routes import Copies, Route
from monitor.domain.telling.listening import EVERY
from monitor.settings.document import Trouble

_COPIES = tuple(Copies)  # each takes what those before it take


def unreached(routes: Sequence[Route]) -> Iterator[Trouble]:
    """Yield the routes that get nothing, since those above take all of theirs and stop the walk."""
    stopping: list[Route] = []
    for number, route in enumerate(routes):
        if takers := _takers(route, stopping):
            names = " and ".join(f"route {name!r}" for name in takers)
            yield Trouble(
                ("routes", number),
                f"nothing gets here: {names} above takes it all, and stops",
                "Move it up, or drop it",
            )
        if route.stop:
            stopping.append(route)


def idle(route: Route) -> Iterator[tuple[str, str, str]]:
    """Yield the keys that do nothing on such a route, where they are written: each with why, and what to do."""
    if AlertKind.EDITED not in route.tell:
        for key in ("changes", "severity", "severities"):
            yield key, "it speaks of edits, and the route tells none", "Add edited to tell, or drop it"
    elif (heaviest := _heaviest(route)) < route.severity:
        what = f"such edits weigh {heaviest.word}, and the route tells edits from {route.severity.word}"
        yield "changes", what, f"Write severity: {heaviest.word}; else they are told beside weightier ones alone"
    if route.quiet is None:
        yield "quiet_except", "there are no quiet hours", "Add quiet: '22:00-06:00', or drop it"


def _heaviest(route: Route) -> Severity:
    """Return what the weightiest of the edits that a route asks for weighs there by itself."""
    weights = SEVERITIES | dict(route.severities)
    return max((weights[kind] for kind in route.changes), default=Severity.HIGH)


def _takers(route: Route, stopping: Sequence[Route]) -> tuple[str, ...]:
    """Name the routes that between them take all that a route would; none where something is left."""
    takers = [next((each.name for each in stopping if _takes(each, part)), "") for part in _parts(route)]
    return tuple(dict.fromkeys(takers)) if all(takers) else ()


def _parts(route: Route) -> Iterator[Route]:
    """Yield the route in parts: for one kind of alert, topic, source, outlet and language each."""
    topics, sources = _apart(route.topics), _apart(route.sources)
    outlets, languages = _apart(route.outlets), _apart(route.languages)
    for kind, topic, source, outlet, language in product(route.tell, topics, sources, outlets, languages):
        yield replace(route, tell=(kind,), topics=topic, sources=source, outlets=outlet, languages=language)


def _apart(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return a filter for each name; an empty one, which lets everything through, stays as it is."""
    return [(name,) for name in names] or [()]


def _takes(upper: Route, part: Route) -> bool:
    """Whether a route takes every alert that a part of another takes."""
    [kind] = part.tell
    named = _holds(upper.sources, part.sources) and kind in upper.tell
    if kind is AlertKind.SOURCE or not named:
        return named
    return _takes_origin(upper, part) and _takes_copies(upper, part) and _takes_edits(upper, part)


def _takes_origin(upper: Route, part: Route) -> bool:
    topics = EVERY in upper.topics or _holds(upper.topics, part.topics)
    return topics and _holds(upper.outlets, part.outlets) and _holds(upper.languages, part.languages)


def _holds(upper: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether a filter lets through what another does; an empty one lets everything through."""
    return not upper or (bool(part) and set(part) <= set(upper))


def _takes_copies(upper: Route, part: Route) -> bool:
    # The copy that makes a story as large as the lower route asks for would pass it whatever its `copies`.
    if upper.story_size == part.story_size:
        return _COPIES.index(upper.copies) >= _COPIES.index(part.copies)
    return upper.story_size < part.story_size and upper.copies is Copies.ALL


def _takes_edits(upper: Route, part: Route) -> bool:
    if AlertKind.EDITED not in part.tell:
        return True
    changes = not upper.changes or (bool(part.changes) and set(part.changes) <= set(upper.changes))
    return changes and upper.severity <= part.severity and upper.severities == part.severities
