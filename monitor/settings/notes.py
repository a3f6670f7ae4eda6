"""What is not wrong in the settings, and probably not meant."""

import stat
from collections.abc import Collection, Iterator

from monitor.domain.alerts import AlertKind
from monitor.domain.errors import Problem
from monitor.domain.telling.listening import EVERY, untold
from monitor.settings.document import Trouble
from monitor.settings.parsing import meant
from monitor.settings.reach import idle, unreached
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
