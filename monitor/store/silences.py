"""What somebody asked not to be told of for a while."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select

from monitor.store.schema import silences
from monitor.store.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """That nothing is told of a subject (``topic:xAI``, ``source:ap``) from ``since``; ``until`` none: for good."""

    subject: str
    since: datetime
    until: datetime | None = None
    reason: str = ""


class Silences(Shelf):
    """Silences by their subject."""

    def keep(self, silence: Silence) -> None:
        """Keep a silence, in place of an older one on the same subject."""
        self._put(silences, asdict(silence), key=["subject"])

    def lift(self, subject: str) -> bool:
        """End a silence; says whether there was one."""
        return bool(self._on.execute(delete(silences).where(silences.c.subject == subject)).rowcount)

    def active(self, now: datetime) -> tuple[Silence, ...]:
        """Return the silences that hold now."""
        holds = (silences.c.since <= now) & or_(silences.c.until.is_(None), silences.c.until > now)
        found = self._on.execute(select(silences).where(holds).order_by(silences.c.subject))
        return tuple(Silence(**row) for row in found.mappings())
