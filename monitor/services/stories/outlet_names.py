"""What an outlet is called for people."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.domain.kinship.members import StoryMember
from monitor.domain.looks.tracking import Known
from monitor.domain.sources import outlet_name
from monitor.store.store import Books


def outlet_of(books: Books, article: Known | StoryMember) -> str:
    """Name the outlet of an article that is known."""
    state = books.sources.named(article.source)
    return outlet_name(article.outlet, article.address, state.source if state else None)


def named(books: Books, members: Sequence[StoryMember]) -> tuple[StoryMember, ...]:
    """Return articles of stories with their outlets' names for people."""
    return tuple(replace(member, outlet=outlet_of(books, member)) for member in members)
