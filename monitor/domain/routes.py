"""Which alerts go to which channels, at once or later, and when not."""

from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours in which delivery waits, on the wall clock of a zone; may span midnight, and equal ends are a whole day.

    They begin on ``days`` of the week, Monday being 0; none: on all. ``also`` are further such hours.
    """

    start: time
    end: time
    zone: str
    days: tuple[int, ...] = ()
    also: tuple["Quiet", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """When gathered alerts go out: at a time of day, or by a cron expression, in a zone."""

    zone: str
    at: time | None = None
    cron: str = ""


class By(StrEnum):
    """What the alerts of one message have in common."""

    STORY = "story"
    TOPIC = "topic"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """That alerts wait for each other: the first of a group for ``wait``, those after its message for ``interval``.

    What weighs high waits for none, and takes along what waits.
    """

    by: By = By.STORY
    wait: timedelta = timedelta(0)
    interval: timedelta = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """At most so many messages within so long; what is over it is gathered into one."""

    count: int
    within: timedelta


class Copies(StrEnum):
    """Which copies of a story at other outlets are told; all of them are counted and listed with the story."""

    COUNT = "count"  # none
    CHANGED = "changed"  # those whose text has another figure, name or quotation
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which alerts go to one channel, and when; ``topics`` of ``("*",)`` takes alerts of every topic and of none.

    Of ``sources``, ``outlets``, ``languages`` and ``changes`` none means all. ``stop``: what this route takes is not
    offered to those below it.
    """

    name: str
    to: str
    topics: tuple[str, ...] = ("*",)
    sources: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()  # by name, or by host
    languages: tuple[str, ...] = ()
    tell: tuple[AlertKind, ...] = (AlertKind.NEW, AlertKind.EDITED, AlertKind.FOLLOWUP, AlertKind.REMOVED)
    changes: tuple[Kind, ...] = ()  # what an edit must have done, one of them
    severity: Severity = Severity.LOW  # the least that an edit must have
    severities: tuple[tuple[Kind, Severity], ...] = field(default=())  # overrules the table of changes
    story_size: int = 1  # articles that must tell the story by then
    copies: Copies = Copies.CHANGED
    stop: bool = False
    quiet: Quiet | None = None
    quiet_except: Severity | None = Severity.HIGH
    digest: Digest | None = None
    empty: bool = False  # whether a digest goes out although nothing happened
    group: Group | None = None
    at_most: Cap | None = None
