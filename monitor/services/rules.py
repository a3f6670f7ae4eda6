"""What the user asked for, ready for use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from monitor.domain.matches.matching import Matcher
from monitor.domain.routes import Route
from monitor.domain.sources import Source, SourceKind
from monitor.domain.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Topics, sources and routes; ``targets`` names for each channel where its messages go, without secrets.

    ``watched`` are the sources that do not stand in the settings, ``at_most_once`` the channels to which
    nothing is sent again that may have arrived.
    """

    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...] = ()
    watched: tuple[Source, ...] = ()
    routes: tuple[Route, ...] = ()
    targets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at_most_once: frozenset[str] = frozenset()
    raw_kept: timedelta = timedelta(days=30)
    matcher: Matcher = field(init=False)
    by_name: Mapping[str, Source] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "matcher", Matcher(self.topics))
        object.__setattr__(self, "by_name", {source.name: source for source in self.watched + self.sources})

    def source(self, name: str) -> Source:
        """Return the source of that name; of one that left the settings only the name is left."""
        return self.by_name.get(name) or Source(name=name, kind=SourceKind.FEED, url="")


def routes_of(watched: Iterable[Source]) -> tuple[Route, ...]:
    """Return the routes of the sources that ``newsmon watch`` added with a channel of their own."""
    return tuple(
        Route(name=f"watch {source.name}", to=source.to, sources=(source.name,)) for source in watched if source.to
    )
