"""Reading OPML: the feeds that another reader followed."""

import html
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from monitor.domain.errors import NewsmonError
from monitor.extract.lists.documents import fit_for_xml, mending, name_of
from monitor.extract.markup import squeeze

FEEDS = frozenset({"rss", "atom", "feed"})
LONGEST = 200  # characters of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One line of an OPML file that should name a feed; ``url`` is empty where it names none."""

    name: str
    url: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """The feeds of an OPML file in their order, and the lines at which it is damaged, with what is wrong there."""

    feeds: tuple[Outline, ...]
    damage: tuple[tuple[int, str], ...] = ()


def outlines(text: str) -> Outlines:
    """Read an OPML file as far as it can be read, folders too; raises ``NewsmonError`` when it is none."""
    parser = mending()
    try:
        root = etree.fromstring(fit_for_xml(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise _no_opml(str(error)) from None
    feeds = tuple(_feeds(root)) if root is not None else ()
    if not feeds:
        raise _no_opml("it has no outlines" if root is not None else "it is no XML")
    fatal = [error for error in parser.error_log if error.level == etree.ErrorLevels.FATAL]
    first = {error.line: error.message for error in reversed(fatal)}  # what follows on a line is of the same trouble
    return Outlines(feeds=feeds, damage=tuple(sorted(first.items())))


def _no_opml(why: str) -> NewsmonError:
    return NewsmonError(f"this is no OPML: {why}", do="Export the feeds of your reader once more")


def _feeds(root: etree._Element) -> Iterator[Outline]:
    """Give what names a feed, and what names nothing and is no folder either."""
    for outline in root.iter(etree.Element):
        if name_of(outline) != "outline":
            continue
        told = {name.lower(): squeeze(html.unescape(str(value))) for name, value in outline.items()}
        url = told.get("xmlurl") or (told.get("url", "") if told.get("type", "").lower() in FEEDS else "")
        if url or not len(outline):
            name = (told.get("title") or told.get("text") or url)[:LONGEST]
            yield Outline(name=name, url=url, line=_line(outline))


def _line(outline: etree._Element) -> int:
    return outline.sourceline or 0  # type: ignore[return-value,truthy-bool]  # a number, which the stubs do not know
