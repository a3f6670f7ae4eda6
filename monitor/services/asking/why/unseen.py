"""Why nobody was told of what was never read: who listed it or might have, and what would stand against reading it."""

from collections.abc import Iterator, Sequence
from functools import reduce

from monitor.domain.addresses.address import Address
from monitor.domain.hosts import Host
from monitor.domain.looks.tracking import SourceState
from monitor.domain.statements import Countable, Counted, Saying, Statement, both, say
from monitor.domain.views import ExplainedStep, Explanation, StepKind
from monitor.fetch.objections import by_guard, line_against
from monitor.store.entries import ListedEntry
from monitor.store.store import Books

_WHERE = {True: Saying.STOOD_THERE, False: Saying.NEW_THERE}  # by whether it was the first look


def explain_unseen(books: Books, address: Address, allow_hosts: Sequence[str]) -> Explanation:
    """Say of an address that is no article of ours what is known all the same."""
    entries = books.entries.listings(None, (address.url,))
    steps = [step for entry in entries for step in listed(entry)]
    more = (
        *_sources(books, address, listed_at_all=bool(entries)),
        *_host(books, address),
        _guard(address, allow_hosts),
    )
    probe = say(Saying.PROBE, url=address.url)
    ask = ExplainedStep(kind=StepKind.TRY, said=probe, reason=say(Saying.FETCHES))
    answer = say(Saying.NEVER_READ if entries else Saying.NEVER_SEEN)
    return Explanation(title="", url=address.url, answer=answer, steps=(*steps, *more, ask))


def _sources(books: Books, address: Address, *, listed_at_all: bool) -> Iterator[ExplainedStep]:
    """Name the sources that watch the same site, and how they do."""
    if listed_at_all:
        return
    states = [state for state in books.sources.all() if state.source.address.shares_site(address)]
    for state in states:
        watches = say(Saying.WATCHES, source=state.source.name)
        standing = _standing(state, len(books.entries.present(state.source.name)))
        yield ExplainedStep(kind=StepKind.SOURCE, said=watches, reason=standing)
    if not states:
        none = say(Saying.NONE_WATCHES, site=address.site or address.host)
        yield ExplainedStep(kind=StepKind.SOURCE, said=none, reason=say(Saying.ADD_IT))


def _standing(state: SourceState, number: int) -> Statement:
    """Say why a source of the same site did not list it, as far as one can know."""
    if state.checked_at is None:
        return say(Saying.NOT_LOOKED_AT)
    if state.trouble:
        return say(Saying.UNREADABLE, trouble=state.trouble)
    since = say(Saying.SINCE, at=state.first_checked_at) if state.first_checked_at else ""
    return say(Saying.NEVER_LISTED, since=since, number=number, at=state.checked_at)


def _host(books: Books, address: Address) -> Iterator[ExplainedStep]:
    name = address.host
    number = books.counts.at_host(name)
    articles = Counted(number, Countable.ARTICLE)
    known = say(Saying.KNOWN_AT_HOST, articles=articles) if number else say(Saying.NONE_AT_HOST)
    host = next((one for one in books.hosts.all() if one.name == name), None)
    yield ExplainedStep(kind=StepKind.HOST, said=name, reason=reduce(both, _troubles(host), known))
    yield _robots(address, host)


def _robots(address: Address, host: Host | None) -> ExplainedStep:
    if host is None or host.robots is None:
        return ExplainedStep(kind=StepKind.ROBOTS, said=say(Saying.UNKNOWN), reason=say(Saying.ASKED_FIRST))
    line = line_against(address, host.robots)
    if line is None:
        return ExplainedStep(kind=StepKind.ROBOTS, said=say(Saying.ALLOWED))
    return ExplainedStep(kind=StepKind.ROBOTS, said=say(Saying.FORBIDDEN), reason=say(Saying.FORBIDDEN_BY, line=line))


def _troubles(host: Host | None) -> Iterator[Statement | str]:
    if host is None:
        return
    if host.trouble:
        yield host.trouble
    if host.next_allowed_at is not None:
        yield say(Saying.NOT_BEFORE, at=host.next_allowed_at)


def _guard(address: Address, allow_hosts: Sequence[str]) -> ExplainedStep:
    against = by_guard(address, allow_hosts)
    if against:
        way_out = say(Saying.EXEMPT, trouble=against)
        return ExplainedStep(kind=StepKind.GUARD, said=say(Saying.REFUSED), reason=way_out)
    return ExplainedStep(kind=StepKind.GUARD, said=say(Saying.PASSES), reason=say(Saying.ASKED_AGAIN))


def listed(entry: ListedEntry) -> Iterator[ExplainedStep]:
    """Say how one source listed an address, and what came of reading it."""
    by, where = (
        say(Saying.LISTED_BY, source=entry.source),
        Saying.STOOD_THERE if entry.at_first_look else Saying.NEW_THERE,
    )
    yield ExplainedStep(kind=StepKind.LISTED, at=entry.listed_at, said=by, reason=say(where), until=entry.left_at)
    if entry.tries:
        in_vain = say(Saying.IN_VAIN, times=Counted(entry.tries, Countable.TIME))
        yield ExplainedStep(kind=StepKind.TRIED, said=in_vain, reason=_trouble(entry), below=True)
    elif entry.article is None and entry.due_at is not None:
        turn = say(Saying.ITS_TURN)
        yield ExplainedStep(kind=StepKind.WAITS, at=entry.due_at, said=say(Saying.TO_BE_READ), reason=turn, below=True)
    elif entry.article is None:
        yield ExplainedStep(kind=StepKind.READ, said=say(Saying.NOT_RECORDED), reason=entry.outcome, below=True)


def _trouble(entry: ListedEntry) -> Statement:
    """Say why the tries gave no article, and whether they go on."""
    if entry.article is not None:
        return say(Saying.THEN_READ)
    if entry.due_at is None:
        return say(Saying.TRIED_NO_MORE, trouble=entry.outcome)
    return say(Saying.TRIED_AGAIN, trouble=entry.outcome, at=entry.due_at)
