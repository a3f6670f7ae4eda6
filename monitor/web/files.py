"""A view's answer as a file for programs: JSON, CSV that no spreadsheet runs, and an Atom feed."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from monitor.deliver.items import Item
from monitor.deliver.own_pages import page_of
from monitor.deliver.quoted_sentences import QUOTED, QuotedSentence, marked
from monitor.deliver.safe import link, plain
from monitor.domain.alerts import Alert
from monitor.shapes import instant
from monitor.web.speech import Speech
from monitor.web.views import Table

_FORMULAS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # what spreadsheets take for a beginning of one
_FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">
<title>{title}</title>
<id>{id}</id>
<updated>{updated}</updated>
<author><name>newsmon</name></author>
<link rel="self" type="application/atom+xml" href={own}/>
{entries}
</feed>
"""
_ENTRY = """<entry>
<title>{title}</title>
<id>urn:newsmon:{key}</id>
<updated>{updated}</updated>
<link rel="alternate" href={page}/>
{related}<content type="text">{content}</content>
</entry>"""


def as_json(shape: object) -> str:
    """Write JSON in which no letter ends an element of a page that holds it."""
    text = json.dumps(shape, ensure_ascii=False, default=str)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def as_csv(table: Table) -> str:
    """Write a table; a cell that a spreadsheet would run begins with an apostrophe."""
    heads, rows = table
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: object) -> object:
    """Return what may stand in a cell.

    >>> _cell("=1+1"), _cell("-5 %"), _cell(7)
    ("'=1+1", "'-5 %", 7)
    """
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "")
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(_FORMULAS) else text


def as_atom(alerts: Iterable[Alert], speech: Speech, own: str, title: str) -> str:
    """Write a feed of alerts at the address ``own``; of each edit no more is quoted than may leave the house."""
    told = list(alerts)
    newest = max((alert.at for alert in told), default=datetime(1970, 1, 1, tzinfo=UTC))
    return _FEED.format(
        language=speech.language,
        title=escape(f"newsmon · {title}"),
        id=escape(own),
        updated=instant(newest),
        own=quoteattr(own),
        entries="\n".join(_entry(alert, speech) for alert in told),
    )


def _entry(alert: Alert, speech: Speech) -> str:
    item = speech.item(alert, QUOTED)
    original = link(alert.address)
    return _ENTRY.format(
        title=escape(f"{item.outlet} {speech.fact(alert).main} · {item.headline}"),
        key=escape(alert.key),
        updated=instant(alert.at),
        page=quoteattr(page_of(alert.article, speech.base, alert.key) or original or f"{speech.base}/told"),
        related=f'<link rel="related" href={quoteattr(original)}/>\n' if original else "",
        content=escape("\n".join(filter(None, _said(item)))),
    )


def _said(item: Item) -> Iterable[str]:
    if item.headline_before:
        yield f"{item.headline_before} → {item.headline}"
    yield from item.figures
    for quote in item.quotes:
        yield from _quoted(quote)
    yield from (item.more, item.correction, item.when, item.topics, item.why)


def _quoted(quote: QuotedSentence) -> Iterable[str]:
    if quote.before:
        yield f"− {plain(marked(quote.before))}"
    if quote.after:
        yield f"+ {plain(marked(quote.after))}"
