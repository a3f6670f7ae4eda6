"""What people muted."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, true

from monitor.domain.telling.muting import Mute
from monitor.store.book import Book
from monitor.store.schema import mutes


class Mutes(Book):
    """Mutes by their subject."""

    def keep(self, mute: Mute) -> None:
        """Keep a mute, in place of an older one on the same subject."""
        self._put(mutes, asdict(mute), key=["subject"])

    def lift(self, subject: str) -> bool:
        """End a mute; says whether there was one."""
        return bool(self._on.execute(delete(mutes).where(mutes.c.subject == subject)).rowcount)

    def active(self, now: datetime) -> tuple[Mute, ...]:
        """Return the mutes that hold now."""
        return self._where((mutes.c.since <= now) & or_(mutes.c.until.is_(None), mutes.c.until > now))

    def all(self) -> tuple[Mute, ...]:
        """Return all mutes that were not lifted, over or not."""
        return self._where(true())

    def _where(self, which: ColumnElement[bool]) -> tuple[Mute, ...]:
        found = self._on.execute(select(mutes).where(which).order_by(mutes.c.subject))
        return tuple(Mute(**row) for row in found.mappings())
