"""What somebody needs who asks why: how an article was listed, which alert bears an id, who else is there."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from monitor.store.entries import key_of
from monitor.store.schema import alerts, articles, attempts, deliveries, entries, sources
from monitor.store.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """That a source listed an address: since when, until when, and what came of reading it.

    ``due_at`` none: it is not tried again; ``outcome`` is why it gave no article yet, or that it was read.
    """

    source: str
    url: str
    listed_at: datetime
    left_at: datetime | None
    at_first_look: bool
    due_at: datetime | None
    tries: int
    outcome: str
    article: int | None


class Ledger(Shelf):
    """What happened to articles and alerts, as it is asked for one by one."""

    def listings(self, article_id: int | None, urls: tuple[str, ...]) -> tuple[Listed, ...]:
        """Return how an article, or what stands at these addresses, was listed by each source, in order."""
        there = entries.c.key.in_([key_of(url) for url in urls])
        ours = there if article_id is None else or_(entries.c.article_id == article_id, there)
        columns = [entries.c[name] for name in Listed.__dataclass_fields__ if name not in {"source", "article"}]
        found = select(sources.c.name.label("source"), entries.c.article_id.label("article"), *columns)
        found = found.select_from(entries.join(sources)).where(ours).order_by(entries.c.listed_at, entries.c.id)
        return tuple(Listed(**row) for row in self._on.execute(found).mappings())

    def keyed(self, beginning: str) -> tuple[int, ...]:
        """Return the alerts whose key begins so."""
        found = select(alerts.c.id).where(alerts.c.key.startswith(beginning, autoescape=True))
        return tuple(self._on.scalars(found.order_by(alerts.c.id)))

    def in_message(self, beginning: str) -> tuple[int, ...]:
        """Return the alerts that travelled in the message whose id begins so."""
        found = (
            select(deliveries.c.alert_id)
            .join_from(deliveries, attempts)
            .where(attempts.c.letter.startswith(beginning, autoescape=True), deliveries.c.alert_id.is_not(None))
        )
        return tuple(self._on.scalars(found.distinct().order_by(deliveries.c.alert_id)))

    def articles_at(self, host: str) -> int:
        """Count the articles of a host, by its name and port, that are known."""
        return self._on.scalar(select(func.count()).where(articles.c.host == host)) or 0
