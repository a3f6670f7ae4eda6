"""What a look is weighed against: what stood there before, what stands there moments later, or at another address.

A publisher that rewrites a headline may give the article a new address: then the known one leads there, or says the
same. Where each goes on to say its own (a page for phones, a section's own headline), none of them was edited.
"""

import asyncio
from dataclasses import dataclass, replace

from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Change, Finding, Kind
from monitor.domain.edits.compare import compare
from monitor.domain.edits.differences import differ
from monitor.domain.looks.judging import judge_against
from monitor.domain.looks.learning import Learned
from monitor.domain.looks.seen import Seen, Weighed
from monitor.domain.looks.tracking import Known
from monitor.domain.looks.verdicts import Look
from monitor.domain.looks.waves import FEWEST, Ripple
from monitor.domain.pages import Page, PageRequest
from monitor.domain.sources import Source
from monitor.domain.telling.dossier import REMEMBERED
from monitor.services.intake.gathering import recognise
from monitor.services.looking.readers import learned_at, read
from monitor.services.parts import Parts
from monitor.store.store import Books, Store

SECOND_LOOKS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRevision:
    """A revision, and the page that it was read from unless that is gone."""

    revision: Revision
    page: Page | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodBefore:
    """What stood there before: the newest revision, and the one told last where an edit is kept back since.

    ``earlier`` are the revisions before the newest, ``clock_moves`` what is known of the outlet's modified time.
    """

    latest: StoredRevision | None
    told: StoredRevision | None
    earlier: tuple[Revision, ...]
    clock_moves: bool | None
    flaps: bool  # its newest change was one of two wordings giving way to the other


async def with_past(parts: Parts, known: Known, seen: Seen, learned: Learned) -> Seen:
    """Add to a look what it is weighed against, all read with the same state of what is learned."""
    article = seen.look.article
    if article is None:
        return replace(seen, known=known)
    past = await asyncio.to_thread(_past, parts.store, known)
    seen = replace(
        seen,
        known=known,
        reread=await _reread(parts, seen.source, past.latest, article, learned),
        base=await _reread(parts, seen.source, past.told, article, learned),
    )
    seen = replace(seen, weighed=await _weighed(parts, seen, past))
    change = await asyncio.to_thread(_edit, seen, past)
    if change is None or not _may_be_told(parts, seen, article):
        return seen
    if await asyncio.to_thread(_is_of_wave, parts, known, seen, change):
        return seen
    return replace(seen, again=await _again(parts, known, seen, learned))


def _may_be_told(parts: Parts, seen: Seen, article: Article) -> bool:
    """Whether an edit matters to anybody: an article that is not followed, and still meets no topic, costs one look."""
    tracked = seen.known is not None and seen.known.tracked
    return tracked or bool(parts.rules.matcher.match(article, seen.source.name).topics)


async def _weighed(parts: Parts, seen: Seen, past: StoodBefore) -> tuple[Weighed, ...]:
    """Compare a look with what stood there: once, and where that holds up nobody."""
    article = seen.look.article
    if article is None or not seen.look.verdict.is_article:
        return ()
    return tuple(
        [
            Weighed(
                revision=stood.revision.no,
                comparison=await parts.reading.compare(
                    reread or stood.revision.article, article, past.earlier, past.clock_moves
                ),
            )
            for stood, reread in ((past.latest, seen.reread), (past.told, seen.base))
            if stood is not None
        ]
    )


async def _reread(
    parts: Parts, source: Source, stood: StoredRevision | None, article: Article, learned: Learned
) -> Article | None:
    """Read old bytes as they would be read today, when today's reader is another than the one who read them."""
    if stood is None or stood.page is None or stood.revision.article.reader == article.reader:
        return None
    seen = await read(parts, source, stood.page, learned)
    return seen.look.article if isinstance(seen, Seen) else None


def _edit(seen: Seen, past: StoodBefore) -> Change | None:
    """Return the edit that wants a second look, if it is one: what is served in turn would tell itself at each look."""
    if past.latest is None or past.flaps:
        return None
    found, before = seen.compared_with(past.latest.revision.no), seen.reread or past.latest.revision.article
    is_edit = found is not None and found.finding is not Finding.NONE and judge_against(seen.look, before).is_article
    return found.change if found and is_edit else None


def _is_of_wave(parts: Parts, known: Known, seen: Seen, change: Change) -> bool:
    """Whether enough of the outlet's articles changed alike to know what it is.

    A layout that changes on all pages at once would bring thrice the load upon a site just then.
    """
    ripple = Ripple.of(known.id, seen.source.name, change, misfit=bool(seen.look.layout))
    with parts.store.read() as books:
        near = books.held.near(known.outlet, but=known.id)
        waves = books.waves.of(known.outlet, parts.now())
    alike = sum(ripple.is_like(one.ripple) for one in near)
    return alike >= FEWEST or any(wave.holds(ripple, parts.now()) for wave in waves)


async def _again(parts: Parts, known: Known, seen: Seen, learned: Learned) -> Article | None:
    """Look twice more at once; returns the article if it says something else by then.

    What is served in turn shows best in requests that follow each other closely, so they are made together.
    """
    request = PageRequest(url=known.url)
    answers = await asyncio.gather(*(parts.fetching.fetch(request) for _ in range(SECOND_LOOKS)))
    pages = [page for page in answers if isinstance(page, Page) and page.ok and page.body != seen.look.page.body]
    for page in pages:
        found = await read(parts, seen.source, page, learned)
        if isinstance(found, Seen) and await asyncio.to_thread(_says_another, found.look, seen.look):
            return found.look.article
    return None


def _says_another(look: Look, first: Look) -> bool:
    if look.article is None or first.article is None or not look.verdict.is_article:
        return False
    return bool(differ(first.article, look.article))


def _past(store: Store, known: Known) -> StoodBefore:
    with store.read() as books:
        kept = books.held.of(known.id)
        told = books.revisions.get(known.id, kept.alert.previous) if kept and kept.alert.previous else None
        newest = books.changes.of(known.id, newest=1)
        revisions = books.revisions.of(known.id, newest=REMEMBERED)
        return StoodBefore(
            latest=_stood(books, known.id, revisions[-1] if revisions else None),
            told=_stood(books, known.id, told),
            earlier=tuple(revisions[:-1]),
            clock_moves=books.outlets.clock_moves(known.outlet),
            flaps=any(Kind.FLAP in change.kinds for _, _, change in newest),
        )


def _stood(books: Books, article_id: int, revision: Revision | None) -> StoredRevision | None:
    return StoredRevision(revision=revision, page=books.revisions.page(article_id, revision.no)) if revision else None


_OF_THE_PAGE = {Kind.CAPTION, Kind.BYLINE, Kind.LABEL, Kind.SPACING, Kind.TYPOGRAPHIC}


async def asked_at_known_address(parts: Parts, seen: Seen, known: Known) -> Seen:
    """Ask the known address of an article that another one claims to be of in other words; keep whether both stand."""
    seen = replace(seen, asked=seen.asked | {known.id})
    answer = await parts.fetching.fetch(PageRequest(url=known.url))
    if not isinstance(answer, Page) or not answer.ok:
        return seen
    there = await read(parts, seen.source, answer, await learned_at(parts, answer))
    stands = (
        isinstance(there, Seen) and there.look.verdict.is_article and _differ(there.look.article, seen.look.article)
    )
    return replace(seen, apart=seen.apart | {known.id}) if stands else seen


def claimed_in_doubt(store: Store, seen: Seen) -> Known | None:
    """Return the article that a look would be an edit of by a mere piece of its address, unless it was asked."""
    article = seen.look.article
    if article is None:
        return None
    with store.read() as books:
        found = recognise(books, seen)
        if found.known is None or not found.doubtful or found.known.id in seen.asked:
            return None
        latest = books.revisions.latest(found.known.id)
    return found.known if latest and _differ(latest.article, article) else None


def _differ(before: Article | None, after: Article | None) -> bool:
    change = compare(before, after).change if before and after else None
    return change is not None and not _OF_THE_PAGE.issuperset(change.kinds)
