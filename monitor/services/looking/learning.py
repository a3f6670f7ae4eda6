"""What was learned of outlets while their pages were read, given to readers."""

import asyncio

from monitor.domain.addresses.urls import host_of
from monitor.domain.looks.learning import Learned
from monitor.domain.pages import Page
from monitor.services.parts import Parts
from monitor.store.store import Store


def outlet_of(page: Page) -> str:
    """Name the site that a page is of, as what is learned of it is kept."""
    return host_of(page.final_url or page.url).removeprefix("www.")


async def learned_at(parts: Parts, page: Page) -> Learned:
    """Return what is known of the layouts at a page's outlet, to read the page with."""
    return await asyncio.to_thread(_learned, parts.store, outlet_of(page))


def _learned(store: Store, outlet: str) -> Learned:
    with store.read() as books:
        return books.outlets.layouts(outlet).learned
