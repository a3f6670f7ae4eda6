"""What happened lately: a row for each story, the newest first, with whom it was told and what came of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.alerts import Alert, Handled
from monitor.domain.views import AlertView, DeliveryView
from monitor.services.asking.names import check_topic
from monitor.services.asking.tellings import deliveries_of
from monitor.store.alerts import Wanted
from monitor.store.store import Books

ROWS = 20  # stories a screen
READ = 200  # alerts that are gone through for them


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAlert:
    """An alert, where it went, and who dealt with it, if anybody did."""

    id: int
    alert: Alert
    deliveries: tuple[DeliveryView, ...]
    handled: Handled | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestRow:
    """A story by its newest alert; ``earlier`` are more of its alerts."""

    newest: ToldAlert
    earlier: tuple[AlertView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """What happened lately; ``small`` edits were left out among it, ``further`` is where to go on, if there is more.

    ``newest`` is the number of the newest alert about an article, 0 before the first.
    ``topics``: how many alerts of each topic are newer than what the reader has seen.
    """

    rows: tuple[LatestRow, ...]
    small: int
    further: int | None
    topics: tuple[tuple[str, int], ...]
    newest: int


def latest(books: Books, wanted: Wanted, *, seen: datetime | None = None, below: int | None = None) -> Latest:
    """Return what happened lately, or before the alert of a number; raises ``WrongUseError`` for an unknown topic."""
    check_topic(books, wanted.topic)
    found = books.alerts.latest(wanted, READ, below=below)
    stories = _by_story(found)
    last = _last_shown(found, stories)
    shown = [[view for view in views if view.id >= (last or 0)] for views in list(stories.values())[:ROWS]]
    return Latest(
        rows=tuple(_rows(books, shown)),
        small=_small(books, wanted, below, last),
        further=last,
        topics=_topics(books, seen),
        newest=max((number for number, _ in books.alerts.latest(Wanted(), 1)), default=0),
    )


def _by_story(found: tuple[tuple[int, Alert], ...]) -> dict[str, list[AlertView]]:
    """Gather alerts under their stories, in the order of the newest of each."""
    stories: dict[str, list[AlertView]] = {}
    for number, alert in found:
        stories.setdefault(_story(alert), []).append(AlertView(id=number, alert=alert))
    return stories


def _story(alert: Alert) -> str:
    if alert.story is not None:
        return f"story {alert.story}"
    return f"article {alert.article}" if alert.article is not None else alert.key


def _last_shown(found: tuple[tuple[int, Alert], ...], stories: dict[str, list[AlertView]]) -> int | None:
    """Return the number of the last alert of this screen, before which another one begins; none where all is shown."""
    if len(stories) > ROWS:
        return list(stories.values())[ROWS][0].id + 1
    return found[-1][0] if len(found) == READ else None


def _rows(books: Books, stories: list[list[AlertView]]) -> Iterator[LatestRow]:
    newest = with_deliveries(books, [(views[0].id, views[0].alert) for views in stories])
    for told, views in zip(newest, stories, strict=True):
        yield LatestRow(newest=told, earlier=tuple(views[1:]))


def with_deliveries(books: Books, found: Iterable[tuple[int, Alert]]) -> Iterator[ToldAlert]:
    """Say of alerts, given with their numbers, where each went and who dealt with it."""
    alerts = tuple(found)
    handled = books.handled.of([alert.key for _, alert in alerts])
    for number, alert in alerts:
        deliveries = deliveries_of(books, number)
        yield ToldAlert(id=number, alert=alert, deliveries=deliveries, handled=handled.get(alert.key))


def _small(books: Books, wanted: Wanted, below: int | None, last: int | None) -> int:
    """Count the edits of the same span that do not matter enough to be shown."""
    smaller = replace(wanted, small=True)
    return books.alerts.count(smaller, below=below) - (books.alerts.count(smaller, below=last) if last else 0)


def _topics(books: Books, seen: datetime | None) -> tuple[tuple[str, int], ...]:
    unseen = Counter({topic.name: 0 for topic in books.topics.all()})
    unseen.update({topic: count for topic, count in books.alerts.by_topic(seen).items() if topic in unseen})
    return tuple(unseen.items())
