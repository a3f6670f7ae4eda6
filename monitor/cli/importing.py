"""Reading OPML and lists of addresses."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from monitor.domain.addresses.urls import host_of
from monitor.domain.errors import NewsmonError
from monitor.domain.sources import Source, SourceKind, Track
from monitor.extract.lists.outlines import outlines


def sources_in(file: Path, until: datetime) -> tuple[Source, ...]:
    """Return the sources that a file names, each address once: feeds of an OPML file, or one page a line."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise NewsmonError(
            f"it cannot be read: {error.strerror}", to=str(file), do="Name an OPML file or a list"
        ) from None
    if data.lstrip().startswith(b"<"):
        return tuple(_feed(name, url, until) for name, url in _apart(outlines(data)))
    lines = (line.strip() for line in data.decode("utf-8", "replace").splitlines())
    return tuple(_page(line, until) for line in dict.fromkeys(lines) if line and not line.startswith("#"))


def _apart(feeds: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give each feed a name of its own, which does not depend on the order in the file."""
    names = {url: name for name, url in reversed(tuple(feeds))}
    taken = Counter(way for url, name in names.items() for way in _ways(name, url))
    for url, name in reversed(names.items()):
        ways = _ways(name, url)
        yield next((way for way in ways if taken[way] == 1), ways[-1]), url


def _ways(name: str, url: str) -> tuple[str, ...]:
    return name, f"{name} ({host_of(url)})", f"{name} ({url})"


def _feed(name: str, url: str, until: datetime) -> Source:
    return Source(name=name, kind=SourceKind.FEED, url=url, until=until)


def _page(url: str, until: datetime) -> Source:
    return Source(
        name=f"watch {url}",
        kind=SourceKind.PAGE,
        url=url,
        every=timedelta(minutes=5),
        track=Track.ALL,
        until=until,
    )
