"""What is no fault in the settings but may not be meant."""

import stat
from collections.abc import Iterator

from monitor.settings.settings import Settings


def notes(settings: Settings) -> Iterator[str]:
    """Yield a sentence for each thing that can be used as it is, and probably should not be."""
    yield from _missing(settings)
    yield from _untold(settings)
    yield from _readable(settings)


def _missing(settings: Settings) -> Iterator[str]:
    if not settings.written.fetch.contact:
        yield "fetch.contact is empty: a publisher whom newsmon troubles cannot reach you"
    for part in ("topics", "sources", "channels", "routes"):
        if not getattr(settings.written, part):
            yield f"{part}: there are none"


def _untold(settings: Settings) -> Iterator[str]:
    routes = settings.routes()
    carried = {name for route in routes for name in route.topics}
    if routes and "*" not in carried:
        yield from (f"topic {topic.name!r} is on no route" for topic in settings.topics() if topic.name not in carried)
    served = {route.to for route in routes}
    yield from (f"channel {each.name!r} is on no route" for each in settings.channels() if each.name not in served)


def _readable(settings: Settings) -> Iterator[str]:
    """Warn of addresses that others on this machine can read; they usually hold a password."""
    mode = stat.S_IMODE(settings.path.stat().st_mode)
    plain = any("://" in line and "terminal://" not in line for line in _addresses(settings))
    if plain and mode & (stat.S_IRGRP | stat.S_IROTH):
        yield f"{settings.path} can be read by others ({mode:04o}) and holds addresses of channels: chmod 600 it"


def _addresses(settings: Settings) -> Iterator[str]:
    text = settings.path.read_text(encoding="utf-8-sig")
    for channel in settings.channels():
        yield from (url for url in channel.urls if url in text)
