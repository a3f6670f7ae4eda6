"""Search over everything that was ever seen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select, true

from monitor.store.book import AnyRow, Book
from monitor.store.schema import articles, matches, revisions
from monitor.store.wording import WordIndex, words


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A revision that answers a search; ``revisions`` is how many the article has by now.

    ``technical``: newsmon read the page otherwise than before, and the publisher changed nothing.
    """

    article: int
    identity: str
    revision: int
    revisions: int
    title: str
    url: str
    source: str
    outlet: str
    story: int | None
    seen_at: datetime
    published: datetime | None
    modified: datetime | None
    technical: bool = False


class History(Book):
    """All revisions of all articles."""

    def search(
        self,
        query: str | None = None,
        *,
        topic: str | None = None,
        source: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        technical: bool = False,
        limit: int = 50,
    ) -> tuple[SearchHit, ...]:
        """Return revisions, the newest first: those that brought one of the words, of articles that have them all.

        A word finds whatever starts with it (``한은`` finds ``한은이``), whatever signs stand around it. A query
        without a word in it finds nothing; none at all finds everything. ``technical`` revisions are left out
        unless asked for, but where they alone brought a word.
        """
        found = _revisions().where(
            true() if topic is None else articles.c.id.in_(_meeting(topic)),
            true() if source is None else articles.c.source == source,
            true() if since is None else revisions.c.seen_at >= since,
            true() if until is None else revisions.c.seen_at < until,
        )
        if query is not None:
            found = found.where(self._holding(words(query)))
        elif not technical:
            found = found.where(revisions.c.technical.is_(False))
        newest = found.order_by(revisions.c.seen_at.desc(), revisions.c.id.desc()).limit(limit)
        return tuple(map(_found, self._on.execute(newest)))

    def _holding(self, starts: list[str]) -> ColumnElement[bool]:
        if not starts:
            return ~true()
        wording = WordIndex(self._on)
        brought = revisions.c.id.in_(wording.holding(starts, every=False))
        having = (revisions.c.article_id.in_(_articles_of(wording.holding([start]))) for start in starts)
        return brought if len(starts) == 1 else and_(brought, *having)


def _revisions() -> Select[*tuple[Any, ...]]:
    columns = (articles.c.identity, articles.c.revision, articles.c.source, articles.c.outlet, articles.c.story_id)
    return select(revisions, *columns).join(articles)


def _meeting(topic: str) -> Select[tuple[int]]:
    return select(matches.c.article_id).where(matches.c.topic == topic, matches.c.excluded_by == "")


def _articles_of(found: Select[tuple[Any]]) -> Select[tuple[int]]:
    its = revisions.alias("its")
    return select(its.c.article_id).where(its.c.id.in_(found))


def _found(row: AnyRow) -> SearchHit:
    return SearchHit(
        article=row.article_id,
        identity=row.identity,
        revision=row.no,
        revisions=row.revision,
        title=row.title,
        url=row.final_url,
        source=row.source,
        outlet=row.outlet,
        story=row.story_id,
        seen_at=row.seen_at,
        published=row.published_at,
        modified=row.modified_at,
        technical=row.technical,
    )
