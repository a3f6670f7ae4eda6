"""``newsmon sources suggest``: tries what a site offers to be watched by, and says which is best."""

from pathlib import Path

from monitor.cli.fetching import Fetch, fetching
from monitor.domain.addresses.address import Address
from monitor.domain.errors import NewsmonError
from monitor.domain.looks.suggesting import Suggestion, ranked
from monitor.domain.pages import Page
from monitor.domain.sources import Listing, Source, SourceKind
from monitor.extract.lists.listings import read_listing
from monitor.extract.lists.offers import offered


def suggested(address: Address, config: Path | None) -> tuple[Suggestion, ...]:
    """Fetch a page and what its site offers beside it, within manners; the best comes first.

    Raises ``NewsmonError`` where the page itself cannot be fetched.
    """

    async def work(fetch: Fetch) -> tuple[Suggestion, ...]:
        page = await fetch(address)
        robots = await _robots(fetch, page)
        tried = [await _tried(fetch, source, page) for source in offered(page, robots)]
        return ranked(tried, page.fetched_at)

    return fetching(config, work)


async def _robots(fetch: Fetch, page: Page) -> str:
    """Return what robots.txt says; a site without one names nothing there."""
    try:
        answer = await fetch(page.address.at("/robots.txt"))
    except NewsmonError:
        return ""
    return answer.body.decode("utf-8", "replace") if answer.ok else ""


async def _tried(fetch: Fetch, source: Source, page: Page) -> Suggestion:
    if source.kind is SourceKind.SECTION:
        return Suggestion.of(source, read_listing(page, source.kind))
    try:
        listing = read_listing(await fetch(source.address), source.kind)
        if listing.children:
            listing = read_listing(await fetch(Address.of(listing.children[0])), source.kind)
    except NewsmonError as error:
        listing = Listing(trouble=str(error))
    return Suggestion.of(source, listing)
