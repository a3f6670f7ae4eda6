"""Edits that are kept back before they are told, and the waves that they may belong to."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, true

from monitor.domain.keeping import REMEMBERED, Kept, KnownWave
from monitor.store.schema import kept, waves
from monitor.store.shelf import Shelf
from monitor.store.values import plain, revive


class Keeping(Shelf):
    """What is kept back, by article; waves by outlet."""

    def of(self, article_id: int) -> Kept | None:
        """Return what is kept back of an article."""
        return next(iter(self._where(kept.c.article_id == article_id)), None)

    def at(self, outlet: str) -> tuple[Kept, ...]:
        """Return what is kept back of an outlet's articles."""
        return self._where(kept.c.outlet == outlet)

    def all(self) -> tuple[Kept, ...]:
        """Return all that is kept back, the soonest to be told first."""
        return self._where(true())

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

    def waves(self, outlet: str, now: datetime) -> tuple[KnownWave, ...]:
        """Return the waves met at an outlet in the last days, the newest first."""
        lately = select(waves).where(waves.c.outlet == outlet, waves.c.until > now - REMEMBERED)
        return tuple(revive(KnownWave, row.detail) for row in self._on.execute(lately.order_by(waves.c.id.desc())))

    def met(self, wave: KnownWave) -> None:
        """Remember a wave, or when it was met last."""
        began = (waves.c.outlet == wave.outlet, waves.c.began_at == wave.began_at)
        self._on.execute(delete(waves).where(*began))
        row = {"outlet": wave.outlet, "began_at": wave.began_at, "until": wave.until, "detail": plain(wave)}
        self._on.execute(waves.insert(), row)

    def _where(self, which: ColumnElement[bool]) -> tuple[Kept, ...]:
        found = select(kept.c.detail).where(which).order_by(kept.c.until, kept.c.article_id)
        return tuple(revive(Kept, row.detail) for row in self._on.execute(found))
