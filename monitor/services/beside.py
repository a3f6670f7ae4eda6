"""Sources that stand beside the settings: which there are, and ending, pausing and resuming them."""

from dataclasses import replace
from datetime import datetime

from monitor.domain.addresses.keys import masked
from monitor.domain.errors import WrongUseError
from monitor.domain.sources import Source, SourceKind
from monitor.store.store import Books


def beside(books: Books, now: datetime) -> tuple[Source, ...]:
    """Return the sources that ``newsmon watch`` and ``import`` added and that are not over, the first first."""
    states = books.sources.all()
    return tuple(each.source for each in states if each.source.until is not None and each.source.until > now)


def named(books: Books, name: str, now: datetime) -> Source:
    """Return the source beside the settings that has a name or an address, as it is or as it is shown.

    Raises ``WrongUseError``.
    """
    there = beside(books, now)
    exact = [source for source in there if name in (source.name, source.url)]
    found = exact or [source for source in there if name in (masked(source.name), masked(source.url))]
    if not found:
        names = ", ".join(masked(source.name) for source in there) or "none"
        raise WrongUseError("no source has this name", to=masked(name), do=f"Added beside the settings: {names}")
    return found[0]


def end(books: Books, source: Source, now: datetime) -> None:
    """Look at a source no more, nor at its page; what it listed and is followed goes on being followed."""
    books.sources.change(replace(source, until=now), now, retired=True)
    _its_page(books, source, None)


def pause(books: Books, source: Source, now: datetime) -> None:
    """Look at a source no more until it is resumed."""
    books.sources.change(replace(source, paused=True), now)
    _its_page(books, source, None)


def resume(books: Books, source: Source, now: datetime) -> None:
    """Look at a source again, and at once."""
    books.sources.change(replace(source, paused=False), now)
    _its_page(books, source, now)


def _its_page(books: Books, source: Source, at: datetime | None) -> None:
    if source.kind is SourceKind.PAGE:
        books.articles.look_at_those_of(source.name, at)
