"""What changed lately, and how: the edits of all articles, narrowed to what somebody asks."""

from dataclasses import replace

from monitor.domain.sources import outlet_name
from monitor.domain.views import MadeEdit
from monitor.services.asking.names import check_source, check_topic
from monitor.store.history import SoughtEdits
from monitor.store.store import Books


def edits(books: Books, sought: SoughtEdits, limit: int) -> tuple[MadeEdit, ...]:
    """Return what changed, that which was recorded last first, with the outlets' names for people.

    Raises ``WrongUseError`` for a topic or source that never was.
    """
    check_topic(books, sought.topic)
    check_source(books, sought.source)
    found = books.history.edits(sought, limit)
    states = {name: books.sources.named(name) for name in {one.source for one in found}}
    sources = {name: state.source if state else None for name, state in states.items()}
    return tuple(replace(one, outlet=outlet_name(one.outlet, one.address, sources[one.source])) for one in found)
