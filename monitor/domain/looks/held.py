"""Edits that are held for a while before they are told, and the waves that they may belong to."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from monitor.domain.alerts import Alert, Cause
from monitor.domain.looks.waves import Ripple, Wave

MOMENT = timedelta(seconds=30)  # in which the outlet's other articles are looked at, to see whether they changed alike
LONGEST = timedelta(hours=1)  # that a wave is held
REMEMBERED = timedelta(days=7)  # how long articles that are looked at later still belong to a wave


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An edit that is held, at most one for each article: what would be told of it, and when it will be.

    ``alert.previous`` is the revision that was told last, so later edits are added up in it.
    """

    article: int
    outlet: str
    cause: Cause
    since: datetime
    until: datetime
    alert: Alert
    misfit: bool = False  # read by a profile that no longer fits

    @property
    def late_since(self) -> datetime | None:
        """Since when it is told later than it could be; a moment counts for nothing."""
        return self.alert.held_since if self.cause is Cause.MOMENT else self.since

    @property
    def late_for(self) -> Cause | None:
        """Why it is told later than it could be."""
        return self.alert.held_for if self.cause is Cause.MOMENT else self.cause

    def until_with(self, wave: "KnownWave") -> datetime:
        """Return until when it is held as part of a wave: what waited before begins no new hour."""
        return min(wave.until, self.since + LONGEST)

    @property
    def ripple(self) -> Ripple:
        """What it has in common with others."""
        assert self.alert.change is not None  # noqa: S101  # only edits are held
        return Ripple.of(self.article, self.alert.source, self.alert.change, misfit=self.misfit)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWave:
    """A wave that was met at an outlet; what belongs to it is told together at ``until``."""

    outlet: str
    wave: Wave
    began_at: datetime
    until: datetime

    @property
    def name(self) -> str:
        """What it is known by: its outlet, and what its edits have in common."""
        common = (self.outlet, sorted(self.wave.pieces), sorted(self.wave.shapes))
        return sha256(repr(common).encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def holds(self, ripple: Ripple, now: datetime) -> bool:
        """Whether an edit belongs to the wave; after its own hour only by its words, for many edits share a shape."""
        runs = now < self.began_at + LONGEST
        return (self.wave if runs else replace(self.wave, shapes=())).holds(ripple)

    def met_again(self, now: datetime) -> "KnownWave":
        """Return the wave as it stands when one more edit belongs to it, which is told with the others or the next."""
        return self if self.until > now else replace(self, until=now + LONGEST)
