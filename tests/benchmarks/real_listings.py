"""How the site of real pages lists them: a feed, a Google News sitemap and a section page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

FEED, SITEMAP, SECTION = "/feed.xml", "/sitemap/news.xml", "/section/all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article in a listing; times as ISO 8601, empty where they are not known."""

    url: str
    title: str
    language: str
    published: str
    modified: str


def feed(base: str, rows: Iterable[Row]) -> str:
    """Render an RSS feed."""
    items = "\n".join(map(_item, rows))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Real pages</title>'
        f"<link>{base}/</link><description>Real pages</description>\n{items}\n</channel></rss>\n"
    )


def sitemap(base: str, rows: Iterable[Row]) -> str:  # noqa: ARG001 - all listings are called alike
    """Render a Google News sitemap."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
        + "\n".join(map(_entry, rows))
        + "\n</urlset>\n"
    )


def section(base: str, rows: Iterable[Row]) -> str:
    """Render a section page."""
    links = "\n".join(f'<li><a href="{escape(row.url)}">{escape(row.title)}</a></li>' for row in rows)
    return (
        '<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>All</title></head><body>'
        f'<nav><a href="{base}/">Home</a> <a href="/login">Log in</a></nav><main><ul>{links}</ul></main></body></html>'
    )


def _item(row: Row) -> str:
    date = f"<pubDate>{format_datetime(_aware(row.published))}</pubDate>" if row.published else ""
    return f"<item><title>{escape(row.title)}</title><link>{escape(row.url)}</link>{date}</item>"


def _entry(row: Row) -> str:
    changed = f"<lastmod>{row.modified or row.published}</lastmod>" if row.modified or row.published else ""
    date = f"<news:publication_date>{row.published}</news:publication_date>" if row.published else ""
    return (
        f"<url><loc>{escape(row.url)}</loc>{changed}<news:news><news:publication><news:name>Real pages</news:name>"
        f"<news:language>{row.language}</news:language></news:publication>{date}"
        f"<news:title>{escape(row.title)}</news:title></news:news></url>"
    )


def _aware(written: str) -> datetime:
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
