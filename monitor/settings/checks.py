"""What only the whole of the settings shows: names given twice, and names that nothing has.

These look at the document as written, so that they speak even where parts of it cannot be used.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from monitor.settings.document import Place, Trouble
from monitor.settings.parsing import meant

CheckUrls = Callable[[tuple[str, ...]], tuple[str, ...]]
"""Says of channel addresses what is wrong with them, without their secrets; empty when nothing is."""


def troubles(tree: Any, check_urls: CheckUrls) -> Iterator[Trouble]:  # noqa: ANN401  a document may hold anything
    """Yield everything that is wrong between the parts."""
    if isinstance(tree, dict):
        for part in ("topics", "sources", "routes"):
            yield from _given_twice(tree, part)
        yield from _unknown(tree)
        yield from _channels(tree, check_urls)


def _given_twice(tree: dict[str, Any], part: str) -> Iterator[Trouble]:
    seen: set[str] = set()
    for place, name in _names(tree, part):
        if name in seen:
            yield Trouble(place, f"two {part} are called {name!r}", "Give each a name of its own")
        seen.add(name)


def _unknown(tree: dict[str, Any]) -> Iterator[Trouble]:
    known = {part: {name for _, name in _names(tree, part)} for part in ("topics", "sources")}
    known["topics"].add("*")
    known["channels"] = set(_keys(tree.get("channels")))
    for number, route in _parts(tree, "routes"):
        for key, part in (("topics", "topics"), ("sources", "sources"), ("to", "channels")):
            for place, name in _said(route.get(key), ("routes", number, key)):
                if name not in known[part]:
                    yield _nobody(place, part, name, known[part])


def _nobody(place: Place, part: str, name: str, known: Iterable[str]) -> Trouble:
    names = ", ".join(sorted(known))
    way = meant(name, known) or (f"There are: {names}" if names else f"Add it under {part}:")
    return Trouble(place, f"no {part.removesuffix('s')} is called {name!r}", way)


def _channels(tree: dict[str, Any], check_urls: CheckUrls) -> Iterator[Trouble]:
    channels = tree.get("channels")
    for name, channel in channels.items() if isinstance(channels, dict) else ():
        if isinstance(channel, dict):
            yield from _addresses(name, channel, check_urls)


def _addresses(name: str, channel: dict[str, Any], check_urls: CheckUrls) -> Iterator[Trouble]:
    urls = tuple(url for _, url in _said(channel.get("urls"), ()))
    if channel.get("urls", []) == [] and "urls_file" not in channel:
        yield Trouble(("channels", name), "it has no address", "Add urls: ['slack://…'] or urls_file: PATH")
    wrong = check_urls(urls) if all(urls) else ()  # an empty one lacks its secret, which is told already
    if wrong:
        yield Trouble(("channels", name, "urls"), "; ".join(wrong), "Correct the address")


def _names(tree: dict[str, Any], part: str) -> Iterator[tuple[Place, str]]:
    for number, each in _parts(tree, part):
        yield from _said(each.get("name"), (part, number, "name"))


def _parts(tree: dict[str, Any], part: str) -> Iterator[tuple[int, dict[str, Any]]]:
    listed = tree.get(part)
    for number, each in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(each, dict):
            yield number, each


def _said(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield the texts that stand at a place, be it one or a list."""
    if isinstance(value, str):
        yield place, value.strip()
    elif isinstance(value, list):
        yield from (((*place, number), each.strip()) for number, each in enumerate(value) if isinstance(each, str))


def _keys(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, dict) else ()
