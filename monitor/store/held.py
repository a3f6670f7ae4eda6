"""Edits that are held back before they are told."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, true

from monitor.domain.alerts import Cause
from monitor.domain.looks.held import Held
from monitor.store.book import Book
from monitor.store.schema import held_edits
from monitor.store.values import plain, revive

NEAR = 50  # edits of other articles that one is held against: of a wave a part shows what it is


class HeldEdits(Book):
    """What is held back, by article."""

    def of(self, article_id: int) -> Held | None:
        """Return what is held back of an article."""
        return next(iter(self._where(held_edits.c.article_id == article_id)), None)

    def near(self, outlet: str, *, but: int) -> tuple[Held, ...]:
        """Return what is held back of an outlet's other articles for what they may have in common: the newest."""
        alike = and_(held_edits.c.outlet == outlet, held_edits.c.article_id != but, held_edits.c.cause != Cause.PACED)
        return self._where(alike, newest=NEAR)

    def all(self) -> tuple[Held, ...]:
        """Return all that is held back, the soonest to be told first."""
        return self._where(true())

    def momentary(self) -> tuple[Held, ...]:
        """Return what is held back for a moment, until it shows whether others change alike."""
        return self._where(held_edits.c.cause == Cause.MOMENT)

    def due(self, now: datetime) -> tuple[Held, ...]:
        """Return what is to be told: what had to wait its turn, and with the first of a wave all of its outlet's."""
        over = and_(held_edits.c.cause != Cause.MOMENT, held_edits.c.until <= now)
        outlets = select(held_edits.c.outlet).where(over, held_edits.c.cause == Cause.ALIKE)
        return self._where(or_(over, and_(held_edits.c.cause == Cause.ALIKE, held_edits.c.outlet.in_(outlets))))

    def keep(self, one: Held) -> None:
        """Hold an edit back, in place of what was held of its article."""
        row = {
            "article_id": one.article,
            "outlet": one.outlet,
            "cause": one.cause,
            "until": one.until,
            "detail": plain(one),
        }
        self._put(held_edits, row, key=["article_id"])

    def bring_forward(self, now: datetime) -> None:
        """Hold no longer what is held since a moment that has not come: the clock went back."""
        for one in self.all():
            if one.since > now:
                self.keep(replace(one, since=now, until=now))

    def drop(self, article_id: int) -> bool:
        """Hold nothing of an article any more; says whether anything was."""
        return bool(self._on.execute(delete(held_edits).where(held_edits.c.article_id == article_id)).rowcount)

    def _where(self, which: ColumnElement[bool], newest: int | None = None) -> tuple[Held, ...]:
        """Return what is held, the soonest to be told first; with ``newest`` only the last of these."""
        found = (
            select(held_edits.c.detail)
            .where(which)
            .order_by(held_edits.c.until.desc(), held_edits.c.article_id.desc())
            .limit(newest)
        )
        return tuple(reversed([revive(Held, row.detail) for row in self._on.execute(found)]))
