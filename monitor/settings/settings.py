"""The settings as the rest of newsmon asks for them: values of the domain."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from monitor.domain.routes import Group, Quiet, Route
from monitor.domain.sources import Source
from monitor.domain.topics import Name, Topic
from monitor.settings.document import Document
from monitor.settings.model import ChannelWritten, FetchWritten, SourceWritten, TopicWritten, WebWritten, Written
from monitor.settings.route_settings import RouteWritten

ZONES = {"ko": "Asia/Seoul", "en": "UTC"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSettings:
    """A place to tell: its Apprise addresses (secret), and the language and time zone of its messages."""

    name: str
    urls: tuple[str, ...] = field(repr=False)
    locale: str
    zone: str
    quoted: int = 200  # characters of an article that one change may quote
    at_most_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A settings file that was read and found fine, and where it stands."""

    path: Path
    written: Written
    document: Document = field(repr=False)  # as it stands in the file, without the secrets
    mask: Callable[[str], str] = field(default=str, repr=False)  # takes keys of addresses out of what is said

    def topics(self) -> tuple[Topic, ...]:
        """Return what the user cares about."""
        return tuple(map(topic, self.written.topics))

    def sources(self) -> tuple[Source, ...]:
        """Return where we look."""
        return tuple(map(_source, self.written.sources))

    def channels(self) -> tuple[ChannelSettings, ...]:
        """Return where we tell."""
        return tuple(_channel(name, channel) for name, channel in self.written.channels.items())

    def routes(self) -> tuple[Route, ...]:
        """Return which alerts go to which channels, and when."""
        names = _route_names(self.written.routes)
        zones = {channel.name: channel.zone for channel in self.channels()}
        routes = zip(names, self.written.routes, strict=True)
        return tuple(_route(name, route, zones.get(route.to, "UTC")) for name, route in routes)

    def heartbeat_url(self) -> str | None:
        """Return what is to be asked for as long as we work."""
        return self.written.heartbeat_url

    def fetch(self) -> FetchWritten:
        """Return how we behave at other people's sites; ``delay`` is in seconds."""
        return self.written.fetch

    def web(self) -> WebWritten:
        """Return where the page listens, and where people reach it."""
        return self.written.web

    def database(self) -> str:
        """Return the address of the database; a relative SQLite path begins at the settings' folder."""
        return database_beside(self.path, self.written.database)

    def keep_raw(self) -> timedelta:
        """Return how long pages are kept as fetched."""
        return self.written.keep.raw

    def inside_words(self) -> bool:
        """Whether a search may look inside of words, for which an index of its own is kept."""
        return self.written.search.inside_words

    def outlets(self) -> str:
        """Return the dotted name of the package of outlet profiles."""
        return self.written.outlets


def database_beside(path: Path, database: str) -> str:
    """Return the address with its SQLite path made absolute, from the folder of the settings."""
    scheme, slashes, rest = database.partition(":///")
    if scheme != "sqlite" or not slashes:
        return database
    name, mark, options = rest.partition("?")
    return f"{scheme}:///{path.absolute().parent / name}{mark}{options}"


def topic(written: TopicWritten) -> Topic:
    """Return a topic as the domain knows it."""
    names = (Name(text=name.text, case=name.case, companions=name.companions) for name in written.names)
    return Topic(name=written.name, names=tuple(names), query=written.query)


def _source(written: SourceWritten) -> Source:
    return Source(
        name=written.name,
        kind=written.kind,
        url=written.url,
        every=written.every,
        cron=written.cron,
        zone=written.zone,
        track=written.track,
        recheck=written.recheck,
        untracked_looks=written.untracked_looks,
        backlog=written.backlog,
        links=written.links,
    )


def _channel(name: str, written: ChannelWritten) -> ChannelSettings:
    zone = written.zone or ZONES[written.locale]
    return ChannelSettings(
        name=name,
        urls=written.urls,
        locale=written.locale,
        zone=zone,
        quoted=written.quoted,
        at_most_once=written.at_most_once,
    )


def _route(name: str, written: RouteWritten, zone: str) -> Route:
    """Return a route; ``zone`` is its channel's, which holds where none is named."""
    quiet, digest = written.quiet, written.digest
    group = None if digest else written.group  # a digest gathers everything already
    return Route(
        name=name,
        to=written.to,
        topics=written.topics,
        sources=written.sources,
        outlets=written.outlets,
        languages=written.languages,
        tell=written.tell,
        changes=written.changes,
        severity=written.severity,
        severities=tuple(written.severities.items()),
        story_size=written.story_size,
        copies=written.copies,
        stop=written.stop,
        quiet=_quiet(quiet, zone) if quiet else None,
        quiet_except=written.quiet_except,
        digest=replace(digest, zone=digest.zone or zone) if digest else None,
        empty=written.empty,
        group=Group(by=group.by, wait=group.wait, interval=group.interval) if group else None,
        at_most=None if digest else written.at_most,
    )


def _quiet(quiet: Quiet, zone: str) -> Quiet:
    """Return quiet hours on the clock of a zone, where they name none."""
    return replace(quiet, zone=quiet.zone or zone, also=tuple(_quiet(each, zone) for each in quiet.also))


def _route_names(routes: tuple[RouteWritten, ...]) -> list[str]:
    """Name each route; one without a name is called after its channel, the second such one ``newsroom 2``."""
    names: list[str] = []
    taken = {route.name for route in routes}
    for route in routes:
        wanted, number = route.name or route.to, 1
        while not route.name and (wanted in names or wanted in taken):
            number += 1
            wanted = f"{route.to} {number}"
        names.append(wanted)
    return names
