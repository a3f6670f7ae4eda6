"""The decision to tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from monitor.domain.addresses.address import Address
from monitor.domain.changes import Change, Severity
from monitor.domain.notices import Notice
from monitor.domain.ties import Tie


class AlertKind(StrEnum):
    """Why somebody is told."""

    NEW = "new"
    EDITED = "edited"
    FOLLOWUP = "followup"
    REMOVED = "removed"
    UNREACHABLE = "unreachable"  # not found for minutes, and nothing more is known: for routes that ask for it
    BACK = "back"  # found again: for those who were told that it was not there
    SOURCE = "source"  # about newsmon and its sources: quiet, moved, blocked, layout changed, started


class Cause(StrEnum):
    """Why an edit is kept back before it is told."""

    MOMENT = "moment"  # until other articles of the outlet were looked at
    ALIKE = "alike"  # many articles changed alike
    PACED = "paced"  # its article changes too often


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """The decision to tell one thing; everything a message needs is in it.

    ``key`` makes it unique and follows from what happened, never from chance or the clock.
    ``title`` and ``url`` are the article's (or the source's) now; ``previous`` is the revision
    that an edit is told against.
    """

    key: str
    kind: AlertKind
    at: datetime
    url: str
    title: str
    reason: str
    outlet: str = ""
    source: str = ""
    language: str = ""
    topics: tuple[str, ...] = ()
    matched: Mapping[str, str] = field(default_factory=dict)  # by topic: the word that meets it
    entered: tuple[str, ...] = ()  # those of them that an edit brought into the story
    left: tuple[str, ...] = ()  # … and those whose last mention it took out
    severity: Severity = Severity.NONE
    story: int | None = None
    story_size: int = 1  # articles that tell the story by now, this one among them
    article: int | None = None
    revision: int | None = None
    previous: int | None = None
    tie: Tie | None = None  # of a follow-up: a further step of a story that was told, or a copy of it
    steps: int = 1  # edits that ``change`` sums up: from ``previous`` to ``revision``
    change: Change | None = None
    against: str = ""  # of a follow-up: the telling of its story that ``change`` compares it with, and its outlet
    unseen_since: datetime | None = None  # the change came after this look …
    seen_at: datetime | None = None  # … and by this one
    held_since: datetime | None = None  # found then, and told later …
    held_for: Cause | None = None  # … why, in a word
    edited_at: datetime | None = None  # of a removal: when the last edit before it was seen, which `change` holds
    published: datetime | None = None
    modified: datetime | None = None
    lead: str = ""
    silenced: str = ""  # why nobody is told: by whose mute
    sums: tuple[str, ...] = ()  # keys of the alerts that it stands for, where it is what several come to
    notice: Notice | None = None  # what newsmon says of itself
    said: Mapping[str, str] = field(default_factory=dict)  # … by language, in databases from before there were notices

    @property
    def address(self) -> Address:
        """Where the article, or the source, stands."""
        return Address.of(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """That somebody dealt with an alert: who, when, and what there is to note."""

    alert_key: str
    author: str
    at: datetime
    note: str = ""


def alert_key(identity: str, revision: int | None, reason: str) -> str:
    """Name an alert after what happened, so that no restart and no second machine tells it again.

    ``identity`` is the article's as first recorded, or the source's name.

    >>> alert_key("https://a.example/1", 2, "edited") == alert_key("https://a.example/1", 2, "edited")
    True
    """
    return sha256(f"{identity}\n{revision or ''}\n{reason}".encode()).hexdigest()[:32]
