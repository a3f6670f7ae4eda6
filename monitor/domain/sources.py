"""Where we look again and again, and what a listing points to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.domain.addresses.address import Address


class SourceKind(StrEnum):
    """What stands at a source's address."""

    FEED = "feed"
    SITEMAP = "sitemap"
    SECTION = "section"
    PAGE = "page"


class Track(StrEnum):
    """Which articles of a source are watched for edits."""

    TOPICS = "topics"  # those that match a topic
    ALL = "all"


class Recheck(StrEnum):
    """How tracked articles are looked at again."""

    LADDER = "ladder"  # often while young, seldom when old
    ALWAYS = "always"  # whenever the source is checked, in full, while listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something we look at again and again; ``every`` and ``cron`` exclude each other."""

    name: str
    kind: SourceKind
    url: str
    every: timedelta | None = None
    cron: str = ""
    zone: str = "UTC"  # of the cron expression, and of stamps on its pages that name none
    track: Track = Track.TOPICS
    recheck: Recheck = Recheck.LADDER
    untracked_looks: int = 2  # more looks, while it is young, at an article that no topic matches: it may gain one
    backlog: timedelta = timedelta(0)  # how old a story may be to be told at the first look
    links: str = ""  # section pages: a pattern that addresses of articles match
    until: datetime | None = None  # for `newsmon watch`: when we stop looking
    to: str = ""  # for `newsmon watch`: the channel, where not the routes decide
    paused: bool = False  # by `newsmon sources pause`

    @property
    def address(self) -> Address:
        """Where it is looked at."""
        return Address.of(self.url)

    def is_looked_at(self, now: datetime) -> bool:
        """Whether it is neither paused nor over."""
        return not self.paused and (self.until is None or self.until > now)

    @property
    def tracks_all(self) -> bool:
        """Whether every article of it is watched, whatever it is about."""
        return self.track is Track.ALL or self.kind is SourceKind.PAGE


def watched_page(address: Address, until: datetime, *, every: timedelta, to: str = "") -> Source:
    """Return the source that is one page, watched until a moment whatever it is about; told by routes unless ``to``."""
    name = f"watch {address}"
    return Source(name=name, kind=SourceKind.PAGE, url=address.url, every=every, track=Track.ALL, until=until, to=to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One pointer to an article in a listing, with the hints that stood beside it."""

    url: str
    title: str = ""
    published: datetime | None = None
    summary: str = ""

    @property
    def address(self) -> Address:
        """Where it points to."""
        return Address.of(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a source listed at one look."""

    entries: tuple[Entry, ...] = ()
    title: str = ""
    children: tuple[str, ...] = ()  # further sitemaps, for a sitemap index
    left_out: int = 0  # entries of a feed that has others, without a usable address
    trouble: str = ""  # in words, when this is no listing at all ("HTML where a feed should be")


def outlet_name(outlet: str, address: Address, source: Source | None) -> str:
    """Name the outlet of an article for people: by its profile; else, at home, by the source; else by its host."""
    if source is not None and outlet in ("", address.host) and address.shares_site(source.address):
        return source.name
    return outlet or address.host
