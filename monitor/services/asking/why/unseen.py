"""Why nobody was told of what was never read: who listed it or might have, and what would stand against reading it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from monitor.domain.addresses.address import Address
from monitor.domain.hosts import Host
from monitor.domain.looks.tracking import SourceState
from monitor.domain.texts.counting import counted
from monitor.domain.views import ExplainedStep, Explanation
from monitor.fetch.objections import by_guard, by_robots
from monitor.store.entries import ListedEntry
from monitor.store.store import Books


def explain_unseen(books: Books, address: Address, allow_hosts: Sequence[str]) -> Explanation:
    """Say of an address that is no article of ours what is known all the same."""
    entries = books.entries.listings(None, (address.url,))
    steps = [step for entry in entries for step in listed(entry)]
    more = (
        *_sources(books, address, listed_at_all=bool(entries)),
        *_host(books, address),
        _guard(address, allow_hosts),
    )
    ask = ExplainedStep(
        what="try", said=f"newsmon probe {address}", reason="fetches it once: what is read, what it meets, why"
    )
    return Explanation(
        title="", url=address.url, answer=_answer(listed_at_all=bool(entries)), steps=(*steps, *more, ask)
    )


def _answer(*, listed_at_all: bool) -> str:
    if listed_at_all:
        return "Not told: it was listed, and no article was read there"
    return "Not told: it was never seen, for no source listed it"


def _sources(books: Books, address: Address, *, listed_at_all: bool) -> Iterator[ExplainedStep]:
    """Name the sources that watch the same site, and how they do."""
    if listed_at_all:
        return
    states = [state for state in books.sources.all() if state.source.address.shares_site(address)]
    for state in states:
        number = len(books.entries.present(state.source.name))
        yield ExplainedStep(
            what="source", said=f"{state.source.name} watches this site", reason=_standing(state, number)
        )
    if not states:
        add = "add it as a source, or `newsmon watch` the address"
        yield ExplainedStep(what="source", said=f"none watches {address.site or address.host}", reason=add)


def _standing(state: SourceState, number: int) -> str:
    """Say why a source of the same site did not list it, as far as one can know."""
    if state.checked_at is None:
        return "it was not looked at yet"
    if state.trouble:
        return f"it cannot be read: {state.trouble}"
    since = f" since {_instant(state.first_checked_at)}" if state.first_checked_at else ""
    listed = f"it listed {number} at {_instant(state.checked_at)}"
    return f"this was never among what it lists{since}; {listed}"


def _host(books: Books, address: Address) -> Iterator[ExplainedStep]:
    name = address.host
    number = books.counts.at_host(name)
    known = f"{counted(number, 'article')} of it known" if number else "no article of it is known"
    host = next((one for one in books.hosts.all() if one.name == name), None)
    yield ExplainedStep(what="host", said=name, reason="; ".join([known, *_troubles(host)]))
    if host is not None and host.robots is not None:
        against = by_robots(address, host.robots)
        yield ExplainedStep(what="robots.txt", said="forbids it" if against else "allows it", reason=against)
    else:
        yield ExplainedStep(what="robots.txt", said="unknown", reason="newsmon asks for it before it reads from a host")


def _troubles(host: Host | None) -> Iterator[str]:
    if host is None:
        return
    if host.trouble:
        yield host.trouble
    if host.next_allowed_at is not None:
        yield f"not asked before {_instant(host.next_allowed_at)}"


def _guard(address: Address, allow_hosts: Sequence[str]) -> ExplainedStep:
    against = by_guard(address, allow_hosts)
    if against:
        return ExplainedStep(what="guard", said="refuses it", reason=f"{against}; `fetch.allow_hosts` exempts a host")
    return ExplainedStep(
        what="guard", said="lets it pass", reason="where its name leads is looked at again before each request"
    )


def _instant(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}Z"


def listed(entry: ListedEntry) -> Iterator[ExplainedStep]:
    """Say how one source listed an address, and what came of reading it."""
    where = "it stood there at the first look at the source" if entry.at_first_look else "new in its listing"
    yield ExplainedStep(what="listed", at=entry.listed_at, said=f"by {entry.source}", reason=where, until=entry.left_at)
    if entry.tries:
        yield ExplainedStep(
            what="tried", said=counted(entry.tries, "time") + " in vain", reason=_trouble(entry), below=True
        )
    elif entry.article is None and entry.due_at is not None:
        yield ExplainedStep(
            what="waits", at=entry.due_at, said="to be read", reason="its turn has not come", below=True
        )
    elif entry.article is None:
        yield ExplainedStep(what="read", said="not recorded", reason=entry.outcome, below=True)


def _trouble(entry: ListedEntry) -> str:
    """Say why the tries gave no article, and whether they go on."""
    if entry.article is not None:
        return "then it could be read"
    more = f"; tried again after {entry.due_at:%Y-%m-%d %H:%M}Z" if entry.due_at else "; given up"
    return f"{entry.outcome}{more}"
