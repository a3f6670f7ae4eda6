"""Edits that are held back before they are told."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, true

from monitor.domain.alerts import Cause
from monitor.domain.looks.keeping import Kept
from monitor.store.book import Book
from monitor.store.schema import kept
from monitor.store.values import plain, revive

NEAR = 50  # edits of other articles that one is held against: of a wave a part shows what it is


class HeldEdits(Book):
    """What is held back, by article."""

    def of(self, article_id: int) -> Kept | None:
        """Return what is kept back of an article."""
        return next(iter(self._where(kept.c.article_id == article_id)), None)

    def near(self, outlet: str, *, but: int) -> tuple[Kept, ...]:
        """Return what is kept back of an outlet's other articles for what they may have in common: the newest."""
        alike = and_(kept.c.outlet == outlet, kept.c.article_id != but, kept.c.cause != Cause.PACED)
        return self._where(alike, newest=NEAR)

    def all(self) -> tuple[Kept, ...]:
        """Return all that is kept back, the soonest to be told first."""
        return self._where(true())

    def momentary(self) -> tuple[Kept, ...]:
        """Return what is kept back for a moment, until it shows whether others change alike."""
        return self._where(kept.c.cause == Cause.MOMENT)

    def due(self, now: datetime) -> tuple[Kept, ...]:
        """Return what is to be told: what had to wait its turn, and with the first of a wave all of its outlet's."""
        over = and_(kept.c.cause != Cause.MOMENT, kept.c.until <= now)
        outlets = select(kept.c.outlet).where(over, kept.c.cause == Cause.ALIKE)
        return self._where(or_(over, and_(kept.c.cause == Cause.ALIKE, kept.c.outlet.in_(outlets))))

    def keep(self, one: Kept) -> None:
        """Keep an edit back, in place of what was kept of its article."""
        row = {
            "article_id": one.article,
            "outlet": one.outlet,
            "cause": one.cause,
            "until": one.until,
            "detail": plain(one),
        }
        self._put(kept, row, key=["article_id"])

    def drop(self, article_id: int) -> bool:
        """Keep nothing of an article any more; says whether anything was."""
        return bool(self._on.execute(delete(kept).where(kept.c.article_id == article_id)).rowcount)

    def _where(self, which: ColumnElement[bool], newest: int | None = None) -> tuple[Kept, ...]:
        """Return what is kept, the soonest to be told first; with ``newest`` only the last of these."""
        found = select(kept.c.detail).where(which).order_by(kept.c.until.desc(), kept.c.article_id.desc()).limit(newest)
        return tuple(reversed([revive(Kept, row.detail) for row in self._on.execute(found)]))
