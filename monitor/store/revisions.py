"""Revisions: what an article stated, packed against the first one, what it was read from, and what changed between."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import and_, delete, func, select, true, update

from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Change
from monitor.domain.errors import StoreError
from monitor.domain.pages import Page
from monitor.store.bodies import Packed, pack, unpack
from monitor.store.book import AnyRow, Book
from monitor.store.outlets import Outlets
from monitor.store.schema import articles, changes, raws, revisions, texts
from monitor.store.values import dumps, loads, plain, revive
from monitor.store.wording import WordIndex

# Revisions, each with the first one of its article where that is needed to unpack it.
_FIRST = revisions.alias("first")
_ITS_FIRST = and_(_FIRST.c.article_id == revisions.c.article_id, _FIRST.c.no == 1, revisions.c.on_first.is_(True))
_PACKED = select(revisions, _FIRST.c.packed.label("first_packed")).select_from(
    revisions.join(articles).outerjoin(_FIRST, _ITS_FIRST)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What is packed into a revision: the article, and the headers that came with it."""

    article: Article
    headers: Mapping[str, str] = field(default_factory=dict)


class Revisions(Book):
    """Revisions by article and number."""

    def add(self, article_id: int, revision: Revision, page: Page) -> None:
        """Record the next revision of an article, with the page it was read from."""
        before = self.latest(article_id)
        self._check_number(article_id, revision.no, before)
        stated = dumps(Stated(article=revision.article, headers=page.headers))
        packed = pack(stated, self._first(article_id))
        row = _columns(revision, page) | {
            "article_id": article_id,
            "packed": packed.data,
            "on_first": packed.on_first,
        }
        revision_id = self._on.execute(revisions.insert().returning(revisions.c.id), row).scalar_one()
        self._on.execute(raws.insert(), _raw(revision_id, page))
        self._on.execute(update(articles).where(articles.c.id == article_id), _newest(revision))
        self._put(texts, {"article_id": article_id, "text": revision.article.text}, key=["article_id"])
        WordIndex(self._on).add(revision_id, revision.article)
        Outlets(self._on).note_clock(before.article if before else None, revision.article)

    def latest(self, article_id: int) -> Revision | None:
        """Return the newest revision, if there is one."""
        return next(self._revisions(article_id, revisions.c.no == articles.c.revision), None)

    def get(self, article_id: int, no: int) -> Revision | None:
        """Return one revision."""
        return next(self._revisions(article_id, revisions.c.no == no), None)

    def at(self, article_id: int, instant: datetime) -> Revision | None:
        """Return what an article was known to say at an instant: the newest revision seen at or before it."""
        earlier = select(func.max(revisions.c.no)).where(
            revisions.c.article_id == article_id, revisions.c.seen_at <= instant
        )
        return next(self._revisions(article_id, revisions.c.no == earlier.scalar_subquery()), None)

    def seen(self, article_id: int) -> Mapping[int, datetime]:
        """Return when each revision of an article was seen first, by its number."""
        found = select(revisions.c.no, revisions.c.seen_at).where(revisions.c.article_id == article_id)
        return dict(self._on.execute(found.order_by(revisions.c.no)).all())

    def of(self, article_id: int, *, newest: int | None = None) -> tuple[Revision, ...]:
        """Return the revisions of an article, or only so many of the ``newest``; the earliest of them first."""
        wanted = true() if newest is None else revisions.c.no > articles.c.revision - newest
        return tuple(self._revisions(article_id, wanted))

    def of_each(self, article_ids: Collection[int]) -> Mapping[int, tuple[Revision, ...]]:
        """Return the revisions of several articles, by article; the earliest of each first."""
        found = _PACKED.where(revisions.c.article_id.in_(article_ids)).order_by(revisions.c.article_id, revisions.c.no)
        rows = self._on.execute(found).all()
        by_article = groupby(rows, key=attrgetter("article_id"))
        return {article: tuple(map(_revision, its)) for article, its in by_article}

    def numbers_at(self, article_ids: Collection[int], instant: datetime) -> dict[int, int]:
        """Return for each of some articles the number of its newest revision seen at or before an instant, if any."""
        seen = and_(revisions.c.article_id.in_(article_ids), revisions.c.seen_at <= instant)
        found = select(revisions.c.article_id, func.max(revisions.c.no)).where(seen).group_by(revisions.c.article_id)
        return dict(self._on.execute(found).all())

    def numbered(self, ids: Collection[int]) -> Mapping[int, Article]:
        """Return what revisions of these ids stated."""
        found = _PACKED.where(revisions.c.id.in_(ids))
        return {row.id: _stated(row).article for row in self._on.execute(found)}

    def page(self, article_id: int, no: int) -> Page | None:
        """Return the page that a revision was read from, unless its bytes were pruned."""
        found = _PACKED.add_columns(raws.c.packed.label("body")).join(raws, raws.c.revision_id == revisions.c.id)
        row = self._on.execute(found.where(revisions.c.article_id == article_id, revisions.c.no == no)).one_or_none()
        return None if row is None else _page(row)

    def prune_pages(self, before: datetime, limit: int = 500) -> int:
        """Drop some of the bytes fetched before then, never the newest of an article; returns how many pages."""
        old = select(raws.c.revision_id).select_from(raws.join(revisions).join(articles))
        old = old.where(raws.c.fetched_at < before, revisions.c.no < articles.c.revision).limit(limit)
        return self._on.execute(delete(raws).where(raws.c.revision_id.in_(old))).rowcount

    def _check_number(self, article_id: int, no: int, before: Revision | None) -> None:
        newest = before.no if before else 0
        if no != newest + 1:
            raise StoreError(
                f"revision {no} cannot follow revision {newest}: somebody recorded another one in between",
                to=f"article {article_id}",
                do="Look at it again",
            )

    def _first(self, article_id: int) -> bytes | None:
        first = and_(revisions.c.article_id == article_id, revisions.c.no == 1)
        data = self._on.scalar(select(revisions.c.packed).where(first))
        return None if data is None else unpack(Packed(data=data))

    def _revisions(self, article_id: int, *which: Any) -> Iterator[Revision]:  # noqa: ANN401 - conditions
        found = _PACKED.where(revisions.c.article_id == article_id, *which).order_by(revisions.c.no)
        return map(_revision, self._on.execute(found))


def _stated(row: AnyRow) -> Stated:
    first = unpack(Packed(data=row.first_packed)) if row.on_first else None
    return loads(Stated, unpack(Packed(data=row.packed, on_first=row.on_first), first))


def _revision(row: AnyRow) -> Revision:
    return Revision(
        no=row.no,
        article=_stated(row).article,
        seen_at=row.seen_at,
        unseen_since=row.unseen_since,
        technical=row.technical,
    )


def _page(row: AnyRow) -> Page:
    return Page(
        url=row.url,
        final_url=row.final_url,
        status=row.status,
        headers=_stated(row).headers,
        body=unpack(Packed(data=row.body)),
        fetched_at=row.fetched_at,
    )


def _columns(revision: Revision, page: Page) -> dict[str, Any]:
    article, reader = revision.article, revision.article.reader
    return {
        "no": revision.no,
        "seen_at": revision.seen_at,
        "unseen_since": revision.unseen_since,
        "technical": revision.technical,
        "title": article.title,
        "subtitle": article.subtitle,
        "published_at": article.published,
        "modified_at": article.modified,
        "stamps": plain(article.stamps),
        "url": page.url,
        "final_url": page.final_url,
        "status": page.status,
        "fetched_at": page.fetched_at,
        "extractor": reader.extractor,
        "profile": reader.profile,
        "layout": reader.layout,
        "learned": reader.learned,
        "text_sha": _digest(article.text),
    }


def _raw(revision_id: int, page: Page) -> dict[str, Any]:
    return {"revision_id": revision_id, "fetched_at": page.fetched_at, "packed": pack(page.body).data}


def _newest(revision: Revision) -> dict[str, Any]:
    article = revision.article
    return {
        "revision": revision.no,
        "title": article.title,
        "published_at": article.published,
    }


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


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
