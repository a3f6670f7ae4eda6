"""Fingerprints of a wording: by which an article is found among a hundred thousand, as one worth comparing."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select

from monitor.store.book import Book
from monitor.store.schema import articles, fingerprints

Holders = Mapping[int, Sequence[int]]

# Articles that may hold one fingerprint. What more of them share is a phrase of the trade and tells nothing.
CROWD = 48
_SOUGHT = fingerprints.c.fingerprint.in_(bindparam("sought", expanding=True))
_HOLDERS = select(fingerprints).where(_SOUGHT)
_EACH = fingerprints.c.fingerprint
_CROWDED = select(_EACH).where(_SOUGHT).group_by(_EACH).having(func.count() >= CROWD)


class Fingerprints(Book):
    """Which articles hold a fingerprint."""

    def holders(self, sought: Collection[int]) -> Holders:
        """Return for each fingerprint that anybody holds the articles that do."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for each, article in self._on.execute(_HOLDERS, {"sought": sorted(sought)}):
            found[each].append(article)
        return found

    def add(self, article_id: int, own: Collection[int]) -> None:
        """Let an article be found by its fingerprints, but for those that too many hold already."""
        crowded = set(self._on.scalars(_CROWDED, {"sought": sorted(own)}))
        rows = [{"fingerprint": each, "article_id": article_id} for each in sorted(set(own) - crowded)]
        if rows:
            self._on.execute(self._insert(fingerprints).on_conflict_do_nothing(), rows)

    def forget(self, before: datetime, articles_at_once: int) -> int:
        """Forget those of articles first seen before then, the oldest; returns how many.

        Articles are numbered as they come, so that all up to the newest of the old ones are old.
        """
        old = select(articles.c.id).where(articles.c.first_seen_at < before)
        last = self._on.scalar(old.order_by(articles.c.first_seen_at.desc()).limit(1))
        first = self._on.scalar(select(func.min(fingerprints.c.article_id)))
        if first is None or last is None:
            return 0
        span = fingerprints.c.article_id.between(first, min(last, first + articles_at_once))
        return self._on.execute(delete(fingerprints).where(span)).rowcount
