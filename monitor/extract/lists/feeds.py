"""Feeds: RSS, Atom, RDF and JSON, by fastfeedparser, with feedparser behind it.

Both get text that our own rules have decoded, with the dates put right: fastfeedparser takes a
date without zone for UTC, feedparser reads ``KST`` nine hours wrong.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import fastfeedparser

from monitor.domain.pages import Page
from monitor.domain.sources import Entry, Listing
from monitor.extract.dates.times import read_time
from monitor.extract.lists.documents import MOST, entry_of, looks_like_html, plain, source_of, with_zones

Fields = Mapping[str, Any]


def read_feed(page: Page, zone: str) -> Listing:
    """Read a feed; ``zone`` is of dates that name none."""
    source = source_of(page)
    if looks_like_html(source):
        return Listing(trouble="HTML where a feed should be")
    base = page.final_url or page.url
    feed, items = _parsed(with_zones(source, zone))
    entries = tuple(entry for item in items[:MOST] if (entry := _entry(item, base, zone)))
    return Listing(entries=entries, title=plain(feed.get("title")), trouble="" if entries else _trouble(items))


def _parsed(source: str) -> tuple[Fields, Sequence[Fields]]:
    """Parse quickly, and patiently where that finds nothing."""
    try:
        quick = fastfeedparser.parse(source)
    except Exception:  # noqa: BLE001 - it promises ValueError, and raises what its parsers raise on hostile input; the next one answers
        return _patiently(source)
    return (quick.feed, quick.entries) if quick.entries else _patiently(source)


def _patiently(source: str) -> tuple[Fields, Sequence[Fields]]:
    import feedparser  # noqa: PLC0415 - slow to import and seldom needed

    told = {"content-type": "application/xml; charset=utf-8"}
    try:
        found = feedparser.parse(source.encode(), response_headers=told)
    except Exception:  # noqa: BLE001 - it promises none, and raises for characters that do not exist (&#x110000;): no feed
        return {}, ()
    return found.feed, found.entries


def _entry(item: Fields, base: str, zone: str) -> Entry | None:
    link = item.get("link") or item.get("url") or item.get("id") or ""
    return entry_of(
        base,
        str(link),
        title=plain(item.get("title")),
        published=_date(item, zone),
        summary=plain(item.get("description") or item.get("summary")),
    )


def _date(item: Fields, zone: str) -> datetime | None:
    shown = (item.get(name) for name in ("published", "updated", "date_published"))
    return next((at for text in shown if isinstance(text, str) and (at := read_time(text, zone))), None)


def _trouble(items: Sequence[Fields]) -> str:
    return "a feed whose entries have no usable address" if items else "no feed, or one without entries"
