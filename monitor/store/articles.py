"""Which articles are known, under which addresses, and how far we are with each."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select, update

from monitor.domain.addresses.address import Address
from monitor.domain.addresses.claims import Claim
from monitor.domain.errors import StoreError
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.looks.tracking import Known
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.ties import Likeness, Tie
from monitor.store.book import AnyRow, Book, first_of_each, validator_columns, validators
from monitor.store.schema import addresses, articles, entries, sources, texts

MOVING = (
    "url",
    "source",
    "outlet",
    "tracked",
    "checked_at",
    "read_at",
    "seen_at",
    "changed_at",
    "next_check_at",
    "body_sha",
    "verdict",
    "failures",
    "gone_since",
    "removed",
    "misfit",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """How an article came to us: its tie to the story it joined, from when on its source was looked at.

    ``at_first_look``: whether it stood there then; none when that was forgotten.
    """

    likeness: Likeness | None
    watched_since: datetime | None
    at_first_look: bool | None


class Articles(Book):
    """Articles by id and by address key."""

    def find(self, keys: Sequence[str]) -> Known | None:
        """Return the article that one of the keys leads to; the surest key, which is the first, decides."""
        found = select(articles, addresses.c.key.label("key")).join(addresses).where(addresses.c.key.in_(keys))
        rows = self._on.execute(found).all()
        return _known(min(rows, key=lambda row: keys.index(row.key))) if rows else None

    def get(self, article_id: int) -> Known:
        """Return an article that is there."""
        row = self._on.execute(select(articles).where(articles.c.id == article_id)).one_or_none()
        if row is None:
            raise StoreError("there is no such article", to=f"article {article_id}")
        return _known(row)

    def add(self, known: Known, keys: Sequence[str], now: datetime) -> Known:
        """Begin to know an article (whatever ``id`` it came with); its identity is frozen from here on."""
        row = _row(known) | {
            "identity": known.identity,
            "first_seen_at": known.first_seen_at,
            "revision": 0,
            "title": "",
            "tie": "",
            "tie_reason": "",
        }
        article_id = self._on.execute(articles.insert().returning(articles.c.id), row).scalar_one()
        self.add_addresses(article_id, keys, known.address, now)
        return self.get(article_id)

    def add_addresses(self, article_id: int, keys: Sequence[str], met_at: Address, now: datetime) -> None:
        """Let further keys lead to an article; a key that leads to one already is left alone."""
        rows = [{"key": key, "article_id": article_id, "url": met_at.url, "first_seen_at": now} for key in keys]
        if rows:
            self._on.execute(self._insert(addresses).on_conflict_do_nothing(index_elements=["key"]), rows)

    def claimants(self, claims: Sequence[Claim]) -> tuple[tuple[Claim, int, str], ...]:
        """Return which articles are remembered by these claims, and at which address, in the order of the claims."""
        by_key = {str(claim): claim for claim in claims}
        found = select(addresses.c.key, addresses.c.article_id, addresses.c.url).where(addresses.c.key.in_(by_key))
        rows = sorted(self._on.execute(found), key=lambda row: claims.index(by_key[row.key]))
        return tuple((by_key[row.key], row.article_id, row.url) for row in rows)

    def addresses(self, article_id: int) -> tuple[str, ...]:
        """Return the addresses at which an article was met, in the order they were."""
        met = select(addresses.c.url).where(addresses.c.article_id == article_id).order_by(addresses.c.first_seen_at)
        return tuple(dict.fromkeys(self._on.scalars(met)))

    def due(self, now: datetime, per_host: int, busy: Collection[str] = ()) -> tuple[Known, ...]:
        """Return articles that it is time to look at again: those that are tracked first, the longest overdue first.

        At most ``per_host`` of each host, and none of hosts that are ``busy``.
        """
        order = (articles.c.tracked.desc(), articles.c.next_check_at, articles.c.id)
        waiting = and_(articles.c.next_check_at <= now, articles.c.host.not_in(sorted(busy)))
        first = first_of_each(articles, (articles.c.host,), order, waiting, per_host)
        return tuple(map(_known, self._on.execute(select(articles).where(articles.c.id.in_(first)).order_by(*order))))

    def look_again_at_listed(self, source_name: str, now: datetime) -> None:
        """Let every tracked article in the present listing of a source be due now."""
        listed = select(entries.c.article_id).join(sources)
        listed = listed.where(
            sources.c.name == source_name, entries.c.left_at.is_(None), entries.c.article_id.is_not(None)
        )
        tracked = and_(articles.c.tracked.is_(True), articles.c.id.in_(listed))
        self._on.execute(update(articles).where(tracked).values(next_check_at=now))

    def look_at_those_of(self, source_name: str, at: datetime | None) -> None:
        """Let the tracked articles that a source led to be due at an instant, or never."""
        of_source = and_(articles.c.tracked.is_(True), articles.c.source == source_name)
        self._on.execute(update(articles).where(of_source).values(next_check_at=at))

    def newest_check(self) -> datetime | None:
        """Return when an article was looked at last, if ever."""
        newest: datetime | None = self._on.scalar(select(func.max(articles.c.checked_at)))
        return newest

    def bring_forward(self, now: datetime) -> None:
        """Let what was looked at at a moment that has not come be due: the clock went back."""
        later = articles.c.checked_at > now
        waits = and_(later, articles.c.next_check_at.is_not(None))
        self._on.execute(update(articles).where(waits).values(next_check_at=now))
        self._on.execute(update(articles).where(later).values(checked_at=now))

    def after(self, article_id: int, limit: int) -> tuple[int, ...]:
        """Return the ids of the next articles."""
        later = select(articles.c.id).where(articles.c.id > article_id).order_by(articles.c.id).limit(limit)
        return tuple(self._on.scalars(later))

    def texts(self, newest: int) -> Iterator[str]:
        """Give headline and text of the newest articles, as they stand now, one after the other."""
        found = select(articles.c.title, texts.c.text).join_from(articles, texts)
        newest_first = found.order_by(articles.c.id.desc()).limit(newest).execution_options(yield_per=100)
        for title, text in self._on.execute(newest_first):
            yield f"{title}\n{text}"

    def beginning(self, article_id: int) -> Beginning:
        """Say how an article came to us."""
        found = select(articles.c.tie, articles.c.tie_reason, sources.c.first_checked_at)
        found = found.join_from(articles, sources, articles.c.source == sources.c.name, isouter=True)
        row = self._on.execute(found.where(articles.c.id == article_id)).one()
        likeness = Likeness(tie=Tie(row.tie), reason=row.tie_reason) if row.tie else None
        return Beginning(
            likeness=likeness, watched_since=row.first_checked_at, at_first_look=self._at_first_look(article_id)
        )

    def counts(self) -> tuple[int, int]:
        """Return how many articles are known, and how many of them are watched for edits."""
        counted = select(func.count(), func.count().filter(articles.c.tracked.is_(True))).select_from(articles)
        known, tracked = self._on.execute(counted).one()
        return known, tracked

    def save(self, known: Known) -> None:
        """Keep how far we are with an article; identity, story and revision number have verbs of their own."""
        self._on.execute(update(articles).where(articles.c.id == known.id), _row(known))

    def _at_first_look(self, article_id: int) -> bool | None:
        listed = select(entries.c.at_first_look).where(entries.c.article_id == article_id)
        return self._on.scalar(listed.order_by(entries.c.id).limit(1))


def _row(known: Known) -> dict[str, Any]:
    moving = {name: getattr(known, name) for name in MOVING}
    said = str(known.region_print) if known.region_print else ""
    return moving | validator_columns(known.validators) | {"host": known.address.host, "region_print": said}


def _known(row: AnyRow) -> Known:
    moving = {name: getattr(row, name) for name in MOVING}
    return Known(
        id=row.id,
        identity=row.identity,
        story=row.story_id,
        first_seen_at=row.first_seen_at,
        revision=row.revision,
        validators=validators(row),
        region_print=RegionPrint.stored(row.region_print),
        **moving | {"verdict": VerdictKind(row.verdict)},
    )
