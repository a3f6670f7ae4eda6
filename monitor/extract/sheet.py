"""A page laid out for reading, so that each reader takes the part it needs."""

from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from monitor.extract.head import Head
from monitor.extract.structured import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a listing said of the page that it led to."""

    title: str = ""
    summary: str = ""
    published: datetime | None = None


UNLISTED = Listed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page laid out for reading: its tree, its source, its visible lines, and its machine-readable parts.

    ``dated`` are the same lines, number by number, with a blank where the words of two elements touch.
    """

    tree: HtmlElement
    text: str
    url: str
    lines: list[str]
    dated: list[str]
    head: Head
    thing: Thing
    zone: str
    now: datetime | None
    listed: Listed = UNLISTED
