"""What newsmon says of itself, its sources and its channels: the facts alone; words come where it is told."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NoticeKind(StrEnum):
    """What is said."""

    GREETING = "greeting"  # everything was looked at once: from now on it tells
    UNREADABLE = "unreadable"  # a source could not be read, several times in a row
    READABLE = "readable"  # … and can be again
    OFFLINE = "offline"  # most hosts could not be read at once: our own network, most likely
    ONLINE = "online"  # … and can be again
    BLOCKED = "blocked"  # most articles of a source come to this; so do the next six
    WALL = "wall"
    CUT = "cut"
    GONE = "gone"
    MOVED = "moved"
    EMPTY = "empty"
    NOT_ARTICLE = "not-an-article"
    SENT_ON = "sent-on"  # a source's own address leads to another one for good
    LAYOUT = "layout"  # the profile of an outlet no longer fits its articles
    QUIET = "quiet"  # a source lists nothing new for longer than it ever did
    DISBELIEVED = "disbelieved"  # its host said "not modified" of what it had changed
    HELD = "held"  # edits of an outlet wait: many articles changed alike
    UNDELIVERED = "undelivered"  # a channel did not take a message
    PLAIN = "plain"  # a message could not be written as it should, and went out in plain words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a source though it can be read, and with what of it: whose layout, which address."""

    kind: NoticeKind
    detail: str = ""

    @property
    def name(self) -> str:
        """Its name, for people on a console and in tables."""
        return f"{self.kind} {self.detail}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a channel is told of from now on: kinds of alerts and the least severity of edits, as people write them.

    ``copies`` says that copies are told which say the same. In ``quiet`` hours only what weighs as much as ``passes``.
    """

    tells: tuple[str, ...]
    severity: str
    copies: bool = False
    quiet: str = ""
    passes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing that newsmon says of itself, with the facts that belong to its kind; the others stay empty.

    ``about`` names the source, outlet or channel. ``over`` says that what was told before holds no longer.
    """

    kind: NoticeKind
    about: str = ""
    over: bool = False
    detail: str = ""  # whose profile, which address, which receiver
    trouble: str = ""  # in the words of a host, a receiver or a library, or in English: what stood in the way
    names: tuple[str, ...] = ()  # of sources
    sources: int = 0
    articles: int = 0  # that are concerned
    of: int = 0  # articles that were looked at
    followed: int = 0  # articles
    looks: int = 0  # in a row
    hours: int = 0
    delivery: int = 0  # its number
    terms: Terms | None = None
    since: datetime | None = None
    until: datetime | None = None
