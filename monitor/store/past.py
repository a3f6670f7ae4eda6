"""Going through what was read, from one end to the other, a little at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from monitor.domain.ties import Likeness, Tie
from monitor.store.schema import articles, entries, sources, texts
from monitor.store.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """How an article came to us: its tie to the story it joined, from when on its source was looked at.

    ``at_first_look``: whether it stood there then; none when that was forgotten.
    """

    likeness: Likeness | None
    watched_since: datetime | None
    at_first_look: bool | None


class Past(Shelf):
    """All articles, in the order they were first recorded."""

    def after(self, article_id: int, limit: int) -> tuple[int, ...]:
        """Return the ids of the next articles."""
        later = select(articles.c.id).where(articles.c.id > article_id).order_by(articles.c.id).limit(limit)
        return tuple(self._on.scalars(later))

    def texts(self, newest: int) -> Iterator[str]:
        """Give headline and text of the newest articles, as they stand now, one after the other."""
        found = select(articles.c.title, texts.c.text).join_from(articles, texts)
        newest_first = found.order_by(articles.c.id.desc()).limit(newest).execution_options(yield_per=100)
        for title, text in self._on.execute(newest_first):
            yield f"{title}\n{text}"

    def beginning(self, article_id: int) -> Beginning:
        """Say how an article came to us."""
        found = select(articles.c.tie, articles.c.tie_reason, sources.c.first_checked_at)
        found = found.join_from(articles, sources, articles.c.source == sources.c.name, isouter=True)
        row = self._on.execute(found.where(articles.c.id == article_id)).one()
        likeness = Likeness(tie=Tie(row.tie), reason=row.tie_reason) if row.tie else None
        return Beginning(
            likeness=likeness, watched_since=row.first_checked_at, at_first_look=self._at_first_look(article_id)
        )

    def story_size(self, story_id: int, at: datetime) -> int:
        """Count the articles of a story that were there at an instant."""
        there = (articles.c.story_id == story_id) & (articles.c.first_seen_at <= at)
        return self._on.execute(select(func.count()).where(there)).scalar_one()

    def _at_first_look(self, article_id: int) -> bool | None:
        listed = select(entries.c.at_first_look).where(entries.c.article_id == article_id)
        return self._on.scalar(listed.order_by(entries.c.id).limit(1))
