"""What an outlet is called for people."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.domain.addresses.urls import host_of, same_site
from monitor.domain.looks.tracking import Known
from monitor.domain.sources import Source
from monitor.store.store import Books
from monitor.store.stories import StoryMember


def outlet_name(outlet: str, url: str, source: Source | None) -> str:
    """Name the outlet of an article by its profile; else, at home, by the source; else by its host."""
    if source is not None and outlet in ("", host_of(url)) and same_site(url, source.url):
        return source.name
    return outlet or host_of(url)


def outlet_of(books: Books, article: Known | StoryMember) -> str:
    """Name the outlet of an article that is known."""
    state = books.sources.named(article.source)
    return outlet_name(article.outlet, article.url, state.source if state else None)


def named(books: Books, members: Sequence[StoryMember]) -> tuple[StoryMember, ...]:
    """Return articles of stories with their outlets' names for people."""
    return tuple(replace(member, outlet=outlet_of(books, member)) for member in members)
