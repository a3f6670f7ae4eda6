"""Looking at one article: fetch it, stop as early as the answer allows, read it, hand it to ingest."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from monitor.domain.articles import Article, Revision
from monitor.domain.cadence import after_failure, next_look
from monitor.domain.pages import Failure, FailureKind, Page, PageRequest, Validators
from monitor.domain.sources import Recheck, Source
from monitor.domain.tracking import Known, Sighting, Unread
from monitor.services.check import digest_of
from monitor.services.dossier import Seen
from monitor.services.ingest import ingest
from monitor.services.parts import Parts
from monitor.store.store import Store
from monitor.workers import WorkerKilledError

MOST_TRIES = 6  # of a new entry's page, over about a day, before it is given up
FULL_READ_AFTER = timedelta(hours=6)  # "not modified" is believed no longer than this


async def read_entry(parts: Parts, unread: Unread) -> None:
    """Read the page of an entry for the first time."""
    source = parts.rules.source(unread.source)
    answer = await parts.fetching.fetch(PageRequest(url=unread.entry.url))
    if isinstance(answer, Failure):
        await _failed(parts, answer, unread, None)
        return
    await _read(parts, source, _stamped(parts, answer), entry=unread)


async def look_again(parts: Parts, known: Known) -> None:
    """Look at a tracked article once more."""
    source = parts.rules.source(known.source)
    request = PageRequest(url=known.url, validators=_validators(known, source, parts.now()))
    answer = await parts.fetching.fetch(request)
    if isinstance(answer, Failure):
        await _failed(parts, answer, None, known)
        return
    page = _stamped(parts, answer)
    if page.not_modified or (page.ok and digest_of(page) == known.body_sha):
        await parts.writer.do(partial(note_same_bytes, parts.store, known, source, page))
        return
    await _read(parts, source, page, known=known)


async def _failed(parts: Parts, failure: Failure, entry: Unread | None, known: Known | None) -> None:
    if entry is not None:
        await parts.writer.do(partial(postpone_entry, parts.store, entry, failure, parts.now()))
    if known is not None:
        await parts.writer.do(partial(note_failure, parts.store, known, failure, parts.now()))


def _stamped(parts: Parts, page: Page) -> Page:
    return replace(page, fetched_at=parts.now())


def _validators(known: Known, source: Source, now: datetime) -> Validators:
    stale = known.read_at is None or now - known.read_at >= FULL_READ_AFTER
    return Validators() if stale or source.recheck is Recheck.ALWAYS else known.validators


async def _read(
    parts: Parts, source: Source, page: Page, *, entry: Unread | None = None, known: Known | None = None
) -> None:
    try:
        look = await parts.reading.look(page, source)
    except WorkerKilledError as error:
        failure = Failure(url=page.url, kind=FailureKind.BROKEN, reason=str(error), at=parts.now())
        await _failed(parts, failure, entry, known)
        return
    reread = None if known is None else await _reread(parts, source, known, look.article)
    seen = Seen(source=source, look=look, entry=entry, known=known, reread=reread)
    await parts.writer.do(partial(ingest, parts, seen, parts.now()))


async def _reread(parts: Parts, source: Source, known: Known, article: Article | None) -> Article | None:
    """Read the old bytes as they would be read today, when today's reader is another than the one who read them."""
    latest, old = await asyncio.to_thread(_newest, parts.store, known.id)
    if article is None or latest is None or old is None or latest.article.reader == article.reader:
        return None
    return (await parts.reading.look(old, source)).article


def _newest(store: Store, article_id: int) -> tuple[Revision | None, Page | None]:
    with store.read() as books:
        latest = books.articles.latest(article_id)
        return latest, books.articles.raw(article_id, latest.no) if latest else None


def postpone_entry(store: Store, unread: Unread, failure: Failure, now: datetime) -> None:
    """Keep that an entry's page could not be fetched; it is tried again, later each time, and given up in the end."""
    final = _is_final(failure) or unread.tries + 1 >= MOST_TRIES
    due = None if final else max(after_failure(unread.tries + 1, now), failure.retry_at or now)
    tries = unread.tries if failure.kind is FailureKind.POSTPONED else unread.tries + 1
    with store.begin() as books:
        books.entries.postpone(unread.id, due, tries=tries, reason=failure.reason)


def _is_final(failure: Failure) -> bool:
    """Whether asking again cannot help; a robots.txt that could not be read says when to ask again."""
    return failure.retry_at is None and failure.kind in {FailureKind.ROBOTS, FailureKind.FORBIDDEN}


def note_failure(store: Store, known: Known, failure: Failure, now: datetime) -> None:
    """Keep that a known article could not be fetched; its last revision stands."""
    failures = known.failures + (failure.kind is not FailureKind.POSTPONED)
    due = max(after_failure(max(failures, 1), now), failure.retry_at or now)
    with store.begin() as books:
        books.articles.save(replace(known, checked_at=now, failures=failures, next_check_at=due))


def note_same_bytes(store: Store, known: Known, source: Source, page: Page) -> None:
    """Keep that an article stands as it stood: nothing needed reading."""
    now = page.fetched_at
    same = replace(known, checked_at=now, seen_at=now, read_at=known.read_at if page.not_modified else now, failures=0)
    reason = "not modified" if page.not_modified else "same bytes"
    with store.begin() as books:
        books.articles.save(replace(same, next_check_at=next_look(same, source, now, listed=False).at))
        books.articles.sighted(
            known.id,
            Sighting(
                verdict=known.verdict,
                reason=reason,
                revision=known.revision,
                first_at=now,
                last_at=now,
                status=page.status,
            ),
        )
