"""What a site offers to be watched by: what its page and its robots.txt name, else where such things usually stand."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from monitor.domain.addresses.address import Address
from monitor.domain.pages import Page
from monitor.domain.sources import Source, SourceKind
from monitor.extract.charset import decode
from monitor.extract.head import joined
from monitor.extract.markup import parse

# RSS, Atom and JSON Feed: the types by which a page names its feeds (RSS Autodiscovery; JSON Feed 1.1).
FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"})
FEED_PATH = re.compile(
    r"(?:^|/)(?:rss|feeds?|atom)(?:[/._-]|$)|\.(?:rss|atom)$|(?:^|/)\w*rss\w*\.\w{2,5}$", re.IGNORECASE
)
SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
NEWS = re.compile(r"news|latest|article", re.IGNORECASE)
# Where the widespread systems put their feeds and sitemaps; asked only at a site that names none of that kind.
USUAL = {SourceKind.FEED: ("/feed", "/rss", "/rss.xml"), SourceKind.SITEMAP: ("/news-sitemap.xml", "/sitemap.xml")}
MOST = 5  # of each kind that are looked at


def offered(page: Page, robots: str) -> tuple[Source, ...]:
    """Return feeds, sitemaps and the page itself as sources that may be, each once, the likeliest of a kind first."""
    found = {
        SourceKind.FEED: [*_named_feeds(page), *_linked_feeds(page)],
        SourceKind.SITEMAP: sorted(_sitemaps(page, robots), key=lambda url: not NEWS.search(url)),
    }
    for kind, paths in USUAL.items():
        found[kind] = found[kind] or [joined(page.address.url, path) for path in paths]
    found[SourceKind.SECTION] = [page.address.url]
    return tuple(
        Source(name=Address.of(url).host, kind=kind, url=url)
        for kind, urls in found.items()
        for url in list(dict.fromkeys(filter(None, urls)))[:MOST]
    )


def _named_feeds(page: Page) -> Iterator[str]:
    """Yield what the page's head calls its feeds; those of comments are of no use."""
    for link in _tree(page).xpath("//link[@href][@type]"):
        rel = (link.get("rel") or "").lower().split()
        if {"alternate", "feed"} & set(rel) and link.get("type").strip().lower() in FEED_TYPES:
            url = joined(page.address.url, link.get("href"))
            if "comment" not in url.lower():
                yield url


def _linked_feeds(page: Page) -> Iterator[str]:
    for link in _tree(page).xpath("//a[@href]"):
        url = joined(page.address.url, link.get("href"))
        if url and FEED_PATH.search(Address.of(url).parts.path) and Address.of(url).shares_site(page.address):
            yield url


def _sitemaps(page: Page, robots: str) -> Iterator[str]:
    """Yield the sitemaps that robots.txt names (RFC 9309 leaves them to sitemaps.org: a line of its own each)."""
    for line in SITEMAP_LINE.finditer(robots):
        yield joined(page.address.url, line.group(1))


def _tree(page: Page) -> HtmlElement:
    return parse(decode(page.body, page.headers.get("content-type", "")).text)
