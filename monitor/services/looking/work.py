"""Work at hosts: what is due, doing it, and setting it aside when it fails in a way nobody foresaw."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from monitor.domain.addresses.address import Address
from monitor.domain.looks.tracking import Known, SourceState, Unread
from monitor.services.looking.check import check_source, note_trouble
from monitor.services.looking.looks import look_again, read_entry
from monitor.services.parts import Parts
from monitor.store.store import Store

MOST_PER_HOST = 40  # of each kind: more than one visit takes, and what is left over comes with the next round
UNFORESEEN = "failed in a way nobody foresaw"


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to do at a host: a source to check, an entry to read, or an article to look at again."""

    at: SourceState | Unread | Known

    @property
    def name(self) -> str:
        """What it is called, like no other work that is due with it."""
        match self.at:
            case SourceState(source=source):
                return f"check {source.name}"
            case Unread(id=number, source=source):
                return f"read entry {number} of {source}"
            case Known(id=number):
                return f"look at article {number}"

    @property
    def address(self) -> Address:
        """The address that is asked."""
        match self.at:
            case SourceState(source=source):
                return source.address
            case Unread(entry=entry):
                return entry.address
            case Known() as known:
                return known.address


async def perform(parts: Parts, work: Work) -> None:
    """Do a piece of work; what comes of it is written down."""
    match work.at:
        case SourceState() as state:
            await check_source(parts, state)
        case Unread() as entry:
            await read_entry(parts, entry)
        case Known() as known:
            await look_again(parts, known)


def set_aside(store: Store, work: Work, now: datetime, until: datetime) -> None:
    """Let work that failed unforeseen wait until then."""
    match work.at:
        case SourceState() as state:
            note_trouble(store, state, f"reading it {UNFORESEEN}; the log says more", now, until)
        case Unread() as entry:
            with store.begin() as books:
                books.entries.postpone(entry.id, until, tries=entry.tries + 1, reason=UNFORESEEN)
        case Known(id=number):
            with store.begin() as books:
                books.articles.save(replace(books.articles.get(number), next_check_at=until))


def due_work(parts: Parts, busy: Collection[str] = ()) -> tuple[Work, ...]:
    """Return what is due now at hosts that are not ``busy``, the most urgent first and as much as a visit may take.

    What was just listed comes first; then what may have been edited, in turn with what stood there before we came.
    What no topic matches, and may gain one, has what is left over.
    """
    now = parts.now()
    with parts.store.read() as books:
        sources = books.sources.due(now)
        unread = books.entries.unread(now, MOST_PER_HOST, busy)
        known = books.articles.due(now, MOST_PER_HOST, busy)
    checks = [state for state in sources if state.source.address.host not in busy]
    just_listed = [entry for entry in unread if not entry.at_first_look]
    stood_there = [entry for entry in unread if entry.at_first_look]
    tracked = [article for article in known if article.tracked]
    may_gain_a_topic = [article for article in known if not article.tracked]
    return tuple(map(Work, (*checks, *just_listed, *_in_turn(tracked, stood_there), *may_gain_a_topic)))


def _in_turn(known: Iterable[Known], entries: Iterable[Unread]) -> Iterable[Known | Unread]:
    """Take one of each kind in turn, so that many of one do not starve the other."""
    return (each for row in zip_longest(known, entries) for each in row if each is not None)
