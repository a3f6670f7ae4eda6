"""What sources listed, and which of it waits to be read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select, update

from monitor.domain.addresses.address import Address
from monitor.domain.looks.tracking import Unread
from monitor.domain.sources import Entry
from monitor.store.book import AnyRow, Book, first_of_each, parts
from monitor.store.columns import clean
from monitor.store.schema import entries, sources


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """That a source listed an address: since when, until when, and what came of reading it.

    ``due_at`` none: it is not tried again; ``outcome`` is why it gave no article yet, or that it was read.
    """

    source: str
    url: str
    listed_at: datetime
    left_at: datetime | None
    at_first_look: bool
    due_at: datetime | None
    tries: int
    outcome: str
    article: int | None


class Entries(Book):
    """Entries by the source that listed them."""

    def listed(
        self, source_name: str, listing: Sequence[Entry], now: datetime, *, at_first_look: bool = False
    ) -> tuple[Entry, ...]:
        """Keep a listing; returns what this source never listed before, which from now on waits to be read."""
        source_id = self._source(source_name)
        wanted = {key_of(entry.address): entry for entry in reversed(listing)}
        there = self._there(source_id)
        self._left(source_id, there.keys() - wanted.keys(), now)
        known = self._back(source_id, wanted.keys() - there.keys())
        fresh = {key: entry for key, entry in wanted.items() if key not in there and key not in known}
        self._add(source_id, fresh, now, at_first_look=at_first_look)
        return tuple(reversed(fresh.values()))

    def said_otherwise(self, source_name: str, listing: Sequence[Entry]) -> tuple[int, ...]:
        """Keep what a listing says of entries that it held before; returns the articles of which it says another thing.

        That is their headline, their summary or their time.
        """
        source_id = self._source(source_name)
        wanted = {key_of(entry.address): entry for entry in reversed(listing)}
        there = and_(entries.c.source_id == source_id, entries.c.left_at.is_(None))
        rows = self._on.execute(select(entries).where(there)).all()
        others = [row for row in rows if row.key in wanted and _says(wanted[row.key]) != _says(_entry(row))]
        for row in others:
            said = _said(wanted[row.key])
            self._on.execute(update(entries).where(entries.c.id == row.id).values(**said))
        return tuple(row.article_id for row in others if row.article_id is not None)

    def present(self, source_name: str) -> tuple[Entry, ...]:
        """Return what the source's latest listing held, the newest first."""
        there = _listed().where(sources.c.name == source_name, entries.c.left_at.is_(None))
        return tuple(map(_entry, self._on.execute(there.order_by(entries.c.id.desc()))))

    def arrivals(self, source_name: str, newest: int = 400) -> tuple[datetime, ...]:
        """Return when the newest entries of a source were listed first, those of its first look left out."""
        later = and_(sources.c.name == source_name, entries.c.at_first_look.is_(False))
        listed = select(entries.c.listed_at).join(sources).where(later).order_by(entries.c.id.desc()).limit(newest)
        return tuple(reversed(self._on.scalars(listed).all()))

    def unread(self, now: datetime, per_host: int, busy: Collection[str] = ()) -> tuple[Unread, ...]:
        """Return entries to be read now: news before what stood there at the first look, else in order.

        Of either kind at most ``per_host`` of each host, and none of hosts that are ``busy``.
        """
        order = (entries.c.at_first_look, entries.c.due_at, entries.c.id)
        retired = select(sources.c.id).where(sources.c.retired.is_(True))
        at_free_hosts = entries.c.host.not_in(sorted(busy))
        waiting = and_(entries.c.due_at <= now, entries.c.source_id.not_in(retired), at_free_hosts)
        first = first_of_each(entries, (entries.c.host, entries.c.at_first_look), order, waiting, per_host)
        found = _listed().where(entries.c.id.in_(first)).order_by(*order)
        return tuple(map(_unread, self._on.execute(found)))

    def listings(self, article_id: int | None, urls: tuple[str, ...]) -> tuple[ListedEntry, ...]:
        """Return how an article, or what stands at these addresses, was listed by each source, in order."""
        there = entries.c.key.in_([key_of(Address(url)) for url in urls])
        ours = there if article_id is None else or_(entries.c.article_id == article_id, there)
        columns = [entries.c[name] for name in ListedEntry.__dataclass_fields__ if name not in {"source", "article"}]
        found = select(sources.c.name.label("source"), entries.c.article_id.label("article"), *columns)
        found = found.select_from(entries.join(sources)).where(ours).order_by(entries.c.listed_at, entries.c.id)
        return tuple(ListedEntry(**row) for row in self._on.execute(found).mappings())

    def postpone(self, entry_id: int, due: datetime | None, *, tries: int, reason: str) -> None:
        """Let an entry wait, or give it up when there is no ``due``."""
        row = {"due_at": due, "tries": tries, "outcome": reason}
        self._on.execute(update(entries).where(entries.c.id == entry_id), row)

    def done(self, entry_id: int, article_id: int | None, reason: str) -> None:
        """Keep what became of an entry: the article that it led to, or why it led to none."""
        row = {"due_at": None, "article_id": article_id, "outcome": reason}
        self._on.execute(update(entries).where(entries.c.id == entry_id), row)

    def prune(self, before: datetime, limit: int = 1000) -> int:
        """Forget some entries that were read and left their listing before then; returns how many."""
        old = select(entries.c.id).where(entries.c.left_at < before, entries.c.due_at.is_(None)).limit(limit)
        return self._on.execute(delete(entries).where(entries.c.id.in_(old))).rowcount

    def _source(self, name: str) -> int:
        source_id: int = self._on.execute(select(sources.c.id).where(sources.c.name == name)).scalar_one()
        return source_id

    def _there(self, source_id: int) -> Mapping[str, int]:
        there = and_(entries.c.source_id == source_id, entries.c.left_at.is_(None))
        return dict(self._on.execute(select(entries.c.key, entries.c.id).where(there)).all())

    def _left(self, source_id: int, keys: set[str], now: datetime) -> None:
        for some in parts(keys):
            self._on.execute(update(entries).where(_among(source_id, some)).values(left_at=now))

    def _back(self, source_id: int, keys: set[str]) -> set[str]:
        """Note which of these were listed before and are listed again."""
        known: set[str] = set()
        for some in parts(keys):
            again = update(entries).where(_among(source_id, some)).values(left_at=None)
            known.update(self._on.scalars(again.returning(entries.c.key)))
        return known

    def _add(self, source_id: int, fresh: Mapping[str, Entry], now: datetime, *, at_first_look: bool) -> None:
        rows = [
            {
                "source_id": source_id,
                "key": key,
                "url": entry.url,
                "host": entry.address.host,
                **_said(entry),
                "listed_at": now,
                "at_first_look": at_first_look,
                "due_at": now,
                "tries": 0,
                "outcome": "",
            }
            for key, entry in fresh.items()
        ]
        if rows:
            self._on.execute(entries.insert(), rows)


def key_of(address: Address) -> str:
    """Name an entry within its source, whatever tracking its address carries this time."""
    return sha256(address.url.encode("utf-8", "replace")).hexdigest() if address.objection else address.keys[-1]


def _listed() -> Select[*tuple[Any, ...]]:
    return select(entries, sources.c.name.label("source")).join(sources)


def _among(source_id: int, keys: Sequence[str]) -> ColumnElement[bool]:
    return and_(entries.c.source_id == source_id, entries.c.key.in_(keys))


def _said(entry: Entry) -> dict[str, Any]:
    return {"title": entry.title, "summary": entry.summary, "published_at": entry.published}


def _says(entry: Entry) -> tuple[str, str, datetime | None]:
    """Return what a listing says of an entry; figures of a summary may count minutes or readers."""
    summary = "".join(letter for letter in clean(entry.summary) if not letter.isdigit())
    return clean(entry.title).strip(), summary.strip(), entry.published


def _entry(row: AnyRow) -> Entry:
    return Entry(url=row.url, title=row.title, published=row.published_at, summary=row.summary)


def _unread(row: AnyRow) -> Unread:
    return Unread(
        id=row.id,
        source=row.source,
        entry=_entry(row),
        listed_at=row.listed_at,
        at_first_look=row.at_first_look,
        tries=row.tries,
    )
