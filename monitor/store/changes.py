"""What happened between revisions."""

from sqlalchemy import select

from monitor.domain.changes import Change
from monitor.store.book import Book
from monitor.store.schema import changes
from monitor.store.values import plain, revive


class Changes(Book):
    """Changes by article."""

    def add(self, article_id: int, before_no: int, after_no: int, change: Change) -> None:
        """Keep what happened between two revisions."""
        row = {
            "article_id": article_id,
            "before_no": before_no,
            "after_no": after_no,
            "kinds": ",".join(change.kinds),
            "severity": int(change.severity),
            "silent": change.silent,
            "reason": change.reason,
            "detail": plain(change),
        }
        self._on.execute(changes.insert(), row)

    def of(self, article_id: int, *, newest: int | None = None) -> tuple[tuple[int, int, Change], ...]:
        """Return the changes of an article, or only so many of the ``newest``, with the numbers of their revisions.

        The first one comes first.
        """
        found = select(changes).where(changes.c.article_id == article_id)
        order = changes.c.after_no.desc(), changes.c.before_no.desc()
        rows = self._on.execute(found.order_by(*order).limit(newest)).all()
        return tuple((row.before_no, row.after_no, revive(Change, row.detail)) for row in reversed(rows))
