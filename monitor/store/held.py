"""Edits that are held back before they are told, and the waves that they may belong to."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, true

from monitor.domain.alerts import Cause
from monitor.domain.looks.held import LONGEST, REMEMBERED, Held, KnownWave
from monitor.store.book import Book
from monitor.store.schema import held_edits, waves
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


class Waves(Book):
    """Waves by outlet."""

    def of(self, outlet: str, now: datetime) -> tuple[KnownWave, ...]:
        """Return the waves met at an outlet in the last days, the newest first."""
        lately = select(waves.c.detail).where(waves.c.outlet == outlet, waves.c.until > now - REMEMBERED)
        newest = lately.order_by(waves.c.began_at.desc(), waves.c.name)
        return tuple(revive(KnownWave, row.detail) for row in self._on.execute(newest))

    def forget_future(self, now: datetime) -> None:
        """Forget waves that began at a moment that has not come: the clock went back."""
        self._on.execute(delete(waves).where(waves.c.began_at > now))

    def keep(self, wave: KnownWave) -> None:
        """Remember a wave, or when it was met last; those that nothing belongs to any more are forgotten."""
        over = waves.c.until <= wave.until - LONGEST - REMEMBERED
        self._on.execute(delete(waves).where(over))
        row = {
            "name": wave.name,
            "outlet": wave.outlet,
            "began_at": wave.began_at,
            "until": wave.until,
            "detail": plain(wave),
        }
        self._put(waves, row, key=["name"])
