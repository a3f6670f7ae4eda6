"""The standfirst under a headline, where it stands outside of the article's own box."""

from itertools import islice

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.markup import names_of, words_of
from monitor.extract.prose.blocks import unwanted

NEAR = 60  # elements behind the headline that are looked at
LENGTHS = range(8, 600)  # characters


def read_standfirst(heading: HtmlElement | None) -> str:
    """Return what stands behind a headline and is named a standfirst, or ""."""
    if heading is None:
        return ""
    behind = islice(heading.xpath("following::*[self::p or self::div or self::h2 or self::h3 or self::h4]"), NEAR)
    lines = (words_of(element) for element in behind if _is_named(element) and not unwanted(element))
    return next((line for line in lines if len(line) in LENGTHS), "")


def _is_named(element: HtmlElement) -> bool:
    return bool(furniture.SUMMARY.search(names_of(element))) or "description" in (element.get("itemprop") or "")
