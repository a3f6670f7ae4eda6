"""How a person corrected the machine's stories: remembered, and able to be taken back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select, update

from monitor.domain.errors import StoreError
from monitor.domain.kinship.members import Deed, StoryCorrection
from monitor.store.book import AnyRow, Book
from monitor.store.memberships import JoinedBy, Memberships
from monitor.store.schema import articles, story_corrections

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
