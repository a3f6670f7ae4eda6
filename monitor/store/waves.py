"""Waves: that many articles of an outlet changed alike."""

from datetime import datetime

from sqlalchemy import delete, select

from monitor.domain.looks.held import LONGEST, REMEMBERED, KnownWave
from monitor.store.book import Book
from monitor.store.schema import waves
from monitor.store.values import plain, revive


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
