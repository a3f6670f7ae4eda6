"""What somebody asked not to be told of for a while."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, true

from monitor.domain.telling.silencing import Silence
from monitor.store.book import Book
from monitor.store.schema import mutes


class Mutes(Book):
    """Silences by their subject."""

    def keep(self, silence: Silence) -> None:
        """Keep a silence, in place of an older one on the same subject."""
        self._put(mutes, asdict(silence), key=["subject"])

    def lift(self, subject: str) -> bool:
        """End a silence; says whether there was one."""
        return bool(self._on.execute(delete(mutes).where(mutes.c.subject == subject)).rowcount)

    def active(self, now: datetime) -> tuple[Silence, ...]:
        """Return the silences that hold now."""
        return self._where((mutes.c.since <= now) & or_(mutes.c.until.is_(None), mutes.c.until > now))

    def all(self) -> tuple[Silence, ...]:
        """Return all silences that were not lifted, over or not."""
        return self._where(true())

    def _where(self, which: ColumnElement[bool]) -> tuple[Silence, ...]:
        found = self._on.execute(select(mutes).where(which).order_by(mutes.c.subject))
        return tuple(Silence(**row) for row in found.mappings())
