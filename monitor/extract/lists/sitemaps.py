"""Sitemaps, their indexes, and Google-News sitemaps with title and time."""

import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from lxml import etree

from monitor.domain.pages import Page
from monitor.domain.sources import Entry, Listing
from monitor.extract.dates.times import read_time
from monitor.extract.lists.documents import (
    MOST,
    entry_of,
    fields_of,
    first_words,
    fit_for_xml,
    headline,
    looks_like_html,
    name_of,
    text_of,
    tree_of,
)
from monitor.extract.lists.feeds import feed_in

GZIP = b"\x1f\x8b"
LARGEST = 50_000_000  # bytes of an unpacked sitemap; the protocol allows no more
ADDRESSES = 50_000  # of one sitemap, by the same protocol
CHILDREN = 1_000
FEEDS = frozenset({"rss", "feed", "rdf"})
NEWS = ("news:news", "news")

T = TypeVar("T")


def read_sitemap(page: Page, zone: str) -> Listing:
    """Read a sitemap: newest entries first where they are dated; children for an index."""
    body = unpacked(page.body)
    if body is None:
        return Listing(trouble=f"a packed sitemap that is damaged, or over {LARGEST // 1_000_000} MB")
    text, base = text_of(page, body), page.address.url
    source = fit_for_xml(text)
    if looks_like_html(source):
        return Listing(trouble="HTML where a sitemap should be")
    root = tree_of(source, base)
    if root is None:
        return _plain_list(text, base)
    if name_of(root) in FEEDS:
        return feed_in(root, base, zone)
    if name_of(root) == "sitemapindex":
        return Listing(children=tuple(entry.url for entry in _newest(_entries(root, "sitemap", base, zone), CHILDREN)))
    entries = _newest(_entries(root, "url", base, zone), MOST)
    return Listing(entries=entries, trouble="" if entries else "no sitemap, or one without addresses")


def unpacked(body: bytes) -> bytes | None:
    """Unpack a gzipped document up to a bound; none when it is broken or too large."""
    if not body.startswith(GZIP):
        return body
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        whole = unpacker.decompress(body, LARGEST + 1)
    except zlib.error:
        return None
    return whole if len(whole) <= LARGEST else None


def _entries(root: etree._Element, wanted: str, base: str, zone: str) -> list[Entry]:
    found = (_entry(element, base, zone) for element in _named(root, wanted))
    return [entry for entry in found if entry]


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    for count, element in enumerate(root):
        if count >= ADDRESSES:
            return
        if name_of(element) == name:
            yield element


def _entry(element: etree._Element, base: str, zone: str) -> Entry | None:
    """Read what stands right inside an entry, and its news: what images and videos say is none of the article's."""
    fields = fields_of(element)
    news = next((fields_of(each) for name in NEWS for each in fields.get(name, ())), {})
    shown = first_words(news, *_both("publication_date")) or first_words(fields, "lastmod")
    return entry_of(
        base,
        first_words(fields, "loc") or element.text or "",
        title=headline(first_words(news, *_both("title"))),
        published=read_time(shown[:80], zone),
    )


def _both(name: str) -> tuple[str, str]:
    """Name a field of the news with and without the prefix that many forget to declare."""
    return name, f"news:{name}"


def _newest(entries: Sequence[Entry], most: int) -> tuple[Entry, ...]:
    """Return at most that many: the newest first, and behind them, in their order, those without a date."""
    oldest = datetime.min.replace(tzinfo=UTC)
    dated = sorted(filter(_is_dated, entries), key=lambda entry: entry.published or oldest, reverse=True)[:most]
    return (*dated, *_both_ends([entry for entry in entries if not _is_dated(entry)], most - len(dated)))


def _is_dated(entry: Entry) -> bool:
    return entry.published is not None


def _both_ends(these: Sequence[T], most: int) -> Sequence[T]:
    """Take at most that many, from both ends: without dates nobody can know at which of them the new ones stand."""
    if len(these) <= most:
        return these
    first = most // 2
    return [*these[:first], *these[len(these) - (most - first) :]]


def _plain_list(text: str, base: str) -> Listing:
    """Read a sitemap that is a plain list of addresses, a line each; a remark among them is left out."""
    lines = [line.split()[0] for line in text.splitlines()[:ADDRESSES] if line.strip()]
    entries = [entry for line in lines if line.startswith(("http://", "https://")) and (entry := entry_of(base, line))]
    if 2 * len(entries) < len(lines) or not entries:
        return Listing(trouble="neither XML nor a list of addresses")
    return Listing(entries=tuple(_both_ends(entries, MOST)))
