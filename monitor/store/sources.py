"""Sources, and how far we are with each."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from monitor.domain.errors import NewsmonError
from monitor.domain.looks.tracking import SourceState
from monitor.domain.notices import Fault, NoticeKind
from monitor.domain.sources import Source
from monitor.store.book import AnyRow, Book, validator_columns, validators
from monitor.store.schema import entries, sources
from monitor.store.values import plain, revive

# A source that points elsewhere than before is a new one: what the old place told us says nothing of it.
UNVISITED: dict[str, Any] = {
    "next_check_at": None,
    "first_checked_at": None,
    "checked_at": None,
    "ok_at": None,
    "new_at": None,
    "failures": 0,
    "trouble": "",
    "told_trouble": False,
    "moved_to": "",
    "moved_looks": 0,
    "conditions": [],
    "etag": "",
    "last_modified": "",
    "body_sha": "",
}


class Sources(Book):
    """Sources by name: those of the settings, and those that ``newsmon watch`` added."""

    def sync(self, wanted: Sequence[Source], now: datetime) -> None:
        """Make the sources of the settings what they say; those no longer in them retire, watched ones stay.

        Raises ``NewsmonError`` when a source of the settings has the name of a watched one of other address.
        """
        for source in wanted:
            self._refuse_taken(source, now)
            self._keep(source, now, watched=False)
        gone = and_(sources.c.watched.is_(False), sources.c.name.not_in([source.name for source in wanted]))
        self._on.execute(update(sources).where(gone).values(retired=True))

    def _refuse_taken(self, source: Source, now: datetime) -> None:
        theirs = and_(sources.c.name == source.name, sources.c.watched.is_(True), sources.c.until > now)
        url = self._on.scalar(select(sources.c.url).where(theirs, sources.c.url != source.url))
        if url is not None:
            raise NewsmonError(
                f"`newsmon watch` or `import` added a source of this name, which watches {url}",
                to=source.name,
                do="Give the one in the settings another name",
            )

    def watch(self, source: Source, now: datetime) -> bool:
        """Add a source beside the settings, until its ``until``; false when it is watched already, and goes on.

        Raises ``NewsmonError`` when the name belongs to a source of the settings, or to another address.
        """
        theirs = self._on.execute(select(sources.c.watched, sources.c.url).where(sources.c.name == source.name)).first()
        if theirs is not None and not (theirs.watched and theirs.url == source.url):
            whose = "a source of other address" if theirs.watched else "a source of the settings"
            raise NewsmonError(
                f"{whose} has this name: {theirs.url}", to=source.name, do="Give the new one another name"
            )
        self._keep(source, now, watched=True)
        return theirs is None

    def change(self, source: Source, now: datetime, *, retired: bool = False) -> None:
        """Let a source that was added beside the settings be otherwise from now on; ``retired``: looked at no more."""
        row = _described(source) | {"retired": retired, "next_check_at": None if retired else now}
        ours = and_(sources.c.name == source.name, sources.c.watched.is_(True))
        self._on.execute(update(sources).where(ours).values(row))

    def _keep(self, source: Source, now: datetime, *, watched: bool) -> None:
        row = {**_described(source), "watched": watched, "retired": False}
        before = self.named(source.name)
        if before is None:
            self._on.execute(sources.insert(), {**UNVISITED, **row, "next_check_at": now})
            return
        elsewhere = (source.url, source.kind) != (before.source.url, before.source.kind)
        started = {**UNVISITED, "next_check_at": now} if elsewhere else _earlier(source, before, now)
        self._on.execute(update(sources).where(sources.c.id == before.id), {**row, **started})

    def all(self, *, retired: bool = False) -> tuple[SourceState, ...]:
        """Return the sources in the order they came; with ``retired`` those too that we no longer look at."""
        return self._states(sources.c.retired.in_([False, retired]))

    def named(self, name: str) -> SourceState | None:
        """Return one source, retired or not."""
        return next(iter(self._states(sources.c.name == name)), None)

    def due(self, now: datetime) -> tuple[SourceState, ...]:
        """Return the sources that it is time to look at, the longest overdue first."""
        waiting = or_(sources.c.next_check_at.is_(None), sources.c.next_check_at <= now)
        running = or_(sources.c.until.is_(None), sources.c.until > now)
        states = self._states(and_(sources.c.retired.is_(False), waiting, running))
        found = (state for state in states if state.source.is_looked_at(now))
        return tuple(sorted(found, key=lambda state: state.next_check_at or datetime.min.replace(tzinfo=now.tzinfo)))

    def save(self, state: SourceState) -> None:
        """Keep how far we are with a source; what it is stays as it was."""
        moving = {name: getattr(state, name) for name in MOVING}
        row = moving | {"conditions": [each.name for each in state.faults]} | validator_columns(state.validators)
        self._on.execute(update(sources).where(sources.c.id == state.id), row)

    def newest_check(self) -> datetime | None:
        """Return when a source was looked at last, if ever."""
        newest: datetime | None = self._on.scalar(select(func.max(sources.c.checked_at)))
        return newest

    def bring_forward(self, now: datetime) -> None:
        """Let be due what was looked at, or was to be read, at a moment that has not come: the clock went back."""
        later = sources.c.checked_at > now
        self._on.execute(update(sources).where(later).values(checked_at=now, next_check_at=now))
        self._on.execute(update(entries).where(entries.c.due_at > now).values(due_at=now))

    def _states(self, which: ColumnElement[bool]) -> tuple[SourceState, ...]:
        return tuple(map(_state, self._on.execute(select(sources).where(which).order_by(sources.c.id))))


MOVING = (
    "next_check_at",
    "first_checked_at",
    "checked_at",
    "ok_at",
    "new_at",
    "failures",
    "trouble",
    "told_trouble",
    "moved_to",
    "moved_looks",
    "body_sha",
)


def _described(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "kind": source.kind,
        "url": source.url,
        "until": source.until,
        "definition": plain(source),
    }


def _earlier(source: Source, before: SourceState, now: datetime) -> dict[str, Any]:
    # One that came back, or whose cadence changed, does not wait for a moment that the old settings chose.
    same_cadence = (source.every, source.cron, source.zone) == _cadence(before.source)
    return {} if same_cadence and not before.retired else {"next_check_at": now}


def _cadence(source: Source) -> tuple[object, ...]:
    return source.every, source.cron, source.zone


def _state(row: AnyRow) -> SourceState:
    moving = {name: getattr(row, name) for name in MOVING}
    return SourceState(
        id=row.id,
        source=revive(Source, row.definition),
        validators=validators(row),
        retired=row.retired,
        faults=tuple(map(_fault, row.conditions)),
        **moving,
    )


def _fault(name: str) -> Fault:
    """Read the name under which a fault is kept."""
    kind, _, detail = name.partition(" ")
    return Fault(kind=NoticeKind(kind), detail=detail)
