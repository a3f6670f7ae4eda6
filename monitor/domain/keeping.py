"""Edits that are kept back for a while before they are told."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.domain.alerts import Alert
from monitor.domain.waves import Ripple, Wave

MOMENT = timedelta(seconds=30)  # in which the outlet's other articles are looked at, to see whether they changed alike
LONGEST = timedelta(hours=1)  # that a wave is kept back
REMEMBERED = timedelta(days=7)  # how long articles that are looked at later still belong to a wave


class Cause(StrEnum):
    """Why an edit is kept back."""

    MOMENT = "moment"  # until other articles of the outlet were looked at
    ALIKE = "alike"  # many articles changed alike
    PACED = "paced"  # its article changes too often


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An edit that is kept back, at most one for each article: what would be told of it, and when it will be.

    ``alert.previous`` is the revision that was told last, so later edits are added up in it.
    """

    article: int
    outlet: str
    cause: Cause
    since: datetime
    until: datetime
    alert: Alert
    misfit: bool = False  # read by a profile that no longer fits


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWave:
    """A wave that was met at an outlet; what belongs to it is told together at ``until``."""

    outlet: str
    wave: Wave
    began_at: datetime
    until: datetime

    @property
    def bundle(self) -> str:
        """The name under which its edits travel in one message."""
        return f"held:{self.outlet}:{self.until.isoformat()}"

    def holds(self, ripple: Ripple, now: datetime) -> bool:
        """Whether an edit belongs to the wave; after its own hour only by its words, for many edits share a shape."""
        runs = now < self.began_at + LONGEST
        return (self.wave if runs else replace(self.wave, shapes=())).holds(ripple)

    def met_again(self, now: datetime) -> "KnownWave":
        """Return the wave as it stands when one more edit belongs to it, which is told with the others or the next."""
        until = self.until if self.until > now else now + LONGEST
        return KnownWave(outlet=self.outlet, wave=self.wave, began_at=self.began_at, until=until)
