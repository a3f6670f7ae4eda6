"""Reading pages: in worker processes, where a hostile one can do no harm, and with what was learned of their outlet."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Comparison
from monitor.domain.edits.compare import compare, given_up
from monitor.domain.looks.learning import NOTHING, Learned
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.looks.seen import Seen
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Failure, FailureKind, Page
from monitor.domain.sources import Listing, Source
from monitor.extract.article import read_page
from monitor.extract.lists.listings import read_listing
from monitor.services.parts import Parts
from monitor.store.store import Store
from monitor.workers import WorkerKilledError, Workers

LARGE = 30_000  # letters of two states; those of most articles are compared sooner than they are handed over


class WorkerReading:
    """Reads listings and articles in processes that are ended when they take too long or too much."""

    def __init__(self, workers: Workers, package: str) -> None:
        self._workers = workers
        self._package = package

    async def listing(self, page: Page, source: Source) -> Listing:
        """Return what the page lists; raises ``WorkerKilledError`` when it took more than it may."""
        return await self._workers.run(read_listing, page, source.kind, source.zone, source.links)

    async def look(
        self, page: Page, source: Source, learned: Learned = NOTHING, said: RegionPrint | None = None
    ) -> Look:
        """Return the article of the page; raises ``WorkerKilledError`` when it took more than it may."""
        return await self._workers.run(read_page, page, source.zone, self._package, learned, said)

    async def compare(
        self, before: Article, after: Article, earlier: Sequence[Revision] = (), clock_moves: bool | None = None
    ) -> Comparison:
        """Say what changed between two states of an article; large ones are compared where that can be ended."""
        sides = before, after, tuple(earlier), clock_moves
        if len(before.text) + len(after.text) < LARGE:
            return await asyncio.to_thread(_compared, *sides)
        try:
            return await self._workers.run(_compared, *sides)
        except WorkerKilledError as error:
            return given_up(error.what)


def _compared(before: Article, after: Article, earlier: Sequence[Revision], clock_moves: bool | None) -> Comparison:
    return compare(before, after, earlier=earlier, clock_moves=clock_moves)


async def read(
    parts: Parts, source: Source, page: Page, learned: Learned, said: RegionPrint | None = None
) -> Seen | Failure:
    """Read a page; one that breaks its reader is a failure."""
    page = replace(page, fetched_at=parts.now())
    try:
        return Seen(source=source, look=await parts.reading.look(page, source, learned, said))
    except WorkerKilledError as error:
        return Failure(url=page.url, kind=FailureKind.BROKEN, reason=str(error), at=page.fetched_at)


async def learned_at(parts: Parts, page: Page) -> Learned:
    """Return what is known of the layouts at a page's outlet, to read the page with."""
    return await asyncio.to_thread(_learned, parts.store, page.address.host.removeprefix("www."))


def _learned(store: Store, outlet: str) -> Learned:
    with store.read() as books:
        return books.outlets.layouts(outlet).learned
