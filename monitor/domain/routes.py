"""Which alerts go to which channels, at once or later, and when not."""

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours in which delivery waits, on the wall clock of a zone; may span midnight."""

    start: time
    end: time
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """When gathered alerts go out: at a time of day, or by a cron expression, in a zone."""

    zone: str
    at: time | None = None
    cron: str = ""


class Copies(StrEnum):
    """Which copies of a story at other outlets are told; all of them are counted and listed with the story."""

    COUNT = "count"  # none
    CHANGED = "changed"  # those with another headline, figure, name or quotation
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which alerts go to one channel, and when; ``topics`` of ``("*",)`` takes alerts of every topic and of none."""

    name: str
    to: str
    topics: tuple[str, ...] = ("*",)
    sources: tuple[str, ...] = ()  # empty: all
    tell: tuple[AlertKind, ...] = (AlertKind.NEW, AlertKind.EDITED, AlertKind.FOLLOWUP, AlertKind.REMOVED)
    severity: Severity = Severity.LOW  # the least that an edit must have
    severities: tuple[tuple[Kind, Severity], ...] = field(default=())  # overrules the table of changes
    quiet: Quiet | None = None
    quiet_except: Severity | None = Severity.HIGH
    digest: Digest | None = None
    copies: Copies = Copies.CHANGED
