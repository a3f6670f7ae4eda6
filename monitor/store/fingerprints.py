"""Marks: by which an article is found among a hundred thousand, as one that is worth comparing."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select

from monitor.store.book import Book
from monitor.store.schema import articles, marks

Holders = Mapping[int, Sequence[int]]

# Articles that may hold one mark. What more of them share is a phrase of the trade and tells nothing.
CROWD = 48
_SOUGHT = marks.c.mark.in_(bindparam("sought", expanding=True))
_HOLDERS = select(marks).where(_SOUGHT)
_CROWDED = select(marks.c.mark).where(_SOUGHT).group_by(marks.c.mark).having(func.count() >= CROWD)


class Fingerprints(Book):
    """Which articles hold a mark."""

    def holders(self, sought: Collection[int]) -> Holders:
        """Return for each mark that anybody holds the articles that do."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for mark, article in self._on.execute(_HOLDERS, {"sought": sorted(sought)}):
            found[mark].append(article)
        return found

    def add(self, article_id: int, own: Collection[int]) -> None:
        """Let an article be found by its marks, but for those that too many hold already."""
        crowded = set(self._on.scalars(_CROWDED, {"sought": sorted(own)}))
        rows = [{"mark": mark, "article_id": article_id} for mark in sorted(set(own) - crowded)]
        if rows:
            self._on.execute(self._insert(marks).on_conflict_do_nothing(), rows)

    def forget(self, before: datetime, articles_at_once: int) -> int:
        """Forget marks of articles first seen before then, the oldest; returns how many marks.

        Articles are numbered as they come, so that all up to the newest of the old ones are old.
        """
        old = select(articles.c.id).where(articles.c.first_seen_at < before)
        last = self._on.scalar(old.order_by(articles.c.first_seen_at.desc()).limit(1))
        first = self._on.scalar(select(func.min(marks.c.article_id)))
        if first is None or last is None:
            return 0
        span = marks.c.article_id.between(first, min(last, first + articles_at_once))
        return self._on.execute(delete(marks).where(span)).rowcount
