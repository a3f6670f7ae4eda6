"""How the articles of an outlet or a source are doing, counted."""

from datetime import datetime

from sqlalchemy import and_, func, select

from monitor.domain.tracking import Known
from monitor.domain.verdicts import VerdictKind
from monitor.store.schema import articles
from monitor.store.shelf import Shelf


class Tallies(Shelf):
    """Articles, counted."""

    def neighbours(self, known: Known, since: datetime) -> tuple[int, int]:
        """Return how many other tracked articles of the outlet answered since, and how many were missing.

        Those that were called removed before are left out.
        """
        others = and_(
            articles.c.outlet == known.outlet,
            articles.c.id != known.id,
            articles.c.tracked.is_(True),
            articles.c.removed.is_(False),
        )
        gone = and_(articles.c.verdict == VerdictKind.GONE, articles.c.checked_at >= since)
        answered = and_(articles.c.verdict != VerdictKind.GONE, articles.c.seen_at >= since)
        counted = select(func.count().filter(answered), func.count().filter(gone)).where(others)
        there, missing = self._on.execute(counted.select_from(articles)).one()
        return there, missing
