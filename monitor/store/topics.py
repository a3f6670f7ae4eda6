"""Topics, and which revisions met them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from monitor.domain.topics import Excluded, Match, Matching, Term, Topic
from monitor.store.book import AnyRow, Book
from monitor.store.schema import matches, revisions, topics
from monitor.store.values import plain, revive


class Topics(Book):
    """Topics by name."""

    def sync(self, wanted: Sequence[Topic]) -> None:
        """Make the topics what the settings say; those no longer in them retire with their matches."""
        for topic in wanted:
            self._put(topics, {"name": topic.name, "definition": plain(topic), "retired": False}, key=["name"])
        gone = topics.c.name.not_in([topic.name for topic in wanted])
        self._on.execute(update(topics).where(gone).values(retired=True))

    def all(self) -> tuple[Topic, ...]:
        """Return the topics of the settings, in the order they came."""
        found = select(topics.c.definition).where(topics.c.retired.is_(False)).order_by(topics.c.id)
        return tuple(revive(Topic, definition) for definition in self._on.scalars(found))

    def names(self) -> frozenset[str]:
        """Return what topics are called, those that retired included."""
        return frozenset(self._on.scalars(select(topics.c.name)))

    def matched(self, article_id: int, revision_no: int, matching: Matching) -> None:
        """Keep which topics a revision met and which it nearly did, in place of what was kept before."""
        old = (matches.c.article_id == article_id) & (matches.c.revision_no == revision_no)
        self._on.execute(delete(matches).where(old))
        rows = [{"article_id": article_id, "revision_no": revision_no, **row} for row in _rows(matching)]
        if rows:
            self._on.execute(self._insert(matches).on_conflict_do_nothing(), rows)

    def matching(self, article_id: int, revision_no: int) -> Matching:
        """Return which topics a revision met, and which it nearly did."""
        kept = (matches.c.article_id == article_id) & (matches.c.revision_no == revision_no)
        return _matching(self._on.execute(select(matches).where(kept).order_by(matches.c.id)).all())

    def of(self, article_id: int) -> tuple[str, ...]:
        """Return the topics that any revision of an article met."""
        met = (matches.c.article_id == article_id) & (matches.c.excluded_by == "")
        return tuple(dict.fromkeys(self._on.scalars(select(matches.c.topic).where(met).order_by(matches.c.id))))

    def articles_at(self, topic: str, instant: datetime, most: int) -> tuple[int, ...]:
        """Return articles that had met a topic by an instant, the newest ``most`` of them."""
        met = (revisions.c.article_id == matches.c.article_id) & (revisions.c.no == matches.c.revision_no)
        found = select(matches.c.article_id).distinct().join(revisions, met)
        found = found.where(matches.c.topic == topic, matches.c.excluded_by == "", revisions.c.seen_at <= instant)
        return tuple(self._on.scalars(found.order_by(matches.c.article_id.desc()).limit(most)))

    def counts(self) -> dict[str, int]:
        """Return for each topic how many articles met it."""
        met = select(matches.c.topic, func.count(matches.c.article_id.distinct())).where(matches.c.excluded_by == "")
        return dict(self._on.execute(met.group_by(matches.c.topic)).all())


def _rows(matching: Matching) -> Iterator[dict[str, Any]]:
    for match in matching.matches:
        yield {"topic": match.topic, "terms": plain(match.terms), "excluded_by": ""}
    for excluded in matching.excluded:
        yield {"topic": excluded.topic, "terms": [], "excluded_by": excluded.by or "its query"}


def _matching(rows: Iterable[AnyRow]) -> Matching:
    rows = tuple(rows)
    met = [row for row in rows if not row.excluded_by]
    return Matching(
        matches=tuple(Match(topic=row.topic, terms=revive(tuple[Term, ...], row.terms)) for row in met),
        excluded=tuple(Excluded(topic=row.topic, by=row.excluded_by) for row in rows if row.excluded_by),
    )
