"""Looking at one article: fetch it, stop as early as the answer allows, read it, hand it to ingest."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from monitor.domain.looks.belief import believed
from monitor.domain.looks.cadence import after_failure, next_look, next_try
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.looks.seen import Seen
from monitor.domain.looks.tracking import Known, Sighting, Unread
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Failure, FailureKind, Page, PageRequest, Validators
from monitor.domain.sources import Recheck, Source
from monitor.services.ingest import ingest
from monitor.services.intake.recording import page_source_answered
from monitor.services.looking.lies import find_out_whether_it_lies
from monitor.services.looking.readers import learned_at, read
from monitor.services.looking.second_looks import asked_at_known_address, claimed_in_doubt, with_past
from monitor.services.parts import Parts
from monitor.store.store import Store


async def read_entry(parts: Parts, unread: Unread) -> None:
    """Read the page of an entry for the first time."""
    source = parts.rules.source(unread.source)
    answer = await parts.fetching.fetch(PageRequest(url=unread.entry.url))
    look = answer if isinstance(answer, Failure) else await _first(parts, source, answer)
    if isinstance(look, Failure):
        await parts.writer.do(partial(postpone_entry, parts.store, unread, source, look, parts.now()))
    else:
        await _take_in(parts, replace(look, entry=unread))


async def _take_in(parts: Parts, seen: Seen) -> None:
    """Hand a first look to ingest; where it might be an edit at another address, the known one is asked before."""
    while (known := await parts.writer.do(partial(_ingested_unless_doubtful, parts, seen, parts.now()))) is not None:
        seen = await asked_at_known_address(parts, seen, known)


def _ingested_unless_doubtful(parts: Parts, seen: Seen, now: datetime) -> Known | None:
    # In one go: of two addresses that are read side by side, the second sees what the first one brought.
    with parts.store.alone("taking in"):
        known = claimed_in_doubt(parts.store, seen)
        if known is None:
            ingest(parts, seen, now)
    return known


async def look_again(parts: Parts, known: Known) -> None:
    """Look at a tracked article once more."""
    source = parts.rules.source(known.source)
    request = PageRequest(url=known.url, validators=_validators(parts, known, source))
    answer = await parts.fetching.fetch(request)
    if isinstance(answer, Page) and _is_same(answer, known, request.validators):
        await parts.writer.do(partial(note_same_bytes, parts.store, known, source, answer, parts.now()))
    elif isinstance(answer, Page):
        await _look_closer(parts, known, source, answer, request)
    else:
        await parts.writer.do(partial(note_failure, parts.store, known, source, answer, parts.now()))


async def _first(parts: Parts, source: Source, page: Page) -> Seen | Failure:
    return await read(parts, source, page, await learned_at(parts, page))


async def _look_closer(parts: Parts, known: Known, source: Source, page: Page, request: PageRequest) -> None:
    """Read other bytes than before; in full only where they say something else in the article's region."""
    # One state for both sides of a comparison: more may be learned while they are read.
    learned = await learned_at(parts, page)
    look = await read(parts, source, page, learned, _said(known, page))
    if isinstance(look, Failure):
        await parts.writer.do(partial(note_failure, parts.store, known, source, look, parts.now()))
    elif look.look.same:
        await parts.writer.do(partial(note_same_region, parts.store, known, source, look.look, parts.now()))
    else:
        seen = await with_past(parts, known, look, learned)
        # Where each look is in full anyway, nobody's "not modified" is ever believed.
        if seen.found_edit and not request.validators and source.recheck is not Recheck.ALWAYS:
            await find_out_whether_it_lies(parts, PageRequest(url=known.url, validators=known.validators))
        await parts.writer.do(partial(ingest, parts, seen, parts.now()))


def _said(known: Known, page: Page) -> RegionPrint | None:
    """Return what a page must still say not to be read; nothing where a full reading is wanted."""
    return known.region_print if known.body_sha and page.final_url == known.url else None


def _is_same(page: Page, known: Known, asked: Validators) -> bool:
    """Whether a page stands as it stood; "not modified" says so only to who asked "changed since?"."""
    return bool(asked) if page.not_modified else page.ok and page.digest == known.body_sha


def _validators(parts: Parts, known: Known, source: Source) -> Validators:
    if source.recheck is Recheck.ALWAYS or not parts.fetching.believes(known.address):
        return Validators()
    return believed(known.validators, f"article {known.id}", known.read_at, parts.now())


def postpone_entry(store: Store, unread: Unread, source: Source, failure: Failure, now: datetime) -> None:
    """Keep that an entry's page could not be fetched; it is tried again, later each time, and given up in the end."""
    waits = failure.kind is FailureKind.POSTPONED
    due = None if _is_final(failure) else next_try(unread, now).at
    due = max(due, failure.retry_at) if due and failure.retry_at else due
    with store.begin() as books:
        books.entries.postpone(unread.id, due, tries=unread.tries + (not waits), reason=failure.reason)
        if not waits:
            page_source_answered(books, source, failure.reason, now)


def _is_final(failure: Failure) -> bool:
    """Whether asking again cannot help; a robots.txt that could not be read says when to ask again."""
    return failure.retry_at is None and failure.kind in {FailureKind.ROBOTS, FailureKind.FORBIDDEN}


def note_failure(store: Store, known: Known, source: Source, failure: Failure, now: datetime) -> None:
    """Keep that a known article could not be fetched; its last revision stands, and nothing is known of its removal."""
    waits = failure.kind is FailureKind.POSTPONED
    with store.begin() as books:
        known = books.articles.get(known.id)
        failed = replace(known, checked_at=now, failures=known.failures + (not waits), gone_since=None)
        due = next_look(failed, source, now, listed=False).at
        if due is not None:
            due = max(due, after_failure(failed.failures, now), failure.retry_at or now)
        books.articles.save(replace(failed, next_check_at=due))
        books.sightings.add(known.id, Sighting.of(known.verdict, failure.reason, known.revision, now, status=None))
        if not waits:
            page_source_answered(books, source, failure.reason, now)


def note_same_bytes(store: Store, known: Known, source: Source, page: Page, now: datetime) -> None:
    """Keep that an article stands as it stood: nothing needed reading."""
    reason = "not modified" if page.not_modified else "same bytes"
    with store.begin() as books:
        known = books.articles.get(known.id)
        books.gaps.ended(known, now)
        same = replace(known, checked_at=now, seen_at=now, failures=0)
        same = same if page.not_modified else replace(same, read_at=now)
        books.articles.save(replace(same, next_check_at=next_look(same, source, now, listed=False).at))
        books.sightings.add(known.id, Sighting.of(known.verdict, reason, known.revision, now, page.status))
        page_source_answered(books, source, "", now)


def note_same_region(store: Store, known: Known, source: Source, look: Look, now: datetime) -> None:
    """Keep that an article says what it said, on a page of which something else changed."""
    page = look.page
    with store.begin() as books:
        known = books.articles.get(known.id)
        books.gaps.ended(known, now)
        same = replace(known, checked_at=now, read_at=now, seen_at=now, failures=0, validators=page.validators)
        # Empty by now: somebody wants the next look to read in full.
        same = replace(same, body_sha=page.digest if known.body_sha else "")
        books.articles.save(replace(same, next_check_at=next_look(same, source, now, listed=False).at))
        reason = look.verdict.reason
        books.sightings.add(known.id, Sighting.of(known.verdict, reason, known.revision, now, page.status))
        page_source_answered(books, source, "", now)
