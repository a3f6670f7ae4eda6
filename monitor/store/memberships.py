"""Which article was in which story, since when, and by what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, or_, select, update

from monitor.store.book import AnyRow, Book
from monitor.store.schema import articles, memberships


class JoinedBy(StrEnum):
    """By what an article came into a story."""

    DECIDED = "decided"  # newsmon found that it belongs there
    SPLIT = "split"  # a person took it out of another, into this one
    MERGED = "merged"  # a person put all of another story into this one
    UNDONE = "undone"  # a person took a split or a merge back


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That an article was in a story from ``since`` on; ``until`` none: it still is."""

    article: int
    story: int
    cause: JoinedBy
    since: datetime
    until: datetime | None = None


class Memberships(Book):
    """Memberships by article and story; an article is in one story at a time."""

    def enter(self, article_ids: Sequence[int], story_id: int, cause: JoinedBy, now: datetime) -> None:
        """Let articles be in a story from now on, and no longer in another one."""
        entering = articles.c.id.in_(article_ids) & articles.c.story_id.is_distinct_from(story_id)
        moved = sorted(
            self._on.scalars(update(articles).where(entering).values(story_id=story_id).returning(articles.c.id))
        )
        if not moved:
            return
        present = memberships.c.article_id.in_(moved) & memberships.c.until.is_(None)
        self._on.execute(update(memberships).where(present).values(until=now))
        row = {"story_id": story_id, "cause": cause, "since": now}
        self._on.execute(memberships.insert(), [row | {"article_id": each} for each in moved])

    def of(self, article_id: int) -> tuple[Membership, ...]:
        """Return in which stories an article was, the first one first."""
        return self._where(memberships.c.article_id == article_id)

    def at(self, story_id: int, instant: datetime) -> tuple[Membership, ...]:
        """Return which articles were in a story at an instant, in the order they came."""
        there = or_(memberships.c.until.is_(None), memberships.c.until > instant)
        return self._where((memberships.c.story_id == story_id) & (memberships.c.since <= instant) & there)

    def _where(self, which: ColumnElement[bool]) -> tuple[Membership, ...]:
        found = (
            select(memberships).where(which).order_by(memberships.c.since, memberships.c.article_id, memberships.c.id)
        )
        return tuple(map(_membership, self._on.execute(found)))


def _membership(row: AnyRow) -> Membership:
    return Membership(
        article=row.article_id, story=row.story_id, cause=JoinedBy(row.cause), since=row.since, until=row.until
    )
