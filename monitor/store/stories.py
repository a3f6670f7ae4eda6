"""Stories: the articles that tell them, since when, and how a person corrected the machine."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, true, update

from monitor.domain.alerts import Alert
from monitor.domain.errors import StoreError
from monitor.domain.kinship.members import Deed, StoryAbout, StoryCorrection, StoryMember
from monitor.domain.kinship.stories import Likeness
from monitor.store.book import AnyRow, Book
from monitor.store.fingerprints import Fingerprints
from monitor.store.schema import alerts, articles, matches, memberships, stories, story_corrections, texts
from monitor.store.values import revive


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


OPENING = 2_500  # characters of an article that are enough to tell whether another one is a copy


class Stories(Book):
    """Stories by id."""

    def begin(self, title: str, now: datetime) -> int:
        """Begin a story."""
        begun = stories.insert().returning(stories.c.id)
        story_id: int = self._on.execute(begun, {"title": title, "began_at": now}).scalar_one()
        return story_id

    def join(self, article_id: int, story_id: int, likeness: Likeness, now: datetime) -> None:
        """Make an article part of a story, and keep why."""
        Memberships(self._on).enter([article_id], story_id, JoinedBy.DECIDED, now)
        row = {"tie": likeness.tie, "tie_reason": likeness.reason}
        self._on.execute(update(articles).where(articles.c.id == article_id), row)

    def sharing(self, sought: Collection[int], since: datetime, most: int) -> tuple[StoryMember, ...]:
        """Return articles of any story first seen since then with several of these fingerprints, most of them first.

        One alone is a phrase that two texts have in common by chance.
        """
        held = Counter(article for holders in Fingerprints(self._on).holders(sought).values() for article in holders)
        several = [article for article, shared in held.items() if shared > 1]
        likely = sorted(several, key=lambda article: (-held[article], -article))[:most]
        if not likely:
            return ()
        found = self._on.execute(_LIKELY, {"likely": likely, "since": since})
        return tuple(sorted(map(_member, found), key=lambda member: likely.index(member.article)))

    def members(self, story_id: int) -> tuple[StoryMember, ...]:
        """Return the articles of a story in the order they came."""
        found = _members().where(articles.c.story_id == story_id).order_by(articles.c.first_seen_at, articles.c.id)
        return tuple(map(_member, self._on.execute(found)))

    def size(self, story_id: int) -> int:
        """Count the articles of a story."""
        return self._on.execute(select(func.count()).where(articles.c.story_id == story_id)).scalar_one()

    def told(self, story_id: int) -> tuple[tuple[int, Alert], ...]:
        """Return the alerts that told of the articles now in a story, with their ids, the oldest first."""
        found = select(alerts.c.id, alerts.c.detail).join(articles, alerts.c.article_id == articles.c.id)
        mine = found.where(articles.c.story_id == story_id).order_by(alerts.c.id)
        return tuple((row.id, revive(Alert, row.detail)) for row in self._on.execute(mine))

    def all(self, limit: int, topic: str | None = None) -> tuple[StoryAbout, ...]:
        """Return stories at a glance, of one topic if it is given, the one with the newest article first."""
        met = select(articles.c.story_id).join(matches, matches.c.article_id == articles.c.id)
        on_topic = stories.c.id.in_(met.where(matches.c.topic == topic, matches.c.excluded_by == ""))
        found = _glance().where(true() if topic is None else on_topic)
        return tuple(StoryAbout(**row) for row in self._on.execute(found.limit(limit)).mappings())

    def about(self, story_id: int) -> StoryAbout:
        """Return one story at a glance."""
        row = self._on.execute(_glance().where(stories.c.id == story_id)).mappings().one_or_none()
        if row is None:
            raise StoreError("there is no such story", to=f"story {story_id}")
        return StoryAbout(**row)


def _members() -> Select[*tuple[Any, ...]]:
    opening = func.substr(func.coalesce(texts.c.text, ""), 1, OPENING).label("opening")
    return select(articles, opening).select_from(articles.outerjoin(texts))


_LIKELY = _members().where(
    articles.c.id.in_(bindparam("likely", expanding=True)),
    articles.c.story_id.is_not(None),
    articles.c.first_seen_at >= bindparam("since", type_=articles.c.first_seen_at.type),
)


def _glance() -> Select[*tuple[Any, ...]]:
    last = func.coalesce(func.max(articles.c.first_seen_at), stories.c.began_at)
    found = select(stories, last.label("last_at"), func.count(articles.c.id).label("articles"))
    return found.outerjoin(articles).group_by(stories.c.id).order_by(last.desc(), stories.c.id.desc())


def _member(row: AnyRow) -> StoryMember:
    return StoryMember(
        article=row.id,
        story=row.story_id,
        source=row.source,
        outlet=row.outlet,
        url=row.url,
        title=row.title,
        opening=row.opening,
        published=row.published_at,
        first_seen=row.first_seen_at,
        tie=row.tie,
        tie_reason=row.tie_reason,
    )


CAUSES = {Deed.SPLIT: JoinedBy.SPLIT, Deed.MERGE: JoinedBy.MERGED}


class StoryCorrections(Book):
    """Story corrections by id."""

    def move(self, deed: Deed, moved: Sequence[int], story: int, into: int, now: datetime) -> StoryCorrection:
        """Move articles from one story into another, and remember that a person wanted it."""
        row = {"at": now, "deed": deed, "story_id": story, "into_id": into, "articles": list(moved)}
        kept = self._on.execute(story_corrections.insert().returning(story_corrections), row).one()
        Memberships(self._on).enter(moved, into, CAUSES[deed], now)
        return _correction(kept)

    def get(self, correction_id: int) -> StoryCorrection:
        """Return one that is there."""
        row = self._on.execute(select(story_corrections).where(story_corrections.c.id == correction_id)).one_or_none()
        if row is None:
            raise StoreError("nobody split or merged stories under this number", to=f"regrouping {correction_id}")
        return _correction(row)

    def undo(self, correction: StoryCorrection, now: datetime) -> int:
        """Move the articles back, but for those that a later correction moved on; returns how many were."""
        here = select(articles.c.id).where(
            articles.c.id.in_(correction.articles), articles.c.story_id == correction.into
        )
        back = list(self._on.scalars(here))
        Memberships(self._on).enter(back, correction.story, JoinedBy.UNDONE, now)
        this = story_corrections.c.id == correction.id
        self._on.execute(update(story_corrections).where(this).values(undone_at=now))
        return len(back)

    def of(self, story_id: int) -> tuple[StoryCorrection, ...]:
        """Return those that a story was part of, the oldest first."""
        touched = or_(story_corrections.c.story_id == story_id, story_corrections.c.into_id == story_id)
        found = select(story_corrections).where(touched).order_by(story_corrections.c.id)
        return tuple(map(_correction, self._on.execute(found)))

    def apart(self) -> frozenset[frozenset[int]]:
        """Return the pairs of stories that a person split, and that are therefore never tied again by us."""
        split = select(story_corrections).where(
            story_corrections.c.deed == Deed.SPLIT, story_corrections.c.undone_at.is_(None)
        )
        return frozenset(frozenset((row.story_id, row.into_id)) for row in self._on.execute(split))


def _correction(row: AnyRow) -> StoryCorrection:
    return StoryCorrection(
        id=row.id,
        at=row.at,
        deed=Deed(row.deed),
        story=row.story_id,
        into=row.into_id,
        articles=tuple(row.articles),
        undone_at=row.undone_at,
    )
