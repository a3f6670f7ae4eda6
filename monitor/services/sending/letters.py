"""Putting a message together from the deliveries that travel in it."""

from collections.abc import Sequence
from datetime import timedelta

import structlog

from monitor.deliver.channel import Earlier, InAll, Letter
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Comparison, Finding
from monitor.domain.deliveries import Delivery
from monitor.domain.edits.compare import compare
from monitor.domain.kinship.members import Elsewhere, elsewhere
from monitor.domain.telling.dossier import REMEMBERED
from monitor.domain.telling.netting import Run, net, of_sources, runs, told
from monitor.services.stories.events import together
from monitor.store.store import Books, Store

log = structlog.get_logger()

LATELY = timedelta(hours=1)  # in which further edits of an article are told with what they come to

Parcel = Sequence[Delivery]  # what travels in one message, at least one


def letter_of(store: Store, parcel: Parcel) -> Letter:
    """Return the message that settles these deliveries: of each article its net change, with what it takes up."""
    with store.read() as books:
        alerts = tuple(books.alerts.get(each.alert_id) for each in parcel if each.alert_id is not None)
        alerts = _together(books, netted(books, alerts))
        first = parcel[0]
        return Letter(
            alerts=alerts,
            repeat=any(delivery.unclear for delivery in parcel),
            thread=_thread(books, alerts, first),
            earlier=_earlier(books, alerts, first),
            in_all=_in_all(books, alerts),
            elsewhere=_elsewhere(books, alerts),
            bundle=_bundle(first, alerts),
            name=str(first.bundle or ""),
        )


def _bundle(first: Delivery, alerts: Sequence[Alert]) -> Bundle:
    bundle = first.bundle.kind if first.bundle else Bundle.NONE
    return Bundle.NONE if bundle is Bundle.GROUP and len(alerts) == 1 else bundle


def netted(books: Books, alerts: Sequence[Alert]) -> tuple[Alert, ...]:
    """Return alerts with those of one article summed up; where that fails, each is told as it is."""
    try:
        nets = (net(run, _compared(books, run)) for run in runs(alerts))
        return told(alerts, [*of_sources(alerts), *(one for one in nets if one is not None)])
    except Exception:
        log.exception("what several alerts come to could not be found out: each is told", alerts=len(alerts))
        return tuple(alerts)


def _together(books: Books, alerts: tuple[Alert, ...]) -> tuple[Alert, ...]:
    """Return alerts with those of one event side by side; where that fails, each stands where it stood."""
    try:
        return together(books, alerts)
    except Exception:
        log.exception("which alerts are of one event could not be found out: all are told", alerts=len(alerts))
        return alerts


def _compared(books: Books, run: Run) -> Comparison | None:
    """Compare the last wording of a run with the one that the reader knew."""
    article, known, last = run.first.article, run.first.previous, run.last.revision
    if run.begins or article is None or known is None or last is None:
        return None
    return _between(books, article, known, last)


def _in_all(books: Books, alerts: Sequence[Alert]) -> InAll | None:
    """Return what an edit and those of its article that were told in the hour before come to.

    Each of them says what it changed; a reader wants to know where that leads.
    """
    if len(alerts) != 1 or alerts[0].kind is not AlertKind.EDITED or alerts[0].previous is None:
        return None
    alert, previous = alerts[0], alerts[0].previous
    since, until = alert.at - LATELY, alert.at
    told = books.alerts.all(article=alert.article, kind=AlertKind.EDITED, since=since, until=until)
    before = min((one.previous for _, one in told if one.previous is not None), default=previous)
    if before >= previous or alert.article is None or alert.revision is None:
        return None
    base, found = books.revisions.get(alert.article, before), _between(books, alert.article, before, alert.revision)
    if base is None or found is None or found.finding not in (Finding.EDIT, Finding.NONE):
        return None
    return InAll(version=before, at=base.seen_at, change=found.change)


def _between(books: Books, article: int, known: int, last: int) -> Comparison | None:
    """Compare two wordings of an article; none where one of them is kept no longer."""
    base, newest = books.revisions.get(article, known), books.revisions.get(article, last)
    if base is None or newest is None:
        return None
    earlier = tuple(one for one in books.revisions.of(article, newest=REMEMBERED) if one.no <= base.no)
    clock_moves = books.outlets.clock_moves(books.articles.get(article).outlet)
    return compare(base.article, newest.article, earlier=earlier, clock_moves=clock_moves)


def story_of(alerts: Sequence[Alert]) -> int | None:
    """Return the story that a message is about, if it is about one alone."""
    stories = {alert.story for alert in alerts}
    return stories.pop() if len(stories) == 1 else None


def _thread(books: Books, alerts: Sequence[Alert], first: Delivery) -> str:
    story = story_of(alerts)
    return (books.threads.of(story, first.channel, first.target) or "") if story is not None else ""


def _earlier(books: Books, alerts: Sequence[Alert], first: Delivery) -> Earlier | None:
    """Return the message that this one continues or replaces: of its article the last, else of its story the first."""
    story = story_of(alerts)
    if story is None or alerts[-1].kind is AlertKind.SOURCE:
        return None
    found = books.deliveries.told_before(alerts[-1].article, story, first.channel, first.target)
    if found is None:
        return None
    told = found.alert
    return Earlier(at=found.at, title=told.title, article=told.article, key=told.key, base=_base(told))


def _elsewhere(books: Books, alerts: Sequence[Alert]) -> dict[int, Elsewhere]:
    """Return for each story who else prints its text, of which nothing was told alone."""
    shown = {alert.article for alert in alerts}
    stories = dict.fromkeys(alert.story for alert in alerts if alert.story is not None)
    found = ((story, elsewhere(books.stories.members(story), shown)) for story in stories)
    return {story: others for story, others in found if others is not None}


def _base(told: Alert) -> int | None:
    """Return the version that an alert sets out from; none where it told of no wording."""
    match told.kind:
        case AlertKind.EDITED:
            return told.previous
        case AlertKind.NEW | AlertKind.FOLLOWUP:
            return told.revision
        case _:
            return None
