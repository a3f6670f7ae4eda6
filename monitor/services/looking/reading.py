"""Reading pages in worker processes, where a hostile one can do no harm."""

from monitor.domain.looks.learning import NOTHING, Learned
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Page
from monitor.domain.sources import Listing, Source
from monitor.extract.article import read_page
from monitor.extract.lists.listings import read_listing
from monitor.workers import Workers


class WorkerReading:
    """Reads listings and articles in processes that are ended when they take too long or too much."""

    def __init__(self, workers: Workers, package: str) -> None:
        self._workers = workers
        self._package = package

    async def listing(self, page: Page, source: Source) -> Listing:
        """Return what the page lists; raises ``WorkerKilledError`` when it took more than it may."""
        return await self._workers.run(read_listing, page, source.kind, source.zone, source.links)

    async def look(self, page: Page, source: Source, learned: Learned = NOTHING, mark: str = "") -> Look:
        """Return the article of the page; raises ``WorkerKilledError`` when it took more than it may."""
        return await self._workers.run(read_page, page, source.zone, self._package, learned, mark)
