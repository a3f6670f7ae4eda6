"""What is not wrong in the settings, and probably not meant; which routes no alert can come by."""

import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import product

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Severity
from monitor.domain.edits.severity import SEVERITIES
from monitor.domain.errors import Problem
from monitor.domain.routes import Copies, Route
from monitor.domain.telling.listening import EVERY, untold
from monitor.settings.document import Trouble
from monitor.settings.parsing import meant
from monitor.settings.settings import Settings

_PARTS = {
    "topics": ("nothing is looked for", "Name some"),
    "sources": ("nothing is read", "Name some, or `newsmon watch` single addresses"),
    "channels": ("there is nowhere to tell", "Name one: {screen: {urls: ['terminal://']}}"),
    "routes": ("nobody is told", "Send alerts to a channel: [{to: NAME}]"),
}


def notes(settings: Settings, outlets: Collection[str]) -> Iterator[Problem]:
    """Yield each thing that can be used as it is, and probably should not be; ``outlets`` are those with profiles."""
    for trouble in _troubles(settings, outlets):
        yield settings.document.problem(trouble)


def _troubles(settings: Settings, outlets: Collection[str]) -> Iterator[Trouble]:
    yield from _missing(settings)
    yield from _untold(settings)
    yield from unreached(settings.routes())
    yield from _idle(settings)
    yield from _strange_outlets(settings, outlets)
    yield from _readable(settings)


def _missing(settings: Settings) -> Iterator[Trouble]:
    if not settings.written.fetch.contact:
        yield Trouble(
            ("fetch", "contact"), "it is empty: a publisher whom newsmon troubles cannot reach you", "Say who you are"
        )
    for part, (what, do) in _PARTS.items():
        if not getattr(settings.written, part):
            yield Trouble((part,), f"there are none: {what}", do)


def _untold(settings: Settings) -> Iterator[Trouble]:
    """Yield topics, sources and channels that no route speaks of: nobody is told of them."""
    routes = settings.routes()
    if not routes:
        return  # which is noted already
    of_news = [route for route in routes if set(route.tell) != {AlertKind.SOURCE}]
    carried = {name for route in of_news for name in route.topics}
    for number, topic in enumerate(settings.topics()):
        if not carried & {topic.name, EVERY}:
            what = f"topic {topic.name!r} is on no route, so nobody is told of it"
            yield Trouble(("topics", number), what, "Add it to the topics of one, or drop it")
    for number, source in enumerate(settings.sources()):
        if not any(source.name in route.sources or not route.sources for route in of_news):
            what = f"source {source.name!r} is on no route, so nobody is told of its articles"
            yield Trouble(("sources", number), what, "Add it to the sources of one, or drop it")
        elif source.tracks_all and (trouble := untold(source, routes)):
            what = f"source {source.name!r} tracks all, and not all of it is told: {trouble}"
            yield Trouble(("sources", number), what, f"Add a route for it: {{to: CHANNEL, sources: [{source.name}]}}")
    served = {route.to for route in routes}
    for channel in settings.channels():
        if channel.name not in served:
            what = f"channel {channel.name!r} is on no route"
            yield Trouble(("channels", channel.name), what, f"Add {{to: {channel.name}}}, or drop it")


def _idle(settings: Settings) -> Iterator[Trouble]:
    pairs = zip(settings.routes(), settings.written.routes, strict=True)
    for number, (route, written) in enumerate(pairs):
        for key, what, do in idle(route):
            if key in written.model_fields_set:
                yield Trouble(("routes", number, key), what, do)


def _strange_outlets(settings: Settings, outlets: Collection[str]) -> Iterator[Trouble]:
    """Yield outlets of routes that are neither known by name nor the host of anything."""
    known = {*outlets, *(source.name for source in settings.sources())}
    folded = {name.casefold() for name in known}
    for number, route in enumerate(settings.routes()):
        for place, name in enumerate(route.outlets):
            if name.casefold() not in folded and not _is_host(name):
                yield Trouble(
                    ("routes", number, "outlets", place),
                    f"no outlet is called {name!r}",
                    meant(name, known) or "Write its host, as in news.example",
                )


def _is_host(name: str) -> bool:
    return name.partition(":")[0] == "localhost" or ("." in name and " " not in name and "/" not in name)


def _readable(settings: Settings) -> Iterator[Trouble]:
    """Warn of addresses that others on this machine can read; they usually hold a password."""
    mode = stat.S_IMODE(settings.path.stat().st_mode)
    plain = any("://" in line and "terminal://" not in line for line in _addresses(settings))
    if plain and mode & (stat.S_IRGRP | stat.S_IROTH):
        yield Trouble(
            (), f"it can be read by others ({mode:04o}) and holds addresses of channels", f"chmod 600 {settings.path}"
        )


def _addresses(settings: Settings) -> Iterator[str]:
    text = settings.path.read_text(encoding="utf-8-sig")
    for channel in settings.channels():
        yield from (url for url in channel.urls if url in text)


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
