"""XML from the web made fit for parsing: our charset rule, no DTD, entities as characters, dates in UTC."""

import html
import re
import sys
from datetime import UTC

from monitor.domain.addresses.urls import check
from monitor.domain.pages import Page
from monitor.domain.sources import Entry
from monitor.extract.charset import decode
from monitor.extract.dates.times import read_time
from monitor.extract.head import joined
from monitor.extract.markup import CONTROL, parse, squeeze

MOST = 5_000  # entries of one listing
LONGEST = 500  # characters of a title
PROLOG = re.compile(
    r"^.{0,2000}?(?=<(?:\?xml|rss|feed|rdf|urlset|sitemapindex|!DOCTYPE|html)\b)", re.IGNORECASE | re.DOTALL
)
DECLARATION = re.compile(r"<\?xml[^>]{0,300}\?>")
DOCTYPE = re.compile(
    r"\A\s*(?:<!--.{0,2000}?-->\s*)?<!DOCTYPE[^\[>]{0,2000}(?:\[.{0,2000000}?\]\s*)?>", re.IGNORECASE | re.DOTALL
)
ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([a-zA-Z][a-zA-Z0-9]{0,30});")
NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}))(?:;|(?![0-9a-fA-F]))")
BARE = re.compile(r"&(?!#?\w{1,31};)")
JSON_DATE = re.compile(r'("date_(?:published|modified)"\s*:\s*")([^"]{4,60})(?=")')
DATE = re.compile(
    r"(<(pubDate|dc:date|published|updated|issued|modified)\b[^<>]{0,100}>)\s*(?:<!\[CDATA\[)?([^<\]]{4,80})(?:\]\]>)?\s*(?=</\2>)",
    re.IGNORECASE,
)


def source_of(page: Page, body: bytes | None = None) -> str:
    """Return a document's text, without junk before it, declarations, DTD, and entities that XML lacks."""
    text = decode(page.body if body is None else body, page.headers.get("content-type", "")).text
    text = DECLARATION.sub("", PROLOG.sub("", text, count=1), count=1)
    text = DOCTYPE.sub("", text, count=1)
    text = NUMBERED.sub(_numbered, ENTITY.sub(_character, CONTROL.sub(" ", text)))
    return BARE.sub("&amp;", text).strip()


def _numbered(entity: re.Match[str]) -> str:
    """Let a character given by its number be, unless there is no such character: parsers raise for it."""
    number = int(entity[1], 16) if entity[1] else int(entity[2])
    return entity[0] if number < sys.maxunicode else ""


def _character(entity: re.Match[str]) -> str:
    """Write an HTML entity as its character; what is none is dropped, as it may be one of a bomb's."""
    text = html.unescape(entity[0])
    return "" if text == entity[0] else text


def with_zones(source: str, zone: str) -> str:
    """Write the dates of a feed in UTC, before a parser misreads ``KST`` or the lack of a zone."""
    source = DATE.sub(lambda found: found[1] + _in_utc(found[3], zone), source)
    return JSON_DATE.sub(lambda found: found[1] + _in_utc(found[2], zone), source)


def _in_utc(shown: str, zone: str) -> str:
    at = read_time(shown.strip(), zone)
    return at.astimezone(UTC).isoformat() if at else shown


def plain(text: object) -> str:
    """Make a title or summary plain text: entities undone, markup gone.

    >>> plain("Rain &amp;amp; <b>wind</b>")
    'Rain & wind'
    """
    if not isinstance(text, str):
        return ""
    text = html.unescape(html.unescape(text[: 20 * LONGEST]))
    return squeeze(parse(text).text_content() if re.search(r"<[a-zA-Z/!]", text) else text)[:LONGEST]


def entry_of(base: str, link: str, **hints: object) -> Entry | None:
    """Build an entry with an absolute address, or none when the address is of no use."""
    url = joined(base, link.strip())
    return None if not url or check(url) else Entry(url=url, **hints)  # type: ignore[arg-type]  # the callers' hints are an entry's fields


def looks_like_html(source: str) -> bool:
    """Say whether a document is a web page, to name the trouble when it should be a listing."""
    return bool(
        re.match(
            r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
            source[:4000],
            re.IGNORECASE | re.DOTALL,
        )
    )
