"""That articles were looked at, and what was found: equal looks in a row are one row with a count."""

from dataclasses import replace

from sqlalchemy import select, update

from monitor.domain.alerts import AlertKind
from monitor.domain.looks.tracking import UNDECIDED, Decided, DecisionKind, Sighting
from monitor.domain.looks.verdicts import VerdictKind
from monitor.store.book import AnyRow, Book
from monitor.store.schema import sightings


class Sightings(Book):
    """Sightings by article."""

    def add(self, article_id: int, sighting: Sighting) -> None:
        """Keep one more look at an article."""
        newest = select(sightings).where(sightings.c.article_id == article_id).order_by(sightings.c.id.desc()).limit(1)
        row = self._on.execute(newest).one_or_none()
        if row is None or _found(_sighting(row)) != _found(sighting):
            self._on.execute(sightings.insert(), {"article_id": article_id, **_columns(sighting)})
            return
        more = {"last_at": sighting.last_at, "looks": row.looks + sighting.count, "status": sighting.status}
        self._on.execute(update(sightings).where(sightings.c.id == row.id), more | {"reason": sighting.reason})

    def of(self, article_id: int) -> tuple[Sighting, ...]:
        """Return how an article was found, from the first look to the last."""
        found = select(sightings).where(sightings.c.article_id == article_id).order_by(sightings.c.id)
        return tuple(map(_sighting, self._on.execute(found)))


def _found(sighting: Sighting) -> tuple[object, ...]:
    if sighting.status is None:  # troubles on the way come in many wordings
        return (None,)
    return sighting.verdict, sighting.reason, sighting.revision, sighting.decided


def _columns(sighting: Sighting) -> dict[str, object]:
    return {
        "verdict": sighting.verdict,
        "reason": sighting.reason,
        "revision": sighting.revision,
        "first_at": sighting.first_at,
        "last_at": sighting.last_at,
        "looks": sighting.count,
        "status": sighting.status,
        "decision": sighting.decided.word,
        "because": sighting.decided.reason,
    }


def _decided(word: str, reason: str) -> Decided:
    """Read a decision as it was kept, by its word: ``told as new``."""
    return replace(_DECISIONS.get(word, UNDECIDED), reason=reason)


_DECISIONS = {
    each.word: each
    for each in (
        *(Decided(kind=DecisionKind.TOLD, told_as=kind) for kind in AlertKind),
        Decided(kind=DecisionKind.NOT_TOLD),
        Decided(kind=DecisionKind.HELD),
    )
}


def _sighting(row: AnyRow) -> Sighting:
    return Sighting(
        verdict=VerdictKind(row.verdict),
        reason=row.reason,
        revision=row.revision,
        first_at=row.first_at,
        last_at=row.last_at,
        count=row.looks,
        status=row.status,
        decided=_decided(row.decision, row.because),
    )
