"""Feeds: RSS of every age, Atom, RDF and JSON.

Read here and not by a library, since which address of an item is its own is what the libraries get wrong: they take the
first link of any kind, know no ``xml:base``, and make addresses of numbers.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from lxml import etree

from monitor.domain.addresses.address import Address
from monitor.domain.pages import Page
from monitor.domain.sources import Entry, Listing
from monitor.extract.dates.times import read_time
from monitor.extract.head import joined
from monitor.extract.lists.documents import (
    MOST,
    Fields,
    entry_of,
    fields_of,
    first_words,
    fit_for_xml,
    headline,
    looks_like_html,
    name_of,
    plain,
    text_of,
    tree_of,
    words_in,
)

SITEMAPS = frozenset({"urlset", "sitemapindex"})
ITEMS = frozenset({"item", "entry"})
DATES = (
    "pubdate",
    "published",
    "issued",
    "dc:date",
    "atom:published",
    "created",
    "updated",
    "atom:updated",
    "modified",
)
SUMMARIES = ("description", "summary", "atom:summary", "content:encoded", "content", "dc:description")
PERMALINK = ("alternate", "", "http://www.iana.org/assignments/relation/alternate")
HTML = ("text/html", "application/xhtml+xml", "")  # types of what a reader would open, the likelier first
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
LONGEST_DATE = 80


def read_feed(page: Page, zone: str) -> Listing:
    """Read a feed; ``zone`` is of dates that name none."""
    text, base = text_of(page), page.address.url
    if text.lstrip().startswith("{"):
        return _json_feed(text, base, zone)
    source = fit_for_xml(text)
    if looks_like_html(source):
        return Listing(trouble="HTML where a feed should be")
    root = tree_of(source, base)
    if root is not None and name_of(root) in SITEMAPS:
        return Listing(trouble="a sitemap where a feed should be")
    return feed_in(root, base, zone) if root is not None else Listing(trouble=_trouble(0))


def feed_in(root: etree._Element, base: str, zone: str) -> Listing:
    """Read a feed that was parsed; each item without a usable address is counted, and left out."""
    items = list(islice(_items(root), MOST))
    found = [entry for item in items if (entry := _entry(item, base, zone))]
    boxes = (root, *(child for child in root.iterchildren(etree.Element) if name_of(child) == "channel"))
    title = next((title for box in boxes if (title := first_words(fields_of(box), "title"))), "")
    return _listing(found, len(items), headline(title))


def _listing(entries: list[Entry], items: int, title: str) -> Listing:
    return Listing(
        entries=tuple(entries),
        title=title,
        left_out=items - len(entries) if entries else 0,
        trouble="" if entries else _trouble(items),
    )


def _trouble(items: int) -> str:
    return "a feed whose entries have no usable address" if items else "no feed, or one without entries"


def _items(root: etree._Element) -> Iterator[etree._Element]:
    """Give the items wherever they stand; one inside of another is none of the feed's."""
    for element in root.iter(etree.Element):
        outer = element.getparent()
        if name_of(element) in ITEMS and outer is not None and name_of(outer) not in ITEMS:
            yield element


def _entry(item: etree._Element, base: str, zone: str) -> Entry | None:
    fields = fields_of(item)
    link = next((url for url in _links(item, fields, base) if not Address.of(url).objection), "")
    if not link:
        return None
    return entry_of(
        base,
        link,
        title=headline(first_words(fields, "title", "atom:title", "dc:title")),
        published=_date((first_words(fields, name) for name in DATES), zone),
        summary=plain(first_words(fields, *SUMMARIES)),
    )


def _links(item: etree._Element, fields: Fields, base: str) -> Iterator[str]:
    """Give the addresses that may be an item's own, the surest first.

    What stands in ``link`` goes before any link with a relation, of which only those to the item itself count; an
    identifier is an address only where the feed says so, and where it is a whole one.
    """
    links = fields.get("link", [])
    for link in links:
        yield joined(link.base or base, words_in(link))
    shown = [link for link in (*links, *fields.get("atom:link", ())) if link.get("rel", "").lower() in PERMALINK]
    for link in sorted(shown, key=_likeliness):
        yield joined(link.base or base, link.get("href", "").strip())
    yield from (words_in(guid) for guid in fields.get("guid", ()) if guid.get("isPermaLink", "").lower() != "false")
    yield item.get(ABOUT, "")


def _likeliness(link: etree._Element) -> int:
    kind = link.get("type", "").partition(";")[0].strip().lower()
    return HTML.index(kind) if kind in HTML else len(HTML)


def _date(shown: Iterator[str], zone: str) -> datetime | None:
    return next((at for text in shown if text and (at := read_time(text[:LONGEST_DATE], zone))), None)


def _json_feed(source: str, base: str, zone: str) -> Listing:
    try:
        feed = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return Listing(trouble=_trouble(0))
    given = feed.get("items")
    items = [item for item in given if isinstance(item, dict)][:MOST] if isinstance(given, list) else []
    found = [entry for item in items if (entry := _json_entry(item, base, zone))]
    return _listing(found, len(items), headline(_text(feed, "title")))


def _json_entry(item: Mapping[str, Any], base: str, zone: str) -> Entry | None:
    """Read an item; its ``id`` is no address, even where it looks like one."""
    entries = (entry_of(base, _text(item, name)) for name in ("url", "external_url"))
    link = next((entry.url for entry in entries if entry), "")
    return entry_of(
        base,
        link,
        title=headline(_text(item, "title")),
        published=_date((_text(item, name) for name in ("date_published", "date_modified")), zone),
        summary=plain(_text(item, "summary") or _text(item, "content_text") or _text(item, "content_html")),
    )


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""
