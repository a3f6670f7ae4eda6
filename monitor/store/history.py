"""The history: revisions of everything that was ever seen, as candidates for what somebody searches for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, true

from monitor.domain.addresses.address import Address
from monitor.domain.changes import Change, Kind, Severity
from monitor.domain.matches.terms import Needed, pieces_of, terms_of
from monitor.domain.views import MadeEdit
from monitor.store.book import AnyRow, Book
from monitor.store.installation import Installation
from monitor.store.revisions import Revisions
from monitor.store.schema import articles, changes, matches, revisions
from monitor.store.values import revive
from monitor.store.wording import PIECES_KEPT, Entry, Index, WordIndex

BACKLOG = {Index.STARTS: "unindexed", Index.PIECES: "unindexed_pieces"}  # the newest revision that is not in it yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What candidates have in common; what is empty narrows nothing.

    ``inside``: the terms are pairs of letters. ``superseded``: a newer revision followed. ``beyond``: only revisions
    recorded before that one.
    """

    terms: Needed | None = None
    inside: bool = False
    topic: str = ""
    source: str = ""
    kinds: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    removed: bool | None = None
    technical: bool = True
    superseded: bool = False
    beyond: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A revision that may be what is searched for; ``id`` is its own, ``revisions`` how many its article has by now.

    ``technical``: newsmon read the page otherwise than before, and the publisher changed nothing.
    """

    id: int
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
    technical: bool
    removed: bool

    @property
    def address(self) -> Address:
        """The address that it was read from."""
        return Address.of(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtEdits:
    """Which edits are asked for; what is empty narrows nothing. ``severity``: at least; ``beyond``: before that one."""

    topic: str | None = None
    source: str | None = None
    outlet: str | None = None
    kinds: frozenset[Kind] = frozenset()
    severity: Severity = Severity.NONE
    since: datetime | None = None
    until: datetime | None = None
    beyond: int | None = None


class History(Book):
    """All revisions of all articles."""

    def candidates(self, which: Narrowing, limit: int) -> tuple[Candidate, ...]:
        """Return revisions that may meet a query, those recorded last first."""
        found = self._from(which).where(
            true() if not which.topic else articles.c.id.in_(_meeting(which.topic)),
            true() if not which.source else articles.c.source == which.source,
            true() if not which.kinds else _made_by(which.kinds),
            true() if which.since is None else revisions.c.seen_at >= which.since,
            true() if which.until is None else revisions.c.seen_at < which.until,
            true() if which.removed is None else articles.c.removed.is_(which.removed),
            true() if which.technical else revisions.c.technical.is_(False),
            true() if not which.superseded else revisions.c.no < articles.c.revision,
        )
        return tuple(map(_candidate, self._on.execute(found.limit(limit))))

    def edits(self, sought: SoughtEdits, limit: int) -> tuple[MadeEdit, ...]:
        """Return what changed, that which was recorded last first."""
        later = (revisions.c.article_id == changes.c.article_id) & (revisions.c.no == changes.c.after_no)
        columns = (articles.c.url, articles.c.source, articles.c.outlet, articles.c.story_id)
        found = select(changes, revisions.c.title, revisions.c.unseen_since, revisions.c.seen_at, *columns)
        found = found.select_from(changes.join(revisions, later).join(articles, articles.c.id == changes.c.article_id))
        narrowed = found.where(
            true() if sought.topic is None else articles.c.id.in_(_meeting(sought.topic)),
            true() if sought.source is None else articles.c.source == sought.source,
            true() if sought.outlet is None else articles.c.outlet == sought.outlet,
            true() if not sought.kinds else _of_kind(sought.kinds),
            changes.c.severity >= int(sought.severity),
            true() if sought.since is None else revisions.c.seen_at >= sought.since,
            true() if sought.until is None else revisions.c.seen_at < sought.until,
            true() if sought.beyond is None else changes.c.id < sought.beyond,
        )
        return tuple(map(_made_edit, self._on.execute(narrowed.order_by(changes.c.id.desc()).limit(limit))))

    def count(self, terms: Needed, most: int) -> int:
        """Count the revisions that may hold some terms, up to ``most``."""
        index = Index.STARTS.table
        some = select(index.c.rowid).where(WordIndex(self._on).holding(Index.STARTS, terms)).limit(most)
        return self._on.execute(select(func.count()).select_from(some.subquery())).scalar_one()

    def keeps_pieces(self) -> bool:
        """Whether words are found inside of others."""
        return WordIndex(self._on).keeps_pieces()

    def unindexed(self, index: Index = Index.STARTS) -> int:
        """Say up to which revision an index lacks entries still; 0 when it is whole."""
        return int(Installation(self._on).get(BACKLOG[index]) or 0)

    def keep_pieces(self, *, wanted: bool) -> None:
        """Let words be found inside of others from now on, and in what is there step by step; or no more."""
        if wanted is self.keeps_pieces():
            return
        if wanted:
            newest = self._on.scalar(select(func.max(revisions.c.id))) or 0
            Installation(self._on).put(PIECES_KEPT, "yes")
            self._note(Index.PIECES, newest)
        else:
            Installation(self._on).drop(PIECES_KEPT)
            self._note(Index.PIECES, 0)
            WordIndex(self._on).clear(Index.PIECES)

    def catch_up(self, limit: int) -> int:
        """Index some of the revisions that are not in an index yet, the newest of them first; returns how many."""
        return sum(self._catch_up(index, limit) for index in Index)

    def _catch_up(self, index: Index, limit: int) -> int:
        newest = self.unindexed(index)
        if not newest:
            return 0
        ids = select(revisions.c.id).where(revisions.c.id <= newest).order_by(revisions.c.id.desc()).limit(limit)
        waiting = sorted(self._on.scalars(ids))
        terms = terms_of if index is Index.STARTS else pieces_of
        there = Revisions(self._on).numbered(waiting)
        WordIndex(self._on).enter(index, [Entry(each, terms(there[each])) for each in waiting])
        self._note(index, waiting[0] - 1 if len(waiting) == limit else 0)
        return len(waiting)

    def _note(self, index: Index, newest: int) -> None:
        if newest > 0:
            Installation(self._on).put(BACKLOG[index], str(newest))
        else:
            Installation(self._on).drop(BACKLOG[index])

    def _from(self, which: Narrowing) -> Select[*tuple[Any, ...]]:
        """Select revisions, the last first; where terms are needed, in the order in which the index gives them."""
        if which.terms is None:
            order: ColumnElement[Any] = revisions.c.id
            found = select(revisions, *_OF_ARTICLE).join(articles)
        else:
            name = Index.PIECES if which.inside else Index.STARTS
            index = name.table
            order = index.c.rowid
            there = index.join(revisions, revisions.c.id == index.c.rowid).join(articles)
            holding = WordIndex(self._on).holding(name, which.terms)
            found = select(revisions, *_OF_ARTICLE).select_from(there).where(holding)
        further = found if which.beyond is None else found.where(order < which.beyond)
        return further.order_by(order.desc())


_OF_ARTICLE = [
    getattr(articles.c, name) for name in ("identity", "revision", "source", "outlet", "story_id", "removed")
]


def _meeting(topic: str) -> Select[tuple[int]]:
    return select(matches.c.article_id).where(matches.c.topic == topic, matches.c.excluded_by == "")


def _made_by(kinds: frozenset[str]) -> ColumnElement[bool]:
    """Say of a revision that the edit that made it is of one of these kinds."""
    edit = select(changes.c.id).where(
        changes.c.article_id == revisions.c.article_id, changes.c.after_no == revisions.c.no, _of_kind(kinds)
    )
    return edit.exists()


def _of_kind(kinds: frozenset[str]) -> ColumnElement[bool]:
    named = "," + changes.c.kinds + ","
    return or_(*(named.contains(f",{kind},", autoescape=True) for kind in sorted(kinds)))


def _candidate(row: AnyRow) -> Candidate:
    return Candidate(
        id=row.id,
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
        removed=row.removed,
    )


def _made_edit(row: AnyRow) -> MadeEdit:
    return MadeEdit(
        id=row.id,
        article=row.article_id,
        title=row.title,
        url=row.url,
        source=row.source,
        outlet=row.outlet,
        story=row.story_id,
        before=row.before_no,
        after=row.after_no,
        change=revive(Change, row.detail),
        unseen_since=row.unseen_since,
        seen_at=row.seen_at,
    )
