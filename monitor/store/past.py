"""Going through what was read, from one end to the other, a little at a time."""

from collections.abc import Iterator

from sqlalchemy import select

from monitor.store.schema import articles, texts
from monitor.store.shelf import Shelf


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
