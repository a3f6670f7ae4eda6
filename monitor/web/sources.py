"""Sources: how each is doing, those in trouble first."""

from monitor.domain.addresses.keys import masked
from monitor.domain.looks.tracking import SourceState
from monitor.domain.views import SourceView
from monitor.services.asking.health import sources
from monitor.shapes import of_source
from monitor.store.store import Books
from monitor.web.speech import Speech
from monitor.web.views import Asked, Question, Table, View


def _ask(books: Books, question: Question) -> tuple[SourceView, ...]:
    return sources(books, question.visit.speech.now)


def is_sick(view: SourceView) -> bool:
    """Whether a source cannot be read, was never, or something holds of it."""
    state: SourceState = view.state
    return bool(state.trouble or view.holds or (state.ok_at is None and not state.source.paused))


def address_of(view: SourceView) -> str:
    """Return the address of a source without the keys that may stand in it."""
    return masked(view.state.source.url)


def _table(answer: tuple[SourceView, ...], _speech: Speech) -> Table:
    heads = ("source", "kind", "url", "read_at", "looked_at", "next_look", "listed", "trouble", "holds")
    rows = (
        (
            view.state.source.name,
            view.state.source.kind.value,
            address_of(view),
            view.state.ok_at.isoformat() if view.state.ok_at else "",
            view.state.checked_at.isoformat() if view.state.checked_at else "",
            view.upcoming.at.isoformat() if view.upcoming.at else "",
            view.listed,
            view.state.trouble,
            "; ".join(held.reason for held in view.holds),
        )
        for view in answer
    )
    return heads, rows


SOURCES = View(
    name="sources",
    entry="sources",
    path="/sources",
    says="How each source is doing.",
    asked=Asked,
    ask=_ask,
    shape=lambda answer: list(map(of_source, answer)),
    table=_table,
)
