"""Stories, and the articles that tell them."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select, true, update

from monitor.domain.alerts import Alert
from monitor.domain.errors import StoreError
from monitor.domain.kinship.members import StoryAbout, StoryMember
from monitor.domain.kinship.stories import Likeness
from monitor.store.book import AnyRow, Book
from monitor.store.fingerprints import Fingerprints
from monitor.store.memberships import JoinedBy, Memberships
from monitor.store.schema import alerts, articles, matches, stories, texts
from monitor.store.values import revive

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

    def size(self, story_id: int, at: datetime | None = None) -> int:
        """Count the articles of a story; with ``at`` those that were there at an instant."""
        there = true() if at is None else articles.c.first_seen_at <= at
        return self._on.execute(select(func.count()).where(articles.c.story_id == story_id, there)).scalar_one()

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
