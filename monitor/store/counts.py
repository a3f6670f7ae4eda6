"""How the articles of an outlet or a source are doing, counted."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, func, select

from monitor.domain.changes import UNSURE
from monitor.domain.looks.conditions import MisfitCount, VerdictCount
from monitor.domain.looks.tracking import Known
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.looks.waves import EditHistory
from monitor.store.book import Book
from monitor.store.schema import articles, revisions, sightings


class Counts(Book):
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

    def verdicts(self, since: datetime) -> tuple[VerdictCount, ...]:
        """Return what the newest looks at the tracked articles of each source came to, of those looked at since.

        What is no article comes with the earliest look that found it so, and the newest reason.
        """
        lately = and_(articles.c.tracked.is_(True), articles.c.removed.is_(False), articles.c.checked_at >= since)
        later = sightings.alias("later")
        answered = and_(later.c.article_id == articles.c.id, later.c.status.is_not(None))
        newest = select(func.max(later.c.id)).where(answered).scalar_subquery()
        now = sightings.join(articles, sightings.c.id == newest)
        counted = select(
            articles.c.source,
            articles.c.verdict,
            func.count().label("articles"),
            func.sum(articles.c.failures).label("looks"),
            func.min(func.coalesce(articles.c.gone_since, sightings.c.first_at)).label("since"),
            func.max(sightings.c.reason).label("reason"),
            func.count().filter(sightings.c.reason.contains(UNSURE)).label("unsure"),
        )
        rows = self._on.execute(counted.select_from(now).where(lately).group_by(articles.c.source, articles.c.verdict))
        return tuple(
            VerdictCount(**row | {"verdict": VerdictKind(row["verdict"])}) for row in map(dict, rows.mappings())
        )

    def misfits(self, since: datetime) -> tuple[MisfitCount, ...]:
        """Return for each outlet how many articles looked at since its profile fits, and how many it does not."""
        lately = and_(articles.c.tracked.is_(True), articles.c.checked_at >= since)
        misfit = articles.c.misfit != ""
        counted = select(
            articles.c.outlet,
            func.min(articles.c.source).label("source"),
            func.count().filter(misfit).label("misfits"),
            func.count().filter(~misfit).label("fits"),
            func.max(articles.c.misfit).label("reason"),
        )
        rows = self._on.execute(
            counted.where(lately).group_by(articles.c.outlet).having(func.max(articles.c.misfit) != "")
        )
        return tuple(MisfitCount(**row) for row in rows.mappings())

    def due_by(self, source: str, by: datetime) -> int:
        """Return how many articles of a source are to be looked at by then."""
        due = and_(articles.c.source == source, articles.c.next_check_at <= by)
        return self._on.scalar(select(func.count()).select_from(articles).where(due)) or 0

    def looked(self, since: datetime, outlet: str) -> Mapping[str, int]:
        """Return how many tracked articles of an outlet were looked at since, by their source."""
        seen = and_(articles.c.outlet == outlet, articles.c.tracked.is_(True), articles.c.checked_at >= since)
        counted = select(articles.c.source, func.count().label("articles")).where(seen).group_by(articles.c.source)
        return {row.source: row.articles for row in self._on.execute(counted)}

    def at_host(self, host: str) -> int:
        """Count the articles of a host, by its name and port, that are known."""
        return self._on.scalar(select(func.count()).where(articles.c.host == host)) or 0

    def edits_before(self, outlet: str, before: datetime) -> EditHistory:
        """Return how often looks at an outlet's articles found an edit before then."""
        of_outlet = and_(articles.c.outlet == outlet, articles.c.tracked.is_(True))
        answered = and_(of_outlet, sightings.c.status.is_not(None))
        looks = select(func.sum(sightings.c.looks)).select_from(sightings.join(articles)).where(answered)
        edits = select(func.count()).select_from(revisions.join(articles)).where(of_outlet, revisions.c.no > 1)
        told = edits.where(revisions.c.technical.is_(False), revisions.c.seen_at < before)
        return EditHistory(looks=self._on.scalar(looks) or 0, edits=self._on.scalar(told) or 0)
