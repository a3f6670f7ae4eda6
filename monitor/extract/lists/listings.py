"""What a source lists: feeds, sitemaps, section pages and single pages, read into the same shape."""

from collections.abc import Callable

from monitor.domain.pages import Page
from monitor.domain.sources import Entry, Listing, SourceKind
from monitor.extract.lists.feeds import read_feed
from monitor.extract.lists.sections import read_section
from monitor.extract.lists.sitemaps import read_sitemap

READERS: dict[SourceKind, Callable[[Page, str], Listing]] = {
    SourceKind.FEED: read_feed,
    SourceKind.SITEMAP: read_sitemap,
}


def read_listing(page: Page, kind: SourceKind, zone: str = "UTC", links: str = "") -> Listing:
    """Read a listing; what is none comes back with its trouble in words, never as an exception.

    ``zone`` is of stamps that name none; ``links`` is the pattern that addresses of articles match.
    """
    if not page.ok:
        return Listing(trouble=f"the host answered {page.status}")
    if kind is SourceKind.PAGE:
        return Listing(entries=(Entry(url=page.url),))
    if not page.body.strip():
        return Listing(trouble="an empty answer")
    if kind is SourceKind.SECTION:
        return read_section(page, links)
    return READERS[kind](page, zone)
