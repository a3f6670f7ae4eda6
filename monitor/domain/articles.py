"""What one page states at one moment, and what is kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from monitor.domain.addresses.address import Address

DAY = " (day)"  # behind the origin of a time: the page names the day alone


class Clock(StrEnum):
    """Which moment a stamp on a page speaks of."""

    PUBLISHED = "published"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A time that the page states, with the words it was read from and where they stood."""

    clock: Clock
    at: datetime
    shown: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who read an article: versions that, when they differ, forbid calling a difference an edit."""

    extractor: int = 0
    profile: str = ""
    layout: str = ""
    learned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as its page stated it when it was fetched; times are aware, texts as shown.

    ``origins`` says for each field which place on the page answered; fields from different
    places are never compared with each other.
    """

    url: str
    title: str
    body: tuple[str, ...] = ()
    canonical_url: str = ""
    outlet: str = ""
    outlet_id: str = ""  # the publisher's own id of the article, where a profile knows it
    subtitle: str = ""
    labels: tuple[str, ...] = ()
    subheadings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    stamps: tuple[Stamp, ...] = ()
    notices: tuple[str, ...] = ()  # correction notices, wherever on the page they stood
    withdrawn: tuple[str, ...] = ()  # words that the page shows struck
    section: str = ""
    print_page: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
    reader: Reader = Reader()
    doubt: str = ""  # why the words may not be the article's, or not all of them
    damaged: bool = False  # characters were lost in decoding: never compared

    @property
    def address(self) -> Address:
        """Where its page stood."""
        return Address.of(self.url)

    @property
    def canonical(self) -> Address:
        """What its page calls its own address: a claim."""
        return Address.of(self.canonical_url)

    @property
    def text(self) -> str:
        """The body as one text, paragraphs apart by a blank line."""
        return "\n\n".join(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An article as recorded, numbered from 1; made only when its wording changed; never altered.

    The change that made it happened after ``unseen_since`` (last look that found the wording
    before) and by ``seen_at`` (first look that found this one). Both are in UTC.
    """

    no: int
    article: Article
    seen_at: datetime
    unseen_since: datetime | None = None
    technical: bool = False
