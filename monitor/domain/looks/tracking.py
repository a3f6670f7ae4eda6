"""How far we are with a source or an article: the part that moves while values stay."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain.addresses.address import Address
from monitor.domain.alerts import AlertKind
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.notices import Fault
from monitor.domain.pages import Validators
from monitor.domain.sources import Entry, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A source as far as we are with it; times in UTC, none where it never happened."""

    id: int
    source: Source
    next_check_at: datetime | None = None
    first_checked_at: datetime | None = None  # its first look that gave a listing
    checked_at: datetime | None = None
    ok_at: datetime | None = None
    new_at: datetime | None = None  # when it last listed something new
    failures: int = 0  # in a row
    trouble: str = ""
    told_trouble: bool = False
    validators: Validators = Validators()
    body_sha: str = ""
    retired: bool = False  # no longer in the settings
    moved_to: str = ""  # where its address sent us for good …
    moved_looks: int = 0  # … so many times in a row
    faults: tuple[Fault, ...] = ()  # that were told and are not over


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article as far as we are with it; ``identity`` is frozen at its first recording.

    ``body_sha`` is of the newest bytes that were judged, ``region_print`` of what they said in the
    article's region, ``revision`` the newest number.
    """

    id: int
    identity: str
    url: str
    source: str = ""
    outlet: str = ""
    story: int | None = None
    tracked: bool = False
    first_seen_at: datetime
    checked_at: datetime | None = None  # last look of any kind
    read_at: datetime | None = None  # last time its bytes came, not merely "not modified"
    seen_at: datetime | None = None  # last look that found the newest revision's wording
    changed_at: datetime | None = None
    next_check_at: datetime | None = None
    validators: Validators = Validators()
    body_sha: str = ""
    region_print: RegionPrint | None = None
    revision: int = 0
    verdict: VerdictKind = VerdictKind.ARTICLE
    failures: int = 0  # looks in a row that gave no article
    gone_since: datetime | None = None
    removed: bool = False
    misfit: str = ""  # why the outlet's profile did not fit it at the newest look

    @property
    def address(self) -> Address:
        """Where it is looked at."""
        return Address.of(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An entry whose page was not read yet; it waits until it was, however often we are stopped in between."""

    id: int
    source: str
    entry: Entry
    listed_at: datetime
    at_first_look: bool  # it stood there when the source was looked at for the first time
    tries: int = 0


class DecisionKind(StrEnum):
    """What a look came to for those who asked to be told."""

    TOLD = "told"
    NOT_TOLD = "not told"
    HELD = "kept back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided about telling, and why; without a kind nothing was. ``told_as`` is the alert's."""

    kind: DecisionKind | None = None
    told_as: AlertKind | None = None
    reason: str = ""

    @property
    def word(self) -> str:
        """What was decided, as it is kept and shown to programs: ``told as new``; empty where nothing was."""
        if self.kind is DecisionKind.TOLD:
            return f"{self.kind} as {self.told_as}"
        return self.kind or ""


UNDECIDED = Decided()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """That an article was looked at, and what was found; equal ones in a row are kept as one with a count.

    Without a ``status`` there was no answer: then ``verdict`` is what was found before, ``reason`` the newest trouble.
    """

    verdict: VerdictKind
    reason: str
    revision: int
    first_at: datetime
    last_at: datetime
    count: int = 1
    status: int | None = None
    decided: Decided = UNDECIDED

    @classmethod
    def of(cls, verdict: VerdictKind, reason: str, revision: int, now: datetime, status: int | None) -> "Sighting":
        """Return what one look found."""
        return cls(verdict=verdict, reason=reason, revision=revision, first_at=now, last_at=now, status=status)
