"""Reading OPML and lists of addresses."""

from datetime import datetime, timedelta
from pathlib import Path

from monitor.domain.errors import NewsmonError
from monitor.domain.sources import Source, SourceKind, Track
from monitor.extract.outlines import outlines


def sources_in(file: Path, until: datetime) -> tuple[Source, ...]:
    """Return the sources that a file names: feeds of an OPML file, or one page a line."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise NewsmonError(
            f"it cannot be read: {error.strerror}", to=str(file), do="Name an OPML file or a list"
        ) from None
    if data.lstrip().startswith(b"<"):
        return tuple(_feed(name, url, until) for name, url in outlines(data))
    lines = (line.strip() for line in data.decode("utf-8", "replace").splitlines())
    return tuple(_page(line, until) for line in lines if line and not line.startswith("#"))


def _feed(name: str, url: str, until: datetime) -> Source:
    return Source(name=name or url, kind=SourceKind.FEED, url=url, until=until)


def _page(url: str, until: datetime) -> Source:
    return Source(
        name=f"watch {url}",
        kind=SourceKind.PAGE,
        url=url,
        every=timedelta(minutes=5),
        track=Track.ALL,
        until=until,
    )
