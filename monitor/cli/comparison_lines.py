"""One question in, one answer out: the lines of ``newsmon figures`` and ``newsmon compare``."""

import base64
import binascii
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.domain.addresses.address import Address
from monitor.domain.articles import Article
from monitor.domain.edits.compare import compare
from monitor.domain.looks.comparing import Compared, compare_looks
from monitor.domain.numbers.figure_changes import compare_figures
from monitor.domain.numbers.figures import read_figures
from monitor.domain.pages import Page
from monitor.shapes import of_comparison, of_figure, of_figure_changes

_NOWHERE = Address("https://page.invalid/")


def figures_line(obj: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one line of ``newsmon figures --jsonl``; a line that asks nothing is answered with an error."""
    if isinstance(obj.get("before"), str) and isinstance(obj.get("after"), str):
        pairs = compare_figures(obj["before"], obj["after"])
        return {"changed": bool(pairs), "pairs": of_figure_changes(pairs)}
    if isinstance(obj.get("text"), str):
        return {"figures": [of_figure(figure) for figure in read_figures(obj["text"])]}
    return {"error": 'neither {"text"} nor {"before", "after"} with texts'}


def compare_line(obj: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one line of ``newsmon compare --jsonl``; a line that cannot be understood is answered with an error."""
    before, after = obj.get("before"), obj.get("after")
    if isinstance(before, str) and isinstance(after, str):
        return _encoded(obj, before, after)
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return of_comparison(compare(_article(before), _article(after)))
    return {"error": 'neither two pages in base64 nor two texts {"title", "body"} as "before" and "after"'}


def compare_pages(before: Page, after: Page) -> Compared:
    """Read two pages and say what changed from one to the other, or why that cannot be said."""
    # Reading pages is heavy, and lines of texts do without it.
    from monitor.extract.article import read_page

    return compare_looks(read_page(before), read_page(after))


def page_of(address: Address, body: bytes) -> Page:
    """Take bytes that came without headers and time for a page that was fetched now: what it dates is over."""
    url = address.url or _NOWHERE.url
    headers = {"content-type": "text/html"}
    return Page(url=url, final_url=url, status=200, headers=headers, body=body, fetched_at=datetime.now(UTC))


def _encoded(obj: Mapping[str, Any], before: str, after: str) -> dict[str, Any]:
    url = str(obj.get("url") or "")
    try:
        was, became = (base64.b64decode(encoded, validate=True) for encoded in (before, after))
    except binascii.Error as error:
        return {"error": f"a page is no base64: {error}"}
    answer = compare_pages(page_of(Address(url), was), page_of(Address(str(obj.get("after_url") or url)), became))
    return of_comparison(answer.comparison)


def _article(obj: Mapping[str, Any]) -> Article:
    paragraphs = str(obj.get("body") or "").split("\n\n")
    body = tuple(paragraph for paragraph in paragraphs if paragraph.strip())
    return Article(url=_NOWHERE.url, title=str(obj.get("title") or ""), body=body)
