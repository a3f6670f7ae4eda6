"""Checking a source: what it lists now, and what of it is new to us."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from monitor.domain.looks.belief import believed
from monitor.domain.looks.cadence import listed_otherwise, next_check
from monitor.domain.looks.tracking import SourceState
from monitor.domain.pages import Failure, Page, PageRequest, Validators
from monitor.domain.sources import Entry, Listing, Recheck, Source, SourceKind
from monitor.services.clockwork import scheduled
from monitor.services.looking.lies import find_out_whether_it_lies
from monitor.services.parts import Parts
from monitor.store.store import Books, Store
from monitor.workers import WorkerKilledError

ROLLED_OVER = 5  # entries, none of which stood there before: fewer may all be new by chance
MOST_CHILDREN = 5  # sitemaps of an index that are read in one look, newest first


async def check_source(parts: Parts, state: SourceState) -> None:
    """Look at a source once, and note what it lists; new entries then wait to be read."""
    request = PageRequest(url=state.source.url, validators=_validators(parts, state))
    answer = await _ask(parts, state, request)
    now = parts.now()
    step: Callable[[], bool | None]
    if isinstance(answer, Failure):
        step = partial(note_trouble, parts.store, state, answer.reason, now, answer.retry_at)
    elif _is_same(answer, state, request.validators):
        step = partial(note_same, parts.store, state, answer, now)
    else:
        listing = await read_listing(parts, state.source, answer)
        step = partial(note_listing, parts.store, state, answer, listing, now)
    is_news = await parts.writer.do(step)
    if is_news and not request.validators:
        await find_out_whether_it_lies(parts, replace(request, validators=state.validators))


def _validators(parts: Parts, state: SourceState) -> Validators:
    if not parts.fetching.believes(state.source.address):
        return Validators()
    now = parts.now()
    return believed(state.validators, f"source {state.id}", state.ok_at and now, now)


async def _ask(parts: Parts, state: SourceState, request: PageRequest) -> Page | Failure:
    if state.source.kind is SourceKind.PAGE:
        # The page is the article: its one entry is looked at as an article, not as a listing.
        return Page(url=state.source.url, final_url=state.source.url, status=200, fetched_at=parts.now())
    return await parts.fetching.fetch(request)


def _is_same(page: Page, state: SourceState, asked: Validators) -> bool:
    if page.not_modified:
        return bool(asked)  # a host may say so though nobody asked "changed since?": that proves nothing
    return bool(page.body) and page.ok and page.digest == state.body_sha


async def read_listing(parts: Parts, source: Source, page: Page) -> Listing:
    """Read what a page lists, and for an index of sitemaps what its newest ones list."""
    if source.kind is SourceKind.PAGE:
        return Listing(entries=(Entry(url=source.url),))
    if not page.ok:
        return Listing(trouble=f"answered {page.status}")
    listing = await _listed(parts, source, page)
    for child in listing.children[:MOST_CHILDREN]:
        below = await _child(parts, source, PageRequest(url=child))
        if below.trouble:
            return Listing(trouble=f"{child}: {below.trouble}")
        listing = replace(listing, entries=listing.entries + below.entries)
    return listing


async def _child(parts: Parts, source: Source, request: PageRequest) -> Listing:
    """Read one sitemap of an index."""
    answer = await parts.fetching.fetch(request)
    if isinstance(answer, Failure):
        return Listing(trouble=answer.reason)
    return await _listed(parts, source, answer) if answer.ok else Listing(trouble=f"answered {answer.status}")


async def _listed(parts: Parts, source: Source, page: Page) -> Listing:
    try:
        return await parts.reading.listing(page, source)
    except WorkerKilledError as error:
        return Listing(trouble=str(error))


def note_trouble(
    store: Store, state: SourceState, trouble: str, now: datetime, retry_at: datetime | None = None
) -> None:
    """Keep that a source could not be read; it is asked again later, and later each time."""
    with store.begin() as books:
        state = _current(books, state)
        failed = replace(state, checked_at=now, failures=state.failures + 1, trouble=trouble)
        due = next_check(failed, now, scheduled=scheduled(state.source, now)).at or now
        books.sources.save(replace(failed, next_check_at=max(due, retry_at or due)))


def note_same(store: Store, state: SourceState, page: Page, now: datetime) -> None:
    """Keep that a source lists what it listed before."""
    with store.begin() as books:
        before = _current(books, state)
        note = "" if before.failures else before.trouble  # of what it lists, which is still the same
        books.sources.save(_moved(replace(_well(before, now), trouble=note), page))
        _recheck_listed(books, state.source, now)


def note_listing(store: Store, state: SourceState, page: Page, listing: Listing, now: datetime) -> bool:
    """Keep what a source lists now; what it never listed before waits to be read. Returns whether there is such."""
    if listing.trouble:
        note_trouble(store, state, listing.trouble, now)
        return False
    with store.begin() as books:
        state = _current(books, state)
        first = state.first_checked_at is None
        for article in books.entries.said_otherwise(state.source.name, listing.entries):
            _look_again_soon(books, article, now)
        fresh = books.entries.listed(state.source.name, listing.entries, now, at_first_look=first)
        well = replace(_well(state, now), first_checked_at=state.first_checked_at or now)
        well = _moved(
            replace(well, new_at=now if fresh else state.new_at, trouble=_remark(listing, fresh, state)), page
        )
        books.sources.save(well if listing.children else _known_by(well, page))
        _recheck_listed(books, state.source, now)
    return bool(fresh)


def _remark(listing: Listing, fresh: Sequence[Entry], state: SourceState) -> str:
    """Say what is not fine with a listing though it was read: it is no failure of the source."""
    if listing.left_out:
        return f"{listing.left_out} of {listing.left_out + len(listing.entries)} entries have no usable address"
    rolled_over = state.first_checked_at and len(fresh) >= ROLLED_OVER and len(fresh) == len(listing.entries)
    if not rolled_over:
        return ""
    return f"all {len(fresh)} entries are new since the look before, so some may have come and gone: look more often"


def _current(books: Books, state: SourceState) -> SourceState:
    """Return the source as it stands by now: its look took a while."""
    return books.sources.named(state.source.name) or state


def _known_by(state: SourceState, page: Page) -> SourceState:
    # Not for an index of sitemaps: it may stay the same while the sitemaps below it change.
    return replace(state, validators=page.validators, body_sha=page.digest)


def _well(state: SourceState, now: datetime) -> SourceState:
    well = replace(state, checked_at=now)
    if state.source.kind is not SourceKind.PAGE:
        well = replace(well, ok_at=now, failures=0, trouble="")
    return replace(well, next_check_at=next_check(well, now, scheduled=scheduled(state.source, now)).at)


def _moved(state: SourceState, page: Page) -> SourceState:
    """Count how often in a row an address sent us on for good."""
    again = state.moved_looks if state.moved_to == page.moved_to else 0
    return replace(state, moved_to=page.moved_to, moved_looks=again + 1 if page.moved_to else 0)


def _look_again_soon(books: Books, article: int, now: datetime) -> None:
    known = books.articles.get(article)
    books.articles.save(replace(known, next_check_at=listed_otherwise(known, now).at))


def _recheck_listed(books: Books, source: Source, now: datetime) -> None:
    if source.recheck is Recheck.ALWAYS or source.kind is SourceKind.PAGE:
        books.articles.look_again_at_listed(source.name, now)
