"""What the services need at hand, put together once by the app."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from monitor.domain.addresses.address import Address
from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Comparison
from monitor.domain.looks.learning import NOTHING, Learned
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Failure, Page, PageRequest
from monitor.domain.sources import Listing, Source
from monitor.services.gates import Gates
from monitor.services.metrics import Metrics
from monitor.services.rules import Rules
from monitor.services.writer import Writer
from monitor.store.store import Store


class Fetching(Protocol):
    """Gets pages; says so when there is none."""

    async def fetch(self, request: PageRequest) -> Page | Failure:
        """Return the page, or why there is none."""
        ...

    def believes(self, address: Address) -> bool:
        """Say whether the host of an address may be asked "changed since?"."""
        ...

    def believe_no_more(self, address: Address) -> None:
        """Remember that it said "not modified" of what it had changed."""
        ...


class PageReading(Protocol):
    """Reads pages, and compares what they said, where they can do no harm."""

    async def listing(self, page: Page, source: Source) -> Listing:
        """Return what the page lists."""
        ...

    async def look(
        self, page: Page, source: Source, learned: Learned = NOTHING, said: RegionPrint | None = None
    ) -> Look:
        """Return the article of the page, or what else it turned out to be.

        ``learned`` is what is known of the outlet; a page that ``said`` the same before is not read in full.
        """
        ...

    async def compare(
        self, before: Article, after: Article, earlier: Sequence[Revision] = (), clock_moves: bool | None = None
    ) -> Comparison:
        """Say what changed between two states of an article, as far as that can be said in time."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a running newsmon; ``now`` tells the time in UTC, ``rules_now`` what is asked for at present.

    ``kick`` lets channels know that there may be something to tell; it may be called from any thread.
    """

    store: Store
    writer: Writer
    fetching: Fetching
    reading: PageReading
    rules_now: Callable[[], Rules]
    now: Callable[[], datetime]
    gates: Gates
    kick: Callable[[], object] = bool
    metrics: Metrics = field(default_factory=Metrics)

    @property
    def rules(self) -> Rules:
        """What the user asks for at present: ``newsmon watch`` may add to it while we run."""
        return self.rules_now()
