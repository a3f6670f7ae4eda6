"""What was told: alerts, where each of them went and what came of it, and what nobody is told of at present."""

import re
from collections.abc import Collection
from datetime import datetime

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.deliveries import Delivery, State
from monitor.domain.errors import WrongUseError
from monitor.domain.telling.muting import Mute, misfit
from monitor.domain.views import AlertView, DeliveryView
from monitor.services.asking.names import article_called, check_source, check_topic
from monitor.store.store import Books

_ID = re.compile(r"[0-9a-f]{6,}")  # of an alert or a message, or as much of it as is shown


def alerts(
    books: Books,
    *,
    topic: str | None = None,
    source: str | None = None,
    since: datetime | None = None,
    told_nobody: bool = False,
    limit: int | None = None,
) -> tuple[AlertView, ...]:
    """Return alerts, the oldest first, with a limit the newest so many; ``told_nobody``: that nobody got or will get.

    Raises ``WrongUseError`` for a topic that never was.
    """
    check_topic(books, topic)
    found = books.alerts.all(topic=topic, source=source, since=since, told_nobody=told_nobody, limit=limit)
    return tuple(AlertView(id=number, alert=alert) for number, alert in found)


def deliveries(books: Books, *, dead: bool = False, limit: int | None = None) -> tuple[DeliveryView, ...]:
    """Return deliveries, the oldest first, with a limit the newest so many; ``dead``: only those that were given up."""
    return tuple(_delivery(books, each) for each in books.deliveries.all(dead=dead, limit=limit))


def deliveries_of(books: Books, alert_id: int) -> tuple[DeliveryView, ...]:
    """Return where an alert went, and what came of it."""
    return tuple(_delivery(books, each) for each in books.deliveries.all(alert_id=alert_id))


def find_delivery(books: Books, number: int) -> Delivery | None:
    """Return one delivery as it stands, if it is there."""
    return books.deliveries.get(number)


def _delivery(books: Books, delivery: Delivery) -> DeliveryView:
    alert = None if delivery.alert_id is None else books.alerts.get(delivery.alert_id)
    return DeliveryView(delivery=delivery, alert=alert, attempts=books.deliveries.attempts(delivery.id))


def settled(books: Books, kinds: Collection[AlertKind], since: datetime | None) -> tuple[Alert, ...]:
    """Return the alerts of some kinds since an instant that wait for nothing any more, the oldest first."""
    waiting = {each.alert_id for each in books.deliveries.all(state=State.WAITING)}
    return tuple(alert for number, alert in books.alerts.all(kinds=kinds, since=since) if number not in waiting)


def subject_of(books: Books, what: str) -> str:
    """Return the subject of a mute that a person asks for: as it is, or the article of an address or of an alert.

    Raises ``WrongUseError`` where nothing of that kind, name or number was ever met.
    """
    if "://" in what:
        return f"article:{article_called(books, what)}"
    if what.isdecimal() or _ID.fullmatch(what):
        return _of_alert(books, what)
    if wrong := misfit(what):
        raise WrongUseError(wrong, do="An address, or the id of an alert, means its article")
    _check_there(books, what)
    return what


def lifted_subject(books: Books, what: str) -> str:
    """Return the subject of a mute that is to end; what it is of may be gone by now."""
    return what if not misfit(what) else subject_of(books, what)


def _of_alert(books: Books, what: str) -> str:
    """Return the article of an alert, by its number or by the id of a message; of a source's, that kind of alert."""
    by_id = (books.alerts.keyed(what) or books.alerts.in_message(what)) if _ID.fullmatch(what) else ()
    if not (by_id or what.isdecimal()):
        raise WrongUseError("no alert has this id", to=what, do="`newsmon alerts` shows them")
    subjects = {_subject(books.alerts.get(number)) for number in by_id or (int(what),)}
    if len(subjects) > 1:
        raise WrongUseError(f"{len(by_id)} alerts have this id", to=what, do=f"Name one: {', '.join(sorted(subjects))}")
    return subjects.pop()


def _subject(alert: Alert) -> str:
    return f"article:{alert.article}" if alert.article is not None else f"kind:{alert.kind}@{alert.source}"


def _check_there(books: Books, subject: str) -> None:
    """Refuse a name or number that nothing has; before the first run nothing is known yet, and names are taken."""
    kind, _, name = subject.partition(":")
    if kind == "topic" and books.topics.names():
        check_topic(books, name)
    elif kind == "article":
        books.articles.get(int(name))
    elif kind == "story":
        books.stories.about(int(name))
    elif kind == "source" or subject.startswith(f"kind:{AlertKind.SOURCE}@"):
        check_source(books, name.rpartition("@")[2])


def mutes(books: Books, now: datetime, *, over: bool = False) -> tuple[Mute, ...]:
    """Return what nobody is told of now, by subject; ``over``: those whose time is over, too."""
    return books.mutes.all() if over else books.mutes.active(now)
